import type { TrialText } from '../model/trial-text.ts';
import type { CellSource } from '../model/words.ts';
import type { Cue } from './cues.ts';
import { type Facets, facetsOf, facetWords, NO_FACETS } from './facets.ts';
import type { Passage } from './fields.ts';
import type { Mention } from './mentions.ts';
import { type Evidence, probabilityOf } from './probability.ts';
import { type Reason, reasonsOf } from './reasons.ts';
import { type Role, roleOf } from './role.ts';
import { trackOfModality } from './scope.ts';
import { type Candidate, GIVEN } from './score.ts';
import { cellSourceOf } from './source.ts';
import { isAround, isSampling } from './study.ts';
import { type FoundTarget, targetsOf } from './targets.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * What a trial gives: whether that is CGT, in which scope and track, with which modality, cells, targets and facets, and the words that decided.
 * `probability` is the calibrated probability that isCgt is not false, read from `evidence`.
 */
export type Classification = Facets & {
  isCgt: true | false | 'borderline';
  scope: 'strict' | 'industry' | 'none';
  track: string | null;
  modality: string;
  cellSource: CellSource;
  targets: string[];
  role: Role;
  evidence: Evidence;
  probability: number;
  reasons: Reason[];
};

/** What a conclusion is drawn from: the record, its words, and the candidate chosen. */
export type Grounds = {
  text: TrialText;
  passages: readonly Passage[];
  words: Vocabulary;
  cues: readonly Cue[];
  mentions: readonly Mention[];
  chosen: Candidate;
};

/** The class of a record without a product. */
export function nothing(text: TrialText): Classification {
  return {
    isCgt: false,
    scope: 'none',
    track: null,
    modality: 'none',
    cellSource: 'na',
    targets: [],
    role: roleOf(text, [], false, false),
    evidence: 'wordless',
    probability: probabilityOf('wordless'),
    reasons: [],
    ...NO_FACETS,
  };
}

/** Whether the candidate chosen is given, whether that is of the field, and the evidence for it. */
export function weigh({ text, cues, mentions, chosen }: Grounds): { isGiven: boolean; isInField: boolean; evidence: Evidence } {
  const { concept, points } = chosen;
  const isGiven = points >= GIVEN;
  const isInField = isGiven && concept.standing !== 'none' && !isSampling(text, cues, mentions);
  return { isGiven, isInField, evidence: concept.standing === 'none' || (isGiven && !isInField) ? 'outside' : points };
}

/** Draws the labels from the candidate chosen. */
export function conclude(grounds: Grounds): Classification {
  const { text, cues, mentions, chosen } = grounds;
  const { concept } = chosen;
  const { isGiven, isInField, evidence } = weigh(grounds);
  const isSupportive = isInField && isAround(chosen, mentions, text);
  const role = roleOf(text, cues, isInField, isSupportive);
  const modality = isGiven ? (concept.modality as string) : 'none';
  const isCgt = !isInField ? false : concept.standing === 'borderline' || isSupportive ? 'borderline' : true;
  const { targets, ...product } = isGiven ? productOf(grounds, modality, role) : NO_PRODUCT;
  return {
    isCgt,
    scope: isCgt === true ? 'strict' : isCgt === 'borderline' && !isSupportive ? 'industry' : 'none',
    track: trackOfModality(modality),
    modality,
    role,
    evidence,
    probability: probabilityOf(evidence),
    ...product,
    targets: targets.map(({ target }) => target),
    reasons: reasonsOf({ chosen, mentions, cues, text, role, targets, facets: product.reasons, cellSource: product.cellSource }),
  };
}

const NO_PRODUCT = { cellSource: 'na' as const, targets: [] as FoundTarget[], reasons: [], ...NO_FACETS };

function productOf({ chosen, passages, cues, mentions, words }: Grounds, modality: string, role: Role) {
  const { concept } = chosen.concept;
  const cellSource = cellSourceOf(concept, modality, cues, mentions, role);
  return {
    cellSource,
    targets: targetsOf(concept, passages, mentions, words),
    ...facetsOf(modality, cellSource, facetWords(passages, words)),
  };
}
