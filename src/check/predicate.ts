import { toSimplified } from '../base/chinese.ts';
import { type TermHit, TermMatcher } from '../base/terms.ts';
import { diseaseFinder } from '../classify/disease.ts';
import type { MilestoneClaim, SuperlativeClaim } from '../model/claim.ts';
import { modalityRow, readLexicon, targetRow, traitRow } from '../model/lexicon.ts';
import { lexicons } from '../read/lexicons.ts';
import type { Milestone } from '../view/rank.ts';

/** What a superlative says its subject is first at; `unread` holds the words that were not understood. */
export type Predicate = {
  milestone: Milestone | null;
  jurisdictions: string[];
  modality: string | null;
  target: string | null;
  traits: string[];
  diseases: string[];
  unread: string;
};

type Word = { kind: 'modality' | 'target' | 'trait'; id: string };

const MILESTONES: [Milestone, RegExp][] = [
  ['orphan', /孤儿药|orphan/i],
  ['rmat', /RMAT|再生医学先进疗法/i],
  ['breakthrough', /突破性(治疗|疗法)|breakthrough/i],
  ['fast_track', /快速通道|fast[- ]track/i],
  [
    'ind_cleared',
    /(获批|批准|许可|准许|默示)[^,。;，；]{0,8}临床|临床[^,。;，；]{0,6}(许可|批准|批件|获批)|\bIND\b|(cleared|approved)[^,.;]{0,24}(trials?|clinic(?:al)?|stud(?:y|ies))\b|(trials?|clinical)\b[^,.;]{0,16}(cleared|clearance|approval)|\bcleared (?:by|in)\b|\bclearance (?:by|from)\b/i,
  ],
  ['ind_cleared', /(获得|获|经)[^,。;，；]{0,8}批准[^,。;，；]*在研|investigational|在研[^,。;，；]*(获批|批准)/i],
  ['approved', /获批|批准|上市|商业化|approved|marketed|commerciali[sz]ed|药物$|药品$/i],
];
const PLACES: [string, RegExp][] = [
  ['CN', /国家药监局|NMPA|CDE|中美|中国批准|in china/i],
  ['US', /FDA|美国|中美|United States/i],
  ['AU', /澳大利亚|中美澳|Australia/i],
  ['EU', /EMA|欧盟|European/i],
];
const SCOPE_JURISDICTION: Record<string, string> = { china: 'CN', us: 'US', eu: 'EU', japan: 'JP' };
/** Words that carry no condition of their own, longest first; what is left of a predicate without them was not understood. */
const FILLERS = new RegExp(
  [
    '临床试验|临床研究|临床|获得|获批|批准|许可|上市|商业化|在研|研究|首个|首款|首例|首家|第一家|第[一二三四五][款个]?|唯一|同时|目前|靶向|来源|注射液|制剂|制备|治疗|疗法|产品|药物|药品|细胞|国内|中国|全球|世界|美国|中美澳|中美|诞生|实现',
    '[该属的在为是被均和与此人以也并且等获批获经由中这项款个]',
    'FDA|NMPA|CDE|EMA|II?I?期|[IⅠⅡⅢ]期',
    '\\b(?:the|first|second|third|only|in|of|to|be|and|a|an|its|kind|china|world|worldwide|globally?|products?|therap(?:y|ies)|drugs?|cells?|treatment|candidate|approved|cleared|clinical|trials?|for|by|was|is|has|been|that|which|with|it|ever|anywhere|target(?:ing|ed)|directed|investigational|from|made|chinese|designat(?:ion|ed)s?|both|came|comes?|park|status|gained|got|obtained|received|won|granted)\\b',
    "['’]s\\b",
    "['’]s(?![a-z])",
    '[\\s\\p{P}\\d]',
  ].join('|'),
  'giu',
);

/** Modalities that stand for the field or half of it. */
const BROAD = ['cgt', 'cell_therapy', 'gene_therapy'];

let matcher: TermMatcher<Word> | undefined;
let traitMatcher: TermMatcher<string> | undefined;

/** Traits that words name, also within the name of a kind, as in "engineered T-cell therapy". */
function traitsIn(text: string): string[] {
  traitMatcher ??= new TermMatcher(
    readLexicon('traits', traitRow).flatMap(({ id, zh, en }) => [...zh, ...en].map((name) => ({ text: name, value: id }))),
  );
  return [...new Set(traitMatcher.find(text).map(({ value }) => value))];
}

function words(): TermMatcher<Word> {
  const modalities = readLexicon('modalities', modalityRow).flatMap(({ id, zh, en }) =>
    [...zh, ...en].map((text) => ({ text, value: { kind: 'modality' as const, id } })),
  );
  const traits = readLexicon('traits', traitRow).flatMap(({ id, zh, en }) =>
    [...zh, ...en].map((text) => ({ text, value: { kind: 'trait' as const, id } })),
  );
  const targets = readLexicon('targets', targetRow).flatMap(({ id, names, exact }) => [
    ...names.map((text) => ({ text, value: { kind: 'target' as const, id } })),
    ...exact.map((text) => ({ text, exact: true, value: { kind: 'target' as const, id } })),
  ]);
  return new TermMatcher<Word>([...traits, ...targets, ...modalities]);
}

/**
 * Breaks a superlative into milestone, jurisdictions, modality, target, traits and diseases, from its own words; where these name no milestone,
 * `nearby` are the milestones told in the same passage.
 */
export function readPredicate(claim: SuperlativeClaim, nearby: MilestoneClaim[]): Predicate {
  const text = toSimplified(wordsOf(claim));
  matcher ??= words();
  const hits = matcher.find(text);
  const ills = namesDisease(text) ? diseaseFinder().inText(text) : [];
  const [own, pattern] = MILESTONES.find(([, one]) => one.test(text)) ?? [null, undefined];
  const told = own === null ? nearby[0] : undefined;
  return {
    milestone: own ?? told?.milestone ?? null,
    jurisdictions: placesOf(claim, text, told),
    modality: narrowest(hits),
    target: hits.find(({ value }) => value.kind === 'target')?.value.id ?? null,
    traits: traitsIn(text),
    diseases: [...new Set(ills.map(({ disease }) => disease))],
    unread: unreadIn(text, hits, [...ills.map((one) => one.words), claim.subject ?? '', pattern?.exec(text)?.[0] ?? '']),
  };
}

/** True where the reader's lexicon, which is at hand already, knows a disease; the finder, which tells which, takes long to build. */
function namesDisease(text: string): boolean {
  return lexicons()
    .terms.find(text)
    .some(({ value }) => value.type === 'DISEASE');
}

/** The words of a claim, once where one part holds the other. */
function wordsOf({ evidence, predicate }: SuperlativeClaim): string {
  if (predicate === null || evidence?.includes(predicate)) return evidence ?? '';
  return [evidence, predicate].filter((one) => one !== null).join(' ');
}

/** Jurisdictions that the words name, else that of the scope, else, where the claim has none, that of the milestone told beside it. */
function placesOf({ scope }: SuperlativeClaim, text: string, told: MilestoneClaim | undefined): string[] {
  const stated = PLACES.filter(([, pattern]) => pattern.test(text)).map(([code]) => code);
  const home = scope === null ? told?.jurisdiction : SCOPE_JURISDICTION[scope];
  return stated.length > 0 ? stated : home ? [home] : [];
}

/** The last modality named is the head of the phrase, in Chinese as in English; broad words such as 细胞治疗 do not replace a narrower one. */
function narrowest(hits: TermHit<Word>[]): string | null {
  const rows = new Map(readLexicon('modalities', modalityRow).map((row) => [row.id, row.parent]));
  const depth = (id: string): number => (rows.get(id) ? 1 + depth(rows.get(id) as string) : 0);
  const ids = hits.flatMap(({ value }) => (value.kind === 'modality' ? [value.id] : []));
  return ids.toSorted((a, b) => depth(b) - depth(a))[0] ?? null;
}

/** The kind of product that a text describes: its narrowest modality, and its traits. */
export function kindIn(text: string): { modality: string | null; traits: string[] } {
  matcher ??= words();
  const plain = toSimplified(text);
  return { modality: narrowest(matcher.find(plain)), traits: traitsIn(plain) };
}

/** The one kind of product that a text is about; null where it names several, or only the field. */
export function kindAlone(text: string): string | null {
  matcher ??= words();
  const rows = new Map(readLexicon('modalities', modalityRow).map((row) => [row.id, row.parent]));
  const ids = [...new Set(matcher.find(toSimplified(text)).flatMap(({ value }) => (value.kind === 'modality' ? [value.id] : [])))];
  const isAbove = (id: string, other: string): boolean => {
    const parent = rows.get(other);
    return parent === id || (parent !== undefined && parent !== null && isAbove(id, parent));
  };
  const own = ids.filter((id) => !ids.some((other) => isAbove(id, other)));
  return own.length === 1 && !BROAD.includes(own[0] as string) ? (own[0] as string) : null;
}

/** What is left of the words without those that were understood and those that carry no condition. */
function unreadIn(text: string, hits: TermHit<Word>[], understood: string[]): string {
  let rest = text;
  for (const { start, end } of hits.toReversed()) rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  for (const words of understood.filter((one) => one !== '')) rest = rest.replaceAll(words, ' ');
  return rest.replace(FILLERS, ' ').replace(/\s+/g, ' ').trim();
}
