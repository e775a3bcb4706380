import { type DateInterval, parsePartialDate } from '../../src/base/dates.ts';
import { mayHoldContact } from '../../src/statement/contacts.ts';
import { OUTLINE_FIELDS } from './outline.ts';
import { type Slices, versionOf } from './slices.ts';

/** Columns of the row that `slicedOutline` writes, in order, with their types. */
export const ROW_COLUMNS = {
  id: 'VARCHAR',
  record: 'VARCHAR',
  observed_at: 'DATE',
  valid_from: 'DATE',
  precision: 'VARCHAR',
  field: 'VARCHAR',
  value: 'VARCHAR',
} as const;
/** What stands between the columns of a row; no JSON holds it. */
export const SEPARATOR = '\x01';

const TEXT = '("(?:[^"\\\\]|\\\\.)*")';
const SPONSOR = new RegExp(`"leadSponsor":\\{"name":${TEXT}(?:,"class":${TEXT})?\\}`);
const PHASES = /"phases":(\[(?:"\w+",?)*\])/;
const DATES = [
  ['start', 'startDateStruct'],
  ['first_posted', 'studyFirstPostDateStruct'],
  ['last_updated', 'lastUpdatePostDateStruct'],
].map(([name, field]) => ({ name, field: `"${field}"`, day: new RegExp(`"${field}":\\{(?:"type":"\\w+",)?"date":"([\\d-]+)"`) }));
const SITE = 'facility":"';

/**
 * The row of the outline of a sliced study, its value as `outlineOf` would give it, copied from the line without parsing it; each byte is a character.
 * Undefined where the study must be parsed: it is written otherwise than the API does, has an impossible date, or may hold a contact.
 */
export function slicedOutline(line: Buffer, slices: Slices, record: string): string | undefined {
  const text = (name: keyof Slices) => (slices[name] ? line.toString('latin1', ...slices[name]) : '');
  const names = text('identificationModule');
  const id = token(names, 'nctId":"').slice(1, -1);
  const [sponsors, status, design] = [text('sponsorCollaboratorsModule'), text('statusModule'), text('designModule')];
  const sponsor = SPONSOR.exec(sponsors);
  const days = DATES.map(({ field, day }) => day.exec(status)?.[1] ?? (status.includes(field) ? undefined : ''));
  const [secondary, places] = [secondaryIds(names), placesIn(text('contactsLocationsModule'))];
  if (!/^NCT\d{8}$/.test(id) || !/^[ -~]+$/.test(record) || (!sponsor && sponsors !== '')) return undefined;
  if (secondary === undefined || places === undefined || days.some((day) => day === undefined || (day !== '' && !dated(day))))
    return undefined;
  const parts = [
    part('title', token(names, 'briefTitle":"')),
    part('status', token(status, 'overallStatus":"')),
    part('study_type', token(design, 'studyType":"')),
    part('phases', PHASES.exec(design)?.[1] ?? ''),
    part('sponsor', sponsor?.[1] ?? ''),
    part('sponsor_class', sponsor?.[2] ?? ''),
    part('secondary_ids', secondary),
    ...DATES.map(({ name }, nth) => (days[nth] ? `,"${name}":"${days[nth]}"` : '')),
    part('places', places),
  ];
  const value = `{${parts.join('').slice(1)}}`;
  if (mayHoldContact(value) || !isJson(value)) return undefined;
  const { from = '', precision = '' } = dated(days[2] ?? '') ?? {};
  return [id, record, dated(versionOf(line))?.from ?? '', from, precision, fieldsOf(slices, places !== ''), value].join(SEPARATOR);
}

/** A part of an object of raw JSON; nothing where it says nothing. */
function part(name: string, raw: string): string {
  return raw === '' || raw === '""' || raw === '[]' ? '' : `,"${name}":${raw}`;
}

const known = new Map<string, DateInterval | undefined>();

/** A date YYYY, YYYY-MM or YYYY-MM-DD as an interval, undefined for anything else; most stand in many studies. */
function dated(text: string): DateInterval | undefined {
  if (!known.has(text)) known.set(text, /Q/.test(text) ? undefined : parsePartialDate(text));
  return known.get(text);
}

/** True of text that was copied from JSON if it is JSON: a token is only damaged by an escape or a control character. */
function isJson(text: string): boolean {
  if (!/[\\\p{Cc}]/u.test(text)) return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The text of a field as it is written, with its quotation marks; empty where there is none. `key` is the field behind its first quotation mark, up to that of its text. */
function token(text: string, key: string): string {
  const at = fieldAt(text, key, 0);
  return at < 0 ? '' : tokenAt(text, at + key.length - 1);
}

/** Where a field stands from a place on. It is looked for without its quotation mark, since those are everywhere. */
function fieldAt(text: string, key: string, from: number): number {
  let at = text.indexOf(key, from);
  while (at > 0 && text[at - 1] !== '"') at = text.indexOf(key, at + 1);
  return at;
}

/** The text whose quotation mark stands at a place. */
function tokenAt(text: string, start: number): string {
  let end = text.indexOf('"', start + 1);
  while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return text.slice(start, end + 1);
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}

function secondaryIds(names: string): string | undefined {
  const at = names.indexOf('"secondaryIdInfos":[');
  if (at < 0) return '';
  const start = names.indexOf('[', at);
  try {
    const list = JSON.parse(names.slice(start, names.indexOf('}]', start) + 2)) as { id?: unknown }[];
    return JSON.stringify(list.map(({ id }) => (typeof id === 'string' ? id : '')));
  } catch {
    return undefined;
  }
}

/** Finds the text of a field in one stretch after the other: empty where it has none, undefined where it has several. */
function finder(text: string, key: string): (from: number, to: number) => string | undefined {
  let at = fieldAt(text, key, 0);
  return (from, to) => {
    if (at < from && at >= 0) at = fieldAt(text, key, from);
    if (at < 0 || at >= to) return '""';
    const found = tokenAt(text, at + key.length - 1);
    at = fieldAt(text, key, at + key.length);
    return at >= 0 && at < to ? undefined : found;
  };
}

/** The places of sites, each with its number of sites; undefined where a site does not begin with its facility or has not one country. */
function placesIn(locations: string): string | undefined {
  const first = fieldAt(locations, SITE, 0);
  if (first < 0) return locations.includes('"locations":') ? undefined : '';
  const [cityIn, regionIn, countryIn] = [finder(locations, 'city":"'), finder(locations, 'state":"'), finder(locations, 'country":"')];
  const places = new Map<string, number>();
  for (let at = first; at >= 0; ) {
    const next = fieldAt(locations, SITE, at + 1);
    const end = next < 0 ? locations.length : next;
    const [city, region, country] = [cityIn(at, end), regionIn(at, end), countryIn(at, end)];
    if (city === undefined || region === undefined || country === undefined || country === '""') return undefined;
    const place = `{"city":${city},"region":${region},"country":${country}`;
    places.set(place, (places.get(place) ?? 0) + 1);
    at = next;
  }
  return `[${[...places].map(([place, count]) => `${place},"sites":${count}}`).join(',')}]`;
}

function fieldsOf(slices: Slices, hasPlaces: boolean): string {
  const there = OUTLINE_FIELDS.filter(({ module }) => slices[module] !== undefined && (module !== 'contactsLocationsModule' || hasPlaces));
  return there.map(({ field }) => field).join(',');
}
