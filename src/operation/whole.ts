import type { Duck } from '../base/duck.ts';
import { InputError } from '../base/errors.ts';
import { observedOn, type Receipt } from '../snapshot/receipt.ts';
import { readSourceFacts, type SourceFacts } from '../statement/source-facts.ts';

/** The fewest and the most subjects that a snapshot may have, and in words why. */
type Band = { least: number; most: number; because: string };

/** A snapshot with a count outside its band. */
export type Outside = { receipt: Receipt; subjects: number; band: Band };

/**
 * The snapshots whose subjects are fewer or more than their source expects of the series, or, of a full listing, than the listing before it allows. Receipts come in
 * the order of their days; `snapshot` holds the counts.
 */
export async function outsideBands(db: Duck, receipts: Receipt[]): Promise<Outside[]> {
  const counts = await db.rows<{ receipt: string; subjects: number }>('SELECT receipt, subjects FROM snapshot');
  const found = new Map(counts.map(({ receipt, subjects }) => [receipt, subjects]));
  const before = new Map<string, Receipt>();
  return receipts.flatMap((receipt) => {
    const facts = readSourceFacts(receipt.source);
    const subjects = found.get(receipt.id) ?? 0;
    const series = `${receipt.source} ${receipt.series ?? ''}`;
    const last = facts.listing === 'full' ? before.get(series) : undefined;
    before.set(series, receipt);
    const bands = [expectedBand(facts, receipt), ...(last ? [bandAfter(facts, last, found.get(last.id) ?? 0)] : [])];
    const band = bands.find(({ least, most }) => subjects < least || subjects > most);
    return band ? [{ receipt, subjects, band }] : [];
  });
}

function expectedBand({ expect }: SourceFacts, { series }: Receipt): Band {
  return { ...(expect.of_series?.[series ?? ''] ?? expect), because: 'that its source expects' };
}

/** Of a full listing that follows on another. */
function bandAfter({ expect: { of_before } }: SourceFacts, last: Receipt, subjects: number): Band {
  const [least, most] = [Math.ceil(subjects * of_before.least), Math.floor(subjects * of_before.most)];
  return { least, most, because: `that the ${subjects} listed on ${observedOn(last)} (receipt ${last.id}) allow` };
}

/** The error that stops a publication: source, receipt, count, band, and what can be done. */
export function refusalOf({ receipt, subjects, band: { least, most, because } }: Outside): InputError {
  const { id, source, series } = receipt;
  const what = `${source}${series === null ? '' : ` (${series})`} of ${observedOn(receipt)}, receipt ${id},`;
  return new InputError(
    `${what} has ${subjects} subjects, outside the band of ${least} to ${most} ${because}; the published run stays as it was. If the count is right, ` +
      `accept it with \`atlas build --accept ${id} --by NAME --why REASON\`; to publish without this snapshot, remove receipts/${id}.json from the store`,
  );
}
