import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { takeSnapshot } from '../src/snapshot/take.ts';
import { ensureSegment } from '../src/statement/segment.ts';
import { loadSource } from '../src/statement/source.ts';
import { PARSER_FILES } from './parser-files.ts';

/** What one process took: bytes unpacked, milliseconds of CPU of all threads from the snapshot to its segment, and its most resident memory in MB, 10⁶ bytes. */
export type Parsed = { bytes: number; cpu: number; mb: number };

const [, , nth = '', size = '', folder = ''] = process.argv;
process.stdout.write(JSON.stringify(await parseOnce()));

async function parseOnce(): Promise<Parsed> {
  const { source: name, make } = PARSER_FILES[Number(nth)] as (typeof PARSER_FILES)[number];
  const { paths, bytes } = write(make(Number(size)));
  const source = await loadSource(name);
  mkdirSync(join(folder, 'segments'), { recursive: true });
  let cpu = 0;
  for (const intake of source.intake(paths)) {
    const { receipt } = await takeSnapshot(folder, source.facts, intake, new Date());
    const began = process.cpuUsage();
    await ensureSegment(folder, source, receipt);
    const { user, system } = process.cpuUsage(began);
    cpu += (user + system) / 1000;
  }
  rmSync(folder, { recursive: true });
  return { bytes, cpu, mb: process.resourceUsage().maxRSS / 1000 };
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
