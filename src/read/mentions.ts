import { carriedAgencies, isParentBody } from './carried-agencies.ts';
import { type DateMention, findDates } from './dates.ts';
import { describedModalities } from './described.ts';
import { findDiseases } from './diseases.ts';
import type { Found } from './found.ts';
import { lexicons } from './lexicons.ts';
import { chineseOrganisations, englishOrganisations } from './organisations.ts';
import { findPeople } from './people.ts';
import { findProducts } from './products.ts';
import { coverOf, insideAny, insideOf, matchesIn, meets, type Piece, type SourceText, within, withoutOverlap } from './text.ts';

/** Everything named in an article, each list in order of place. */
export type Mentions = {
  orgs: Found[];
  products: Found[];
  diseases: Found[];
  targets: Found[];
  modalities: Found[];
  agencies: Found[];
  places: Found[];
  dates: DateMention[];
};

/** Finds organisations, products, diseases, targets, modalities, agencies, places and dates in the body of a text. */
export function findMentions(text: SourceText, dateline: string | null, body: Piece[]): Mentions {
  const all = allMentions(text, dateline);
  const cover = coverOf(text.plain.length, body);
  return Object.fromEntries(Object.entries(all).map(([type, list]) => [type, (list as Piece[]).filter(cover.meets)])) as Mentions;
}

function allMentions(text: SourceText, dateline: string | null): Mentions {
  const hits: Found[] = lexicons()
    .terms.find(text.plain)
    .map(({ start, end, value }) => ({ start, end, type: value.type, meaning: value }));
  const of = (type: Found['type']) => hits.filter((hit) => hit.type === type);
  const whole = { start: 0, end: text.plain.length };
  const designations = lexicons().designations[text.lang].flatMap(({ pattern }) => matchesIn(pattern, text, whole));
  const products = productsOf(text, whole, of('PRODUCT'), [
    ...of('TARGET'),
    ...of('DISEASE'),
    ...of('AGENCY'),
    ...of('ORG'),
    ...of('PLACE'),
    ...designations,
  ]);
  const modalities = [
    ...of('MODALITY').filter((one) => !isDesignation(text.plain, one)),
    ...insideProducts(text, products, hits),
    ...(text.lang === 'en' ? described(text, of('MODALITY')) : []),
  ].sort(byStart);
  const others = [
    ...designations.map((one): Found => ({ ...one, type: 'AGENCY' })),
    ...of('AGENCY'),
    ...products,
    ...of('TARGET'),
    ...of('DISEASE'),
    ...modalities,
    ...of('PLACE'),
  ];
  const orgs = orgsOf(text, whole, of('ORG'), others);
  const isOfOrg = insideAny(text.plain.length, orgs);
  const designated = coverOf(text.plain.length, designations);
  return {
    orgs,
    products,
    diseases: findDiseases(text, of('DISEASE'), products).filter((one) => !designated.meets(one)),
    targets: of('TARGET').filter(
      (one) => !isKnockedOut(text.plain, one) && !isBesides(text.plain, one) && !endsCode(text.plain, one, products),
    ),
    modalities: modalities.filter((one) => !isOfName(text, one, isOfOrg)),
    agencies: agenciesOf(text, of('AGENCY')),
    places: of('PLACE').filter(({ end }) => !/^(?:香港|澳门|台湾)/.test(text.plain.slice(end, end + 2))),
    dates: findDates(text, dateline),
  };
}

/** 再生医学 and 干细胞 in the name of a company say nothing of its product. */
function isOfName({ plain, lang }: SourceText, one: Piece, isOfOrg: (piece: Piece) => boolean): boolean {
  return lang === 'zh' && isOfOrg(one) && !/^\s?公司/.test(plain.slice(one.end, one.end + 3));
}

/** The CS1 of a code such as SG-CS1 is no target. */
function endsCode(plain: string, one: Piece, products: Piece[]): boolean {
  return plain[one.start - 1] === '-' && products.some((product) => within(one, product));
}

/** Modalities told in other words where no name of one stands. */
function described(text: SourceText, named: Piece[]): Found[] {
  const isNamed = insideAny(text.plain.length, named);
  return describedModalities(text)
    .filter((one) => !isNamed(one))
    .map(
      ({ start, end, code, depth }): Found => ({
        start,
        end,
        type: 'MODALITY',
        meaning: { type: 'MODALITY', id: code, code, depth, cgt: true },
      }),
    );
}

function agenciesOf(text: SourceText, named: Found[]): Found[] {
  if (text.lang === 'zh') return named;
  const bodies = named.filter((one, i) => !isParentBody(text, named[i - 1], one));
  return [...bodies, ...carriedAgencies(text, named)].sort(byStart);
}

const byStart = (a: Piece, b: Piece): number => a.start - b.start;

function productsOf(text: SourceText, whole: Piece, known: Found[], others: Piece[]): Found[] {
  const isOther = insideAny(text.plain.length, others);
  const pieces = findProducts(text, whole).filter((one) => !isOther(one));
  const found = pieces.map((piece): Found => {
    const meaning = insideOf(known, piece)[0]?.meaning;
    return meaning ? { ...piece, type: 'PRODUCT', meaning } : { ...piece, type: 'PRODUCT' };
  });
  const cover = coverOf(text.plain.length, found);
  const extra = known.filter((one) => !cover.meets(one));
  return repeated(text, [...found, ...extra], others).sort(byStart);
}

/** The mentions with every other place where one of their names stands: a name told once by its brackets or quotes is known from then on. */
function repeated(text: SourceText, mentions: Found[], others: Piece[]): Found[] {
  const all = [...mentions];
  const cover = coverOf(text.plain.length, [...mentions, ...others]);
  for (const name of new Set(mentions.map(({ start, end }) => text.plain.slice(start, end)).filter((one) => one.length >= 3))) {
    const type = mentions[0]?.type ?? 'PRODUCT';
    for (let at = text.plain.indexOf(name); at >= 0; at = text.plain.indexOf(name, at + name.length)) {
      const piece: Found = { start: at, end: at + name.length, type };
      if (cover.meets(piece) || !standsAlone(text.plain, piece)) continue;
      all.push(piece);
      cover.add(piece);
    }
  }
  return all;
}

/** Modalities written inside a product's name, such as GC310腺相关病毒注射液, where the term matcher took the name whole. */
function insideProducts(text: SourceText, products: Found[], hits: Found[]): Found[] {
  const named = hits.filter(({ type }) => type === 'PRODUCT');
  return named.filter(coverOf(text.plain.length, products).meets).flatMap(({ start, end }) =>
    lexicons()
      .terms.find(text.plain.slice(start + 1, end))
      .filter(({ value }) => value.type === 'MODALITY')
      .map(({ start: at, end: to, value }): Found => ({ start: start + 1 + at, end: start + 1 + to, type: value.type, meaning: value })),
  );
}

function isKnockedOut(plain: string, one: Piece): boolean {
  return /(?:敲除|敲减|knock(?:ed)?[- ]?out|deletion of|without) ?\S{0,4}$/i.test(plain.slice(Math.max(0, one.start - 16), one.start));
}

/** A marker by which cells are picked and a cytokine given along are no target of a product. */
function isBesides(plain: string, one: Piece): boolean {
  const [name, after] = [plain.slice(one.start, one.end), plain.slice(one.end, one.end + 12)];
  const isPicked = /^CD(?:3|4|8|34|45)$/.test(name) && /^\s?(?:\+|阳性|-?positive)/i.test(after);
  const isGiven = /^IL-?(?:2|7|15)$/.test(name) && !/(?:靶向|anti-?|target\w* )$/i.test(plain.slice(one.start - 10, one.start));
  return isPicked || isGiven;
}

function orgsOf(text: SourceText, whole: Piece, known: Found[], others: Found[]): Found[] {
  const { sure, loose } = englishOrganisations(text, whole);
  const cover = coverOf(text.plain.length, others);
  const clashes = (one: Piece) =>
    cover.meets(one) &&
    others.some((other) => meets(one, other) && !(within(other, one) && one.end - one.start > other.end - other.start + 1));
  const grammar = [...chineseOrganisations(text, whole), ...sure].filter((one) => !clashes(one));
  const people = text.lang === 'en' ? findPeople(text, whole).map(({ name }) => name) : [];
  people.forEach(cover.add);
  const merged = mergeLongest(text, [...known, ...grammar, ...loose.filter((one) => !cover.meets(one))]);
  const short = [...merged, ...shortForms(text, merged, others)];
  return repeated(text, short, others).sort(byStart);
}

function mergeLongest(text: SourceText, pieces: Piece[]): Found[] {
  const longestFirst = pieces.toSorted((a, b) => b.end - b.start - (a.end - a.start));
  return withoutOverlap(text, longestFirst)
    .map(({ start, end }): Found => ({ start, end, type: 'ORG' }))
    .sort(byStart);
}

/** Later occurrences of a name's first word alone: "Verve" after "Verve Therapeutics"; of a bracketed short form: (简称“…”). */
function shortForms(text: SourceText, orgs: Found[], others: Found[]): Found[] {
  const shorts = new Set(
    orgs.flatMap(({ start, end }) => [
      firstWord(text.plain.slice(start, end)),
      bracketed(text.plain.slice(end, end + 24)),
      stem(text.plain.slice(start, end)),
    ]),
  );
  const found: Found[] = [];
  const cover = coverOf(text.plain.length, [...orgs, ...others]);
  for (const short of shorts) {
    if (short === undefined) continue;
    for (let at = text.plain.indexOf(short); at >= 0; at = text.plain.indexOf(short, at + short.length)) {
      const piece: Found = { start: at, end: at + short.length, type: 'ORG' };
      if (cover.meets(piece) || !standsAlone(text.plain, piece)) continue;
      found.push(piece);
      cover.add(piece);
    }
  }
  return found;
}

function firstWord(name: string): string | undefined {
  const word = /^[A-Z][A-Za-z]{3,}(?= )/.exec(name)?.[0];
  return word &&
    !/^(?:Gene|Cell|Cells|China|Chinese|Shanghai|Beijing|National|American|United|Global|First|University|Precision|Advanced|New|Peking|Regenerative|Nanjing|Suzhou|Hangzhou|Shenzhen)$/.test(
      word,
    )
    ? word
    : undefined;
}

/** The name proper of a registered Chinese company: 甲乙 of 甲乙(杭州)生物科技股份有限公司. */
function stem(name: string): string | undefined {
  return /^([\p{Script=Han}]{2,5})(?:\([\p{Script=Han}]{2,4}\))(?:[\p{Script=Han}]{2,8})?(?:有限|股份|集团)/u.exec(name)?.[1];
}

function bracketed(after: string): string | undefined {
  return /^\s?\((?:简称|以下简称|下称)?:?[“"']?(?!本?公司|集团|本集团|Company|Group)([\p{Script=Han}A-Za-z]{2,10})[”"']?\)/u.exec(
    after,
  )?.[1];
}

function standsAlone(plain: string, { start, end }: Piece): boolean {
  const joins = (char: string | undefined) => char !== undefined && /[A-Za-z0-9-]/.test(char);
  return !(joins(plain[start - 1]) && joins(plain[start])) && !(joins(plain[end]) && joins(plain[end - 1]));
}

/** Words of a designation's own name say nothing of the product that holds it. */
function isDesignation(plain: string, { start, end }: Piece): boolean {
  return (
    /^(?:[ -]?advanced[ -]therap|先进疗法|高级疗法)/i.test(plain.slice(end, end + 18)) || /再生医学$/.test(plain.slice(start - 4, start))
  );
}
