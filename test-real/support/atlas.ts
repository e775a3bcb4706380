import { join } from 'node:path';
import { after, test } from 'node:test';
import { add } from '../../src/operation/add.ts';
import { build } from '../../src/operation/build.ts';
import { makeHost } from '../../src/operation/host.ts';
import type { Host } from '../../src/operation/operation.ts';
import { call } from '../../test/support/call.ts';
import { NOW, temporaryFolder } from '../../test/support/store.ts';
import { missingShared, shared } from './shared.ts';

const SOURCES: Record<string, string[]> = {
  'car-t-monitor': [shared('data', 'ctgov', 'car-t-monitor')],
  'clinicaltrials-gov': [shared('data', 'ctgov', 'v2-studies.ndjson.gz')],
  'cde-breakthrough': [shared('data', 'registries', 'cde', '突破性治疗公示.csv')],
  'cde-priority-review': [shared('data', 'registries', 'cde', '优先审评公示.csv')],
};

/** An atlas of all real files, with the receipts of each source and what the first build said. */
export type RealAtlas = { host: Host; receipts: Map<string, string[]>; built: Awaited<ReturnType<typeof build.run>> };

const host = makeHost(
  join(temporaryFolder(), 'store'),
  () => {},
  () => NOW,
);
after(() => host.close());
let made: Promise<RealAtlas> | undefined;

/** A test on the atlas of all real files, which is built once for all tests of the process; skipped where the files are missing. */
export function realTest(name: string, work: (atlas: RealAtlas, say: (line: string) => void) => Promise<void>): void {
  test(name, { skip: missingShared() }, async (t) => {
    made ??= makeRealAtlas();
    await work(await made, (line) => t.diagnostic(line));
  });
}

async function makeRealAtlas(): Promise<RealAtlas> {
  const receipts = new Map<string, string[]>();
  for (const [source, paths] of Object.entries(SOURCES)) {
    const taken = await call(add, { source, paths }, host);
    receipts.set(
      source,
      taken.map(({ receipt }) => receipt),
    );
  }
  return { host, receipts, built: await call(build, {}, host) };
}
