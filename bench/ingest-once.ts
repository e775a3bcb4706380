import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SECTION_COLUMNS } from '../sources/clinicaltrials-gov/study.ts';
import { literal, openDuck } from '../src/base/duck.ts';
import { fieldScreen } from '../src/classify/field-screen.ts';
import { takeSnapshot } from '../src/snapshot/take.ts';
import { ensureSegment } from '../src/statement/segment.ts';
import { loadSource } from '../src/statement/source.ts';

/** What one process took: milliseconds, and its most resident memory in MB, 10⁶ bytes. */
export type Ingested = { ms: number; mb: number };

const [, , work, path = '', store = ''] = process.argv;
const ms = await (work === 'peer' ? readJson() : makeSegment());
process.stdout.write(JSON.stringify({ ms, mb: process.resourceUsage().maxRSS / 1000 } satisfies Ingested));

/** Takes the file, which is not timed, and makes its segment. */
async function makeSegment(): Promise<number> {
  mkdirSync(join(store, 'segments'), { recursive: true });
  const source = await loadSource('clinicaltrials-gov');
  const [intake] = source.intake([path]);
  if (!intake) throw new Error('the source takes no such file');
  const { receipt } = await takeSnapshot(store, source.facts, intake, new Date());
  const screen = fieldScreen();
  const began = performance.now();
  rmSync(await ensureSegment(store, source, receipt, screen), { recursive: true });
  return performance.now() - began;
}

async function readJson(): Promise<number> {
  const db = await openDuck();
  const columns = SECTION_COLUMNS.map(([name, type]) => `${name}: ${literal(type)}`).join(', ');
  const began = performance.now();
  await db.run(`CREATE TABLE study AS SELECT * FROM read_json(${literal(path)}, format = 'newline_delimited', columns = {${columns}})`);
  const took = performance.now() - began;
  db.close();
  return took;
}
