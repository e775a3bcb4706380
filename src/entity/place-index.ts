import { hasHan, toSimplified } from '../base/chinese.ts';
import { type PlaceRow, placeRow, readLexicon } from '../model/lexicon.ts';
import { editDistance } from './distance.ts';

type Index = {
  byId: Map<string, PlaceRow>;
  byName: Map<string, PlaceRow[]>;
  starts: Set<string>;
  spelled: { folded: string; row: PlaceRow }[];
  longest: number;
};

const WORDS = /\b(?:municipality|province|city|district|prefecture|county|autonomous|region|new area|sheng|shi|qu)\b/g;
/** ASCII, or Chinese characters alone: nothing to decompose. */
const PLAIN = /^(?:[ -~]*|[\u4e00-\u9fff]*)$/;
let index: Index | undefined;

/** Folds a place name for comparing: simplified, lower case, without accents, digits, punctuation and words such as Province or District. */
export function foldPlace(text: string): string {
  return foldSimplified(toSimplified(text));
}

/** The same for a text that is simplified already, as the names of the lexicon are. */
function foldSimplified(text: string): string {
  const plain = PLAIN.test(text) ? text.toLowerCase() : text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const bare = plain.replace(WORDS, ' ').replace(/[^\p{L}]/gu, '');
  return bare === '' ? plain.replace(/[^\p{L}]/gu, '') : bare;
}

function places(): Index {
  index ??= buildIndex(readLexicon('places', placeRow));
  return index;
}

function buildIndex(rows: PlaceRow[]): Index {
  const byName = new Map<string, PlaceRow[]>();
  const spelled: Index['spelled'] = [];
  for (const row of rows) {
    for (const folded of new Set([...row.zh, ...row.en].map(foldSimplified))) {
      const named = byName.get(folded);
      if (named) named.push(row);
      else byName.set(folded, [row]);
      if (!hasHan(folded) && (row.kind === 'province' || row.kind === 'city')) spelled.push({ folded, row });
    }
  }
  const longest = Math.max(...rows.flatMap((row) => row.zh.map((name) => name.length)));
  const starts = new Set(rows.flatMap((row) => row.zh.map((name) => name.slice(0, 2))));
  return { byId: new Map(rows.map((row) => [row.id, row])), byName, starts, spelled, longest };
}

/** The place with this id. */
export function placeById(id: string): PlaceRow | undefined {
  return places().byId.get(id);
}

/** Every place that goes by this name, in Chinese or English. */
export function placesNamed(name: string): PlaceRow[] {
  return places().byName.get(foldPlace(name)) ?? [];
}

/** Chinese names of provinces and cities. */
export function placeNames(): string[] {
  const rows = [...places().byId.values()].filter(({ kind }) => kind === 'province' || kind === 'city');
  return rows.flatMap(({ zh }) => zh);
}

/** Countries, provinces and cities. */
export function regions(): PlaceRow[] {
  return [...places().byId.values()].filter(({ kind }) => kind === 'country' || kind === 'province' || kind === 'city');
}

/** The provinces of China and what ranks with them. */
export function provinces(): PlaceRow[] {
  return [...places().byId.values()].filter(({ kind }) => kind === 'province');
}

/** The industry clusters. */
export function clusters(): PlaceRow[] {
  return [...places().byId.values()].filter(({ kind }) => kind === 'cluster');
}

/** True when a text begins with the first two characters of a Chinese place name: a quick check before looking closer. */
export function startsLikePlace(text: string): boolean {
  return places().starts.has(text.slice(0, 2));
}

/**
 * Provinces and prefecture cities whose English name is nearest to a misspelled one, all at the same smallest distance:
 * one edit from five letters on, two from eight letters on. Empty for Chinese text and shorter names.
 */
export function placesSpelledLike(name: string, within?: ReadonlySet<string>): { rows: PlaceRow[]; distance: number } {
  const folded = foldPlace(name);
  let distance = folded.length >= 8 ? 2 : 1;
  let rows: PlaceRow[] = [];
  if (folded.length < 5 || hasHan(folded)) return { rows, distance };
  for (const one of places().spelled) {
    if (within && !within.has(provinceOf(one.row) ?? '')) continue;
    const found = editDistance(folded, one.folded, distance);
    if (found > distance) continue;
    rows = found < distance ? [one.row] : [...rows, one.row];
    distance = found;
  }
  return { rows: [...new Set(rows)], distance };
}

/** Cuts a Chinese address into the place names it starts with and the rest, longest name first at each step. */
export function splitAddress(text: string): string[] {
  const { byName, longest } = places();
  const parts: string[] = [];
  let rest = toSimplified(text).trim();
  while (rest !== '') {
    const length = prefixLength(rest, byName, longest);
    if (length === 0) return [...parts, rest];
    parts.push(rest.slice(0, length));
    rest = rest.slice(length);
  }
  return parts;
}

function prefixLength(text: string, byName: Map<string, PlaceRow[]>, longest: number): number {
  for (let length = Math.min(longest, text.length); length >= 2; length -= 1) {
    if (byName.has(text.slice(0, length))) return length;
  }
  return 0;
}

/** A place and all it lies in, from the inside out. */
export function chainOf(row: PlaceRow): PlaceRow[] {
  const above = row.parent === null ? undefined : placeById(row.parent);
  return above ? [row, ...chainOf(above)] : [row];
}

/** Id of the province a place lies in; undefined for countries. */
export function provinceOf(row: PlaceRow): string | undefined {
  return chainOf(row).find((one) => one.kind === 'province')?.id;
}

/** Id of the city a place lies in; a municipality is its own city. */
export function cityOf(row: PlaceRow): string | undefined {
  return chainOf(row).find((one) => one.kind === 'city' || isMunicipality(one))?.id;
}

/** Id of the district a place lies in. */
export function districtOf(row: PlaceRow): string | undefined {
  return chainOf(row).find((one) => one.kind === 'district')?.id;
}

/** True for Beijing, Tianjin, Shanghai and Chongqing. */
export function isMunicipality(row: PlaceRow): boolean {
  return ['110000', '120000', '310000', '500000'].includes(row.id);
}
