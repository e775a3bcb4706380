import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { textTable } from '../src/surface/cli/text-table.ts';
import { runNode } from './eval/run-node.ts';

const ROOT = join(import.meta.dirname, '..');
const SETS = ['a', 'b'];
const USAGE = 'score-firsts: [a] [b] [--errors]; set b is read by its totals only, so --errors is for set a';

type Gold = { id: string; verdict: string; reason: string };

process.exitCode = main();

/** Predicts the held-out claims to be first and prints accuracy and false confidence, or the errors of set a; exit code 2 for wrong use. */
function main(): number {
  const { values, positionals } = parseArgs({ options: { errors: { type: 'boolean', default: false } }, allowPositionals: true });
  const sets = positionals.length > 0 ? positionals : SETS;
  if (sets.some((set) => !SETS.includes(set)) || (values.errors && sets.includes('b'))) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  process.stdout.write(
    values.errors ? sets.map(errorsOf).join('\n') : textTable(['set', 'claims', 'accuracy', 'false confidence'], sets.map(rowOf)),
  );
  return 0;
}

function errorsOf(set: string): string {
  const wrong = answers(set).filter(({ gold, verdict }) => verdict !== gold.verdict);
  return wrong.map(({ gold, verdict }) => `${gold.id}: ${verdict}, not ${gold.verdict}: ${gold.reason}\n`).join('');
}

function rowOf(set: string): string[] {
  const all = answers(set);
  const right = all.filter(({ gold, verdict }) => verdict === gold.verdict).length;
  const overconfident = all.filter(({ gold, verdict }) => verdict !== gold.verdict && verdict !== 'unclear').length;
  return [set, String(all.length), (right / all.length).toFixed(3), (overconfident / all.length).toFixed(3)];
}

function answers(set: string): { gold: Gold; verdict: string }[] {
  const path = (kind: string): string => join(ROOT, 'test', 'check', `firsts-${set}${kind}.jsonl`);
  const predicted = lines<{ id: string; verdict: string }>(runNode([join(ROOT, 'bin', 'atlas.js'), 'predict', 'firsts', path('')]).text);
  const verdicts = new Map(predicted.map(({ id, verdict }) => [id, verdict]));
  return lines<Gold>(readFileSync(path('.gold'), 'utf8')).map((gold) => ({ gold, verdict: verdicts.get(gold.id) ?? 'none' }));
}

function lines<Row>(text: string): Row[] {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
}
