import { basename } from 'node:path';
import { requireFile } from '../base/files.ts';
import { isPacked, unpackedChunks } from '../base/unpacked.ts';
import { keepFile } from './bytes.ts';
import { hasReceipt, type Part, type Receipt, receiptId, writeReceipt } from './receipt.ts';

/** One snapshot to take: files that belong together, with what is known of them. */
export type Intake = { files: string[]; series: string | null; published: string | null; from: string };

/** Terms of the source that a receipt repeats. */
export type SourceTerms = { name: string; publisher: string; licence: string };

/** Reads the files of an intake to their end, in bounded memory, before anything is stored. Throws InputError naming a file that is not whole. */
export async function checkIntake({ files }: Intake): Promise<void> {
  for (const path of files) {
    requireFile(path);
    if (isPacked(path)) for await (const _ of unpackedChunks(path, path));
  }
}

/** Checks the files of a snapshot and stores it; see storeIntake. */
export async function takeSnapshot(store: string, terms: SourceTerms, intake: Intake, now: Date): Promise<Taken> {
  await checkIntake(intake);
  return storeIntake(store, terms, intake, now);
}

/** The receipt of a snapshot, and whether the store did not hold it before. */
export type Taken = { receipt: Receipt; isNew: boolean };

/** Stores the bytes of a checked snapshot and its receipt. Taking the same snapshot again changes nothing. */
export function storeIntake(store: string, terms: SourceTerms, intake: Intake, now: Date): Taken {
  const parts = intake.files.map((path): Part => ({ name: basename(path), ...keepFile(store, path) }));
  const facts = {
    source: terms.name,
    series: intake.series,
    published: intake.published,
    taken: now.toISOString(),
    from: intake.from,
    publisher: terms.publisher,
    licence: terms.licence,
    parts: parts as [Part, ...Part[]],
  };
  const receipt = { id: receiptId({ ...facts }), ...facts };
  const isNew = !hasReceipt(store, receipt.id);
  if (isNew) writeReceipt(store, receipt);
  return { receipt, isNew };
}
