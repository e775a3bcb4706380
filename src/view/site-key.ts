import { placeAndAncestors, resolvePlace } from '../entity/place.ts';

/** A site as a register writes it. */
export type SiteText = Record<'facility' | 'city' | 'region' | 'country', string | null | undefined>;

/** Words that registers add to the name of a city or leave out. */
const GENERIC = /\b(?:city|county|district|metropolitan|municipality|prefecture|province)\b/gi;

/** By what a site is compared: the letters of its name, its city, and its country whatever that is called; the region is left out, which registers write in many ways. */
export function siteKey({ facility, city, region, country }: SiteText): string {
  const place = resolvePlace({ country: country ?? null, region: region ?? null, city: city ?? null });
  const where = place.city ?? place.province ?? `${place.country ?? letters(country)} ${letters(city)}`;
  return `${letters(facility)} ${where}`;
}

/** The same for a site of which only the text is at hand, with the country last, and the place that it was resolved to. */
export function writtenSiteKey(text: string, place: string | null): string {
  const country = place === null ? undefined : placeAndAncestors(place).at(-1);
  const end = text.lastIndexOf(', ');
  return country === undefined || end < 0 ? letters(text) : `${letters(text.slice(0, end))} ${country}`;
}

function letters(text: string | null | undefined): string {
  return (text ?? '')
    .replace(GENERIC, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
