import type { MilestoneClaim } from '../model/claim.ts';
import type { Act } from './act.ts';
import { isAnyIn } from './alternatives.ts';
import type { Reading } from './draft.ts';
import type { Found } from './found.ts';
import { type JurisdictionCode, lexicons } from './lexicons.ts';
import { headingOf } from './lists.ts';
import { nearest } from './profiles.ts';
import { pieceAt, type Sentence } from './sentences.ts';
import { insideOf, isIn, matchesIn, type Piece, type SourceText, within } from './text.ts';

/** The regulator and area of a milestone, and the words that name them. */
export type Office = { agency: MilestoneClaim['agency']; jurisdiction: JurisdictionCode | null; words: Piece | undefined; id?: string };

const GRANTED = /\b(?:grant|award|receiv|obtain|secur|earn|gain|designat)\w*|\bw[io]n\b|\bgot\b/i;
const AMERICAN = new Set(['rmat', 'fast_track', 'rare_pediatric']);
const DECIDED = new Set([
  'approved',
  'ind_cleared',
  'ind_accepted',
  'ind_submitted',
  'nda_bla_accepted',
  'nda_bla_submitted',
  'orphan',
  'breakthrough',
  'breakthrough_proposed',
  'priority_review',
  'suspended',
  'fast_track',
  'rmat',
  'prime',
  'rare_pediatric',
]);
const APPROVERS: Partial<Record<JurisdictionCode, MilestoneClaim['agency']>> = { CN: 'NMPA', US: 'FDA', JP: 'MHLW', UK: 'MHRA' };
const SEVERAL: Record<string, JurisdictionCode> = { 中: 'CN', 美: 'US', 澳: 'AU', 欧: 'EU', 日: 'JP', 英: 'UK' };

/** Regulators and areas of an act: several when the sentence says so (中美双报, both the FDA and the EMA), else one. */
export function officesOf(reading: Reading, act: Act, local: boolean): Office[] {
  if (!DECIDED.has(act.milestone)) return [{ agency: null, jurisdiction: null, words: undefined }];
  if (AMERICAN.has(act.milestone) || act.milestone === 'prime')
    return [local ? officeInClause(reading, act) : inferred(reading, act, areaOf(reading, act))];
  const several = severalAreas(reading, act) ?? severalAgencies(reading, act);
  if (several) return several;
  if (local) return [officeInClause(reading, act)];
  const agency = agencyOf(reading, act) ?? headingAgency(reading, act);
  if (agency) return [officeOfAgency(agency)];
  return [inferred(reading, act, areaOf(reading, act))];
}

/** The agency of the line that a list stands under, for an item that names no area of its own. */
function headingAgency(reading: Reading, act: Act): Found | undefined {
  const heading = headingOf(reading, act.sentence);
  const agency = heading && reading.mentions.agencies.find((one) => within(one, heading));
  const area = agency && areaOf(reading, act);
  return area && area.code !== officeOfAgency(agency).jurisdiction ? undefined : agency;
}

/** For a member of a list, only what its own clause says counts. */
function officeInClause({ mentions }: Reading, { at, sentence }: Act): Office {
  const clause = pieceAt(sentence.clauses, at.start);
  const agency = nearest(insideOf(mentions.agencies, clause), at);
  if (agency) return officeOfAgency(agency);
  const place = nearest(
    insideOf(mentions.places, clause).filter((one) => isArea(one)),
    at,
  );
  return { agency: null, jurisdiction: place ? areaOfPlace(place) : null, words: place };
}

function officeOfAgency(agency: Found): Office {
  const meaning = agency.meaning?.type === 'AGENCY' ? agency.meaning : undefined;
  return {
    agency: (meaning?.code ?? null) as Office['agency'],
    jurisdiction: meaning?.jurisdiction ?? null,
    words: agency,
    ...(meaning ? { id: meaning.id } : {}),
  };
}

function severalAreas(reading: Reading, act: Act): Office[] | undefined {
  const { at, sentence } = act;
  const { text } = reading;
  const clause = pieceAt(sentence.clauses, at.start);
  const near = { start: Math.max(clause.start, at.start - 24), end: Math.min(clause.end, at.end + 16) };
  const match =
    /([中美澳欧日英])[、和]?([中美澳欧日英])(?:[、和]?([中美澳欧日英]))?(?=两地|双|两国|三地|三国|同步|同时|临床|IND|获批|批准|申报|均|都|监管|\s)/u.exec(
      text.plain.slice(near.start, near.end),
    );
  if (!match) return severalPlaces(reading, act);
  const words = { start: near.start + match.index, end: near.start + match.index + match[0].length };
  return match.slice(1).flatMap((char): Office[] => {
    const jurisdiction = char ? SEVERAL[char] : undefined;
    return jurisdiction ? [{ agency: approverOf(act, jurisdiction), jurisdiction, words }] : [];
  });
}

const PLACE_JOIN = /^(?:\s(?:in|on) [A-Z0-9][\w ,]{2,18})?(?:,?\s?(?:和|与|及|以及|、|and(?: in)?(?: the)?|&)|,(?: the)?)\s?$/;

/** Places joined in a row: "in both the U.S. and Europe", "in China, the US and Australia". */
function severalPlaces({ text, mentions }: Reading, act: Act): Office[] | undefined {
  const { at, sentence } = act;
  const clause = pieceAt(sentence.clauses, at.start);
  const segment = pieceAt(sentence.segments, at.start);
  const places = mentions.places.filter((one) => isArea(one) && one.start >= clause.start && one.end <= segment.end);
  const joins = (one: Found, next: Found | undefined) => next !== undefined && PLACE_JOIN.test(text.plain.slice(one.end, next.start));
  const first = places.findIndex((one, i) => within(one, clause) && joins(one, places[i + 1]));
  if (first < 0 || insideOf(mentions.agencies, clause).length > 0) return undefined;
  let last = first;
  while (joins(places[last] as Found, places[last + 1])) last += 1;
  const row = places.slice(first, last + 1);
  const areas = [...new Set(row.map(areaOfPlace))];
  if (areas.length < 2 || !/和|与|及|、|\band\b|&/.test(text.plain.slice(row[0]?.start, row.at(-1)?.start))) return undefined;
  return areas.map((jurisdiction) => ({
    agency: jurisdiction && approverOf(act, jurisdiction),
    jurisdiction,
    words: row.find((place) => areaOfPlace(place) === jurisdiction),
  }));
}

function severalAgencies({ text, mentions }: Reading, { at, sentence }: Act): Office[] | undefined {
  const clause = pieceAt(sentence.clauses, at.start);
  const agencies = insideOf(mentions.agencies, clause);
  const [first, second] = agencies;
  if (
    !first ||
    !second ||
    !/^[^,;。]{0,20}?(?:和|与|及|以及|、|\band\b|&)\s?(?:from |by )?(?:the )?$/.test(text.plain.slice(first.end, second.start))
  )
    return undefined;
  const [one, two] = [officeOfAgency(first), officeOfAgency(second)];
  return one.jurisdiction !== two.jurisdiction ? [one, two] : undefined;
}

function agencyOf({ text, mentions }: Reading, { at, sentence, milestone }: Act): Found | undefined {
  const chinese = milestone === 'breakthrough_proposed';
  const fits = mentions.agencies.filter(({ meaning }) => !chinese || (meaning?.type === 'AGENCY' && meaning.jurisdiction === 'CN'));
  const clause = pieceAt(sentence.clauses, at.start);
  const segment = pieceAt(sentence.segments, at.start);
  const area = nearest(
    insideOf(mentions.places, clause).filter((one) => isArea(one)),
    at,
  );
  for (const piece of [clause, segment, sentence]) {
    const found = nearest(
      fits.filter((one) => within(one, piece) && (piece === clause || !belongsToNext(text, sentence, at, one))),
      at,
    );
    if (!found) continue;
    const between =
      piece === sentence &&
      segment !== sentence &&
      /;/.test(text.plain.slice(Math.min(found.end, at.end), Math.max(found.start, at.start)));
    if (between || (piece !== clause && area && areaOfPlace(area) !== officeOfAgency(found).jurisdiction)) return undefined;
    return found;
  }
  return undefined;
}

const NEXT = /[,;]|\band\b/;

/** True for an agency behind an act that has an act of its own before it: "cleared in May and granted orphan status by the FDA". */
function belongsToNext(text: SourceText, { clauses }: Sentence, at: Piece, agency: Found): boolean {
  const { approve, accept, grant, submit } = lexicons().phrases[text.lang];
  const between = { start: at.end, end: Math.max(at.end, agency.start) };
  const own = text.lang === 'en' ? { ...between, start: Math.max(at.end, pieceAt(clauses, agency.start).start) } : between;
  const grants = text.lang === 'en' ? [GRANTED] : grant;
  return isIn(NEXT, text, between) && [approve, accept, grants, submit].some((words) => isAnyIn(words, text, own));
}

function isArea(place: Found): boolean {
  return areaOfPlace(place) !== null;
}

function areaOfPlace({ meaning }: Found): JurisdictionCode | null {
  return meaning?.type === 'PLACE' ? meaning.jurisdiction : null;
}

function areaOf({ text, mentions }: Reading, { at, sentence, milestone }: Act): { code: JurisdictionCode; words: Piece } | undefined {
  if (milestone === 'breakthrough_proposed') return { code: 'CN', words: at };
  const clause = pieceAt(sentence.clauses, at.start);
  for (const piece of [clause, pieceAt(sentence.segments, at.start), sentence]) {
    const place = nearest(
      insideOf(mentions.places, piece).filter(
        (one) =>
          isArea(one) && (piece === clause || (piece !== sentence && !belongsToNext(text, sentence, at, one)) || one.end <= at.start),
      ),
      at,
    );
    const code = place && areaOfPlace(place);
    if (place && code) return { code, words: place };
  }
  return undefined;
}

/** Who decides in an area, for decisions told with the country alone; in the United States and the United Kingdom one body decides everything. */
function approverOf({ milestone }: Act, area: JurisdictionCode): MilestoneClaim['agency'] {
  if (milestone === 'ind_cleared' && area === 'JP') return null;
  if (area === 'US' || area === 'UK') return APPROVERS[area] ?? null;
  return milestone === 'approved' || milestone === 'ind_cleared' ? (APPROVERS[area] ?? null) : null;
}

/** Words that only one area has: a complete response letter is American, an MAA European. */
const TERMS: [RegExp, JurisdictionCode][] = [
  [/\b(?:complete response letter|CRL|biologics license application|PDUFA|refuse-to-file)\b/gi, 'US'],
  [/\b(?:MAA|marketing authori[sz]ation application)\b/gi, 'EU'],
];
/** Words at home in the United States that others borrow: they count where the text names that country or its regulator. */
const BORROWED = /\bs?BLA\b|\bINDs?\b|\bbreakthrough\b/gi;

/** The area told by a word that no other has; none where the text also speaks of China, whose filings borrow the words. */
function termArea({ text, mentions }: Reading, { sentence }: Act): { code: JurisdictionCode; words: Piece } | undefined {
  const areas = new Set([...mentions.agencies.map((one) => officeOfAgency(one).jurisdiction), ...mentions.places.map(areaOfPlace)]);
  if (text.lang !== 'en' || areas.has('CN')) return undefined;
  const own = TERMS.flatMap(([pattern, code]) => matchesIn(pattern, text, sentence).map((words) => ({ code, words })));
  const [borrowed] = areas.has('US') ? matchesIn(BORROWED, text, sentence) : [];
  return own[0] ?? (borrowed && { code: 'US', words: borrowed });
}

function inferred(reading: Reading, act: Act, area: { code: JurisdictionCode; words: Piece } | undefined): Office {
  if (AMERICAN.has(act.milestone)) return { agency: 'FDA', jurisdiction: 'US', words: area?.words };
  if (act.milestone === 'prime') return { agency: 'EMA', jurisdiction: 'EU', words: area?.words };
  if (area) return { agency: approverOf(act, area.code), jurisdiction: area.code, words: area.words };
  if (/默示许可|突破性治疗品种/.test(reading.text.plain.slice(act.at.start, act.at.end)))
    return { agency: null, jurisdiction: 'CN', words: act.at };
  const last =
    reading.mentions.agencies.filter(({ end }) => end <= act.at.start).at(-1) ??
    (act.sentence.lead === 0 ? reading.mentions.agencies.find((one) => !within(one, act.sentence)) : undefined);
  const codes = new Set(reading.mentions.agencies.map((one) => officeOfAgency(one).jurisdiction));
  const [from] = reading.sentences.slice(Math.max(0, act.sentence.lead - 2));
  const term = termArea(reading, act);
  if (term && (!last || codes.has(term.code)))
    return { agency: term.code === 'US' ? 'FDA' : 'EMA', jurisdiction: term.code, words: term.words };
  const isNear = last !== undefined && (codes.size === 1 || (!act.rule.startsWith('approve') && last.start >= (from?.start ?? 0)));
  return isNear ? officeOfAgency(last) : { agency: null, jurisdiction: null, words: undefined };
}
