import type { MilestoneClaim } from '../model/claim.ts';
import type { Act } from './act.ts';
import { dateOf, leadDate, referenceDate } from './act-dates.ts';
import { findActs } from './acts.ts';
import { isAlias, isBroad } from './diseases.ts';
import { cutOrNull, type Draft, explain, type Reading, spanOf } from './draft.ts';
import type { Found } from './found.ts';
import type { ModalityCode } from './lexicons.ts';
import { listedActs } from './lists.ts';
import { type Office, officesOf } from './offices.ts';
import { mostSpecific, nearest, type Profile, zoneOf } from './profiles.ts';
import { passageAt, pieceAt, type Sentence } from './sentences.ts';
import { type Subject, subjectsOf, withOrg } from './subjects.ts';
import { cut, insideOf, isIn, type Piece, plainOf, within } from './text.ts';

type Slots = Subject & { modality: ModalityCode | null; target: Found | undefined; date: string | null; dateWords: Piece | undefined };
const SEVERAL = /(?:两|三|上述|这些|全部)(?:项|个|种)?适应症|\b(?:both|all three|these) indications\b/;

const APPROVALS = new Set<string>(['ind_cleared', 'approved']);

type Candidate = Draft & {
  claim: MilestoneClaim;
  weight: number;
  place: number;
  diseaseId: string | undefined;
  open: boolean;
  lead: number;
  dated: boolean;
  /** The area of the regulator that is named, or the regulator where its area has no code. */
  office: string | undefined;
  profile: Profile | undefined;
};

/** Milestone claims of an article: one per indication and jurisdiction, each once. */
export function readMilestones(reading: Reading): Draft[] {
  const candidates: Candidate[] = [];
  let last: Act | undefined;
  const opening = { start: 0, end: reading.sentences[2]?.end ?? reading.text.plain.length };
  const actsOf = (sentence: Sentence) => findActs(reading.text, sentence, reading.sentences[sentence.lead - 1], opening);
  for (const sentence of reading.sentences) {
    const acts = actsOf(sentence);
    candidates.push(...listedActs(reading, sentence, actsOf).flatMap(({ act, item }) => listed(reading, act, item)));
    for (const act of acts.filter((one) => !isHeadline(reading, one, acts))) {
      const settled = act.same ? asBefore(reading, act, last) : act;
      if (!settled) continue;
      const found = candidatesOf(reading, settled);
      if (found.length > 0) last = settled;
      candidates.push(...found);
    }
  }
  return unique(candidates.map((one) => settle(one, candidates)));
}

/** An act told as the one before it was: "the same designation"; "followed in May" for another product within three sentences. */
function asBefore({ mentions }: Reading, act: Act, last: Act | undefined): Act | undefined {
  if (!last) return undefined;
  const isNear = act.sentence.lead - last.sentence.lead <= 3 && mentions.products.some((one) => within(one, act.sentence));
  return act.rule !== 'again' || isNear ? { ...act, milestone: last.milestone, modifier: last.modifier } : undefined;
}

/** True for words that only herald what the same sentence then tells: "Green light for knees: the FDA has accepted …". */
function isHeadline({ text, mentions }: Reading, act: Act, acts: Act[]): boolean {
  const clause = pieceAt(act.sentence.clauses, act.at.start);
  const told = acts.some((one) => one !== act && !one.open && /^(?:approve|accept|submit|reject)/.test(one.rule));
  const isTitled = act.open === true || (text.lang === 'en' && text.plain[clause.end - 1] === ':' && act.rule.startsWith('approve'));
  return isTitled && told && insideOf(mentions.products, clause).length === 0;
}

/** Where words leave open what was approved, takes it from another telling of the same product. */
function settle(one: Candidate, all: Candidate[]): Candidate {
  if (!one.open) return one;
  const tellings = all.filter(
    ({ claim }) => APPROVALS.has(claim.milestone) && modifierClass(claim) === modifierClass(one.claim) && sameSubject(claim, one.claim),
  );
  const other = tellings.find(({ open }) => !open) ?? tellings.find(({ claim }) => claim.milestone === 'approved');
  if (!other && hasBrand(one)) return { ...one, claim: { ...one.claim, milestone: 'approved' } };
  return other ? { ...one, claim: { ...one.claim, milestone: other.claim.milestone } } : one;
}

/** A name without a number is a brand or a generic name: what is cleared under it is a product and not its trial. */
function hasBrand({ claim: { product } }: Candidate): boolean {
  return product !== null && /^[A-Za-z][a-z]+(?: [a-z]+)*$/.test(plainOf(product));
}

function candidatesOf(reading: Reading, act: Act): Candidate[] {
  if (speaksOfMany(reading, act)) return enumerated(reading, act);
  return subjectsOf(reading, act).flatMap((subject) => candidatesFor(reading, act, subject));
}

function candidatesFor(reading: Reading, act: Act, subject: Subject): Candidate[] {
  const slots = slotsOf(reading, act, subject);
  if (!isAnchored(reading, act, slots)) return [];
  const diseases = diseasesOf(reading, act, subject);
  return officesOf(reading, act, subject.local).flatMap((office) =>
    (diseases.length === 0 ? [undefined] : diseases).map((disease) => candidate(reading, act, slots, office, disease)),
  );
}

/** "两款产品获批:3月甲药,8月乙药": what was said of the number holds for each product listed behind it. */
function enumerated(reading: Reading, act: Act): Candidate[] {
  const { text, mentions } = reading;
  const clause = pieceAt(act.sentence.clauses, act.at.start);
  if (!/:$|分别是?为?$|即$|包括$|\bnamely,?$/.test(text.plain.slice(clause.start, clause.end))) return [];
  const products = mentions.products.filter(({ start }) => start >= clause.end && start < act.sentence.end);
  const offices = officesOf(reading, act, false);
  return products.flatMap((product) => {
    const listed = { ...act, at: product };
    const subject = withOrg(reading, listed, product);
    const slots = slotsOf(reading, listed, { ...subject, org: orgBeside(reading, act.sentence, product) ?? subject.org });
    const [disease] = diseasesOf(reading, listed, subject);
    return offices.map((office) => candidate(reading, listed, slots, office, disease));
  });
}

/** An act of a heading told of the first product of an item below it. */
function listed(reading: Reading, act: Act, item: Sentence): Candidate[] {
  const product = insideOf(reading.mentions.products, item)[0];
  if (!product) return [];
  const own = { ...act, at: product, sentence: item };
  const subject = withOrg(reading, own, product);
  const slots = slotsOf(reading, own, { ...subject, org: orgBeside(reading, item, product) ?? subject.org });
  const date = dateOf(reading, own, false) ?? dateOf(reading, act, false);
  const filled = { ...slots, date: date?.iso ?? leadDate(reading, act, false), dateWords: date };
  const [disease] = diseasesOf(reading, own, subject);
  return officesOf(reading, act, false).map((office) => candidate(reading, own, filled, office, disease));
}

/** The organisation named just before a product of a list. */
function orgBeside({ mentions }: Reading, sentence: Sentence, product: Piece): Found | undefined {
  const clause = pieceAt(sentence.clauses, product.start);
  return insideOf(mentions.orgs, clause)
    .filter((one) => one.end <= product.start)
    .at(-1);
}

/** A number behind an act: 受理IND 196件, 批准124件, 核准的计划共有230件. */
const COUNTED = /^[^,。;]{0,16}?(?:共有?|达|累计)?\s?\d+余?[件家项款个例张]/;

const MANY =
  /(?:\d+|[多两三四五六七八九十]+)余?(?:款|个|项|种)[^,。;]{0,16}(?:药物|产品|疗法|项目|品种|新药)|\b(?:\d+|several|many|dozens of|two|three|four|five|six) (?:[\w-]+ ){0,3}(?:therapies|products|drugs|INDs|candidates|trials)\b/i;

/** "12款产品进入临床" counts; it tells no milestone of one product. */
function speaksOfMany({ text, mentions }: Reading, { at, sentence }: Act): boolean {
  const clause = pieceAt(sentence.clauses, at.start);
  const counts = isIn(MANY, text, clause) || COUNTED.test(text.plain.slice(at.end, clause.end));
  return counts && insideOf(mentions.products, clause).length === 0;
}

function candidate(reading: Reading, act: Act, slots: Slots, office: Office, disease: Found | undefined): Candidate {
  const { text } = reading;
  const claim: MilestoneClaim = {
    kind: 'milestone',
    span: spanOf(text, passageAt(act.sentence, act.at)),
    milestone: act.milestone,
    modifier: act.modifier,
    subject_org: cutOrNull(text, slots.org),
    product: cutOrNull(text, slots.product),
    modality: slots.modality,
    target: targetsFrom(reading, slots.target),
    disease: cutOrNull(text, disease),
    agency: office.agency,
    jurisdiction: office.jurisdiction,
    date: dateBehind(reading, act, office) ?? slots.date,
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
  return {
    claim,
    because,
    weight: weightOf(reading, claim, act, slots),
    place: act.at.start,
    diseaseId: disease?.meaning?.id,
    open: act.open === true,
    lead: act.sentence.lead,
    dated: slots.dateWords !== undefined,
    office: office.jurisdiction ?? office.id,
    profile: slots.profile,
  };
}

/** A target with those joined to it, parted by slashes: CD19和CD22, BCMA/CD19. */
function targetsFrom({ text, mentions }: Reading, first: Found | undefined): string | null {
  if (!first) return null;
  const names = [first];
  for (const one of mentions.targets.filter(({ start }) => start >= first.end)) {
    const last = names.at(-1) as Found;
    if (!/^\s?(?:[/、×&+-]|和|与|及|and)\s?(?:anti-|抗)?$/.test(text.plain.slice(last.end, one.start))) break;
    names.push(one);
  }
  return [...new Set(names.map((one) => cut(text, one)))].join('/');
}

/** The date that follows the area it belongs to: "in Europe in August 2022 and in the US in June 2023". */
function dateBehind({ text, mentions }: Reading, { sentence }: Act, { words }: Office): string | undefined {
  if (!words || text.lang !== 'en' || !within(words, sentence)) return undefined;
  const date = mentions.dates.find(({ start, soft }) => start >= words.end && start < sentence.end && !soft);
  return date && /^ ?(?:in|on)? ?$/.test(text.plain.slice(words.end, date.start)) ? date.iso : undefined;
}

/** How fully a claim is stated: used to keep the best of several tellings of the same thing. */
function weightOf({ mentions, profiles }: Reading, claim: MilestoneClaim, act: Act, { profile, dateWords }: Slots): number {
  const filled = [claim.product, claim.subject_org, claim.disease, claim.agency, claim.date].filter((slot) => slot !== null).length;
  const own = profile && insideOf(mentions.products, act.sentence).some((one) => profiles.of(one) === profile) ? 1 : 0;
  return filled + own + (dateWords ? 1 : 0) + (act.sentence.lead > 0 && act.sentence.end - act.sentence.start > 40 ? 1 : 0);
}

function slotsOf(reading: Reading, act: Act, subject: Subject): Slots {
  const { mentions } = reading;
  const zone = zoneAround(reading, act, subject);
  const local = mostSpecific(insideOf(mentions.modalities, zone));
  const modality = subject.profile?.modality ?? local ?? mainModality(reading, subject) ?? null;
  const target = subject.profile?.target ?? insideOf(mentions.targets, zone)[0];
  const date = dateOf(reading, act, subject.local) ?? referenceDate(reading, act);
  return { ...subject, modality, target, date: date?.iso ?? leadDate(reading, act, subject.local), dateWords: date };
}

/** The words that may fill the slots of an act: the zone of its product, its segment, or only its clause for a member of a list. */
function zoneAround({ text }: Reading, act: Act, { product, local }: Subject): Piece {
  if (local) return pieceAt(act.sentence.clauses, act.at.start);
  const segment = pieceAt(act.sentence.segments, act.at.start);
  return product && within(product, segment) ? zoneOf(text, product, [], act.sentence) : segment;
}

function mainModality({ mentions, profiles }: Reading, { product, org }: Subject): ModalityCode | undefined {
  if (!product && !org) return undefined;
  return profiles.all.length <= 1 ? mostSpecific(mentions.modalities.slice(0, 3)) : undefined;
}

/** Diseases an act covers: those of its clause, or segment, joined by "and"; else the product's own. */
function diseasesOf(reading: Reading, act: Act, subject: Subject): Found[] {
  const { text, mentions } = reading;
  const { product, profile, local } = subject;
  const segment = pieceAt(act.sentence.segments, act.at.start);
  const clause = pieceAt(act.sentence.clauses, act.at.start);
  const zone =
    product && within(product, segment)
      ? zoneOf(text, product, otherProducts(reading, profile), act.sentence)
      : zoneAround(reading, act, subject);
  const inside = (piece: Piece) => insideOf(mentions.diseases, piece);
  if (isIn(SEVERAL, text, segment)) return distinct(text.plain, inside({ start: act.sentence.start, end: segment.start }));
  const own = inside({ start: Math.max(zone.start, clause.start), end: Math.min(zone.end, clause.end) });
  const list = own.length > 0 || local ? own : inside(zone);
  const first = nearest(
    list.filter((one, i) => i === 0 || !isAlias(text.plain, list[i - 1] as Found, one)),
    act.at,
  );
  if (first && !(isBroad(text.plain, first) && profile?.disease)) return coordinated(text.plain, list, first);
  return profile?.disease ? [profile.disease] : [];
}

function otherProducts({ mentions, profiles }: Reading, profile: Profile | undefined): Found[] {
  return mentions.products.filter((one) => profiles.of(one) !== profile);
}

/** Each disease once, without bracketed second names. */
function distinct(plain: string, list: Found[]): Found[] {
  const names = list.filter((one, i) => i === 0 || !isAlias(plain, list[i - 1] as Found, one));
  return names
    .filter((one, i) => names.findIndex((other) => plain.slice(other.start, other.end) === plain.slice(one.start, one.end)) === i)
    .slice(0, 3);
}

function coordinated(plain: string, list: Found[], first: Found): Found[] {
  const names = list.filter((one, i) => i === 0 || !isAlias(plain, list[i - 1] as Found, one));
  const joins = (a: Piece, b: Piece) =>
    /^(?:\s?\([^()]{0,24}\))?\s?(?:、|和|与|及|以及|或|and|or|,|, and)\s?(?:[\p{Script=Han}/]{0,8}|(?:for |in |relapsed |refractory |or )*)$/u.test(
      plain.slice(a.end, b.start),
    );
  const at = names.indexOf(first);
  let [from, to] = [at, at];
  while (from > 0 && joins(names[from - 1] as Piece, names[from] as Piece)) from -= 1;
  while (to + 1 < names.length && joins(names[to] as Piece, names[to + 1] as Piece)) to += 1;
  return names.slice(from, to + 1);
}

/** A milestone needs a product, or an organisation with a modality, or a modality that is first at it, and must be about cell or gene therapy. */
function isAnchored(reading: Reading, act: Act, { product, org, profile, modality }: Slots): boolean {
  const { text, mentions } = reading;
  if (profile && !profile.cgt) return false;
  if (product) return true;
  if (act.open && text.lang === 'zh') return false;
  const clause = pieceAt(act.sentence.clauses, act.at.start);
  const isFirst = /首|第一|\bfirst\b/.test(text.plain.slice(Math.max(act.sentence.start, act.at.start - 30), clause.end));
  if (org && modality) return insideOf(mentions.modalities, act.sentence).length > 0;
  return modality !== null && isFirst;
}

/** Keeps the fullest telling of each milestone. */
function unique(candidates: Candidate[]): Draft[] {
  const kept: Candidate[] = [];
  for (const one of candidates.toSorted((a, b) => b.weight - a.weight || a.place - b.place)) {
    const same = kept.find((other) => isSame(one, other));
    if (same) fill(same, one);
    else kept.push(one);
  }
  return kept.sort((a, b) => a.place - b.place);
}

/** What one telling leaves open, another says: the maker, the office, the indication, or a day of its own. */
function fill({ claim, ...kept }: Candidate, { claim: other, dated }: Candidate): void {
  claim.subject_org ??= other.subject_org;
  claim.target ??= other.target;
  claim.disease ??= other.disease;
  if (claim.agency === null && agree(claim.jurisdiction, other.jurisdiction)) {
    claim.agency = other.agency;
    claim.jurisdiction ??= other.jurisdiction;
  }
  if (claim.date === null || (dated && !kept.dated)) claim.date = other.date ?? claim.date;
}

function isSame(one: Candidate, other: Candidate): boolean {
  const [a, b] = [one.claim, other.claim];
  if (a.milestone !== b.milestone || modifierClass(a) !== modifierClass(b) || !(sameProfile(one, other) || sameSubject(a, b))) return false;
  if (a.milestone === 'trial_result') return Math.abs(one.lead - other.lead) <= 2;
  const offices = [one.office, other.office];
  if (offices.every((office) => office !== undefined) && offices[0] !== offices[1]) return false;
  return agree(a.jurisdiction, b.jurisdiction) && (agree(a.disease, b.disease) || one.diseaseId === other.diseaseId);
}

function sameProfile(one: Candidate, other: Candidate): boolean {
  return one.profile !== undefined && one.profile === other.profile;
}

function modifierClass({ modifier }: MilestoneClaim): string | null {
  return modifier === 'conditional' ? null : modifier;
}

function sameSubject(a: MilestoneClaim, b: MilestoneClaim): boolean {
  if (a.product !== null && b.product !== null) return a.product === b.product;
  const bothOrgs = a.subject_org !== null && b.subject_org !== null;
  return agree(a.subject_org, b.subject_org) && (a.modality === b.modality || (bothOrgs && a.product !== b.product));
}

function agree(a: string | null, b: string | null): boolean {
  return a === null || b === null || a.includes(b) || b.includes(a);
}
