import { toSimplified } from '../base/chinese.ts';
import { TermMatcher } from '../base/terms.ts';
import { chainOf, placeById, provinces } from '../entity/place-index.ts';
import type { PolicyClaim } from '../model/claim.ts';
import type { Both } from '../model/definitions.ts';
import { policyTermOf } from '../model/park-words.ts';
import type { Finding } from '../model/verdict.ts';
import { findDates } from '../read/dates.ts';
import { prepareText } from '../read/text.ts';
import { type Policy, policies } from '../view/park.ts';
import type { CheckContext } from './context.ts';
import { datesMeet, intervalOf, wordedDays } from './days.ts';
import { judgeRecord, notOnRecord, type Slot } from './record.ts';
import { joinSentences } from './words.ts';

/** How texts name what a policy is about, beside the label of the activity. */
const ACTIVITIES: Record<string, RegExp> = {
  human_stem_cells: /干细胞|stem cells?/i,
  gene_diagnosis: /基因诊断|gene(?:tic)? diagnos/i,
  gene_therapy: /基因(?:诊断[与和及])?治疗|gene (?:diagnosis and )?therap/i,
};
const IN_FORCE = /施行|生效|实施|执行|\b(?:in(?:to)? force|takes? effect|took effect|effective|appl(?:y|ies|ied) from)\b/i;
const FREE_TRADE = /自由贸易|自贸|free[- ]trade/i;

type Measure = Policy['measures'][number];

/** Checks a policy by name or number, or by issuer and subject where the text gives no name; then its issuer, its days, the places and activities it covers. */
export async function checkPolicy(context: CheckContext, claim: PolicyClaim, sentence: string): Promise<Finding> {
  const all = await policies(context.atlas, context.known_by);
  const text = toSimplified(`${claim.effect ?? ''} ${sentence}`);
  const policy = claim.name === null ? unnamed(claim, text, all) : all.find((one) => isNamed(claim.name as string, one));
  if (!policy)
    return notOnRecord(notFound(claim), {
      zh: '文件原文或主管部门的公布',
      en: 'the text of the document or its publication by the authority',
    });
  const found = judgeRecord(policy, wordedPolicy(policy), [...slotsOf(claim, policy, text), ...coverage(policy, claim.effect ?? '')]);
  const force = forceOn(policy, context);
  return force ? { ...found, reasons: joinSentences([found.reasons, force]) } : found;
}

function isNamed(name: string, { zh, en, number }: Policy): boolean {
  const said = foldTitle(name);
  const isNumbered = number !== null && foldTitle(number).length > 6 && said.includes(foldTitle(number));
  return isNumbered || [...zh, ...en].some((one) => foldTitle(one) === bareTitle(said) || foldTitle(one) === said);
}

/** A title without marks, spaces and the words that only say which edition of the text it is. */
function foldTitle(title: string): string {
  return toSimplified(title.normalize('NFKC'))
    .toLowerCase()
    .replace(/^\s*the\s|中华人民共和国/g, '')
    .replace(/[—–~至-]/g, '-')
    .replace(/[^\p{L}\d-]/gu, '');
}

/** The same without a number in brackets behind it: 条例（国令第818号）. */
function bareTitle(folded: string): string {
  return folded.replace(/(?:国务院令|国令|令)第\d+号$/, '');
}

/** A rule without a name is found by its issuers and what it is about; where several fit, none is taken. */
function unnamed({ issuer, date }: PolicyClaim, text: string, all: Policy[]): Policy | undefined {
  if (issuer === null) return undefined;
  const fits = all.filter(
    (one) =>
      isIssuer(issuer, one) && datesMeet(date, issuedDays(one)) && one.measures.some(({ activity }) => ACTIVITIES[activity]?.test(text)),
  );
  return fits.length === 1 ? fits[0] : undefined;
}

/** Every issuer that the text names is one of the policy's. */
function isIssuer(said: string, { issuers, place }: Policy): boolean {
  const names = said
    .split(/[、,和与及]|\band\b/)
    .map(foldBody)
    .filter((name) => name !== '');
  const own = [...issuers.flatMap(({ zh, en }) => [zh, en]), ...(place === null ? [] : namesOf(place))].map((name) => foldBody(name ?? ''));
  return names.length > 0 && names.every((name) => own.includes(name));
}

function namesOf(place: string): string[] {
  const row = placeById(place);
  return row ? [...row.zh, ...row.en] : [];
}

function foldBody(name: string): string {
  return toSimplified(name.normalize('NFKC'))
    .toLowerCase()
    .replace(/^(?:the|国家|中国)\s?/, '')
    .replace(/(?:员会|人民政府)$/, '')
    .replace(/[^\p{L}]/gu, '');
}

function slotsOf(claim: PolicyClaim, policy: Policy, text: string): Slot[] {
  const slots: Slot[] = [];
  if (claim.issuer !== null && policy.issuers.length > 0)
    slots.push({ name: { zh: '发布机关', en: 'the issuer' }, agrees: isIssuer(claim.issuer, policy), recorded: issuersOf(policy) });
  const days = [policy.adopted, policy.issued, policy.effective].filter((one) => one !== null);
  if (intervalOf(claim.date) && policy.issued)
    slots.push({
      name: { zh: '发布日期', en: 'the date' },
      agrees: days.some((one) => datesMeet(claim.date, one)),
      recorded: wordedDays(policy.issued),
    });
  const from = policy.effective;
  const said = effectiveIn(text);
  if (from && said)
    slots.push({ name: { zh: '施行日期', en: 'the day it takes effect' }, agrees: datesMeet(said, from), recorded: wordedDays(from) });
  return slots;
}

/** The day that a text puts beside 施行 or "effective". */
function effectiveIn(text: string): string | null {
  const clause = text.split(/[,，;；。]/).find((part) => IN_FORCE.test(part) && /\d/.test(part));
  if (clause === undefined) return null;
  return findDates(prepareText(clause), null).find(({ iso }) => intervalOf(iso))?.iso ?? null;
}

/** Whether what the text says the policy does, and where, is among its measures. */
function coverage({ measures }: Policy, effect: string): Slot[] {
  const text = toSimplified(effect);
  const about = Object.keys(ACTIVITIES).filter((activity) => ACTIVITIES[activity]?.test(text));
  const own = measures.filter(({ activity }) => about.includes(activity));
  const slots: Slot[] = [];
  if (about.length > 0 && measures.some(({ activity }) => activity in ACTIVITIES)) {
    const isWhole = about.every((activity) => own.some((measure) => measure.activity === activity));
    slots.push({ name: { zh: '所涉活动', en: 'what it covers' }, agrees: isWhole, recorded: activitiesOf(measures) });
  }
  const named = provincesIn(text);
  if (named.length > 0 && own.length > 0) {
    const places = [...new Set(own.flatMap((measure) => measure.places))];
    const isCovered = named.every((province) => places.some((place) => isWithin(place, province)));
    const isZone = !places.every(isFreeTradeZone) || FREE_TRADE.test(text);
    slots.push({ name: { zh: '适用地区', en: 'where it applies' }, agrees: isCovered && isZone, recorded: placesOf(places) });
  }
  return slots;
}

let matcher: TermMatcher<string> | undefined;

function provincesIn(text: string): string[] {
  matcher ??= new TermMatcher(provinces().flatMap(({ id, zh, en }) => [...zh, ...en].map((name) => ({ text: name, value: id }))));
  return [...new Set(matcher.find(text).map(({ value }) => value))];
}

function isWithin(place: string, province: string): boolean {
  const row = placeById(place);
  return row !== undefined && chainOf(row).some(({ id }) => id === province);
}

function isFreeTradeZone(place: string): boolean {
  return /free-trade/.test(place);
}

/** Says when a policy is not in force on the day of the text, or has ended since. */
function forceOn({ effective, until }: Policy, { spoken, as_of }: CheckContext): Both | undefined {
  if (effective !== null && effective.from > spoken)
    return {
      zh: `截至 ${spoken} 尚未施行（${effective.from} 起）。`,
      en: `On ${spoken} it is not yet in force (from ${effective.from}).`,
    };
  if (until === null || until >= as_of) return undefined;
  if (until < spoken) return { zh: `截至 ${spoken} 已到期（至 ${until}）。`, en: `On ${spoken} it has ended (on ${until}).` };
  return { zh: `${spoken} 时有效，${until} 到期。`, en: `In force on ${spoken}; it ended on ${until}.` };
}

function issuedDays({ issued }: Policy): { from: string | null; to: string | null } {
  return issued ?? { from: null, to: null };
}

function wordedPolicy({ zh, en, number, issued }: Policy): Both {
  const day = issued ? wordedDays(issued) : { zh: '日期不详', en: 'date not known' };
  const more = number === null ? [] : [number];
  return { zh: [`《${zh[0] ?? en[0]}》`, ...more, day.zh].join('，'), en: [en[0] ?? zh[0], ...more, day.en].join(', ') };
}

function issuersOf({ issuers }: Policy): Both {
  return { zh: issuers.map(({ zh, en }) => zh ?? en).join('、'), en: issuers.map(({ zh, en }) => en ?? zh).join(', ') };
}

function activitiesOf(measures: Measure[]): Both {
  const labels = [...new Set(measures.map(({ activity }) => activity))].map((activity) => policyTermOf(activity));
  return { zh: labels.map(({ zh }) => zh).join('、'), en: labels.map(({ en }) => en).join(', ') };
}

function placesOf(places: string[]): Both {
  const rows = places.map((id) => placeById(id));
  return { zh: rows.map((row) => row?.zh[0]).join('、'), en: rows.map((row) => row?.en[0]).join(', ') };
}

function notFound({ name, issuer }: PolicyClaim): Both {
  const what = name ?? (issuer === null ? '这一文件' : `${issuer}的这一文件`);
  const en = name ?? (issuer === null ? 'this rule' : `this rule of ${issuer}`);
  return { zh: `图谱没有${what}的记录。`, en: `The atlas has no record of ${en}.` };
}
