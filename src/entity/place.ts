import { hasHan } from '../base/chinese.ts';
import type { PlaceRow } from '../model/lexicon.ts';
import {
  chainOf,
  cityOf,
  districtOf,
  foldPlace,
  isMunicipality,
  placeById,
  placesNamed,
  placesSpelledLike,
  provinceOf,
  splitAddress,
} from './place-index.ts';

/** Where something is, as a registry writes it. */
export type PlaceText = { country?: string | null; region?: string | null; city?: string | null };

/** Place ids found; a municipality is both province and city. `unresolved` lists texts that could not be read, `how` every text read by more than its exact name. */
export type ResolvedPlace = {
  country: string | null;
  province: string | null;
  city: string | null;
  district: string | null;
  unresolved: string[];
  how: string[];
};

type Reading = { field: 'region' | 'city'; text: string; rows: PlaceRow[]; distance: number };

const BLANK = /^(?:select|state|other|nonus|na|none|null|nil|unknown|notapplicable|不限|无|全国|其他|其它|未知)?$/;

/**
 * Reads country, region and city of a registry into place ids by names alone: exact names first, then a single nearest spelling,
 * then what one field implies for the other. Two fields that contradict each other, and a name that two places share, stay unresolved.
 */
export function resolvePlace({ country, region, city }: PlaceText): ResolvedPlace {
  const nation = countryNamed(country ?? '');
  const nowhere = { country: nation, province: null, city: null, district: null, unresolved: [], how: [] };
  if (nation !== null && nation !== 'CN') return nowhere;
  if (nation === null && !isBlank(country ?? '')) return { ...nowhere, unresolved: [`country "${country}"`] };
  const inside = resolveChina([...readField('region', region ?? ''), ...readField('city', city ?? '')]);
  if (nation === 'CN') return { ...inside, country: nation };
  return guessCountry(city ?? region ?? '', inside);
}

/** A place by any of its Chinese or English names or its id; `Suzhou, Jiangsu` tells namesakes apart. Undefined when unknown or shared by two places of one kind. */
export function findPlace(name: string): PlaceRow | undefined {
  const known = placeById(name.trim());
  if (known) return known;
  const rows = placesNamed(name);
  for (const kind of ['country', 'province', 'city', 'cluster', 'district']) {
    const [row, other] = rows.filter((one) => one.kind === kind);
    if (row) return other ? undefined : row;
  }
  const { province, city, district, unresolved, how } = resolveChina(readField('city', name));
  const id = district ?? city ?? province;
  return id === null || unresolved.length > 0 || how.length > 0 ? undefined : placeById(id);
}

/** Ids of a place and of all it lies in, from the inside out; empty for an unknown id. */
export function placeAndAncestors(id: string): string[] {
  const row = placeById(id);
  return row ? chainOf(row).map((one) => one.id) : [];
}

function countryNamed(text: string): string | null {
  return placesNamed(text).find((row) => row.kind === 'country')?.id ?? null;
}

/** Without a country, an exact name in China or the name of a country in the city field decides. */
function guessCountry(city: string, inside: ResolvedPlace): ResolvedPlace {
  const nation = countryNamed(city);
  if (nation !== null) return { ...inside, country: nation, unresolved: [] };
  if (inside.province !== null && inside.how.length === 0) return { ...inside, country: 'CN' };
  return { ...inside, province: null, city: null, district: null };
}

function isBlank(text: string): boolean {
  return BLANK.test(foldPlace(text));
}

function readField(field: Reading['field'], text: string): Reading[] {
  return text
    .split(/[,;/|、，；()（）]/)
    .flatMap((part) => (hasHan(part) ? splitAddress(part) : [part.trim()]))
    .filter((part) => !isBlank(part) && countryNamed(part) !== 'CN')
    .map((part) => ({ field, text: part, rows: placesNamed(part).filter((row) => row.kind !== 'country'), distance: 0 }));
}

function resolveChina(given: Reading[]): ResolvedPlace {
  const { readings, provinces } = settle(given);
  const province = onlyOne([provinces]);
  const placed = readings.map((one) => ({ ...one, rows: one.rows.filter((row) => provinceOf(row) === province) }));
  const byField = [...placed.filter((one) => one.field === 'city'), ...placed.filter((one) => one.field === 'region')];
  const city = province === null ? null : decideCity(byField);
  return {
    country: null,
    province,
    city,
    district: city === null ? null : onlyOne(byField.map((one) => districtsIn(one.rows, city))),
    unresolved: placed.filter((one) => one.rows.length === 0).map((one) => `${one.field} "${one.text}"`),
    how: placed.filter((one) => one.rows.length > 0 && one.distance > 0).map((one) => `${one.field} "${one.text}" read as ${named(one)}`),
  };
}

function named({ rows, distance }: Reading): string {
  return `${rows.map((row) => `${row.en[0]} (${row.id})`).join(' or ')}, ${distance} edit${distance === 1 ? '' : 's'} away`;
}

/** Reads misspelled names and finds the provinces on which all readings agree. */
function settle(given: Reading[]): { readings: Reading[]; provinces: Set<string> } {
  const exact = given.filter((one) => one.rows.length > 0);
  const firm = exact.length > 0 && agreed(exact).size === 0 ? mend(exact) : exact;
  const known = firm.length > 0 ? agreed(firm) : undefined;
  if (known?.size === 0) return { readings: given.map((one) => ({ ...one, rows: [] })), provinces: known };
  const readings = given.map((one) => {
    const mended = firm.find((other) => other.text === one.text && other.field === one.field);
    return mended ?? { ...one, ...placesSpelledLike(one.text, known) };
  });
  return { readings, provinces: narrow(readings) };
}

function narrow(readings: Reading[]): Set<string> {
  const read = readings.filter((one) => one.rows.length > 0);
  const provinces = agreed(read);
  return provinces.size > 1 ? agreed(read.map(byLevel)) : provinces;
}

/** A bare name means the city rather than a county elsewhere, unless a district of a municipality shares it. */
function byLevel(reading: Reading): Reading {
  const cities = reading.rows.filter((row) => row.kind === 'city' || row.kind === 'province');
  const central = reading.rows.some((row) => row.kind === 'district' && chainOf(row).some(isMunicipality));
  return cities.length === 0 || central ? reading : { ...reading, rows: cities };
}

function agreed(readings: Reading[]): Set<string> {
  const sets = readings.map((one) => new Set(one.rows.flatMap((row) => provinceOf(row) ?? [])));
  return sets.length === 0 ? new Set() : sets.reduce((all, one) => all.intersection(one));
}

/** Where fields contradict each other: if exactly one of them is a near miss of a name in the province of the others, it is read as that. */
function mend(readings: Reading[]): Reading[] {
  const ways = readings.flatMap((one, i) => {
    const others = agreed(readings.filter((_, j) => j !== i));
    const { rows, distance } = placesSpelledLike(one.text, others);
    return rows.length > 0 && distance === 1 ? [readings.with(i, { ...one, rows, distance })] : [];
  });
  return ways.length === 1 && ways[0] ? ways[0] : readings;
}

function decideCity(readings: Reading[]): string | null {
  const sets = readings.map(citiesOf).filter((set) => set.size > 0);
  const shared = sets.length === 0 ? new Set<string>() : sets.reduce((all, one) => all.intersection(one));
  return onlyOne([shared, ...sets]);
}

/** Cities a reading may mean; in the city field a city comes before counties of the same name, in the region field a province before both. */
function citiesOf({ field, rows }: Reading): Set<string> {
  const order = field === 'city' ? ['city', 'province', 'district', 'cluster'] : ['province', 'city', 'district', 'cluster'];
  const kind = order.find((one) => rows.some((row) => row.kind === one));
  return new Set(rows.filter((row) => row.kind === kind).flatMap((row) => cityOf(row) ?? []));
}

function districtsIn(rows: PlaceRow[], city: string): Set<string> {
  return new Set(rows.filter((row) => row.id !== city && cityOf(row) === city).flatMap((row) => districtOf(row) ?? []));
}

function onlyOne(sets: Set<string>[]): string | null {
  const [id = null] = sets.find((set) => set.size === 1) ?? [];
  return id;
}
