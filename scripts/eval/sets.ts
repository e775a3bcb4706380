import type { FigureSpec } from './figures.ts';

/** A development set: what is predicted from, what it is scored against (paths below the sets), and the figures to print. */
export type EvalSet = { name: string; input: string; gold: string; figures: FigureSpec[] };

/** The figures of a claims report to print. */
export const CLAIM_FIGURES: FigureSpec[] = [
  { label: 'F1, all kinds', path: 'micro.f1', interval: 'micro.f1_interval' },
  { label: 'precision, all kinds', path: 'micro.precision' },
  { label: 'recall, all kinds', path: 'micro.recall' },
  { label: 'F1, mean over articles', path: 'macro_by_article.f1' },
  { label: 'F1 of *', path: 'kinds.*.f1' },
  { label: 'F1 in *', path: 'languages.*.f1' },
  { label: 'F1 of milestone, every slot right', path: 'milestone_strict.f1' },
  { label: 'slot *, right', path: 'slots.*.accuracy' },
  { label: 'false positives a distractor', path: 'distractors.per_article' },
];

/** The four sets, each scored by its own program. */
export const SETS: EvalSet[] = [
  {
    name: 'claims',
    input: 'articles',
    gold: 'articles',
    figures: CLAIM_FIGURES,
  },
  {
    name: 'trials',
    input: 'trials/inputs.ndjson',
    gold: 'trials/gold.ndjson',
    figures: [
      { label: 'is_cgt, F1', path: 'is_cgt.f1', interval: 'is_cgt.f1_interval' },
      { label: 'modality, right', path: 'modality.accuracy', interval: 'modality.accuracy_interval' },
      { label: 'modality, mean F1', path: 'modality_macro.f1' },
      { label: 'cell source, right', path: 'cell_source.accuracy', interval: 'cell_source.accuracy_interval' },
      { label: 'targets, F1', path: 'targets.f1', interval: 'targets.f1_interval' },
    ],
  },
  {
    name: 'names',
    input: 'identity/name_pairs.csv',
    gold: 'identity/name_pairs.csv',
    figures: [
      { label: 'F1 of same', path: 'f1', interval: 'f1_interval' },
      { label: 'precision of same', path: 'precision' },
      { label: 'three-way, right', path: 'accuracy' },
      { label: 'average precision', path: 'average_precision', interval: 'average_precision_interval' },
      { label: 'F1 of same, *', path: 'scripts.*.f1' },
      { label: 'three-way, *, right', path: 'scripts.*.accuracy' },
    ],
  },
  {
    name: 'firsts',
    input: 'identity/firsts.input.jsonl',
    gold: 'identity/firsts.jsonl',
    figures: [
      { label: 'right', path: 'accuracy', interval: 'accuracy_interval' },
      { label: 'mean F1 of verdicts', path: 'macro_f1' },
      { label: 'false confidence, of all', path: 'false_confidence.rate', interval: 'false_confidence.rate_interval' },
      { label: 'false confidence, of definite', path: 'false_confidence.of_confident' },
    ],
  },
];
