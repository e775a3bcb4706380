import type { Duck } from '../base/duck.ts';
import { InputError } from '../base/errors.ts';
import { observedOn, type Receipt } from '../snapshot/receipt.ts';
import { readSourceFacts } from '../statement/source-facts.ts';

/** A full listing with less than this part of the subjects of the one before is taken for a broken copy. */
const LEAST_KEPT = 0.5;

/**
 * Stops a publication that would rest on a broken copy: a snapshot with fewer subjects than its source expects, or a full listing with fewer than
 * half of the listing before it. Receipts come in the order of their days. Throws InputError with source, expected and found.
 */
export async function requireWhole(db: Duck, receipts: Receipt[]): Promise<void> {
  const counts = await db.rows<{ receipt: string; subjects: number }>(
    'SELECT receipt, count(DISTINCT subject)::INTEGER AS subjects FROM statement GROUP BY receipt',
  );
  const found = new Map(counts.map(({ receipt, subjects }) => [receipt, subjects]));
  const before = new Map<string, Receipt>();
  for (const receipt of receipts) {
    const { listing, expect } = readSourceFacts(receipt.source);
    const subjects = found.get(receipt.id) ?? 0;
    const expected = expect.of_series?.[receipt.series ?? ''] ?? expect.subjects;
    if (subjects < expected)
      throw new InputError(`${described(receipt)} has ${subjects} subjects where at least ${expected} are expected; ${leftOut(receipt)}`);
    const series = `${receipt.source} ${receipt.series ?? ''}`;
    const last = listing === 'full' ? before.get(series) : undefined;
    if (last) requireKept(receipt, subjects, last, found.get(last.id) ?? 0);
    before.set(series, receipt);
  }
}

function requireKept(receipt: Receipt, subjects: number, last: Receipt, lastSubjects: number): void {
  if (subjects >= lastSubjects * LEAST_KEPT) return;
  throw new InputError(
    `${described(receipt)} has ${subjects} subjects, fewer than half of the ${lastSubjects} that were listed on ${observedOn(last)}; ${leftOut(receipt)}, or if the list did shrink, remove receipts/${last.id}.json`,
  );
}

function described(receipt: Receipt): string {
  return `${receipt.source}${receipt.series === null ? '' : ` (${receipt.series})`} of ${observedOn(receipt)}`;
}

function leftOut({ id }: Receipt): string {
  return `to publish without it, remove receipts/${id}.json from the store`;
}
