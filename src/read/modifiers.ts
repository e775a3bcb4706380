import { clauseOf, has, type Modifier, type Reader, segmentOf } from './act.ts';
import type { Piece } from './text.ts';

/** How an act is qualified by the words around it: the first of the roles that holds. */
export function modifierOf(reader: Reader, at: Piece, roles: ('recommended' | 'planned' | 'conditional')[]): Modifier | null {
  const clause = clauseOf(reader, at);
  const before = { start: governorOf(reader, clause), end: at.end };
  if (roles.includes('planned') && isAwaited(reader, at)) return 'planned';
  if (roles.includes('recommended') && isUrged(reader, at)) return 'recommended';
  for (const role of roles)
    if (has(reader, role, role === 'conditional' ? around(reader, at) : role === 'planned' ? before : clause)) return role;
  return null;
}

/** Where the words that govern a clause begin: before it, where it only goes on behind an apposition, "plans to take KN-12, its CAR-T, into the clinic". */
function governorOf(reader: Reader, clause: Piece): number {
  const goesOn = /^(?:in|into|on|to|for|from|with|by|at|before|under)\b/.test(reader.text.plain.slice(clause.start, clause.end));
  return goesOn && reader.text.lang === 'en' ? segmentOf(reader, clause).start : clause.start;
}

/** "Approval is expected in 2027" and what stands under the heading "Anticipated milestones" have not happened. */
function isAwaited({ text, sentence }: Reader, at: Piece): boolean {
  const rest = text.plain.slice(at.end, Math.min(sentence.end, at.end + 130));
  if (
    /^(?:[^.;,]{0,50}|[^.;,]{0,30}, (?:an?|the|its|[A-Z])[^.;,]{0,60},)\s?\b(?:is|are|was|were|remains?) (?:now |still )?(?:expected|anticipated|due|planned|likely|slated|scheduled|targeted|on track|set)\b/.test(
      rest,
    )
  )
    return true;
  if (
    /^[^.;,]{0,30} (?:expected|anticipated|planned|targeted|on track|slated|scheduled|due) (?=(?:in|by|for|to|around|later|before|during|at|next|this|mid|early|late|H[12]|Q\d|[12]H|\d|first|second)\b)/.test(
      rest,
    )
  )
    return true;
  const heading = headingOver(text.plain.slice(Math.max(0, sentence.start - FURTHEST_HEADING), sentence.start).trimEnd());
  return /^[^\n]{0,60}\b(?:anticipated|expected|upcoming|planned)\b[^\n]{0,40}:?\s*(?:\n|$)|^[^\n]{0,20}(?:预期|预计|未来)[^\n]{0,12}:?\s*(?:\n|$)/i.test(
    heading,
  );
}

/** Units that a list under a heading may take. */
const FURTHEST_HEADING = 20_000;

/** The last line that is no item of a list, with the items under it. */
function headingOver(before: string): string {
  for (let at = before.lastIndexOf('\n'); at >= 0; at = before.lastIndexOf('\n', at - 1)) {
    if (!/^\s*[-–•·*\d]/.test(before.slice(at + 1, at + 80))) return before.slice(at + 1);
    if (at === 0) break;
  }
  return before;
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
