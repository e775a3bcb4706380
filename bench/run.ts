import { messageOf } from '../src/base/errors.ts';
import { build } from './build.ts';
import { check } from './check.ts';
import { classify } from './classify.ts';
import { finding } from './find.ts';
import { ingest } from './ingest.ts';
import { intervals } from './intervals.ts';
import { type Bench, measureTable } from './measure.ts';
import { names } from './names.ts';
import { page } from './page.ts';
import { parsers } from './parsers.ts';
import { postgres } from './postgres.ts';
import { read } from './read.ts';
import { update } from './update.ts';
import { views } from './views.ts';

const CASES: Record<string, Bench> = {
  check,
  page,
  build,
  ingest,
  update,
  parsers,
  classify,
  names,
  find: finding,
  read,
  intervals,
  views,
  postgres,
};

process.exitCode = await main(process.argv.slice(2));

/** Runs the named cases, or all; exit code 2 for an unknown name, 1 when a case could not run. A ratio over a limit is no failure. */
async function main(names: string[]): Promise<number> {
  const unknown = names.filter((name) => !(name in CASES));
  if (unknown.length > 0) {
    process.stderr.write(`bench: unknown case ${unknown.join(', ')}; the cases are ${Object.keys(CASES).join(', ')}\n`);
    return 2;
  }
  let code = 0;
  for (const name of names.length > 0 ? names : Object.keys(CASES)) {
    if (!(await runCase(name))) code = 1;
  }
  return code;
}

async function runCase(name: string): Promise<boolean> {
  try {
    const measures = await (CASES[name] as Bench)();
    process.stdout.write(`${measureTable(name, measures)}\n`);
    return true;
  } catch (error) {
    process.stderr.write(`\n!!! bench ${name} DID NOT RUN: ${messageOf(error)}\n\n`);
    return false;
  }
}
