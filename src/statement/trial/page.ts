import { unpackGzip } from '../../base/containers.ts';
import { decodeText } from '../../base/document/decode.ts';
import { type Pair, readHtmlPairs } from '../../base/document/html-pairs.ts';
import type { ParseContext } from '../context.ts';
import { countRecord, noCounts, noteField, reportFields, useByName } from '../fields.ts';
import type { EntryColumn, WrittenEntry } from './entry.ts';

/** The labels under which a page of one trial has a column, the first that it has counts. */
export type PageLabels = Partial<Record<EntryColumn, string[]>>;

/** The locator of what a page says under its labels. */
export const PAGE = 'labels=page';

/** The labels of a page of one trial, each with its text, and what the columns of an entry are in it. Labels that are neither read nor ignored by `source.yml` are reported once. */
export async function readPage(
  context: ParseContext,
  part: string,
  labels: PageLabels,
  isKnown: (label: string) => boolean,
): Promise<{ pairs: Pair[]; entry: WrittenEntry; headers: Map<EntryColumn, string> }> {
  const pairs = readHtmlPairs(decodeText(unpackGzip(context.bytes(part), part), part), part);
  const headers = new Map<EntryColumn, string>();
  const texts: WrittenEntry['texts'] = {};
  for (const [column, names] of Object.entries(labels) as [EntryColumn, string[]][]) {
    const found = pairs.find(({ label, within }) => within === null && names.includes(label));
    headers.set(column, found?.label ?? names[0] ?? '');
    if (found) texts[column] = found.value;
  }
  const all = new Set(Object.values(labels).flat());
  const useOf = useByName(context, (label) => all.has(label) || isKnown(label));
  const filled = new Map<string, boolean>();
  for (const { label, within, value } of pairs)
    noteField(filled, useOf(label) === 'unknown' && within !== null && useOf(within) !== 'unknown' ? within : label, value !== '');
  const counts = noCounts();
  countRecord(counts, filled, useOf);
  await reportFields(context, part, counts, { record: PAGE, noun: 'a label' });
  return { pairs, entry: { record: PAGE, texts }, headers };
}
