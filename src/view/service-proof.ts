import { GRADES, type Grade } from '../model/curation.ts';
import type { Both } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';

/** Whose word something is, how strong its source is, and where it was read. */
export type Word = { said_by: string; grade: Grade; origin: string; seen: string | null; statements: string[] };

/** Whether anybody but the provider says it, with that in words. */
export type Proof = { words: Word[]; confirmed: boolean; says: Both };

/** What rows about one service amount to: words of the strongest source first. A provider's own word and what a curator knows without a page confirm nothing, however often they are told. */
export function proofOf(words: Word[]): Proof {
  const sorted = words.toSorted((a, b) => Number(isOwn(a)) - Number(isOwn(b)) || GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade));
  const confirmed = words.some((word) => !isOwn(word));
  const list = (lang: 'zh' | 'en') =>
    [...new Set(sorted.map(({ said_by, grade }) => `${labelOf('said_by', said_by)[lang]} (${labelOf('grade', grade)[lang]})`))].join(
      lang === 'zh' ? '、' : ', ',
    );
  const isRead = sorted.some(({ grade }) => grade !== 'curator');
  const alone = isRead
    ? { zh: '除服务方自己的说法外没有来源', en: 'no source but the provider’s own word' }
    : { zh: '只据整理者所知，未读任何原文', en: 'from what the curator knows alone; no page was read' };
  const told = { zh: `据${list('zh')}`, en: `as told by ${list('en')}` };
  return { words: sorted, confirmed, says: confirmed ? told : alone };
}

function isOwn({ said_by, grade }: Word): boolean {
  return said_by === 'provider' || grade === 'curator';
}

/** Orders what is better proven first: confirmed before unconfirmed, then by grade. */
export function byProof(a: Proof, b: Proof): number {
  return Number(b.confirmed) - Number(a.confirmed) || gradeOf(a) - gradeOf(b);
}

function gradeOf({ words }: Proof): number {
  return Math.min(...words.map(({ grade }) => GRADES.indexOf(grade)));
}
