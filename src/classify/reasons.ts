import type { TrialText } from '../model/trial-text.ts';
import type { CellSource } from '../model/words.ts';
import type { Cue } from './cues.ts';
import type { FoundFacet } from './facets.ts';
import type { Mention } from './mentions.ts';
import { type Role, roleWords } from './role.ts';
import type { Candidate } from './score.ts';
import { sourceWords } from './source.ts';
import type { FoundTarget } from './targets.ts';

/** Words that led to a label, with the field they stand in; `slot` is the part of the class that the label fills. */
export type Reason = { slot: string; label: string; words: string; field: string };

const MOST_OF_MODALITY = 6;

type Decided = {
  chosen: Candidate;
  mentions: readonly Mention[];
  cues: readonly Cue[];
  text: TrialText;
  role: Role;
  targets: readonly FoundTarget[];
  facets: readonly FoundFacet[];
  cellSource: CellSource;
};

/** The words that decided, label by label, the modality first. */
export function reasonsOf({ chosen, mentions, cues, text, role, targets, facets, cellSource }: Decided): Reason[] {
  const source = sourceWords(cellSource, cues, mentions);
  const ofRole = roleWords(role, text, cues);
  return [
    ...modalityReasons(chosen, mentions),
    ...targets.map(({ target, words, field }) => ({ slot: 'targets', label: target, words, field })),
    ...(source ? [{ slot: 'cell_source', label: cellSource, ...source }] : []),
    ...(ofRole ? [{ slot: 'role', label: role, ...ofRole }] : []),
    ...facets.map(({ facet, value, words, field }) => ({ slot: facet, label: value, words, field })),
  ];
}

function modalityReasons(chosen: Candidate, mentions: readonly Mention[]): Reason[] {
  const own = mentions.filter(({ concept, share }) => share > 0.1 && concept.modality === chosen.best.concept.modality);
  const label = chosen.concept.modality ?? 'none';
  const seen = new Set<string>();
  const reasons = [...own, ...(own.length === 0 ? [chosen.best] : [])].map(({ words, field }) => ({
    slot: 'modality',
    label,
    words,
    field,
  }));
  return reasons.filter(({ words, field }) => !seen.has(`${field} ${words}`) && seen.add(`${field} ${words}`)).slice(0, MOST_OF_MODALITY);
}
