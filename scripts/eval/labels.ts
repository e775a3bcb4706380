import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shared } from '../../test-real/support/shared.ts';
import { type RealTrial, realTrials } from './real-trials.ts';

/** A labelled trial, or a prediction in the same slots. */
export type TrialLabel = {
  trial_id: string;
  is_cgt?: boolean | 'borderline';
  modality?: string;
  modalities_other?: string[];
  cell_source?: string;
  targets?: string[];
  targets_optional?: string[];
  probability?: number;
};

/** A line of `test-real/labels/trials.jsonl`: the label, the file that its record is in, and its fold. */
export type RealLabel = TrialLabel & { file: string; fold: 'a' | 'b' };

/** The labels of one fold, or of both. */
export function readLabels(fold?: string): RealLabel[] {
  const path = join(import.meta.dirname, '..', '..', 'test-real', 'labels', 'trials.jsonl');
  return parseLines<RealLabel>(readFileSync(path, 'utf8')).filter((label) => fold === undefined || label.fold === fold);
}

/** The records of labelled trials, read from the data folder. Throws when a file does not hold a trial that is labelled from it. */
export function recordsOf(labels: RealLabel[]): RealTrial[] {
  return [...Map.groupBy(labels, ({ file }) => file)].flatMap(([file, inside]) => {
    const trials = realTrials(file, shared('data', file));
    return inside.map(({ trial_id }) => {
      const record = trials.get(trial_id);
      if (!record) throw new Error(`${file} holds no ${trial_id}`);
      return { trial_id, record };
    });
  });
}

/** The values of a text of JSON lines. */
export function parseLines<T>(text: string): T[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

/** Where a prediction leaves the label: one row a slot, with the label and what was predicted; `targetSet` is the scorer's reading of target names. A borderline trial has no wrong `is_cgt`, and one that is not CGT only that slot. */
export function errorsOf(label: TrialLabel, prediction: TrialLabel, targetSet: (names: string[]) => Set<string>): string[][] {
  const { trial_id, is_cgt, modality, modalities_other = [], cell_source, targets = [], targets_optional = [] } = label;
  const [stated, allowed, answered] = [
    targetSet(targets),
    targetSet([...targets, ...targets_optional]),
    targetSet(prediction.targets ?? []),
  ];
  const wrong = {
    is_cgt: is_cgt !== 'borderline' && is_cgt !== (prediction.is_cgt === true),
    modality: is_cgt !== false && ![modality, ...modalities_other].includes(prediction.modality),
    cell_source: is_cgt !== false && !['unknown', 'na'].includes(cell_source ?? 'na') && cell_source !== prediction.cell_source,
    targets: is_cgt !== false && !(stated.isSubsetOf(answered) && answered.isSubsetOf(allowed)),
  };
  const slots = Object.keys(wrong) as (keyof typeof wrong)[];
  return slots.filter((slot) => wrong[slot]).map((slot) => [trial_id, slot, String(label[slot]), String(prediction[slot] ?? 'no answer')]);
}
