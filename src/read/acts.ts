import type { MODIFIERS } from '../model/claim.ts';
import type { PhraseRole } from '../model/phrases.ts';
import { lexicons, type MilestoneCode, type Phrases } from './lexicons.ts';
import { pieceAt, type Sentence } from './sentences.ts';
import { matchesIn, type Piece, type SourceText } from './text.ts';

export type Modifier = (typeof MODIFIERS)[number];

/** A milestone spoken of in a sentence: where, by which words, and how it is qualified. */
export type Act = {
  milestone: MilestoneCode;
  modifier: Modifier | null;
  at: Piece;
  rule: string;
  sentence: Sentence;
  /** True for "the same designation", which takes its milestone from the act before. */
  same?: boolean;
  /** True when the words leave open whether a trial or the market was opened: "FDA clears KN-12". */
  open?: boolean;
};

/** Questions, and warnings to investors that nothing is certain. */
const UNCERTAIN =
  /[??]\s*[”"]?$|\bno (?:assurance|guarantee|certainty)\b|\bcannot (?:guarantee|assure)\b|\bforward-looking\b|不确定性|(?:不|无法)(?:能)?保证/i;

type Reader = { text: SourceText; sentence: Sentence; opening: Piece; phrases: Phrases; seen: Map<string, Piece[]> };

/** Milestones that a sentence speaks of, before their slots are filled; `before` is the sentence ahead of it, `opening` the title and first words. */
export function findActs(text: SourceText, sentence: Sentence, before: Sentence | undefined, opening: Piece): Act[] {
  const reader: Reader = { text, sentence, opening, phrases: lexicons().phrases[text.lang], seen: new Map() };
  if (UNCERTAIN.test(text.plain.slice(sentence.start, sentence.end))) return [];
  return [...designations(reader), ...decisions(reader, before), ...filings(reader, before), ...starts(reader), ...plainActs(reader)];
}

function hits(reader: Reader, role: PhraseRole, piece: Piece): Piece[] {
  const key = `${role} ${piece.start} ${piece.end}`;
  const known = reader.seen.get(key);
  if (known) return known;
  const found = matchesIn(reader.phrases[role], reader.text.plain, piece).filter(({ start, end }) => end > start);
  reader.seen.set(key, found);
  return found;
}

function has(reader: Reader, role: PhraseRole, piece: Piece): boolean {
  return hits(reader, role, piece).length > 0;
}

function segmentOf({ sentence }: Reader, at: Piece): Piece {
  return pieceAt(sentence.segments, at.start);
}

function clauseOf({ sentence }: Reader, at: Piece): Piece {
  return pieceAt(sentence.clauses, at.start);
}

/** True when the clause (and the words before it in the segment that govern it) denies, explains or only supposes. */
function isVoid(reader: Reader, at: Piece): boolean {
  return has(reader, 'void', clauseOf(reader, at));
}

function designations(reader: Reader): Act[] {
  const named = lexicons().designations[reader.text.lang].flatMap(({ milestone, pattern }) =>
    matchesIn(pattern, reader.text.plain, reader.sentence).map((at) => ({ milestone, at })),
  );
  const same = matchesIn(
    /\b(?:the same|that|this) (?:designation|status|label)\b|(?:同样|相同|同一)的?(?:资格|认定)/gi,
    reader.text.plain,
    reader.sentence,
  );
  const again = same.map((at) => ({ milestone: 'orphan' as MilestoneCode, at, same: true }));
  return [...keepOuter(named), ...again].flatMap((one) => judgeDesignation(reader, one));
}

/** Of two designations at one place, keeps the longer words: "rare pediatric disease" over none, PRIME over nothing. */
function keepOuter<T extends { milestone: MilestoneCode; at: Piece }>(list: T[]): T[] {
  return list.filter(
    (one) =>
      !list.some(
        (other) => other !== one && other.milestone === one.milestone && other.at.start < one.at.start && sameBracket(other.at, one.at),
      ),
  );
}

function sameBracket(first: Piece, second: Piece): boolean {
  return second.start - first.end < 30;
}

function judgeDesignation(reader: Reader, { milestone, at, same = false }: { milestone: MilestoneCode; at: Piece; same?: boolean }): Act[] {
  const clause = clauseOf(reader, at);
  const scope = has(reader, 'grant', clause) ? clause : segmentOf(reader, at);
  const told = { at, sentence: reader.sentence, milestone, rule: `designation:${milestone}` };
  if (has(reader, 'reject', clause)) return [{ ...told, modifier: 'rejected' }];
  if (has(reader, 'void', scope)) return [];
  if (isUnderway(reader, clause, at)) return isRequested(reader, clause, at) ? [{ ...told, modifier: 'proposed' }] : [];
  if (!has(reader, 'grant', scope) && !has(reader, 'approve', clause)) return [];
  const proposed = has(reader, 'proposed', clause);
  const base = { at, sentence: reader.sentence, same, rule: `designation:${milestone}` };
  if (proposed && milestone === 'breakthrough') return [{ ...base, milestone: 'breakthrough_proposed', modifier: null }];
  const modifier = proposed ? 'proposed' : modifierOf(reader, at, ['recommended', 'planned']);
  return modifier === 'planned' ? [] : [{ ...base, milestone, modifier }];
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
  return /(?:申请|提交|递交|寻求|applied for|appl(?:y|ies|ication) for|seek(?:s|ing)?|request(?:s|ed)? (?:for )?)(?![^,。;]{0,12}(?:被|获|已))[^,。;]{0,20}$/i.test(
    before,
  );
}

function modifierOf(reader: Reader, at: Piece, roles: ('recommended' | 'planned' | 'conditional')[]): Modifier | null {
  const clause = clauseOf(reader, at);
  const before = { start: clause.start, end: at.end };
  if (roles.includes('planned') && isAwaited(reader, at)) return 'planned';
  if (roles.includes('recommended') && isUrged(reader, at)) return 'recommended';
  for (const role of roles)
    if (has(reader, role, role === 'conditional' ? around(reader, at) : role === 'planned' ? before : clause)) return role;
  return null;
}

/** "Approval is expected in 2027" and what stands under the heading "Anticipated milestones" have not happened. */
function isAwaited({ text, sentence }: Reader, at: Piece): boolean {
  const rest = text.plain.slice(at.end, Math.min(sentence.end, at.end + 70));
  if (/^[^.;,]{0,50}\b(?:is|are|was|were) (?:now )?(?:expected|anticipated|due|planned|likely|slated)\b/.test(rest)) return true;
  const heading =
    text.plain
      .slice(0, sentence.start)
      .trimEnd()
      .split(/\n(?!\s*[-–•·*\d])/)
      .at(-1) ?? '';
  return /^[^\n]{0,60}\b(?:anticipated|expected|upcoming|planned)\b[^\n]{0,40}:?\s*(?:\n|$)|^[^\n]{0,20}(?:预期|预计|未来)[^\n]{0,12}:?\s*(?:\n|$)/i.test(
    heading,
  );
}

/** "recommended that KN-12 be approved": the words before a bare "be" urge the act. */
function isUrged(reader: Reader, at: Piece): boolean {
  const segment = segmentOf(reader, at);
  return (
    /\bbe (?:\w+ )?$/.test(reader.text.plain.slice(segment.start, at.start)) &&
    has(reader, 'recommended', { start: segment.start, end: at.start })
  );
}

function around(reader: Reader, at: Piece): Piece {
  const segment = segmentOf(reader, at);
  return { start: Math.max(segment.start, at.start - 40), end: Math.min(segment.end, at.end + 30) };
}

/** What an act is about: a trial or a marketing application, by the nearest word in its clause, then its neighbours, then the segment. */
function objectOf(reader: Reader, at: Piece, before: Sentence | undefined): 'trial' | 'market' | null {
  const clause = clauseOf(reader, at);
  const segment = segmentOf(reader, at);
  const clauses = reader.sentence.clauses.filter(({ start, end }) => start >= segment.start && end <= segment.end);
  const i = clauses.indexOf(clause);
  const near = [clause, clauses[i - 1], clauses[i + 1], ...(reader.text.lang === 'en' ? [reader.sentence] : [])];
  for (const piece of near) {
    const found = piece && nearestObject(reader, piece, at);
    if (found) return found;
  }
  return before && isAnaphor(reader, segment) ? (nearestObject(reader, before, at) ?? nearestObject(reader, reader.sentence, at)) : null;
}

function isAnaphor(reader: Reader, piece: Piece): boolean {
  return /(?:该|上述|此|其|这一)(?:项)?申请|\b(?:its|the|this) application\b/i.test(reader.text.plain.slice(piece.start, piece.end));
}

function nearestObject(reader: Reader, piece: Piece, at: Piece): 'trial' | 'market' | null {
  const gap = (one: Piece) => (one.start >= at.end ? one.start - at.end : one.end <= at.start ? 1.2 * (at.start - one.end) : 0);
  const closest = (role: 'trial' | 'market') => Math.min(...hits(reader, role, piece).map(gap), 1e6);
  const [trial, market] = [closest('trial'), closest('market')];
  if (trial === 1e6 && market === 1e6) return null;
  return trial <= market ? 'trial' : 'market';
}

function decisions(reader: Reader, before: Sentence | undefined): Act[] {
  const approved = hits(reader, 'approve', reader.sentence).flatMap((at) => judgeApproval(reader, at, before));
  const rejected = hits(reader, 'reject', reader.sentence).flatMap((at): Act[] => {
    const object = nearestObject(reader, clauseOf(reader, at), at) ?? (reader.text.lang === 'zh' ? objectOf(reader, at, before) : null);
    if (isVoid(reader, at) || has(reader, 'designation', clauseOf(reader, at))) return [];
    return [
      {
        milestone: object === 'trial' ? 'ind_cleared' : 'approved',
        modifier: 'rejected',
        at,
        rule: 'reject',
        sentence: reader.sentence,
      },
    ];
  });
  const [refusal] = rejected;
  return refusal ? [refusal, ...approved.filter(({ at }) => isTurned(reader, at, refusal.at))] : approved;
}

/** An approval told before "but" and a refusal stands beside it. */
function isTurned({ text }: Reader, at: Piece, refusal: Piece): boolean {
  return at.end <= refusal.start && /\b(?:but|however|then|later)\b|但|却|然而|此后|随后/.test(text.plain.slice(at.end, refusal.start + 2));
}

function judgeApproval(reader: Reader, at: Piece, before: Sentence | undefined): Act[] {
  if (isVoid(reader, at) || isAttributive(reader, at) || isSought(reader, at)) return [];
  const object = objectOf(reader, at, before);
  const modifier = modifierOf(reader, at, ['recommended', 'planned', ...(object === 'trial' ? [] : (['conditional'] as const))]);
  if (modifier === 'planned') return [];
  const base = { modifier, at, sentence: reader.sentence };
  if (object === 'trial') return [{ ...base, milestone: 'ind_cleared', rule: 'approve+trial' }];
  if (object === 'market') return [{ ...base, milestone: 'approved', rule: 'approve+market' }];
  if (has(reader, 'designation', clauseOf(reader, at))) return [];
  const milestone = isPermit(reader, at) ? 'ind_cleared' : 'approved';
  return [{ ...base, milestone, rule: 'approve', open: true }];
}

/** Asking for an approval is not having it: "filed for approval of", "asked the FDA to clear". */
function isSought(reader: Reader, at: Piece): boolean {
  const before = reader.text.plain.slice(clauseOf(reader, at).start, at.start);
  return /\b(?:fil(?:ed?|es|ing)|appl(?:y|ied|ies|ying)|ask(?:s|ed|ing)?|request(?:s|ed|ing)?|petition\w*|submit\w*|seek(?:s|ing)?|sought)\b[^.;]{0,60}?\b(?:for|to|of|seeking)\s+(?:[\w'-]+ ){0,4}$|\b(?:seek(?:s|ing)?|sought)\s+(?:[\w'-]+ ){0,3}$/i.test(
    before,
  );
}

/** Words such as "go-ahead" that, said of nothing else, let a trial begin. */
function isPermit(reader: Reader, at: Piece): boolean {
  return (
    has(reader, 'permit', at) &&
    !/^ for (?!(?:a |the |its )?(?:phase|trial|clinical|stud|human|test))/i.test(reader.text.plain.slice(at.end, at.end + 30))
  );
}

/** "已批准的…项目" and "approved therapies" speak of a class, not of a decision. */
function isAttributive(reader: Reader, at: Piece): boolean {
  const { plain } = reader.text;
  const [before, after] = [plain.slice(Math.max(0, at.start - 12), at.start), plain.slice(at.end, at.end + 40)];
  if (reader.text.lang === 'zh')
    return (
      /(?:已|全部|累计|所有)$/.test(before) && /^(?:上市)?的[^,。;]{0,20}(?:项目|产品|药物|疗法)[^,。;]{0,6}(?:中|共|有|达|数)/.test(after)
    );
  return (
    /^ed (?:therapies|products|drugs|treatments|cell|gene)\b/.test(plain.slice(at.end - 2, at.end + 20)) &&
    /\b(?:of|all|no|other|the|already|currently)\s$/.test(before)
  );
}

function filings(reader: Reader, before: Sentence | undefined): Act[] {
  const accepted = hits(reader, 'accept', reader.sentence).flatMap((at) => judgeFiling(reader, at, before, 'accept'));
  const submitted = hits(reader, 'submit', reader.sentence).flatMap((at) => judgeFiling(reader, at, before, 'submit'));
  return [...accepted, ...submitted];
}

/** "甲公司申报的产品获批" names the applicant of what is decided. */
function isMaker(reader: Reader, at: Piece): boolean {
  if (/^(?:上市|临床|IND|生产)?的(?=[^,。;]{0,16}(?:产品|药物|疗法|新药|品种))/.test(reader.text.plain.slice(at.end, at.end + 24)))
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
  if (/ review$/.test(reader.text.plain.slice(at.start, at.end))) return 'market';
  return reader.text.plain.startsWith('通知书', at.end) ? nearestObject(reader, reader.opening, at) : null;
}

const FILINGS = {
  accept: { trial: 'ind_accepted', market: 'nda_bla_accepted' },
  submit: { trial: 'ind_submitted', market: 'nda_bla_submitted' },
} as const;

function judgeFiling(reader: Reader, at: Piece, before: Sentence | undefined, role: 'accept' | 'submit'): Act[] {
  if (isVoid(reader, at)) return [];
  const clause = clauseOf(reader, at);
  const decided =
    role === 'submit' &&
    (has(reader, 'accept', clause) ||
      hits(reader, 'approve', { start: at.end, end: clause.end }).some((one) => !isSought(reader, one)) ||
      isMaker(reader, at));
  const object =
    objectOf(reader, at, before) ?? noticeObject(reader, at) ?? (before && isAlso(reader, at) ? nearestObject(reader, before, at) : null);
  if (object === null || decided) return [];
  const modifier = modifierOf(reader, at, ['planned']);
  return [{ milestone: FILINGS[role][object], modifier, at, rule: `${role}+${object}`, sentence: reader.sentence }];
}

function starts(reader: Reader): Act[] {
  return hits(reader, 'start', reader.sentence).flatMap((at): Act[] => {
    const clause = clauseOf(reader, at);
    const object =
      hits(reader, 'trial', clause).find(({ start }) => Math.abs(start - at.end) < 45) ??
      (reader.text.lang === 'en'
        ? hits(reader, 'trial', segmentOf(reader, at)).find(({ end }) => end < at.start && at.start - end < 70)
        : undefined);
    const decided =
      has(reader, 'approve', reader.text.lang === 'en' ? clause : segmentOf(reader, at)) ||
      has(reader, 'hold', segmentOf(reader, at)) ||
      has(reader, 'submit', clause);
    const isTrait =
      /^[^,。;]{0,6}的/.test(reader.text.plain.slice(object?.end ?? at.end, clause.end)) &&
      /最早|最先|首|唯一|第[一二三四五]/.test(reader.text.plain.slice(clause.start, at.start));
    const isLet =
      /\b(?:let|allow|enabl|permit|clear|free)\w*\b[^.;,]{0,50}$|\bto $/i.test(reader.text.plain.slice(clause.start, at.start)) &&
      !modifierOf(reader, at, ['planned']);
    const isRanked = /(?:first|only)[\w\s]{0,20} to\s+$/i.test(reader.text.plain.slice(clause.start, at.start));
    const isFull = /\b(?:complet|finish|clos|conclud)\w* (?:[\w-]+ ){0,2}$|\bfully $/i.test(
      reader.text.plain.slice(clause.start, at.start),
    );
    if (!object || decided || isFull || isRanked || isLet || isTrait || isVoid(reader, at) || has(reader, 'dose', segmentOf(reader, at)))
      return [];
    return [
      { milestone: 'trial_started', modifier: modifierOf(reader, at, ['planned']), at, rule: 'start+trial', sentence: reader.sentence },
    ];
  });
}

/** A hold, and its end where a later clause tells that: "the FDA halted the trial; the hold was lifted in May". */
function holdAndRelease(reader: Reader, at: Piece): Act[] {
  const clause = clauseOf(reader, at);
  const hold: Act = { milestone: 'suspended', modifier: null, at, rule: 'suspended', sentence: reader.sentence };
  if (has(reader, 'lifted', clause)) {
    const imposed = /\b(?:imposed|placed|put|issued|instituted)\b/.exec(reader.text.plain.slice(at.end, clause.end));
    const start = at.end + (imposed?.index ?? 0);
    const lifted: Act = { ...hold, modifier: 'lifted' };
    return imposed ? [{ ...hold, at: { start, end: start + imposed[0].length } }, lifted] : [lifted];
  }
  const [lifted] = hits(reader, 'lifted', { start: clause.end, end: reader.sentence.end });
  if (lifted) return [hold, { ...hold, modifier: 'lifted', at: lifted }];
  return [has(reader, 'lifted', segmentOf(reader, at)) ? { ...hold, modifier: 'lifted' } : hold];
}

/** "may be placed on hold" supposes. */
function isSupposed(reader: Reader, at: Piece): boolean {
  return /\b(?:may|could|might|would|can)\b[^.;,]{0,40}$|可能[^,。;]{0,16}$/.test(
    reader.text.plain.slice(clauseOf(reader, at).start, at.start),
  );
}

/** Enrolling the first participant starts a trial; nobody has been dosed yet. */
function isOnlyEnrolled({ text }: Reader, { start, end }: Piece): boolean {
  const words = text.plain.slice(start, end);
  return /入组|\benrol|\brandomi/i.test(words) && !/给药|回输|输注|治疗|用药|注射|\b(?:dos(?:ed|ing)|treat|infus|inject)/i.test(words);
}

function onePerSegment<T extends { at: Piece }>(reader: Reader, list: T[]): T[] {
  return list.filter(({ at }, i) => list.findIndex((other) => segmentOf(reader, other.at) === segmentOf(reader, at)) === i);
}

function plainActs(reader: Reader): Act[] {
  const dosed = hits(reader, 'dose', reader.sentence).map((at) => ({
    at,
    milestone: isOnlyEnrolled(reader, at) ? ('trial_started' as const) : ('first_patient_dosed' as const),
  }));
  const held = hits(reader, 'hold', reader.sentence).map((at) => ({ at, milestone: 'suspended' as const }));
  const results = hits(reader, 'result', reader.sentence).map((at) => ({ at, milestone: 'trial_result' as const }));
  return [...dosed, ...held.slice(0, 1), ...onePerSegment(reader, results)].flatMap(({ at, milestone }): Act[] => {
    if (isVoid(reader, at)) return [];
    if (milestone === 'suspended') return isSupposed(reader, at) ? [] : holdAndRelease(reader, at);
    const modifier = modifierOf(reader, at, ['planned']);
    if (modifier && milestone === 'trial_result') return [];
    return [{ milestone, modifier, at, rule: milestone, sentence: reader.sentence }];
  });
}
