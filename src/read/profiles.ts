import { isBroad } from './diseases.ts';
import type { Found } from './found.ts';
import type { Meaning, ModalityCode } from './lexicons.ts';
import type { Mentions } from './mentions.ts';
import { pieceAt, type Sentence } from './sentences.ts';
import type { Piece, SourceText } from './text.ts';
import { insideOf, matchesIn, once, within } from './text.ts';

/** What an article tells about a product, from the first place that tells it. */
export type Profile = {
  product: Found;
  org: Found | undefined;
  modality: ModalityCode | undefined;
  target: Found | undefined;
  disease: Found | undefined;
  cgt: boolean;
};

/** The profiles of an article; `main` is the one it is about, where one is named at least twice as often as each of the others. */
export type Profiles = { of: (product: Piece) => Profile; all: Profile[]; main: Profile | undefined };

type Modality = Extract<Meaning, { type: 'MODALITY' }>;

/** Words for drugs and devices that are neither cells nor genes. */
const OTHER_DRUG =
  /单抗|双抗|三抗|单株抗体|(?<!(?:中和|抗药|自身|产生|病毒|特异性?|靶向|基于)[^,。;]{0,2})抗体(?!阳性|滴度|水平)|融合蛋白|偶联药物|小分子|抑制剂|激动剂|多肽|胜肽|(?<!(?:停用|停止|脱离|摆脱|撤除|不再?|无需|需要?|减少|依赖)(?:外源性?|使用|注射|依赖)?)胰岛素(?!依赖|抵抗)|生物类似药|生物相似|放射性?(?:药|配体|核素)|核药|口服|片剂|胶囊|仿制药|学名药|医材|体外诊断|诊断试剂|试剂盒|手术机器人|导管|起搏器|\bADCs?\b|[a-z]+mab\b|[a-z]+nib\b|inhibitors?\b|monoclonal|antibody[- ]drug|small[- ]molecule|医疗器械|支架|peptide|bispecifics?\b|(?<!neutrali[sz]ing )antibod(?:y|ies)\b|疫苗|vaccines?\b|\bGLP-1\b|biosimilars?\b|radio(?:ligand|pharmaceutical)s?\b|\b(?:medical )?devices?\b|diagnostics?\b|\btablets?\b|\bcapsules?\b|\bpills?\b|\boral(?:ly)?\b|nanobod(?:y|ies)\b|agonists?\b|degraders?\b|stents?\b|catheters?\b|pacemakers?\b|(?<!\b(?:no|off|without|of|need(?:s|ed)?|stop\w*|inject\w*|from) (?:[a-z]+ )?)insulin\b(?![ -](?:free|independen|dependen|resistan|use|need))|companion diagnostic/gi;
/** A drug named only as what was given before or beside: "progressed on a PD-1 antibody", "together with nivolumab", 既往单抗治疗失败. */
const ASIDE =
  /\b(?:progressed|relapsed|worsened) (?:on|after)\b[^.;,]{0,20}$|\b(?:after|following|despite|refractory to|failed|treated with|versus|unlike|without) (?:an? |the |one |anti-)?(?:[\w-]+ ){0,2}$|\b(?:together|combined|in combination|alongside) with (?:[\w-]+ )?$|\bprior (?:[\w-]+ )?$|(?:既往|联[合用])[^,。;]{0,6}$/;

/** Drugs and devices outside the field that a passage is about. */
export function otherDrugsIn(text: SourceText, piece: Piece): Piece[] {
  return matchesIn(OTHER_DRUG, text, piece).filter(({ start }) => !ASIDE.test(text.plain.slice(Math.max(0, start - 24), start)));
}

const STEMS: [RegExp, ModalityCode][] = [
  [/parvovec/i, 'AAV'],
  [/siran\b/i, 'siRNA'],
  [/rsen\b/i, 'ASO'],
  [/ciloleucel|cabtagene|maraleucel|vicleucel/i, 'CAR-T'],
  [/mestrocel/i, 'MSC'],
  [/repvec|laherparepvec/i, 'oncolytic_virus'],
  [/CAR-?T/i, 'CAR-T'],
  [/奥仑赛|仑赛注射/, 'CAR-T'],
  [/[可达]基注射|帕沃/, 'gene_therapy'],
  [/迈托赛/, 'MSC'],
  [/[a-z]cel$/, 'cell_therapy'],
  [/[a-z]vec$/, 'gene_therapy'],
];

/** Groups the names of each product (code, generic name, brand in brackets) and gathers what the text says of it. */
export function buildProfiles(text: SourceText, mentions: Mentions, sentences: Sentence[]): Profiles {
  const byKey = new Map<string, Profile>();
  for (const [i, product] of mentions.products.entries()) addProduct(text, mentions.products[i - 1], product, byKey);
  const all = [...new Set(byKey.values())];
  for (const sentence of sentences) learn(text, mentions, sentence, (piece) => byKey.get(keyOf(text, piece)) as Profile);
  for (const [i, sentence] of sentences.entries())
    for (const before of [sentences[i - 1], sentences[i - 2]])
      learnFromAnaphor(text, mentions, sentence, before, (piece) => byKey.get(keyOf(text, piece)) as Profile);
  for (const profile of all) profile.cgt ||= profile.modality !== undefined;
  for (const [i, sentence] of sentences.entries())
    learnFromPair(text, mentions, [sentences[i - 1], sentence], (piece) => byKey.get(keyOf(text, piece)) as Profile);
  const [only] = all;
  if (only?.cgt && all.length === 1) learnFromAll(text, mentions, sentences, only);
  learnApplicant(text, mentions, (piece) => byKey.get(keyOf(text, piece)) as Profile);
  const of = once((piece: Piece) => byKey.get(keyOf(text, piece)) as Profile);
  for (const product of mentions.products) {
    const profile = of(product);
    profile.modality = refine(profile.modality, modalityOfName(text.plain.slice(product.start, product.end)));
  }
  return { all, of, main: mainOf(all, mentions.products.map(of)) };
}

/** The profile named at least twice as often as every other. */
function mainOf(all: Profile[], named: Profile[]): Profile | undefined {
  const counts = new Map<Profile, number>();
  for (const one of named) counts.set(one, (counts.get(one) ?? 0) + 1);
  const times = (profile: Profile) => counts.get(profile) ?? 0;
  const [first, second] = all.toSorted((a, b) => times(b) - times(a));
  return first && (second === undefined || times(first) >= 2 * times(second)) ? first : undefined;
}

function keyOf(text: SourceText, { start, end }: Piece): string {
  const name = text.plain.slice(start, end).toLowerCase();
  const code = /[a-z]+-?[a-z]*-?\d+[a-z]*(?:-\d+)?/.exec(name)?.[0];
  return (code ?? name).replace(/[\s®™-]|injection/g, '');
}

function addProduct(text: SourceText, before: Found | undefined, product: Found, byKey: Map<string, Profile>): void {
  const key = keyOf(text, product);
  const id = product.meaning?.type === 'PRODUCT' ? `#${product.meaning.id}` : undefined;
  const known = byKey.get(key) ?? (id === undefined ? undefined : byKey.get(id));
  const same = before && isOtherName(text, before, product) ? byKey.get(keyOf(text, before)) : undefined;
  if (same && known && same !== known) for (const [name, profile] of byKey) if (profile === same) byKey.set(name, known);
  const fresh: Profile = { product, org: undefined, modality: undefined, target: undefined, disease: undefined, cgt: true };
  const profile = known ?? same ?? fresh;
  byKey.set(key, profile);
  if (id !== undefined) byKey.set(id, profile);
}

/** True for a second name in brackets or after "also known as": 艾基奥仑赛(商品名:甲乙,代号KN-12). */
function isOtherName(text: SourceText, before: Found, product: Found): boolean {
  const between = text.plain.slice(before.end, product.start);
  return (
    /^(?: (?:[Ii]njection|[Ss]uspension|[Ii]nfusion|[Ii]njectable))?\s?[([](?:[^()。]{0,14})$|^[,、/]\s?["“]?(?:[^()。,]{0,6})$|^,? or $|^["”]?,? (?:also known as|formerly|now|now called|sold as|marketed as|branded)[^.]{0,12}$/.test(
      between,
    ) &&
    (/^(?: [A-Za-z]+)?\s?[([]|^,? or $|known as|formerly|now|sold as|marketed as|branded/.test(between) || opensBracket(text.plain, before))
  );
}

function opensBracket(plain: string, { start }: Piece): boolean {
  const before = plain.slice(Math.max(0, start - 60), start);
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}

function learn(text: SourceText, mentions: Mentions, sentence: Sentence, profileOf: (piece: Piece) => Profile): void {
  const products = insideOf(mentions.products, sentence);
  for (const product of products) {
    const profile = profileOf(product);
    const zone = zoneOf(
      text,
      product,
      products.filter((one) => profileOf(one) !== profile),
      sentence,
    );
    const inside = <T extends Piece>(list: T[]) => insideOf(list, zone);
    profile.org ??= ownerOf(text, product, inside(mentions.orgs), sentence);
    profile.modality = refine(profile.modality, mostSpecific(inside(mentions.modalities)));
    profile.target ??= inside(mentions.targets)[0];
    profile.disease = narrower(text, profile.disease, nearest(inside(mentions.diseases), product));
    const known = profile.modality ?? modalityOfName(text.plain.slice(product.start, product.end));
    if (known === undefined && otherDrugsIn(text, zone).length > 0) profile.cgt = false;
  }
}

const OF_PAIR = /^[“"]?(?:其中,?)?(?:(前者)|后者)|^(?:and )?[Tt]he (?:(former)|latter)\b/;

/** "前者靶向GPC3,后者…": what is said of the former and the latter of the two products named last. */
function learnFromPair(
  text: SourceText,
  mentions: Mentions,
  [before, sentence]: [Sentence | undefined, Sentence],
  profileOf: (piece: Piece) => Profile,
): void {
  const pair = [...new Set([before, sentence].flatMap((piece) => (piece ? insideOf(mentions.products, piece) : [])).map(profileOf))];
  if (pair.length !== 2) return;
  for (const segment of sentence.segments) {
    const told = OF_PAIR.exec(text.plain.slice(segment.start, segment.end));
    const profile = told && pair[told[1] || told[2] ? 0 : 1];
    if (!profile) continue;
    const inside = <T extends Piece>(list: T[]) => insideOf(list, segment);
    profile.modality = refine(profile.modality, mostSpecific(inside(mentions.modalities)));
    profile.target ??= inside(mentions.targets)[0];
    profile.disease ??= inside(mentions.diseases)[0];
  }
}

/** In an article about one product, what it says of modality, target and disease is said of that product. */
function learnFromAll(text: SourceText, mentions: Mentions, sentences: Sentence[], profile: Profile): void {
  const inBody = <T extends Piece>(list: T[]) => list.filter((one) => sentences.some((sentence) => within(one, sentence)));
  profile.modality ??= mostSpecific(mentions.modalities.slice(0, 4));
  profile.target ??= inBody(mentions.targets)[0];
  const diseases = inBody(mentions.diseases);
  profile.disease = narrower(text, profile.disease, diseases.find((one) => !isBroad(text.plain, one)) ?? diseases[0]);
}

/** The disease known of a product, or one told later where that is only "tumours". */
function narrower({ plain }: SourceText, known: Found | undefined, told: Found | undefined): Found | undefined {
  return known === undefined || (isBroad(plain, known) && told && !isBroad(plain, told)) ? told : known;
}

const APPLICANT =
  /申请人(?:为|是|:)|申办[方者](?:为|是|:)|由(?=[^,。;]{2,24}(?:申报|申请|递交))|子公司|附属公司|\b(?:wholly[- ]owned|its|own) (?:\w+ )?(?:subsidiary|unit),? |\b[Aa]pplicant (?:is|was) |\b(?:[Ss]ponsored|[Ff]iled) by /g;

/** The organisation that a notice names as applicant of the product it is about. */
function learnApplicant(text: SourceText, mentions: Mentions, profileOf: (piece: Piece) => Profile): void {
  for (const { end } of matchesIn(APPLICANT, text, { start: 0, end: text.plain.length })) {
    const org = mentions.orgs.find(({ start }) => start >= end && start - end <= 2);
    const product =
      mentions.products.findLast((one) => one.end <= end && end - one.end < 300) ??
      mentions.products.find((one) => org && one.start >= org.end && one.start - org.end < 60);
    if (org && product) profileOf(product).org = org;
  }
}

const NARROWER: Partial<Record<ModalityCode, ModalityCode[]>> = {
  gene_therapy: ['AAV', 'oncolytic_virus', 'gene_editing', 'CRISPR', 'base_editing', 'RNA_editing', 'gene_modified_HSC'],
  gene_editing: ['CRISPR', 'base_editing', 'RNA_editing'],
  stem_cell: ['MSC', 'iPSC', 'HSC', 'gene_modified_HSC'],
  cell_therapy: ['CAR-T', 'CAR-NK', 'NK', 'TCR-T', 'TIL', 'MSC', 'iPSC', 'stem_cell', 'in_vivo_CAR-T'],
};

/** A modality told later replaces an earlier one only where it narrows it. */
function refine(known: ModalityCode | undefined, told: ModalityCode | undefined): ModalityCode | undefined {
  if (known === undefined || told === undefined) return known ?? told;
  return NARROWER[known]?.includes(told) ? told : known;
}

/** "It is an AAV vector …" after a sentence with one product tells of that product. */
function learnFromAnaphor(
  text: SourceText,
  mentions: Mentions,
  sentence: Sentence,
  before: Sentence | undefined,
  profileOf: (piece: Piece) => Profile,
): void {
  const products = before ? insideOf(mentions.products, before) : [];
  if (products.length === 0) return;
  const opens =
    /^[-–•\s]*(?:It|The (?:[\w-]+ ){0,2}?(?:drug|therapy|product|candidate|treatment|vector|virus|nanoparticle|construct|programme|program|medicine|cells)|该(?:药|产品|疗法|项目|管线|候选)|这款|其(?!他|中)|它|此药|此产品|本品)/.test(
      text.plain.slice(sentence.start, sentence.end),
    );
  const [product] = products;
  if (!opens || !product || new Set(products.map(profileOf)).size !== 1 || insideOf(mentions.products, sentence).length > 0) return;
  const profile = profileOf(product);
  const inside = <T extends Piece>(list: T[]) => insideOf(list, sentence);
  profile.modality = refine(profile.modality, mostSpecific(inside(mentions.modalities)));
  profile.target ??= inside(mentions.targets)[0];
  profile.disease ??= inside(mentions.diseases)[0];
  if (otherDrugsIn(text, sentence).length > 0 && profile.modality === undefined) profile.cgt = false;
}

/** The words around a product that may speak of it: its segment, cut where another product is named. */
export function zoneOf(text: SourceText, product: Piece, others: Piece[], sentence: Sentence): Piece {
  const segment = pieceAt(sentence.segments, product.start);
  const before = others.filter(({ end }) => end <= product.start && end > segment.start).at(-1);
  const after = others.find(({ start }) => start >= product.end && start < segment.end);
  const start = before ? boundaryAfter(text.plain, before.end, product.start) : segment.start;
  const end = after ? boundaryBefore(text.plain, product.end, after.start) : segment.end;
  return { start, end };
}

function boundaryAfter(plain: string, from: number, to: number): number {
  const at = plain.slice(from, to).search(/[,;、]|\band\b|和|与/);
  return at < 0 ? from : from + at;
}

function boundaryBefore(plain: string, from: number, to: number): number {
  const at = Math.max(...[',', ';', '、'].map((mark) => plain.slice(from, to).lastIndexOf(mark)));
  return at < 0 ? to : from + at;
}

function ownerOf(text: SourceText, product: Piece, orgs: Found[], sentence: Sentence): Found | undefined {
  const after = orgs.find(
    ({ start }) =>
      start >= product.end &&
      /^(?:[^.;。]{0,60}?)\b(?:from|by|of)\s+$|^\s?[,(]?\s?(?:[^.;。]{0,40}?)(?:由|来自)$/.test(text.plain.slice(product.end, start)),
  );
  const before = orgs.filter((one) => one.end <= product.start && !isPartner(text.plain, one));
  const subject = text.lang === 'en' ? before[0] : (firstOfJoint(text.plain, before) ?? before.at(-1));
  if (subject) return subject;
  if (after) return after;
  const licensor = orgs.length > 1 ? orgs.find((one) => !isPartner(text.plain, one)) : undefined;
  if (licensor && orgs.some((one) => isLicensee(text.plain, one))) return licensor;
  const only = orgs.length === 1 && sentence.lead < 3 ? orgs[0] : undefined;
  return only && !isPartner(text.plain, only) ? only : undefined;
}

/** The first of two who work on a product together, 甲公司与乙公司合作开发的, or of whom it is told as the former. */
function firstOfJoint(plain: string, orgs: Found[]): Found | undefined {
  const [first, second] = orgs.slice(-2);
  if (
    !first ||
    !second ||
    !/^(?:\([^()]{0,24}\))?(?:与|和|及|、|携手)(?:[美英德法日韩]国|日本|瑞[士典]|比利时)?$/.test(plain.slice(first.end, second.start))
  )
    return undefined;
  return /^(?:\([^()]{0,24}\))?(?:(?:合作|联合|共同|共研)|[^。;]{0,16}:前者)/.test(plain.slice(second.end, second.end + 44))
    ? first
    : undefined;
}

/** True for what follows the name of a parent: 甲公司(下称"公司")之美国全资子公司. */
export function isParent(after: string): boolean {
  return /^(?:\([^()]{0,24}\))?(?:之|的)?(?:[\p{Script=Han}]{0,2}(?:全资|控股|间接|直接)|旗下|控股|子公司|附属公司)/u.test(after);
}

/** True for one who takes over a product or its maker. */
export function isLicensee(plain: string, { end }: Piece): boolean {
  return LICENSEE.test(plain.slice(end, end + 80));
}

/** What follows the name of one who takes a product over from its maker. */
const LICENSEE =
  /^(?:\([^()]{0,24}\))?(?:将)?(?:获得?|引进|取得|拿下|受让)[^,。;]{0,30}(?:权利|权益|许可|授权|商业化权)|^(?: \([^()]{0,24}\))? (?:has |will |would )?(?:acquire[sd]?|buys?|bought|gets?|got|obtains?|obtained|gains?|gained|secure[sd]?|licen[cs]e[sd]|in-licensed|takes?|took)\b[^.;]{0,50}\brights\b(?![^.;]{0,60}\bfrom\b)|^[^.;]{0,50}\b(?:(?:to|will|would|is|are) (?:buy|buying|acquire|acquiring)|buys|bought|acquires|acquired) [A-Z](?![^.;]{0,60}\bfrom\b)|^[^,。;]{0,12}(?:收购|并购|买下)/;

function isPartner(plain: string, { start, end }: Piece): boolean {
  return (
    isParent(plain.slice(end, end + 40)) ||
    isLicensee(plain, { start, end }) ||
    /(?:医院|大学|学会|协会|委员会|科学院|创投|资本|投资|基金|University|Hospital|Clinic|Institute|Capital|Ventures)$/.test(
      plain.slice(start, end),
    )
  );
}

function modalityOfName(name: string): ModalityCode | undefined {
  return STEMS.find(([stem]) => stem.test(name))?.[1];
}

/** The code of the deepest modality of a list that claims can name. */
export function mostSpecific(modalities: Found[]): ModalityCode | undefined {
  let best: Modality | undefined;
  for (const { meaning } of modalities) {
    if (meaning?.type === 'MODALITY' && meaning.code !== null && (best === undefined || meaning.depth > best.depth)) best = meaning;
  }
  return best?.code ?? undefined;
}

/** The piece of a list nearest to another. */
export function nearest<T extends Piece>(pieces: T[], to: Piece): T | undefined {
  const distance = (one: Piece) => (one.end <= to.start ? to.start - one.end : one.start >= to.end ? one.start - to.end : 0);
  return pieces.toSorted((a, b) => distance(a) - distance(b))[0];
}
