import { type Act, clauseOf, has, hits, isVoid, type Reader, segmentOf } from './act.ts';
import { nearestObject, objectOf } from './act-objects.ts';
import { isSought } from './decisions.ts';
import { modifierOf } from './modifiers.ts';
import type { Piece } from './text.ts';

/** Applications that a sentence says were handed in or taken up. */
export function filings(reader: Reader): Act[] {
  const accepted = hits(reader, 'accept', reader.sentence).flatMap((at) => judgeFiling(reader, at, 'accept'));
  const submitted = hits(reader, 'submit', reader.sentence).flatMap((at) => judgeFiling(reader, at, 'submit'));
  return [...accepted, ...submitted];
}

/** "甲公司申报的产品获批" names the applicant of what is decided. */
function isMaker(reader: Reader, at: Piece): boolean {
  if (/^(?:上市|临床|IND|生产)?的(?=[^,。;]{0,16}(?:产品|药物|疗法|新药|品种))/.test(reader.text.plain.slice(at.end, at.end + 24)))
    return true;
  const ahead = reader.text.plain.slice(clauseOf(reader, at).start, at.start);
  if (/(?:首|第[一二三四五])[款个项]?$|唯一$/.test(ahead) && /^(?:上市|临床)?的/.test(reader.text.plain.slice(at.end, at.end + 3)))
    return true;
  return reader.text.plain[at.end] === '的' && has(reader, 'approve', segmentOf(reader, at));
}

/** True for a filing told as one more of those just spoken of: 同日获受理的还有. */
function isAlso(reader: Reader, at: Piece): boolean {
  const segment = segmentOf(reader, at);
  return /同日|同时|还有|此外|另有|\b(?:also|likewise|as well)\b/.test(reader.text.plain.slice(segment.start, segment.end));
}

/** What is taken up when it is not named: a review is of a marketing application; a notice answers what the opening tells, 《受理通知书》 under the title "临床试验申请获得受理". */
function noticeObject(reader: Reader, at: Piece): 'trial' | 'market' | null {
  if (/(?: review|assess|evaluate|assessment|evaluation)$/.test(reader.text.plain.slice(at.start, at.end))) return 'market';
  return reader.text.plain.startsWith('通知书', at.end) ? nearestObject(reader, reader.opening, at) : null;
}

const FILINGS = {
  accept: { trial: 'ind_accepted', market: 'nda_bla_accepted' },
  submit: { trial: 'ind_submitted', market: 'nda_bla_submitted' },
} as const;

function judgeFiling(reader: Reader, at: Piece, role: 'accept' | 'submit'): Act[] {
  if (isVoid(reader, at)) return [];
  const clause = clauseOf(reader, at);
  const decided =
    role === 'submit' &&
    (has(reader, 'accept', clause) ||
      hits(reader, 'approve', { start: at.end, end: clause.end }).some((one) => !isSought(reader, one)) ||
      isMaker(reader, at));
  const object =
    objectOf(reader, at) ??
    noticeObject(reader, at) ??
    (reader.before && isAlso(reader, at) ? nearestObject(reader, reader.before, at) : null);
  if (object === null || decided) return [];
  const modifier = modifierOf(reader, at, ['planned']);
  return [{ milestone: FILINGS[role][object], modifier, at, rule: `${role}+${object}`, sentence: reader.sentence }];
}
