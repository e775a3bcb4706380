import { OUTLINE_FIELDS } from './outline.ts';
import { type Slices, versionOf } from './slices.ts';

const TEXT = '("(?:[^"\\\\]|\\\\.)*")';
const SPONSOR = new RegExp(`"leadSponsor":\\{"name":${TEXT}(?:,"class":${TEXT})?\\}`);
const PHASES = /"phases":(\[(?:"\w+",?)*\])/;
const DATES = { start: 'startDateStruct', first_posted: 'studyFirstPostDateStruct', last_updated: 'lastUpdatePostDateStruct' } as const;
const DATE = Object.fromEntries(
  Object.values(DATES).map((field) => [field, new RegExp(`"${field}":\\{(?:"type":"\\w+",)?"date":${TEXT}`)]),
) as Record<string, RegExp>;
const SITE = '{"facility":"';

/**
 * The row of the outline of a sliced study, as `outlineOf` would give it, copied from the line without parsing it; each byte is a character.
 * Undefined where the study is written otherwise than the API does, so that it must be parsed.
 */
export function slicedOutline(line: Buffer, slices: Slices, record: string): string | undefined {
  const text = (name: keyof Slices) => (slices[name] ? line.toString('latin1', ...slices[name]) : '');
  const [names, status, design, locations] = [
    text('identificationModule'),
    text('statusModule'),
    text('designModule'),
    text('contactsLocationsModule'),
  ];
  const id = token(names, 'nctId');
  const sponsor = SPONSOR.exec(text('sponsorCollaboratorsModule'));
  const dates = Object.entries(DATES).map(([name, field]) => [name, field, DATE[field]?.exec(status)?.[1] ?? ''] as const);
  const secondary = secondaryIds(names);
  const places = placesIn(locations);
  const isOdd = dates.some(([, field, day]) => day === '' && status.includes(field)) || (!sponsor && slices.sponsorCollaboratorsModule);
  if (!/^"NCT\d{8}"$/.test(id) || isOdd || secondary === undefined || places === undefined) return undefined;
  const outline = objectOf([
    ['title', token(names, 'briefTitle')],
    ['status', token(status, 'overallStatus')],
    ['study_type', token(design, 'studyType')],
    ['phases', PHASES.exec(design)?.[1] ?? ''],
    ['sponsor', sponsor?.[1] ?? ''],
    ['sponsor_class', sponsor?.[2] ?? ''],
    ['secondary_ids', secondary],
    ...dates.map(([name, , day]) => [name, day] as const),
    ['places', places],
  ]);
  const observed = versionOf(line);
  return objectOf([
    ['record', bytewise(JSON.stringify(record))],
    ['id', id],
    ['observed', observed && `"${observed}"`],
    ...dates.map(([, field, day]) => [field, day] as const),
    ['outline', outline],
    ['field', `"${fieldsOf(slices, places !== '')}"`],
  ]);
}

/** A text whose characters are the bytes of another in UTF-8. */
export function bytewise(text: string): string {
  return Buffer.from(text).toString('latin1');
}

/** An object of raw JSON; parts that say nothing are left out. */
function objectOf(parts: (readonly [name: string, raw: string])[]): string {
  const kept = parts.filter(([, raw]) => raw !== '' && raw !== '""' && raw !== '[]');
  return `{${kept.map(([name, raw]) => `"${name}":${raw}`).join(',')}}`;
}

/** The text of a field as it is written, with its quotation marks; empty where there is none. */
function token(text: string, name: string, from = 0): string {
  const at = text.indexOf(`"${name}":"`, from);
  if (at < 0) return '';
  const start = at + name.length + 3;
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

/** The places of sites, each with its number of sites; undefined where a site does not begin with its facility. */
function placesIn(locations: string): string | undefined {
  const first = locations.indexOf(SITE);
  if (first < 0) return locations.includes('"locations":') ? undefined : '';
  const places = new Map<string, number>();
  let [sites, countries] = [0, 0];
  for (let at = first; at >= 0; ) {
    const next = locations.indexOf(SITE, at + 1);
    const site = locations.slice(at, next < 0 ? undefined : next);
    const country = token(site, 'country');
    if (country !== '') countries += 1;
    const place = `{"city":${token(site, 'city') || '""'},"region":${token(site, 'state') || '""'},"country":${country || '""'}`;
    places.set(place, (places.get(place) ?? 0) + 1);
    sites += 1;
    at = next;
  }
  if (sites !== countries || sites !== locations.split('"country":').length - 1) return undefined;
  return `[${[...places].map(([place, count]) => `${place},"sites":${count}}`).join(',')}]`;
}

function fieldsOf(slices: Slices, hasPlaces: boolean): string {
  const there = OUTLINE_FIELDS.filter(({ module }) => slices[module] !== undefined && (module !== 'contactsLocationsModule' || hasPlaces));
  return there.map(({ field }) => field).join(',');
}
