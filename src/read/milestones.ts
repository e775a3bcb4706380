import type { MilestoneClaim } from '../model/claim.ts';
import { type Act, findActs } from './acts.ts';
import type { DateMention } from './dates.ts';
import { isAlias } from './diseases.ts';
import { cutOrNull, type Draft, explain, type Reading, spanOf } from './draft.ts';
import type { ModalityCode } from './lexicons.ts';
import type { Found } from './mentions.ts';
import { type Office, officesOf } from './offices.ts';
import { mostSpecific, nearest, type Profile, zoneOf } from './profiles.ts';
import { pieceAt, type Sentence } from './sentences.ts';
import { type Piece, within } from './text.ts';

type Subject = { product: Found | undefined; org: Found | undefined; profile: Profile | undefined; carried: boolean };
type Slots = Subject & { modality: ModalityCode | null; target: Found | undefined; date: string | null; dateWords: Piece | undefined };
type Candidate = Draft & { claim: MilestoneClaim; weight: number; place: number };

const ANAPHOR =
  /该(?:药|产品|疗法|候选|新药|项目|管线|药物|试验|研究|注射液|申请)|这(?:款|种|一)?(?:药|产品|疗法)|此(?:药|产品)|其(?!他|中|它|余)|\b(?:it|its|the (?:drug|therapy|product|candidate|treatment|programme|program|company|application|trial|study|agency|biotech))\b/i;

/** Milestone claims of an article: one per indication and jurisdiction, each once. */
export function readMilestones(reading: Reading): Draft[] {
  const candidates: Candidate[] = [];
  let last: Act | undefined;
  for (const [i, sentence] of reading.sentences.entries()) {
    for (const act of findActs(reading.text, sentence, reading.sentences[i - 1])) {
      const settled = act.same ? last && { ...act, milestone: last.milestone, modifier: last.modifier } : act;
      if (!settled) continue;
      const found = candidatesOf(reading, settled);
      if (found.length > 0) last = settled;
      candidates.push(...found);
    }
  }
  return unique(candidates);
}

function candidatesOf(reading: Reading, act: Act): Candidate[] {
  const subject = subjectOf(reading, act);
  const slots = slotsOf(reading, act, subject);
  if (!isAnchored(reading, act, slots)) return [];
  const diseases = diseasesOf(reading, act, subject);
  return officesOf(reading, act).flatMap((office) =>
    (diseases.length === 0 ? [undefined] : diseases).map((disease) => candidate(reading, act, slots, office, disease)),
  );
}

function candidate({ text }: Reading, act: Act, slots: Slots, office: Office, disease: Found | undefined): Candidate {
  const claim: MilestoneClaim = {
    kind: 'milestone',
    span: spanOf(text, act.sentence),
    milestone: act.milestone,
    modifier: act.modifier,
    subject_org: cutOrNull(text, slots.org),
    product: cutOrNull(text, slots.product),
    modality: slots.modality,
    target: cutOrNull(text, slots.target),
    disease: cutOrNull(text, disease),
    agency: office.agency,
    jurisdiction: office.jurisdiction,
    date: slots.date,
  };
  const because = explain(text, act.rule, {
    milestone: act.at,
    product: slots.product,
    subject_org: slots.org,
    target: slots.target,
    disease,
    agency: office.words,
    date: slots.dateWords,
  });
  return { claim, because, weight: weightOf(claim, act, slots), place: act.at.start };
}

/** How fully a claim is stated: used to keep the best of several tellings of the same thing. */
function weightOf(claim: MilestoneClaim, act: Act, slots: Slots): number {
  const filled = [claim.product, claim.subject_org, claim.disease, claim.agency, claim.date].filter((slot) => slot !== null).length;
  const own = slots.product && within(slots.product, act.sentence) ? 1 : 0;
  return filled + own + (act.sentence.lead > 0 && act.sentence.end - act.sentence.start > 40 ? 0.5 : 0);
}

function subjectOf(reading: Reading, act: Act): Subject {
  const product = productNear(reading, act);
  if (product) return withOrg(reading, act, product, false);
  const org = orgNear(reading, act);
  const carried = carriedProduct(reading, act.sentence);
  const profile = carried && reading.profiles.of(carried);
  const sameOrg = !org || !profile?.org || shares(reading, org, profile.org);
  const modality = mostSpecific(reading.mentions.modalities.filter((one) => within(one, pieceAt(act.sentence.segments, act.at.start))));
  const fits = !modality || !profile?.modality || related(modality, profile.modality) || isAnaphoric(reading, act);
  if (
    carried &&
    sameOrg &&
    fits &&
    (isAnaphoric(reading, act) || (reading.profiles.all.length === 1 && !isPlural(reading, act)) || (org && act.sentence.lead > 0))
  )
    return withOrg(reading, act, carried, true);
  return { product: undefined, org, profile: undefined, carried: false };
}

function related(one: ModalityCode, other: ModalityCode): boolean {
  const broad = new Set<ModalityCode>(['gene_therapy', 'cell_therapy', 'stem_cell', 'gene_editing']);
  return one === other || broad.has(one) || broad.has(other) || one.includes(other) || other.includes(one);
}

function isPlural({ text }: Reading, { sentence }: Act): boolean {
  return /首(?:个|款|例)[^,。;]{0,12}(?:疗法|产品|药物)[^,。;]{0,4}(?:已|获)|(?:多|两|三|四|五|\d+)(?:款|个|项)[^,。;]{0,12}(?:产品|药物|疗法)|\b(?:several|many|two|three|\d+) (?:[\w-]+ ){0,2}(?:therapies|products|candidates)\b/.test(
    text.plain.slice(sentence.start, sentence.end),
  );
}

function isAnaphoric({ text }: Reading, { sentence, at }: Act): boolean {
  const segment = pieceAt(sentence.segments, at.start);
  return ANAPHOR.test(text.plain.slice(segment.start, segment.end));
}

function shares({ text }: Reading, one: Piece, other: Piece): boolean {
  const [a, b] = [one, other].map(({ start, end }) => text.plain.slice(start, end).toLowerCase()) as [string, string];
  return a.includes(b.slice(0, 4)) || b.includes(a.slice(0, 4)) || a.includes(b.slice(0, 2)) === /\p{Script=Han}/u.test(a);
}

function withOrg(reading: Reading, act: Act, product: Found, carried: boolean): Subject {
  const profile = reading.profiles.of(product);
  const local = orgNear(reading, act);
  const org = profile.org ?? local ?? (reading.profiles.all.length === 1 ? mainOrg(reading) : undefined);
  return { product: profile.product, org, profile, carried };
}

function mainOrg({ mentions, sentences }: Reading): Found | undefined {
  return mentions.orgs.find((one) => sentences.some((sentence) => within(one, sentence)));
}

/** The product an act is about: in Chinese the nearest before it in the segment, else the nearest in the clause, the segment, the sentence. */
function productNear({ text, mentions }: Reading, { at, sentence }: Act): Found | undefined {
  const clause = pieceAt(sentence.clauses, at.start);
  const segment = pieceAt(sentence.segments, at.start);
  const inside = (piece: Piece) => mentions.products.filter((one) => within(one, piece));
  const before = inside({ start: clause.start, end: at.start }).at(-1);
  const after = inside({ start: at.end, end: clause.end })[0];
  if (before && after) return text.lang === 'zh' || after.start - at.end > at.start - before.end ? before : after;
  return (
    before ??
    after ??
    firstOfRun(inside({ start: segment.start, end: at.start }), text.plain) ??
    nearest(inside(segment), at) ??
    (text.lang === 'en' ? nearest(inside(sentence), at) : undefined)
  );
}

function firstOfRun(products: Found[], plain: string): Found | undefined {
  const last = products.at(-1);
  const previous = products.at(-2);
  return last && previous && /^\s?[((]/.test(plain.slice(previous.end, last.start)) ? previous : last;
}

function carriedProduct({ mentions, sentences, profiles }: Reading, sentence: Sentence): Found | undefined {
  for (const earlier of sentences.slice(0, sentence.lead).reverse()) {
    const product = mentions.products.find((one) => within(one, earlier));
    if (product && sentence.lead - earlier.lead <= 4) return product;
  }
  return profiles.all.length === 1 ? profiles.all[0]?.product : undefined;
}

/** The organisation an act is about: the subject of its segment, else one it names as maker. */
function orgNear({ text, mentions }: Reading, { at, sentence }: Act): Found | undefined {
  const segment = pieceAt(sentence.segments, at.start);
  const orgs = mentions.orgs.filter((one) => within(one, segment) && !/^(?:旗下|控股)/.test(text.plain.slice(one.end, one.end + 3)));
  const before = orgs.filter(({ end }) => end <= at.start);
  if (text.lang === 'zh') return before.findLast(({ start }) => !/\($/.test(text.plain.slice(0, start))) ?? before.at(-1) ?? orgs[0];
  return (
    before.find(({ start }) => !/\b(?:unit of|subsidiary of|with)\s+$/.test(text.plain.slice(Math.max(0, start - 18), start))) ?? orgs[0]
  );
}

function slotsOf(reading: Reading, act: Act, subject: Subject): Slots {
  const { mentions, text } = reading;
  const segment = pieceAt(act.sentence.segments, act.at.start);
  const zone = subject.product && within(subject.product, act.sentence) ? zoneOf(text, subject.product, [], act.sentence) : segment;
  const local = mostSpecific(mentions.modalities.filter((one) => within(one, zone)));
  const modality = subject.profile?.modality ?? local ?? mainModality(reading, subject) ?? null;
  const target = subject.profile?.target ?? mentions.targets.find((one) => within(one, zone));
  const date = dateOf(reading, act);
  return { ...subject, modality, target, date: date?.iso ?? leadDate(reading, act.sentence), dateWords: date };
}

function mainModality({ mentions, profiles }: Reading, { product, org }: Subject): ModalityCode | undefined {
  if (!product && !org) return undefined;
  return profiles.all.length <= 1 ? mostSpecific(mentions.modalities.slice(0, 3)) : undefined;
}

/** The date nearest an act: in its clause, else before it in the segment, else anywhere before it in the sentence, else after it. */
function dateOf({ mentions }: Reading, { at, sentence }: Act): DateMention | undefined {
  const dates = mentions.dates.filter((one) => within(one, sentence));
  const hard = dates.filter(({ soft }) => !soft);
  const clause = pieceAt(sentence.clauses, at.start);
  const segment = pieceAt(sentence.segments, at.start);
  const inside = (piece: Piece) => hard.filter((one) => within(one, piece));
  return (
    nearest(inside(clause), at) ??
    inside({ start: segment.start, end: at.start }).at(-1) ??
    inside({ start: sentence.start, end: at.start }).at(-1) ??
    nearest(inside(segment), at) ??
    dates.find(({ soft }) => soft)
  );
}

function leadDate({ dateline, text }: Reading, sentence: Sentence): string | null {
  if (dateline !== null) return sentence.lead <= 2 ? dateline : null;
  const opening =
    /^[^.\n]{0,60}?\b((?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.? \d{1,2})\b/.exec(
      text.plain.slice(sentence.start, sentence.end),
    );
  return opening && sentence.lead <= 1 ? null : null;
}

/** Diseases an act covers: those of its clause, or segment, joined by "and"; else the product's own. */
function diseasesOf({ text, mentions }: Reading, act: Act, { product, profile }: Subject): Found[] {
  const { at, sentence } = act;
  const inside = (piece: Piece) => mentions.diseases.filter((one) => within(one, piece));
  const zone =
    product && within(product, sentence)
      ? zoneOf(text, product, otherProducts(mentions.products, product), sentence)
      : pieceAt(sentence.segments, at.start);
  const clause = pieceAt(sentence.clauses, at.start);
  const own = inside({ start: Math.max(zone.start, clause.start), end: Math.min(zone.end, clause.end) });
  const list = own.length > 0 ? own : inside(zone);
  const first = nearest(
    list.filter((one, i) => i === 0 || !isAlias(text.plain, list[i - 1] as Found, one)),
    at,
  );
  if (first) return coordinated(text.plain, list, first);
  return profile?.disease ? [profile.disease] : [];
}

function otherProducts(products: Found[], product: Found): Found[] {
  return products.filter((one) => one !== product);
}

function coordinated(plain: string, list: Found[], first: Found): Found[] {
  const names = list.filter((one, i) => i === 0 || !isAlias(plain, list[i - 1] as Found, one));
  const joins = (a: Piece, b: Piece) =>
    /^(?:\s?\([^()]{0,24}\))?\s?(?:、|和|与|及|以及|或|and|or|,|, and)\s?(?:[\p{Script=Han}/]{0,8}|(?:relapsed |refractory |or )*)$/u.test(
      plain.slice(a.end, b.start),
    );
  const at = names.indexOf(first);
  let [from, to] = [at, at];
  while (from > 0 && joins(names[from - 1] as Piece, names[from] as Piece)) from -= 1;
  while (to + 1 < names.length && joins(names[to] as Piece, names[to + 1] as Piece)) to += 1;
  return names.slice(from, to + 1);
}

/** A milestone needs a product, or an organisation with a modality, or a modality that is first at it, and must be about cell or gene therapy. */
function isAnchored({ text, mentions }: Reading, act: Act, { product, org, profile, modality }: Slots): boolean {
  if (!mentions.modalities.some(({ meaning }) => meaning?.type === 'MODALITY' && meaning.cgt)) return false;
  if (profile && !profile.cgt) return false;
  if (product) return true;
  const clause = pieceAt(act.sentence.clauses, act.at.start);
  const isFirst = /首|第一|\bfirst\b/.test(text.plain.slice(Math.max(act.sentence.start, act.at.start - 30), clause.end));
  if (org && modality) return mentions.modalities.some((one) => within(one, act.sentence));
  return modality !== null && isFirst;
}

/** Keeps the fullest telling of each milestone. */
function unique(candidates: Candidate[]): Draft[] {
  const kept: Candidate[] = [];
  for (const one of candidates.toSorted((a, b) => b.weight - a.weight || a.place - b.place)) {
    if (!kept.some((other) => isSame(one.claim, other.claim))) kept.push(one);
  }
  return kept.sort((a, b) => a.place - b.place);
}

function isSame(one: MilestoneClaim, other: MilestoneClaim): boolean {
  const agree = (a: string | null, b: string | null) => a === null || b === null || a === b || a.includes(b) || b.includes(a);
  if (one.milestone !== other.milestone || one.modifier !== other.modifier) return false;
  if (one.product !== other.product && !(one.product === null && agree(one.subject_org, other.subject_org))) return false;
  if (one.product === null && !agree(one.modality, other.modality)) return false;
  return (
    agree(one.jurisdiction, other.jurisdiction) &&
    (agree(one.disease, other.disease) || one.milestone === 'trial_result') &&
    (one.milestone === 'trial_result' ? one.span[0] === other.span[0] : true)
  );
}
