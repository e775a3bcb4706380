import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Duck, openDuck } from '../../src/base/duck.ts';
import { add } from '../../src/operation/add.ts';
import { makeHost } from '../../src/operation/host.ts';
import { readReceipts } from '../../src/snapshot/receipt.ts';
import { ensureSegment } from '../../src/statement/segment.ts';
import { loadSource } from '../../src/statement/source.ts';
import { NOW, temporaryFolder } from '../../test/support/store.ts';

/** What files became: their source, and tables `statement` and `issue` of all that was said. */
export type Taken = { source: string; db: Duck };

/** Adds files as `atlas add` with these words does, each to a store of its own, and parses them. */
export async function takeFiles(words: string[]): Promise<Taken> {
  const store = join(temporaryFolder(), 'store');
  const host = makeHost(
    store,
    () => {},
    () => NOW,
  );
  const taken = await add.run({ paths: words }, host);
  mkdirSync(join(store, 'segments'), { recursive: true });
  const source = await loadSource(taken[0]?.source ?? '');
  const folders: string[] = [];
  for (const receipt of readReceipts(store)) folders.push(await ensureSegment(store, source, receipt, undefined));
  const db = await openDuck();
  for (const table of ['statement', 'issue'])
    await db.run(`CREATE VIEW ${table} AS FROM read_parquet([${folders.map((one) => `'${one}/${table}*.parquet'`).join(', ')}])`);
  return { source: source.facts.name, db };
}
