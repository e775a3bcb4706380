import type { Grade } from '../model/curation.ts';
import type { Both } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import type { Finding, Verdict } from '../model/verdict.ts';
import { capital, joinSentences, listWords, withMissing } from './words.ts';

const PROVING: readonly Grade[] = ['register', 'regulator', 'company'];

/** One part of a claim held against the record; `recorded` says what the record has where the two differ. */
export type Slot = { name: Both; agrees: boolean; recorded: Both };

/** A row of a register as a check needs it. */
export type Recorded = { grade: Grade; statements: string[] };

/** The finding on a claim whose record was found: what is on record, which parts agree, which differ, and how strong the proof is. */
export function judgeRecord({ grade, statements }: Recorded, told: Both, slots: Slot[]): Finding {
  const same = slots.filter(({ agrees }) => agrees).map(({ name }) => name);
  const other = slots.filter(({ agrees }) => !agrees);
  const label = labelOf('grade', grade);
  const sentences: Both[] = [{ zh: `有记录：${told.zh}（${label.zh}）。`, en: `On record: ${told.en} (${label.en}).` }];
  if (same.length > 0) {
    const words = listWords(same);
    sentences.push({ zh: `${words.zh}相符。`, en: `It agrees on ${words.en}.` });
  }
  for (const { name, recorded } of other)
    sentences.push({
      zh: `${name.zh}与文中不符，记录为${recorded.zh}。`,
      en: `${capital(name.en)} differs: the record has ${recorded.en}.`,
    });
  const weak = weakness(grade);
  if (weak) sentences.push(weak);
  return { verdict: verdictOf(grade, other.length > 0), reasons: joinSentences(sentences), evidence: statements, missing: [] };
}

function verdictOf(grade: Grade, differs: boolean): Verdict {
  if (grade === 'curator') return 'unclear';
  return differs || !PROVING.includes(grade) ? 'partly' : 'supported';
}

/** What to say of a proof that cannot support a claim alone; undefined for one that can. */
export function weakness(grade: Grade): Both | undefined {
  if (PROVING.includes(grade)) return undefined;
  if (grade === 'curator') return { zh: '这只是本项目的备注，不足为证。', en: 'That is only a note of this project and proves nothing.' };
  return { zh: '仅见媒体报道，未经当事方或主管部门证实。', en: 'Reported by the media only, not confirmed by those involved.' };
}

/** The finding on a claim of which nothing is on record. */
export function notOnRecord(reasons: Both, missing: Both): Finding {
  return { verdict: 'unclear', reasons: withMissing(reasons, [missing]), evidence: [], missing: [missing] };
}
