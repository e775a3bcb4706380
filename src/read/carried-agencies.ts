import type { Found } from './found.ts';
import { matchesIn, type Piece, type SourceText } from './text.ts';

/** Bodies that an English text calls by a common noun once it is clear where it speaks of; `home` is what makes that clear, `away` what forbids it. */
const CARRIED: { pattern: RegExp; home: RegExp; away: RegExp; id: string; code: 'MHLW' | null; jurisdiction: 'EU' | 'JP' }[] = [
  {
    pattern: /\b[Tt]he Commission\b/g,
    home: /\bEuropean|\bEurope\b|\bEMA\b|\bCHMP\b/,
    away: /Securities and Exchange/i,
    id: 'ec',
    code: null,
    jurisdiction: 'EU',
  },
  {
    pattern: /\b(?:[Tt]he |its )?(?:health )?ministry\b/gi,
    home: /\bJapan|\bPMDA\b|\bMHLW\b/,
    away: /\bKorea|\bChina|\bIsrael|\bTaiwan|Ministry of (?:Science|Food|Finance)/,
    id: 'mhlw',
    code: 'MHLW',
    jurisdiction: 'JP',
  },
];

/** Places where a regulator is called by a common noun: "the Commission authorised it", "the health ministry approved". */
export function carriedAgencies(text: SourceText, named: Piece[]): Found[] {
  const whole = { start: 0, end: text.plain.length };
  return CARRIED.filter(({ home, away }) => home.test(text.plain) && !away.test(text.plain)).flatMap(
    ({ pattern, id, code, jurisdiction }) =>
      matchesIn(pattern, text, whole)
        .filter((one) => !named.some((other) => other.start < one.end && one.start < other.end))
        .map(({ start, end }): Found => ({ start, end, type: 'AGENCY', meaning: { type: 'AGENCY', id, code, jurisdiction } })),
  );
}

/** True for the parent behind a body named with it, as in "Center for Drug Evaluation of the NMPA". */
export function isParentBody({ plain }: SourceText, before: Piece | undefined, { start }: Piece): boolean {
  return before !== undefined && /^(?: \([^()]{1,12}\))? of (?:the )?$/.test(plain.slice(before.end, start));
}
