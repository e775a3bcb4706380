import { fromSerial } from './day.ts';

/** States of recruitment as ClinicalTrials.gov names them, and two that only other registers know, each with the words of registers for it. */
const STATUS: Record<string, RegExp> = {
  WITHDRAWN: /^(?:withdrawn|cancell?ed)\b|^撤回|^取消/,
  TERMINATED: /terminat|prematurely ended|stopped early|终止/,
  SUSPENDED: /suspend|temporar(?:il)?y|暂停/,
  NOT_YET_RECRUITING: /not yet recruit|not yet open|^pending|recruiting planned|^planned|approved.*not yet|尚未(?:招募|开始)|预注册/,
  ACTIVE_NOT_RECRUITING:
    /active,? ?not recruiting|no longer recruiting|recruit(?:ing|ment) (?:is )?complete|enrolling complete|招募完成|招募结束|正在进行/,
  ENROLLING_BY_INVITATION: /by invitation/,
  COMPLETED: /complet|finished|已完成|结束|完成/,
  NOT_RECRUITING: /^not recruiting|^closed/,
  RECRUITING: /^(?:open.*)?recruiting|^open|正在招募|招募中/,
  AUTHORISED: /^authori[sz]ed/,
  UNKNOWN: /^unknown|^not available/,
};

/** The state of recruitment that the words of a register name, null where they name none. */
export function statusOf(written: string): string | null {
  const text = written.replace(/\s+/g, ' ').trim().toLowerCase();
  return Object.entries(STATUS).find(([, words]) => words.test(text))?.[0] ?? null;
}

/** The kind of a study as ClinicalTrials.gov names it; what is neither stays as the register says it. */
export function studyTypeOf(written: string): string {
  if (/expanded access/i.test(written)) return 'EXPANDED_ACCESS';
  if (/observation|epidemi|prognosis|观察|流行病|预后|非干预/i.test(written)) return 'OBSERVATIONAL';
  if (/^intervention|treatment study|干预|治疗研究/i.test(written)) return 'INTERVENTIONAL';
  return written.trim();
}

const PHASES = ['EARLY_PHASE1', 'PHASE1', 'PHASE2', 'PHASE3', 'PHASE4'];
const ROMAN = ['', 'i', 'ii', 'iii', 'iv'];

/** The phases that the words of a register name, one or two that follow each other; `NA` for what names none. */
export function phasesOf(written: string): string[] {
  const block = [...written.matchAll(/\(Phase (I{1,3}|IV)\): *yes/gi)].map(([, roman = '']) => ROMAN.indexOf(roman.toLowerCase()));
  if (block.length > 0 || /\(Phase I\):/.test(written)) return named(block);
  const text = (phaseOfSerial(written) ?? written).normalize('NFKC').toLowerCase();
  if (/^(?:early phase ?1|(?:phase ?)?0\b)|探索性研究/.test(text)) return named([0]);
  const found =
    /(?:^|phase|期|[^a-z0-9])[ -]*(iv|i{1,3}|[0-4])[ab]?(?: *期)?(?: *[/+~,&至-] *(?:phase)?[ -]*(iv|i{1,3}|[1-4])[ab]?)?(?![a-z0-9])/.exec(
      text,
    );
  return named(found ? [found[1], found[2]].flatMap((one) => (one === undefined ? [] : numberOf(one))) : []);
}

/** What the phase "2-3" was before a spreadsheet took it for the 2nd of March; null for what is no such number. */
export function phaseOfSerial(written: string): string | null {
  const [, month, day] = fromSerial(written.trim())?.split('-').map(Number) ?? [];
  return month !== undefined && day !== undefined && day < month && month <= 4 ? `${day}-${month}` : null;
}

function numberOf(one: string): number {
  return ROMAN.includes(one) ? ROMAN.indexOf(one) : Number(one);
}

function named(numbers: number[]): string[] {
  const phases = [...new Set(numbers)].flatMap((number) => PHASES[number] ?? []);
  return phases.length === 0 ? ['NA'] : phases.toSorted((a, b) => PHASES.indexOf(a) - PHASES.indexOf(b));
}

/** The number of participants: a number, or the sum of groups written `group:30;group:30;`; null for anything else. */
export function sizeOf(written: string): string | null {
  const text = written.trim();
  if (/^\d{1,3}(?:,\d{3})+$|^\d+(?:\.0)?$/.test(text)) return String(Number(text.replaceAll(',', '')));
  const groups = [...text.matchAll(/[:：]\s*(\d+)\s*(?:[;；]|$)/g)];
  const last = groups.at(-1);
  if (!last || last.index + last[0].length < text.length || /ratio/i.test(text)) return null;
  return String(groups.reduce((sum, [, number]) => sum + Number(number), 0));
}

/** The id of a trial in its own register: one EudraCT number for all countries, a Japanese number without the prefix of the network; null for what is none. */
export function registryId(written: string): string | null {
  const text = written
    .trim()
    .replace(/^JPRN-/, '')
    .replace(/^(EUCTR\d{4}-\d{6}-\d{2})-.*$/, '$1');
  return /^[A-Za-z\d][\w./-]{4,39}$/.test(text) && /\d/.test(text) ? text : null;
}
