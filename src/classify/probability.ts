import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { shipped } from '../base/root.ts';
import { GIVEN } from './score.ts';

/** What a record says for the field: points of its product, `outside` where what it gives is none, `wordless` where it names no product. */
export type Evidence = number | 'outside' | 'wordless';

const part = z.number().min(0).max(1);

/**
 * The probabilities for each kind of evidence: a logistic over points that is a half where the classifier decides, and one value each for the others.
 * `fitted_on`, `wordless_of` and `outside_of` say how many trials they rest on, `prevalence` which part of those was in the field. Of trials in the
 * field that no rule was made on, `modality_right` and `targets_right` is the part whose modality and whose targets were read right.
 */
export const trialCalibration = z.strictObject({
  fitted_on: z.int().positive(),
  prevalence: part,
  wordless: part,
  wordless_of: z.int().nonnegative(),
  outside: part,
  outside_of: z.int().nonnegative(),
  slope: z.number().positive(),
  modality_right: part,
  targets_right: part,
});
export type TrialCalibration = z.infer<typeof trialCalibration>;

let loaded: TrialCalibration | undefined;

/** The calibration of `model/trial-calibration.json`, read once. */
export function readCalibration(): TrialCalibration {
  loaded ??= trialCalibration.parse(JSON.parse(readFileSync(shipped('model', 'trial-calibration.json'), 'utf8')));
  return loaded;
}

/** The probability that a record is in the field. */
export function probabilityOf(evidence: Evidence): number {
  const calibration = readCalibration();
  const probability = typeof evidence === 'number' ? 1 / (1 + Math.exp(-calibration.slope * (evidence - GIVEN))) : calibration[evidence];
  return Math.round(probability * 1000) / 1000;
}
