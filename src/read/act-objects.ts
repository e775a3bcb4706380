import { clauseOf, hits, type Reader, segmentOf } from './act.ts';
import type { Piece } from './text.ts';

/** What an act is about: a trial or a marketing application, by the nearest word in its clause, then its neighbours, then the segment. */
export function objectOf(reader: Reader, at: Piece): 'trial' | 'market' | null {
  const clause = clauseOf(reader, at);
  const segment = segmentOf(reader, at);
  const clauses = reader.sentence.clauses.filter(({ start, end }) => start >= segment.start && end <= segment.end);
  const i = clauses.indexOf(clause);
  const near = [clause, clauses[i - 1], clauses[i + 1], ...(reader.text.lang === 'en' ? [reader.sentence] : [])];
  for (const piece of near) {
    const found = piece && nearestObject(reader, piece, at);
    if (found) return found;
  }
  return reader.before && isAnaphor(reader, segment)
    ? (nearestObject(reader, reader.before, at) ?? nearestObject(reader, reader.sentence, at))
    : null;
}

function isAnaphor(reader: Reader, piece: Piece): boolean {
  return /(?:该|上述|此|其|这一)(?:项)?申请|\b(?:its|the|this) application\b/i.test(reader.text.plain.slice(piece.start, piece.end));
}

/** The nearer of the words for a trial and for the market in a piece. */
export function nearestObject(reader: Reader, piece: Piece, at: Piece): 'trial' | 'market' | null {
  const gap = (one: Piece) => (one.start >= at.end ? one.start - at.end : one.end <= at.start ? 1.2 * (at.start - one.end) : 0);
  const closest = (role: 'trial' | 'market') => Math.min(...hits(reader, role, piece).map(gap), 1e6);
  const [trial, market] = [closest('trial'), closest('market')];
  if (trial === 1e6 && market === 1e6) return null;
  return trial <= market ? 'trial' : 'market';
}
