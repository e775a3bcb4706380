import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { InputError } from '../base/errors.ts';
import { writeWhole } from '../base/files.ts';
import { sha256 } from '../base/hash.ts';

const part = z.strictObject({ name: z.string(), sha256: z.string().length(64), size: z.int().nonnegative() });

/** What was taken from a source, when, from where and under which terms; the bytes lie under each part's SHA-256. */
export const receiptSchema = z.strictObject({
  id: z.string(),
  source: z.string(),
  series: z.string().nullable().describe('which of the listings of a source, such as oncology'),
  published: z.iso.date().nullable().describe("the publisher's own date of these bytes"),
  taken: z.iso.datetime(),
  from: z.string(),
  publisher: z.string(),
  licence: z.string(),
  parts: z.tuple([part], part),
});
export type Receipt = z.infer<typeof receiptSchema>;
export type Part = Receipt['parts'][number];

/** Identity of a receipt: the same bytes of the same source, series and publisher's date have the same id, 16 hex digits. */
export function receiptId({ source, series, published, parts }: Omit<Receipt, 'id'>): string {
  const lines = parts.map(({ name, sha256: hash }) => `${hash} ${name}`).toSorted();
  return sha256([source, series ?? '', published ?? '', ...lines].join('\n')).slice(0, 16);
}

/** The day on which what these bytes say was observed: the publisher's date where there is one, else the day they were taken. */
export function observedOn(receipt: Receipt): string {
  return receipt.published ?? receipt.taken.slice(0, 10);
}

/** Stores a receipt under the store's folder. */
export function writeReceipt(store: string, receipt: Receipt): void {
  writeWhole(receiptPath(store, receipt.id), `${JSON.stringify(receipt, null, 2)}\n`);
}

/** True when the store holds a receipt of that id. */
export function hasReceipt(store: string, id: string): boolean {
  return existsSync(receiptPath(store, id));
}

/** Every receipt of a store, by source, series, observed day and id. */
export function readReceipts(store: string): Receipt[] {
  const folder = join(store, 'receipts');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const key = (one: Receipt) => [one.source, one.series ?? '', observedOn(one), one.id].join('\n');
  return names.map((name) => readReceipt(join(folder, name))).toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

function readReceipt(path: string): Receipt {
  try {
    return receiptSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new InputError('is not a receipt; remove it and add the snapshot again', { file: path }, error);
  }
}

function receiptPath(store: string, id: string): string {
  return join(store, 'receipts', `${id}.json`);
}
