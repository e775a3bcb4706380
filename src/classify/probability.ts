import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { shipped } from '../base/root.ts';
import { GIVEN } from './score.ts';

/** What a record says for the field: points of its product, `outside` where what it gives is none, `wordless` where it names no product. */
export type Evidence = number | 'outside' | 'wordless';

/** The probabilities for each kind of evidence: a logistic over points that is a half where the classifier decides, and one value each for the others; `fitted_on` says how many trials. */
export const trialCalibration = z.strictObject({
  fitted_on: z.int().positive(),
  wordless: z.number().min(0).max(1),
  outside: z.number().min(0).max(1),
  slope: z.number().positive(),
});
export type TrialCalibration = z.infer<typeof trialCalibration>;

let loaded: TrialCalibration | undefined;

/** The probability that a record is in the field; the calibration is read once from model/trial-calibration.json. */
export function probabilityOf(evidence: Evidence): number {
  loaded ??= trialCalibration.parse(JSON.parse(readFileSync(shipped('model', 'trial-calibration.json'), 'utf8')));
  const probability = typeof evidence === 'number' ? 1 / (1 + Math.exp(-loaded.slope * (evidence - GIVEN))) : loaded[evidence];
  return Math.round(probability * 1000) / 1000;
}
