import { selectJson } from '../base/json-path.ts';
import type { Said } from './said.ts';

/** A property of a trial and where it stands in a JSON record: one path, or several of which each may say it. */
export type Reading = {
  property: string;
  path: string | string[];
  /** The value or values that a text stands for; none make no statement. */
  read?: (text: string) => string | string[];
  lang?: 'en';
  isDate?: true;
};

/** What belongs to every statement of a record. */
export type Own = Pick<Said, 'record' | 'subject' | 'since' | 'observed'>;

/** What registers write where they have no value. */
const NOTHING = /^(?:n\/?a|n\.a\.|none|nil known|nil|not (?:applicable|known|provided|specified).*|unknown|-|\/)?$/i;

/** The text of a value, one blank between words, empty where it is no text or says that there is none. */
export function textOf(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return '';
  const text = String(value)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
  return NOTHING.test(text) ? '' : text;
}

/** What the readings find in a record. */
export function* readJson(record: unknown, own: Own, readings: Reading[]): Generator<Said> {
  for (const { property, path, read, lang, isDate } of readings) {
    for (const { pointer, value } of [path].flat().flatMap((one) => selectJson(record, one))) {
      const original = textOf(value);
      const said = { record: own.record, subject: own.subject, observed: own.observed, field: pointer, property, original };
      for (const one of original === '' ? [] : [read?.(original) ?? original].flat()) {
        if (isDate) yield { ...said, when: one };
        else yield { ...said, value: one, since: own.since, ...(lang ? { lang } : {}) };
      }
    }
  }
}

/** A site from fields of an element of a record; the fields beside them, such as contact persons, are not read. */
export function siteOf(
  element: unknown,
  own: Own,
  pointer: string,
  paths: Partial<Record<'facility' | 'city' | 'region' | 'country', string>>,
): Said[] {
  const found = Object.entries(paths).flatMap(([name, path]) => {
    const [first] = selectJson(element, path, pointer);
    return first && textOf(first.value) !== '' ? [{ name, pointer: first.pointer, text: textOf(first.value) }] : [];
  });
  if (found.length === 0) return [];
  const field = found.map((one) => one.pointer).join(',');
  return [{ ...own, property: 'site', field, site: Object.fromEntries(found.map(({ name, text }) => [name, text])) }];
}
