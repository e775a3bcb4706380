import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { literal, openDuck } from '../src/base/duck.ts';
import { takeSnapshot } from '../src/snapshot/take.ts';
import { ensureSegment } from '../src/statement/segment.ts';
import { loadSource } from '../src/statement/source.ts';
import { PARSER_FILES } from './parser-files.ts';

/** What a file took: bytes unpacked, its statements, and milliseconds of CPU of all threads from the snapshot to its segment. */
export type Parsed = { bytes: number; statements: number; cpu: number };
/** What one process took for files of several sizes, one after another, and its most resident memory in MB, 10⁶ bytes. */
export type Process = { files: Parsed[]; mb: number };

const [, , nth = '', sizes = '', folder = ''] = process.argv;
const files: Parsed[] = [];
for (const size of sizes.split(',')) files.push(await parseOnce(Number(size)));
process.stdout.write(JSON.stringify({ files, mb: process.resourceUsage().maxRSS / 1000 } satisfies Process));

async function parseOnce(size: number): Promise<Parsed> {
  const { source: name, make } = PARSER_FILES[Number(nth)] as (typeof PARSER_FILES)[number];
  const { paths, bytes } = write(make(size));
  const source = await loadSource(name);
  mkdirSync(join(folder, 'segments'), { recursive: true });
  const db = await openDuck();
  let statements = 0;
  let cpu = 0;
  for (const intake of source.intake(paths)) {
    const { receipt } = await takeSnapshot(folder, source.facts, intake, new Date());
    const began = process.cpuUsage();
    const segment = await ensureSegment(folder, source, receipt);
    const { user, system } = process.cpuUsage(began);
    cpu += (user + system) / 1000;
    const [row] = await db.rows<{ n: number }>(`SELECT count(*)::INTEGER AS n FROM ${literal(join(segment, 'statement*.parquet'))}`);
    statements += row?.n ?? 0;
  }
  db.close();
  rmSync(folder, { recursive: true });
  return { bytes, statements, cpu };
}

function write({ files, bytes }: { files: Record<string, string | Uint8Array>; bytes?: number }): { paths: string[]; bytes: number } {
  let sum = 0;
  const paths = Object.entries(files).map(([file, content]) => {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    sum += Buffer.byteLength(content);
    return path;
  });
  const [first = ''] = paths;
  return { paths: dirname(first) === folder ? paths : [dirname(first)], bytes: bytes ?? sum };
}
