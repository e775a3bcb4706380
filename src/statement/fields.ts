import { memo } from '../base/memo.ts';
import type { FieldCounts, FieldUse, ParseContext } from './context.ts';

/** Counts of nothing yet. */
export function noCounts(): FieldCounts {
  return { records: 0, looked: 0, fields: new Map() };
}

/** Counts a record by the fields that it has; one that is there and empty is known from then on, and held only by those that fill it. */
export function countRecord(counts: FieldCounts, fields: ReadonlyMap<string, boolean>, useOf: (field: string) => FieldUse): void {
  counts.records += 1;
  counts.looked += 1;
  for (const [field, isFilled] of fields) {
    const known = counts.fields.get(field) ?? { use: useOf(field), records: 0 };
    if (isFilled) known.records += 1;
    counts.fields.set(field, known);
  }
}

/** Notes a field of a record; of several of that name one that is filled is enough. */
export function noteField(fields: Map<string, boolean>, field: string, isFilled: boolean): void {
  fields.set(field, isFilled || fields.get(field) === true);
}

/** The members of a JSON object, with what stands before their names, and whether they hold anything. */
export function filledMembers(value: unknown, before = '/'): Map<string, boolean> {
  const isFilled = (one: unknown) => one !== null && one !== '' && !(Array.isArray(one) && one.length === 0);
  return new Map(Object.entries(Object(value) as object).map(([name, one]) => [before + name, isFilled(one)]));
}

/** Adds counts of other records of the same part. */
export function addCounts(counts: FieldCounts, more: FieldCounts): void {
  counts.records += more.records;
  counts.looked += more.looked;
  for (const [field, { use, records }] of more.fields)
    counts.fields.set(field, { use, records: records + (counts.fields.get(field)?.records ?? 0) });
}

/** The use of fields by name: those that are read, those that the source ignores, also without the sign that begins a JSON Pointer, and unknown ones. */
export function useByName(context: ParseContext, isRead: (field: string) => boolean): (field: string) => FieldUse {
  const ignored = new Set(context.facts.ignored);
  return memo((field) => (isRead(field) ? 'read' : ignored.has(field) || ignored.has(field.replace(/^\//, '')) ? 'ignored' : 'unknown'));
}

/** Keeps the counts of a part in the segment; each field that is unknown is an issue too, once. `noun` says what the format calls a field. */
export async function reportFields(
  context: ParseContext,
  part: string,
  counts: FieldCounts,
  { record = '', noun = 'a field' }: { record?: string; noun?: string } = {},
): Promise<void> {
  await context.fields(part, counts);
  for (const [field, { use, records }] of counts.fields) {
    if (use !== 'unknown') continue;
    const message = `${noun} that source.yml does not know; it is not read; ${records} of ${counts.looked} records hold it`;
    await context.issue({ part, record, field, severity: 'note', code: 'unknown-field', message });
  }
}

/** Keeps how many records a part has whose fields are all read, such as documents and our own facts. */
export async function reportRecords(context: ParseContext, part: string, records: number): Promise<void> {
  await context.fields(part, { records, looked: records, fields: new Map() });
}
