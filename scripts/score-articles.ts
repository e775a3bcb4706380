import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { textTable } from '../src/surface/cli/text-table.ts';
import { missingShared, shared } from '../test-real/support/shared.ts';
import { figuresOf } from './eval/figures.ts';
import { runNode } from './eval/run-node.ts';
import { CLAIM_FIGURES } from './eval/sets.ts';

const ROOT = join(import.meta.dirname, '..');
const HELD_OUT = join(ROOT, 'test', 'read', 'held-out');
const SETS = readdirSync(HELD_OUT, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []));
const ATLAS = join(ROOT, 'bin', 'atlas.js');
const CLOSED = 'e';
const USAGE = `score-articles: [set …] [--errors] [--reader model], the sets are ${SETS.join(', ')}; set ${CLOSED} is read by its totals only, so --errors is for the others`;

const OPTIONS = { errors: { type: 'boolean', default: false }, reader: { type: 'string', default: 'grammar' } } as const;

process.exitCode = main();

/** Predicts the held-out articles written for the project and prints their figures, or the errors of the open sets; exit code 2 for wrong use. */
function main(): number {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const sets = positionals.length > 0 ? positionals : SETS;
  const isByModel = values.reader === 'model';
  if ((!isByModel && values.reader !== 'grammar') || sets.some((set) => !SETS.includes(set)) || (values.errors && sets.includes(CLOSED)))
    return complain(USAGE, 2);
  const missing = missingShared();
  if (missing) return complain(`score-articles: ${missing}`, 1);
  const folder = mkdtempSync(join(tmpdir(), 'atlas-articles-'));
  try {
    process.stdout.write(
      values.errors
        ? sets.map((set) => score(set, folder, isByModel, ['--errors', '10000'])).join('\n')
        : textTable(
            ['set', 'figure', 'value', '95 % interval'],
            sets.flatMap((set) => rowsOf(set, folder, isByModel)),
          ),
    );
    return 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function complain(message: string, code: number): number {
  process.stderr.write(`${message}\n`);
  return code;
}

/** The totals of one set, as rows of the table. */
function rowsOf(set: string, folder: string, isByModel: boolean): string[][] {
  const report: unknown = JSON.parse(score(set, folder, isByModel, ['--json']));
  return figuresOf(report, CLAIM_FIGURES).map(({ label, value, interval }) => [set, label, value, interval]);
}

/** What the scorer says of a set. */
function score(set: string, folder: string, isByModel: boolean, options: string[]): string {
  const articles = join(HELD_OUT, set);
  const file = join(folder, set);
  writeFileSync(file, isByModel ? readByModel(articles) : runNode([ATLAS, 'predict', 'claims', articles]).text);
  return runNode([shared('eval', 'score-claims.mjs'), '--gold', articles, '--pred', file, ...options]).text;
}

/** Predictions of the language model that the settings name, read article by article. */
function readByModel(articles: string): string {
  const texts = readdirSync(articles).filter((name) => name.endsWith('.txt'));
  const lines = texts.map((name) => {
    const reading = JSON.parse(runNode([ATLAS, 'read', join(articles, name), '--reader', 'model', '--json']).text) as { claims: unknown[] };
    return `${JSON.stringify({ id: basename(name, '.txt'), claims: reading.claims })}\n`;
  });
  return lines.join('');
}
