import type { Act } from './act.ts';
import type { Reading } from './draft.ts';
import type { Found } from './found.ts';
import type { ModalityCode } from './lexicons.ts';
import { isLicensee, isParent, mostSpecific, nearest, type Profile } from './profiles.ts';
import { pieceAt, type Sentence } from './sentences.ts';
import { insideOf, once, type Piece, within } from './text.ts';

/** Whose milestone it is: product, organisation and what the article tells of the product; `local` when the act only marks a member of a list. */
export type Subject = { product: Found | undefined; org: Found | undefined; profile: Profile | undefined; local: boolean };

const ANAPHOR =
  /该(?:药|产品|疗法|候选|新药|项目|管线|药物|试验|研究|注射液|申请)|这(?:款|种|一)?(?:药|产品|疗法)|此(?:药|产品)|其(?!他|中|它|余)|它(?!们)|\b(?:it|its|the (?:[\w-]+ ){0,2}?(?:drug|therapy|product|candidate|treatment|medicine|vector|virus|cells|CAR-?T|programme|program|company|application|filing|submission|trial|study|hold|IND|BLA|designation|approval|clearance|agency|biotech|decision)|our)\b/i;
/** Words that stand for the product itself, whoever else the sentence names. */
const PRODUCT_ANAPHOR =
  /(?:该|此|本)(?:药|产品|疗法|品|候选|新药|管线|药物|注射液)|(?:这|该|同一?)(?:款|种)(?:药|产品|疗法|新药)?|它(?!们)|\b(?:it|the (?:[\w-]+ ){0,1}?(?:drug|therapy|product|candidate|treatment|medicine))\b/i;
const PLURAL =
  /首(?:个|款|例)[^,。;]{0,12}(?:疗法|产品|药物)[^,。;]{0,4}(?:已|获)|(?:多|两|三|四|五|\d+)(?:款|个|项)[^,。;]{0,12}(?:产品|药物|疗法)|\b(?:several|many|two|three|\d+) (?:[\w-]+ ){0,2}(?:therapies|products|candidates)\b/i;
/** A sentence about several products, of which none is the one told of before. */
const PLURAL_HEAD =
  /^\s?(?:[Tt]he )?[Pp](?:roducts|rojects|rogrammes|rograms)\b|^\s?(?:[Ii]ts |[Tt]heir )?(?:clients|customers|portfolio)\b/;
const FURTHEST_CARRY = 4;

/** Titles of digests, which tell of many companies. */
export const ROUNDUP = /周报|周刊|一周|每周|周要闻|速递|简报|\b(?:weekly|week in review|round-?up|digest|this week)\b/i;

/** The products and organisations an act is about: several where products are joined, "A and B were both approved". */
export function subjectsOf(reading: Reading, act: Act): Subject[] {
  const product = productNear(reading, act);
  if (!product) return [subjectWithoutName(reading, act)];
  return joinedWith(reading, act, product).map((one) => withOrg(reading, act, one));
}

const JOIN =
  /^(?:\s?\([^()]{0,40}\))?(?:注射液|[®™])?\s?(?:、|和|与|及|以及|,|,? ?and|&)\s?(?:(?:[A-Z][\w-]*|its)(?:'s?)? |[\p{Script=Han}]{2,6}的)?$/u;

/** The products of a list that holds this one, each profile once. */
function joinedWith({ text, mentions, profiles }: Reading, { sentence }: Act, product: Found): Found[] {
  const names = insideOf(mentions.products, sentence).filter((one) => text.plain[one.start - 1] !== '(');
  const joins = (a: Piece, b: Piece) => JOIN.test(text.plain.slice(a.end, b.start)) && profiles.of(a) !== profiles.of(b);
  const at = names.indexOf(product);
  if (at < 0) return [product];
  let [from, to] = [at, at];
  while (from > 0 && joins(names[from - 1] as Piece, names[from] as Piece)) from -= 1;
  while (to + 1 < names.length && joins(names[to] as Piece, names[to + 1] as Piece)) to += 1;
  return names.slice(from, to + 1);
}

/** The product or organisation of an act whose sentence names no product. */
function subjectWithoutName(reading: Reading, act: Act): Subject {
  if (marksMember(reading, act))
    return { product: undefined, org: orgIn(reading, pieceAt(act.sentence.clauses, act.at.start)), profile: undefined, local: true };
  const org = orgNear(reading, act);
  if (PLURAL_HEAD.test(wordsOf(reading, act.sentence))) return { product: undefined, org, profile: undefined, local: false };
  const { main, of } = reading.profiles;
  const compared = insideOf(reading.mentions.products, act.sentence).map(of);
  const carried = carriedProduct(reading, act.sentence);
  if (carried && !compared.includes(of(carried)) && isCarried(reading, act, carried, org)) return withOrg(reading, act, carried);
  if (main && !compared.includes(main) && isSilent(reading, act, main, org)) return withOrg(reading, act, main.product);
  return { product: undefined, org, profile: undefined, local: false };
}

/** True for "首个获批临床的溶瘤病毒产品": the act tells which one is meant and has no other subject. */
function marksMember({ text, mentions }: Reading, { at, sentence }: Act): boolean {
  if (text.lang !== 'zh') return false;
  const clause = pieceAt(sentence.clauses, at.start);
  const [before, after] = [text.plain.slice(clause.start, at.start), text.plain.slice(at.end, clause.end)];
  const standsAlone = !/[是为属成该]/.test(before) && insideOf(mentions.modalities, { start: at.end, end: clause.end }).length > 0;
  return standsAlone && /(?:首[个款例家]|第一[个款例家]|唯一)[^,。;]{0,16}$/.test(before) && after.includes('的');
}

function isCarried(reading: Reading, act: Act, carried: Found, org: Found | undefined): boolean {
  const segment = pieceAt(act.sentence.segments, act.at.start);
  const words = reading.text.plain.slice(segment.start, segment.end);
  const profile = reading.profiles.of(carried);
  const isOther = org !== undefined && reading.profiles.all.length > 1 && !(profile.org && sharesName(reading, org, profile.org));
  if (PRODUCT_ANAPHOR.test(words)) return !isOther || !/\b(?:said|says|has said|announced|disclosed|confirmed) (?:that )?it\b/.test(words);
  if (ANAPHOR.test(words)) return !isOther;
  const modality = mostSpecific(insideOf(reading.mentions.modalities, segment));
  const fits = !modality || !profile.modality || related(modality, profile.modality);
  const isSite = org && isInstitution(reading.text.plain.slice(org.start, org.end));
  const sameOrg = !org || isSite || !profile.org || sharesName(reading, org, profile.org);
  return fits && sameOrg && ((reading.profiles.all.length === 1 && !PLURAL.test(words)) || (org !== undefined && act.sentence.lead > 0));
}

/** True for a passage that names neither a product, a modality of another kind nor another organisation: it goes on about the product of the article. */
function isSilent(reading: Reading, { sentence, at }: Act, main: Profile, org: Found | undefined): boolean {
  const segment = pieceAt(sentence.segments, at.start);
  const words = reading.text.plain.slice(segment.start, segment.end);
  const modality = mostSpecific(insideOf(reading.mentions.modalities, segment));
  const isOwn = org === undefined || (main.org !== undefined && sharesName(reading, org, main.org));
  return isOwn && !PLURAL.test(words) && (!modality || !main.modality || related(modality, main.modality));
}

function related(one: ModalityCode, other: ModalityCode): boolean {
  const broad = new Set<ModalityCode>(['gene_therapy', 'cell_therapy', 'stem_cell', 'gene_editing']);
  return broad.has(one) || broad.has(other) || one.includes(other) || other.includes(one);
}

function sharesName({ text }: Reading, one: Piece, other: Piece): boolean {
  const [a, b] = [one, other].map(({ start, end }) => text.plain.slice(start, end).toLowerCase()) as [string, string];
  const least = /\p{Script=Han}/u.test(a + b) ? 2 : 4;
  return a.includes(b.slice(0, least)) || b.includes(a.slice(0, least));
}

/** A product as the subject of an act, with what the article tells of it. */
export function withOrg(reading: Reading, act: Act, product: Found): Subject {
  const profile = reading.profiles.of(product);
  const isMain = reading.profiles.all.length === 1 || reading.profiles.main === profile || SPEAKER.test(wordsOf(reading, act.sentence));
  const org =
    profile.org ??
    orgNear(reading, act) ??
    orgBefore(reading, act.sentence) ??
    sameOrg(reading, act.sentence) ??
    (isMain ? mainOrg(reading) : (definedOrg(reading) ?? speaker(reading) ?? onlyOrg(reading)));
  return { product: profile.product, org, profile, local: false };
}

const SPEAKER =
  /(?:本|该)公司|我们|\b[Tt]he (?:[\w.,-]+ ){0,3}(?:biotech|drugmaker|biopharma|start-?up|firm|developer|maker)\b|\bthe Company\b|\b[Ww]e\b|\b[Oo]ur\b/;
const DEFINED = /^\s?\((?:以下|下)?(?:简称|称)?:?[“"']?(?:(?:本|上市)?公司|the [“"]?Company)/;

function wordsOf({ text }: Reading, { start, end }: Piece): string {
  return text.plain.slice(start, end);
}

/** The organisation told of in the sentence before on the same line, where that names no other and no product. */
function orgBefore({ mentions, sentences }: Reading, { lead, line }: Sentence): Found | undefined {
  const before = sentences[lead - 1];
  if (!before || before.line !== line || insideOf(mentions.products, before).length > 0) return undefined;
  const [org, ...others] = insideOf(mentions.orgs, before);
  return others.length === 0 ? org : undefined;
}

const SAME_ORG = /同一家?(?:公司|企业|药企)|(?:该|这家)[\p{Script=Han}]{0,2}(?:公司|企业|药企)/u;

/** The maker of the product told of just before, where a sentence speaks of "the same company". */
function sameOrg(reading: Reading, sentence: Sentence): Found | undefined {
  if (!SAME_ORG.test(wordsOf(reading, sentence))) return undefined;
  const { mentions, profiles } = reading;
  const product = mentions.products.findLast(({ end }) => end <= sentence.start);
  return (product && profiles.of(product).org) ?? mentions.orgs.findLast(({ end }) => end <= sentence.start);
}

/** The organisation at the head of a text that goes on to speak of "公司" alone; a roundup has none. */
const speaker = once(({ text, mentions, sentences }: Reading): Found | undefined => {
  if (text.lang === 'en' || ROUNDUP.test(text.plain.slice(0, sentences[0]?.end))) return undefined;
  const own = text.plain.match(/(?<![\p{Script=Han}A-Za-z])公司(?!们)/gu)?.length ?? 0;
  const head = { start: 0, end: sentences[2]?.end ?? text.plain.length };
  return own < 2 ? undefined : mentions.orgs.find((one) => within(one, head) && isSubject(text.plain, one));
});

/** The organisation a text calls "the Company": an announcement tells of its own products. */
const definedOrg = once(({ text, mentions }: Reading): Found | undefined => {
  return mentions.orgs.find(({ end }) => DEFINED.test(text.plain.slice(end, end + 24)));
});

/** The organisation a text calls "the Company", else the first that takes nothing over from another. */
const mainOrg = once((reading: Reading): Found | undefined => {
  const { text, mentions, sentences } = reading;
  const orgs = sentences.flatMap((sentence) => insideOf(mentions.orgs, sentence));
  return definedOrg(reading) ?? orgs.find((one) => !isLicensee(text.plain, one)) ?? orgs[0];
});

/** The one organisation of a text that names no other. */
const onlyOrg = once((reading: Reading): Found | undefined => {
  const [first, ...others] = reading.mentions.orgs.filter(({ start, end }) => !isInstitution(reading.text.plain.slice(start, end)));
  return first && others.every((one) => sharesName(reading, first, one)) ? first : undefined;
});

/** True for a product named only to be compared with: 继甲药之后, after Kymriah. */
function isCompared(plain: string, { start, end }: Piece): boolean {
  const before = plain.slice(Math.max(0, start - 24), start);
  return (
    (/继[^,。;]{0,16}$/.test(before) && /^[^,。;]{0,16}(?:之后|后)/.test(plain.slice(end, end + 18))) ||
    /\b(?:after|behind|alongside|unlike|versus|compared with)\s(?:[A-Z][\w]*(?:'s?)?\s)?$/.test(before)
  );
}

/** The product an act is about: the nearest in its clause, else before it in the segment, else in the segment, else in the sentence. */
function productNear({ text, mentions }: Reading, { at, sentence }: Act): Found | undefined {
  const clause = pieceAt(sentence.clauses, at.start);
  const segment = pieceAt(sentence.segments, at.start);
  const inside = (piece: Piece) => insideOf(mentions.products, piece).filter((one) => !isCompared(text.plain, one));
  const antecedent = /^(?:which|that)\b/.test(text.plain.slice(clause.start, clause.end))
    ? mentions.products.findLast(({ end }) => end <= clause.start && clause.start - end <= 3)
    : undefined;
  if (antecedent) return antecedent;
  const before = inside({ start: clause.start, end: at.start }).at(-1);
  const after = inside({ start: at.end, end: clause.end })[0];
  if (before && after) return text.lang === 'zh' || after.start - at.end > at.start - before.end ? before : after;
  const ahead = inside({ start: segment.start, end: at.start }).at(-1);
  return before ?? after ?? ahead ?? nearest(inside(segment), at) ?? nearest(inside(sentence), at);
}

function carriedProduct({ text, mentions, sentences, profiles }: Reading, sentence: Sentence): Found | undefined {
  const near = sentences.slice(Math.max(0, sentence.lead - FURTHEST_CARRY), sentence.lead).reverse();
  for (const earlier of near) {
    const product = insideOf(mentions.products, earlier)[0];
    if (product) return product;
  }
  if (text.plain[sentence.end - 1] === ':') return mentions.products.find(({ start }) => start > sentence.end);
  return profiles.all.length === 1 ? profiles.all[0]?.product : undefined;
}

/** Hospitals and universities dose patients and report results; they do not apply. */
function isOfTrial({ milestone }: Act): boolean {
  return milestone === 'trial_result' || milestone === 'first_patient_dosed' || milestone === 'trial_started';
}

/** The organisation an act is about: the subject of its segment, else one it names as maker. */
function orgNear({ text, mentions }: Reading, act: Act): Found | undefined {
  const { at, sentence } = act;
  const segment = pieceAt(sentence.segments, at.start);
  const named = insideOf(mentions.orgs, segment);
  const subjects = named.filter((one) => isSubject(text.plain, one));
  const orgs = subjects.length === 0 && isOfTrial(act) ? named : subjects;
  const before = orgs.filter(({ end }) => end <= at.start);
  if (text.lang === 'zh') return before.findLast(({ start }) => text.plain[start - 1] !== '(') ?? before.at(-1) ?? orgs[0];
  return (
    before.find(({ start }) => !/\b(?:unit of|subsidiary of|with)\s+$/.test(text.plain.slice(Math.max(0, start - 18), start))) ?? orgs[0]
  );
}

function orgIn({ mentions }: Reading, piece: Piece): Found | undefined {
  return insideOf(mentions.orgs, piece)[0];
}

const INVESTOR = /(?:创投|资本|投资|基金|Capital|Ventures)$/;

/** A parent, an investor, a hospital or a university is not the applicant while another organisation is named. */
function isSubject(plain: string, { start, end }: Piece): boolean {
  const name = plain.slice(start, end);
  return !isParent(plain.slice(end, end + 40)) && !isInstitution(name) && !INVESTOR.test(name);
}

/** True for hospitals, universities and public bodies, which treat and study but rarely apply. */
export function isInstitution(name: string): boolean {
  return /(?:医院|大学|学会|协会|委员会|[局厅委署]|管理局|药监局|政府|管委会|科委|科技厅|工信厅|科学院|University|Hospital|Clinic|College|Medical Center)$/.test(
    name,
  );
}
