import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textTable } from '../src/surface/cli/text-table.ts';
import { missingShared, shared } from '../test-real/support/shared.ts';
import { figuresOf } from './eval/figures.ts';
import { runNode } from './eval/run-node.ts';
import { SETS } from './eval/sets.ts';

process.exitCode = main();

/** Predicts the development sets, scores them and prints one table; exit code 1 when the sets are not there. */
function main(): number {
  const missing = missingShared();
  if (missing) {
    process.stderr.write(`eval: ${missing}\n`);
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), 'atlas-eval-'));
  try {
    const rows = SETS.flatMap((set) => rowsOf(set, folder));
    process.stdout.write(textTable(['set', 'figure', 'value', '95 % interval', 'seconds'], rows));
    return 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The figures of one set; the time of its prediction, a cold process, stands on the first row. */
function rowsOf({ name, input, gold, figures }: (typeof SETS)[number], folder: string): string[][] {
  const { text, seconds } = runNode([join(import.meta.dirname, '..', 'bin', 'atlas.js'), 'predict', name, shared('eval', 'dev', input)]);
  const file = join(folder, name);
  writeFileSync(file, text);
  const scorer = shared('eval', `score-${name}.mjs`);
  const report: unknown = JSON.parse(runNode([scorer, '--gold', shared('eval', 'dev', gold), '--pred', file, '--json']).text);
  return figuresOf(report, figures).map(({ label, value, interval }, at) => [
    name,
    label,
    value,
    interval,
    at === 0 ? seconds.toFixed(2) : '',
  ]);
}
