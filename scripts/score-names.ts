import { parseArgs } from 'node:util';
import { shippedNameTables } from '../src/entity/name-alias.ts';
import { compareNames, type NameComparison } from '../src/entity/names.ts';
import { textTable } from '../src/surface/cli/text-table.ts';
import { calibration } from './eval/calibration.ts';
import { type NameLabel, readNameLabels, scriptsOf } from './eval/name-labels.ts';

type Judged = NameLabel & { found: NameComparison };

process.exitCode = main();

/** Scores the judgements on the labelled pairs of names, with the known names or by the rules alone, and prints tables; exit code 1 for a wrong call. */
function main(): number {
  const options = { fold: { type: 'string' }, rules: { type: 'boolean' }, errors: { type: 'boolean' } } as const;
  const { fold, rules, errors } = parseArgs({ options }).values;
  const refusal = wrongCall(fold, errors);
  if (refusal) {
    process.stderr.write(`score-names: ${refusal}\n`);
    return 1;
  }
  const tables = rules ? null : shippedNameTables();
  const judged = readNameLabels(fold).map((pair): Judged => ({ ...pair, found: compareNames(pair.name_a, pair.name_b, tables) }));
  process.stdout.write(`${figureTable(judged)}\n${calibrationTable(judged)}`);
  if (errors) process.stdout.write(`\n${errorTable(judged)}`);
  return 0;
}

function wrongCall(fold: string | undefined, errors: boolean | undefined): string | undefined {
  if (fold !== undefined && !['a', 'b'].includes(fold)) return `there is no fold "${fold}"; take a or b`;
  return errors && fold !== 'a' ? 'the errors of fold b are not shown, so that it stays unseen; take --fold a --errors' : undefined;
}

/** Precision, recall and F1 of `same`, and the share of right verdicts, in all and by the scripts of the pair. */
function figureTable(judged: Judged[]): string {
  const groups = [['all', judged] as const, ...Map.groupBy(judged, scriptsOf)];
  const rows = groups.map(([name, pairs]) => {
    const count = (test: (pair: Judged) => boolean) => pairs.filter(test).length;
    const hits = count(({ label, found }) => label === 'same' && found.label === 'same');
    const precision = hits / count(({ found }) => found.label === 'same');
    const recall = hits / count(({ label }) => label === 'same');
    const right = count(({ label, found }) => label === found.label) / pairs.length;
    const figures = [precision, recall, (2 * precision * recall) / (precision + recall), right];
    return [name, String(pairs.length), ...figures.map((figure) => figure.toFixed(3))];
  });
  return textTable(['pairs', 'number', 'precision', 'recall', 'F1 of same', 'three-way'], rows);
}

function calibrationTable(judged: Judged[]): string {
  const outcomes = judged.map(({ label, found }) => ({ probability: found.score, happened: label === 'same' }));
  return textTable(['probability', 'pairs', 'predicted', 'observed'], calibration(outcomes));
}

function errorTable(judged: Judged[]): string {
  const wrong = judged.filter(({ label, found }) => label !== found.label);
  const rows = wrong.map(({ name_a, name_b, label, found }) => [
    name_a,
    name_b,
    label,
    found.label,
    found.score.toFixed(2),
    found.reason.en,
  ]);
  return textTable(['name', 'name', 'label', 'found', 'score', 'why'], rows, 60);
}
