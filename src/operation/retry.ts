import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Duck, literal, openDuck } from '../base/duck.ts';
import { UsageError } from '../base/errors.ts';
import { withLock } from '../base/lock.ts';
import { fieldScreen } from '../classify/field-screen.ts';
import { readReceipts } from '../snapshot/receipt.ts';
import { makeSegment } from '../statement/segment.ts';
import { loadSource } from '../statement/source.ts';
import { operation } from './operation.ts';

/** A record that is left out, with the field at fault and the reason. */
export type LeftOut = { file: string; record: string; field: string; code: string; reason: string };

/** Reads one snapshot again with the code at hand, without publishing it, and tells which records are left out now. */
export const retry = operation({
  name: 'retry',
  summary: { zh: '用现有代码重读一份快照，看哪些记录仍被隔离', en: 'Read a snapshot again and say which records are left out now' },
  readOnly: false,
  positional: ['receipt'],
  input: z.strictObject({ receipt: z.string().describe('receipt of a snapshot, as `atlas sources` lists it') }),
  run: async ({ receipt: id }, host) => {
    const receipt = readReceipts(host.store).find((one) => one.id === id);
    if (receipt === undefined) throw new UsageError(`retry: the store holds no receipt ${id}`);
    const source = await loadSource(receipt.source);
    const { db: published } = await host.atlas();
    const before = await published.rows<LeftOut>(`${leftOut('issue')} AND receipt = $1 ORDER BY ALL`, [id]);
    return withLock(host.store, async () => {
      const segments = join(host.store, 'segments');
      mkdirSync(segments, { recursive: true });
      const scratch = mkdtempSync(join(segments, 'part-'));
      try {
        await makeSegment(host.store, source, { receipt, scratch, screen: source.isScreened && fieldScreen() });
        const { statements, now } = await readSegment(join(scratch, 'segment'));
        const isIn = (all: LeftOut[]) => (one: LeftOut) => all.some((other) => keyOf(other) === keyOf(one));
        return {
          receipt: id,
          source: receipt.source,
          statements,
          quarantined: now,
          mended: before.filter((one) => !isIn(now)(one)),
          added: now.filter((one) => !isIn(before)(one)),
        };
      } finally {
        rmSync(scratch, { recursive: true, force: true });
      }
    });
  },
});

async function readSegment(folder: string): Promise<{ statements: number; now: LeftOut[] }> {
  const db = await openDuck();
  try {
    return {
      statements: await countIn(db, folder),
      now: await db.rows<LeftOut>(`${leftOut(literal(join(folder, 'issue.parquet')))} ORDER BY ALL`),
    };
  } finally {
    db.close();
  }
}

async function countIn(db: Duck, folder: string): Promise<number> {
  const [row] = await db.rows<{ n: number }>(`SELECT count(*)::INTEGER AS n FROM ${literal(join(folder, 'statement*.parquet'))}`);
  return row?.n ?? 0;
}

function leftOut(table: string): string {
  return `SELECT part AS file, record, field, code, message AS reason FROM ${table} WHERE severity = 'quarantined'`;
}

function keyOf({ file, record, field, code }: LeftOut): string {
  return JSON.stringify([file, record, field, code]);
}
