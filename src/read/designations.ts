import { type Act, clauseOf, has, type Reader, segmentOf } from './act.ts';
import { lexicons, type MilestoneCode } from './lexicons.ts';
import { modifierOf } from './modifiers.ts';
import { matchesIn, type Piece } from './text.ts';

const SAME = /\b(?:the same|that|this) (?:designation|status|label)\b|(?:同样|相同|同一)的?(?:资格|认定)/gi;

/** Designations that a sentence says are held, asked for or refused. */
export function designations(reader: Reader): Act[] {
  const named = lexicons().designations[reader.text.lang].flatMap(({ milestone, pattern }) =>
    matchesIn(pattern, reader.text, reader.sentence).map((at) => ({ milestone, at })),
  );
  const same = matchesIn(SAME, reader.text, reader.sentence);
  const again = same.map((at) => ({ milestone: 'orphan' as MilestoneCode, at, same: true }));
  return [...keepOuter(named, reader.text.plain), ...again].flatMap((one) => judgeDesignation(reader, one));
}

/** Of two designations at one place, keeps the longer words: "rare pediatric disease" over none, PRIME over nothing. */
function keepOuter<T extends { milestone: MilestoneCode; at: Piece }>(list: T[], plain: string): T[] {
  return list.filter(
    (one) =>
      !list.some(
        (other) =>
          other !== one && other.milestone === one.milestone && other.at.start < one.at.start && sameBracket(other.at, one.at, plain),
      ),
  );
}

function sameBracket(first: Piece, second: Piece, plain: string): boolean {
  return second.start - first.end < 30 && !/[\p{Script=Han}],/u.test(plain.slice(first.end, second.start));
}

function judgeDesignation(reader: Reader, { milestone, at, same = false }: { milestone: MilestoneCode; at: Piece; same?: boolean }): Act[] {
  const clause = clauseOf(reader, at);
  const scope = has(reader, 'grant', clause) ? clause : segmentOf(reader, at);
  const told = { at, sentence: reader.sentence, milestone, rule: `designation:${milestone}` };
  if (has(reader, 'reject', clause)) return [{ ...told, modifier: 'rejected' }];
  if (has(reader, 'void', scope)) return [];
  if (isUnderway(reader, clause, at)) return isRequested(reader, clause, at) ? [{ ...told, modifier: 'proposed' }] : [];
  const proposed = has(reader, 'proposed', reader.text.lang === 'en' ? scope : clause);
  if (
    reader.text.lang === 'zh' &&
    !proposed &&
    !has(reader, 'grant', scope) &&
    !has(reader, 'approve', clause) &&
    !isOfProduct(reader, clause)
  )
    return [];
  const base = { at, sentence: reader.sentence, same, rule: `designation:${milestone}` };
  if (proposed && milestone === 'breakthrough') return [{ ...base, milestone: 'breakthrough_proposed', modifier: null }];
  const isHandedOver = HANDED_OVER.test(reader.text.plain.slice(clause.start, clause.end));
  const modifier = proposed ? 'proposed' : modifierOf(reader, at, isHandedOver ? ['recommended'] : ['recommended', 'planned']);
  return modifier === 'planned' ? [] : [{ ...base, milestone, modifier }];
}

/** 将快速通道资格授予: 将 leads the object and tells of no future; what "will be reviewed under" a status has it. */
const HANDED_OVER = /将[^,。;]{0,24}(?:资格|认定|称号|地位)[^,。;]{0,6}(?:授予|给予|颁)|\bbe reviewed under\b|\bwill review\b/;

/** A designation told of a product in one clause is held, by whatever verb: 喜提, 再添, 颁给. */
function isOfProduct({ text }: Reader, { start, end }: Piece): boolean {
  const words = text.plain.slice(start, end);
  return /[A-Za-z]{2,}-?\d|注射液|细胞液|输注液/.test(words) && !/申请|审评时限|申报|递交|提交|寻求|争取|有望/.test(words);
}

/** A designation that has been asked for, as a fact and not as an aim. */
function isRequested(reader: Reader, clause: Piece, at: Piece): boolean {
  const before = reader.text.plain.slice(clause.start, at.start);
  return (
    /\b(?:has|have|had) (?:also )?(?:requested|applied for|asked for)\b|\b(?:requested|applied for)\b|已(?:经)?[^,。;]{0,12}申请/.test(
      before,
    ) && !has(reader, 'planned', { start: clause.start, end: at.start })
  );
}

/** Applying for a designation, or reviewing under one, is not holding it. */
function isUnderway(reader: Reader, clause: Piece, at: Piece): boolean {
  const before = reader.text.plain.slice(clause.start, at.start);
  return /(?:申请|提交|递交|寻求|applied for|appl(?:y|ies|ication) for|seek(?:s|ing)?|request(?:s|ed)? (?:for )?)(?![^,。;]{0,12}(?:被|获|已)|[^,。;]{0,30}\b(?:was|were|has|got|received|won)\b)[^,。;]{0,20}$/i.test(
    before,
  );
}
