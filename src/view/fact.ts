import { GRADES, type Grade } from '../model/curation.ts';
import type { Both } from '../model/definitions.ts';
import type { Statement } from './evidence.ts';
import { sayProperty, sayValue } from './said.ts';
import { recordOf } from './standing-statements.ts';

/**
 * What is said of an entity under one property: in words, the entity that the value names, when it holds, the strongest grade, and the last day on which
 * a source was seen to say it; null where the curation does not tell on which day it was read.
 */
export type Fact = {
  property: string;
  label: Both;
  value: string;
  says: Both;
  link: string | null;
  is_day: boolean;
  lang: string | null;
  from: string | null;
  to: string | null;
  grade: Grade;
  seen: string | null;
  sources: string[];
  statements: string[];
};

/** Sources whose day is that of an edition, not of a reading. */
const EDITED = ['curation'];

/** The facts of some properties among statements, in the order of the properties; sources that say the same, or name the same entity, are one fact. */
export function factsOf(statements: readonly Statement[], properties: readonly string[]): Fact[] {
  const read = daysOfReading(statements);
  const byProperty = Map.groupBy(statements, ({ property }) => property);
  return properties.flatMap((property) => {
    const told = byProperty.get(property) ?? [];
    const same = Map.groupBy(told, (one) => sayValue(property, one.value).link ?? `${one.lang} ${wholeValue(one, told)}`);
    return [...same.values()].map((own) => factOf(own, wholeValue(own[0] as Statement, told), read));
  });
}

/** The value of a statement; the phases that one source gives are one value. */
function wholeValue({ property, value, source }: Statement, told: readonly Statement[]): string {
  if (property !== 'phase') return value;
  return [...new Set(told.filter((one) => one.source === source).map((one) => one.value))].toSorted().join('/');
}

/** The day on which each record was read, for records that tell. */
export function daysOfReading(statements: readonly Statement[]): Map<string, string> {
  const dated = statements.filter(({ property, valid_from }) => property === 'origin' && valid_from !== null);
  return new Map(dated.map((one) => [recordOf(one), one.valid_from as string]));
}

/** The last day on which a statement was seen to be said; null where the curation does not tell. */
export function seenOn(one: Statement, read: ReadonlyMap<string, string>): string | null {
  return EDITED.includes(one.source) ? (read.get(recordOf(one)) ?? null) : one.observed_to;
}

function factOf(told: Statement[], value: string, read: Map<string, string>): Fact {
  const [first] = told as [Statement];
  const { subject, property, lang, valid_from, valid_to } = first;
  const strongest = GRADES.find((grade) => told.some((one) => one.grade === grade)) as Grade;
  const seen =
    told
      .flatMap((one) => seenOn(one, read) ?? [])
      .toSorted()
      .at(-1) ?? null;
  const best = told.toSorted((one, other) => Number(other.grade === strongest) - Number(one.grade === strongest));
  return {
    property,
    label: sayProperty(subject, property),
    value,
    ...sayValue(property, value),
    lang,
    from: valid_from,
    to: valid_to,
    grade: strongest,
    seen,
    sources: [...new Set(told.map(({ source }) => source))],
    statements: best.map(({ id }) => id),
  };
}
