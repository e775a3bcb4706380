import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SECTION_COLUMNS } from '../sources/clinicaltrials-gov/study.ts';
import { literal, openDuck } from '../src/base/duck.ts';
import { fieldScreen } from '../src/classify/field-screen.ts';
import { takeSnapshot } from '../src/snapshot/take.ts';
import { ensureSegment } from '../src/statement/segment.ts';
import { loadSource } from '../src/statement/source.ts';

/** What one process took: milliseconds by the clock and of CPU time of all its threads, and its most resident memory in MB, 10⁶ bytes. */
export type Ingested = { ms: number; cpu: number; mb: number };

const [, , work, path = '', store = ''] = process.argv;
const took = await (work === 'peer' ? readJson() : makeSegment());
process.stdout.write(JSON.stringify({ ...took, mb: process.resourceUsage().maxRSS / 1000 } satisfies Ingested));

type Took = Omit<Ingested, 'mb'>;

async function timed(run: () => Promise<void>): Promise<Took> {
  const [began, before] = [performance.now(), process.cpuUsage()];
  await run();
  const { user, system } = process.cpuUsage(before);
  return { ms: performance.now() - began, cpu: (user + system) / 1000 };
}

/** Takes the file, which is not timed, and makes its segment. */
async function makeSegment(): Promise<Took> {
  mkdirSync(join(store, 'segments'), { recursive: true });
  const source = await loadSource('clinicaltrials-gov');
  const [intake] = source.intake([path]);
  if (!intake) throw new Error('the source takes no such file');
  const { receipt } = await takeSnapshot(store, source.facts, intake, new Date());
  const screen = fieldScreen();
  return timed(async () => rmSync(await ensureSegment(store, source, receipt, screen), { recursive: true }));
}

async function readJson(): Promise<Took> {
  const db = await openDuck();
  const columns = SECTION_COLUMNS.map(([name, type]) => `${name}: ${literal(type)}`).join(', ');
  const took = await timed(() =>
    db.run(`CREATE TABLE study AS SELECT * FROM read_json(${literal(path)}, format = 'newline_delimited', columns = {${columns}})`),
  );
  db.close();
  return took;
}
