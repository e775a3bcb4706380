import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { textTable } from '../src/surface/cli/text-table.ts';
import { missingShared, shared } from '../test-real/support/shared.ts';
import { calibration } from './eval/calibration.ts';
import { figuresOf } from './eval/figures.ts';
import { errorsOf, parseLines, type RealLabel, readLabels, recordsOf, type TrialLabel } from './eval/labels.ts';
import { runNode } from './eval/run-node.ts';
import { SETS } from './eval/sets.ts';

process.exitCode = await main();

/** Scores the predictions for the labelled real trials, of both folds or of one, and prints tables; exit code 1 when that cannot be done. */
async function main(): Promise<number> {
  const { fold, errors } = parseArgs({ options: { fold: { type: 'string' }, errors: { type: 'boolean' } } }).values;
  const refusal = missingShared() || wrongCall(fold, errors);
  if (refusal) {
    process.stderr.write(`score-labels: ${refusal}\n`);
    return 1;
  }
  const labels = readLabels(fold);
  const { predictions, report } = predictAndScore(labels);
  process.stdout.write(`${figureTable(report)}\n${calibrationTable(labels, predictions)}`);
  if (errors) process.stdout.write(`\n${await errorTable(labels, predictions)}`);
  return 0;
}

function wrongCall(fold: string | undefined, errors: boolean | undefined): string | undefined {
  if (fold !== undefined && !['a', 'b'].includes(fold)) return `there is no fold "${fold}"; take a or b`;
  return errors && fold !== 'a' ? 'the errors of fold b are not shown, so that it stays unseen; take --fold a --errors' : undefined;
}

function predictAndScore(labels: RealLabel[]): { predictions: Map<string, TrialLabel>; report: unknown } {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-labels-'));
  try {
    const keep = (name: string, rows: unknown[]) => {
      writeFileSync(join(folder, name), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
      return join(folder, name);
    };
    const program = join(import.meta.dirname, '..', 'bin', 'atlas.js');
    const { text } = runNode([program, 'predict', 'trials', keep('inputs.ndjson', recordsOf(labels))]);
    const predictions = parseLines<TrialLabel>(text);
    const files = ['--gold', keep('gold.ndjson', labels), '--pred', keep('predictions.ndjson', predictions)];
    const report: unknown = JSON.parse(runNode([shared('eval', 'score-trials.mjs'), ...files, '--json']).text);
    return { predictions: new Map(predictions.map((one) => [one.trial_id, one])), report };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function figureTable(report: unknown): string {
  const figures = SETS.find(({ name }) => name === 'trials')?.figures ?? [];
  const rows = figuresOf(report, figures).map(({ label, value, interval }) => [label, value, interval]);
  return textTable(['figure', 'value', '95 % interval'], rows);
}

function calibrationTable(labels: RealLabel[], predictions: Map<string, TrialLabel>): string {
  const decided = labels.filter(({ is_cgt }) => is_cgt !== 'borderline');
  const outcomes = decided.flatMap(({ trial_id, is_cgt }) => {
    const { probability } = predictions.get(trial_id) ?? {};
    return probability === undefined ? [] : [{ probability, happened: is_cgt === true }];
  });
  if (outcomes.length === 0) return 'The predictions hold no probability: no calibration.\n';
  return textTable(['probability', 'trials', 'predicted', 'observed'], calibration(outcomes));
}

async function errorTable(labels: RealLabel[], predictions: Map<string, TrialLabel>): Promise<string> {
  const { targetSet } = (await import(shared('eval', 'lib', 'targets.mjs'))) as { targetSet: (names: string[]) => Set<string> };
  const rows = labels.flatMap((label) => errorsOf(label, predictions.get(label.trial_id) ?? { trial_id: label.trial_id }, targetSet));
  return textTable(['trial', 'slot', 'label', 'predicted'], rows);
}
