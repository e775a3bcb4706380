import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../src/base/files.ts';
import { foldTerm } from '../src/base/terms.ts';
import type { Evidence, TrialCalibration } from '../src/classify/probability.ts';
import { trialTextOf } from '../src/classify/record.ts';
import { GIVEN } from '../src/classify/score.ts';
import { classify } from '../src/classify/trial.ts';
import { missingShared, shared } from '../test-real/support/shared.ts';
import { errorsOf, parseLines, type RealLabel, readLabels, recordsOf, type TrialLabel } from './eval/labels.ts';
import type { RealTrial } from './eval/real-trials.ts';

type Outcome = { evidence: Evidence; happened: boolean };

const RATE = 0.05;
const STEPS = 20_000;
/** Weight of the prior that holds the slope finite where points separate the kinds. */
const PRIOR = 0.01;

process.exitCode = main();

/** Fits model/trial-calibration.json on the development set and fold a of the labelled real trials; fold b, on which no rule was made, says how often modality and targets are right, and is for checking with score-labels. Exit code 1 when the data folder is not there. */
function main(): number {
  const missing = missingShared();
  if (missing) {
    process.stderr.write(`fit-trials: ${missing}\n`);
    return 1;
  }
  const labels = readLabels('a');
  const outcomes = [...outcomesOf(labels, recordsOf(labels)), ...outcomesOf(...developmentSet())];
  const path = join(import.meta.dirname, '..', 'model', 'trial-calibration.json');
  writeWhole(path, `${JSON.stringify({ ...fit(outcomes), ...rightOn(readLabels('b')) }, null, 2)}\n`);
  return 0;
}

function developmentSet(): [TrialLabel[], RealTrial[]] {
  const lines = <T>(name: string) => parseLines<T>(readFileSync(shared('eval', 'dev', 'trials', name), 'utf8'));
  return [lines<TrialLabel>('gold.ndjson'), lines<RealTrial>('inputs.ndjson')];
}

function outcomesOf(labels: TrialLabel[], records: RealTrial[]): Outcome[] {
  const byId = new Map(records.map(({ trial_id, record }) => [trial_id, record]));
  return labels.map(({ trial_id, is_cgt }) => ({
    evidence: classify(trialTextOf(byId.get(trial_id))).evidence,
    happened: is_cgt !== false,
  }));
}

/** How often modality and targets of trials that are in the field, and were found to be, are read as labelled. */
function rightOn(labels: RealLabel[]): Pick<TrialCalibration, 'modality_right' | 'targets_right'> {
  const byId = new Map(recordsOf(labels).map(({ trial_id, record }) => [trial_id, record]));
  const names = (list: string[]) => new Set(list.map((name) => foldTerm(name).text));
  const wrong = labels.flatMap((label) => {
    const { isCgt, modality, cellSource, targets } = classify(trialTextOf(byId.get(label.trial_id)));
    if (label.is_cgt === false || isCgt === false) return [];
    const said = { trial_id: label.trial_id, is_cgt: isCgt, modality, cell_source: cellSource, targets };
    return [errorsOf(label, said, names).map(([, slot]) => slot)];
  });
  const right = (slot: string) => rounded(1 - smoothed(wrong.map((slots) => ({ happened: slots.includes(slot) }))));
  return { modality_right: right('modality'), targets_right: right('targets') };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function fit(outcomes: Outcome[]): Omit<TrialCalibration, 'modality_right' | 'targets_right'> {
  const of = (kind: Evidence) => outcomes.filter(({ evidence }) => evidence === kind);
  const points = outcomes.flatMap(({ evidence, happened }) => (typeof evidence === 'number' ? [{ points: evidence, happened }] : []));
  return {
    fitted_on: outcomes.length,
    prevalence: rounded(smoothed(outcomes)),
    wordless: rounded(smoothed(of('wordless'))),
    wordless_of: of('wordless').length,
    outside: rounded(smoothed(of('outside'))),
    outside_of: of('outside').length,
    slope: rounded(slopeOf(points)),
  };
}

/** The share that happened, drawn towards a half by one trial of each kind so that it is never quite 0 or 1. */
function smoothed(outcomes: Pick<Outcome, 'happened'>[]): number {
  return (outcomes.filter(({ happened }) => happened).length + 0.5) / (outcomes.length + 1);
}

/** Maximum likelihood of the slope of a logistic that is a half where the classifier decides, by gradient ascent. */
function slopeOf(outcomes: { points: number; happened: boolean }[]): number {
  let slope = 1;
  for (let step = 0; step < STEPS; step += 1) {
    const gradient = outcomes.reduce((sum, { points, happened }) => {
      const miss = Number(happened) - 1 / (1 + Math.exp(-slope * (points - GIVEN)));
      return sum + (miss * (points - GIVEN)) / outcomes.length;
    }, -PRIOR * slope);
    slope += RATE * gradient;
  }
  return slope;
}
