import { memo } from '../base/memo.ts';
import { editDistance } from '../entity/distance.ts';
import { type Tokens, tokenize } from './tokens.ts';

/** Words that say how far or in whom a disease is, not which it is. */
const QUALIFIERS = new Set(
  (
    'relapsed relapse relapsing refractory refactory recurrent recurrence recurring progressive adult adults childhood child children pediatric ' +
    'juvenile stage grade i ii iia iib iii iiia iiib iiic iv iva ivb 1 2 3 3a 3b 4 ajcc v6 v7 v8 metastatic advanced unresectable locally newly ' +
    'diagnosed previously treated untreated severe resistant r high risk remission contiguous noncontiguous who active primary de novo ' +
    'early late extensive limited indolent aggressive elderly'
  ).split(' '),
);
/** Words that say of which tissue a cancer of a place is. */
const TISSUES = new Set(
  'squamous cell small large serous mucinous endometrioid clear ductal lobular invasive infiltrating undifferentiated signet ring papillary mixed adenosquamous'.split(
    ' ',
  ),
);
const SPELLINGS: readonly [RegExp, string][] = [
  [/^([a-z]{4,})ies$/, '$1y'],
  [/^(?:tumou?r|neoplasm|neoplasia|malignancy|cancer)s?$/, 'cancer'],
  [/^(?:myelogenous|myelocytic|myeloblastic|myelogeneous)$/, 'myeloid'],
  [/aemi/g, 'emi'],
  [/haem/g, 'hem'],
  [/oesoph/g, 'esoph'],
  [/ischaem/g, 'ischem'],
  [/oedema/g, 'edema'],
  [/paed/g, 'ped'],
  [/gynaec/g, 'gynec'],
  [/aetiol/g, 'etiol'],
  [/coeliac/g, 'celiac'],
  [/tumour/g, 'tumor'],
  [/ising$/, 'izing'],
  [/ised$/, 'ized'],
  [/α/g, 'alpha'],
  [/β/g, 'beta'],
];
const ANY_SPELLING = new RegExp(SPELLINGS.map(([from]) => from.source).join('|'));
const ROMAN: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4', v: '5', vi: '6', ia: '1a' };
const PLAIN = /^[a-z]+$/;
/** Shortest word that is mended when it is one letter off a known word. */
const LEAST_MENDED = 7;

/** Words as the names of diseases are compared by: American, without possessives, one word for all cancers, numbers for types. */
export function diseaseWords(text: string, mend: (word: string) => string = (word) => word): Tokens {
  const tokens = tokenize(text);
  const words = spelled(tokens);
  const kept = keptOf(tokens, words);
  return pick({ ...tokens, words: kept.map((at) => mend(words[at] as string)) }, kept);
}

/** A name of a disease by the same words, without their places. */
export function diseaseName(name: string): string {
  const tokens = tokenize(name);
  const words = spelled(tokens);
  return keptOf(tokens, words)
    .map((at) => words[at])
    .join(' ');
}

function spelled({ words }: Tokens): string[] {
  return words.map((word, at) => spell(word, words[at - 1]));
}

function keptOf(tokens: Tokens, words: readonly string[]): number[] {
  return [...words.keys()].filter((at) => !isPossessive(tokens, at) && !isDoubled(words, at));
}

/** The same without words for stage, age and course. */
export function withoutQualifiers(tokens: Tokens): Tokens {
  const left = [...tokens.words.keys()].filter((at) => !isQualifier(tokens.words, at));
  return pick({ ...tokens, words: left.map((at) => tokens.words[at] as string) }, left);
}

/** The same with all cancers alike and without words for their tissue, so that `ovarian serous adenocarcinoma` is ovarian cancer. */
export function withoutTissue(tokens: Tokens): Tokens {
  const left = [...tokens.words.keys()].filter((at) => !TISSUES.has(tokens.words[at] as string));
  return pick({ ...tokens, words: left.map((at) => (tokens.words[at] as string).replace(/^(?:adeno)?carcinomas?$/, 'cancer')) }, left);
}

function isQualifier(words: readonly string[], at: number): boolean {
  const word = words[at] as string;
  if (word === 'in') return QUALIFIERS.has(words[at + 1] as string);
  return QUALIFIERS.has(word) || (word === 'or' && QUALIFIERS.has(words[at - 1] as string));
}

function pick(tokens: Tokens, at: readonly number[]): Tokens {
  return { ...tokens, starts: at.map((one) => tokens.starts[one] as number), ends: at.map((one) => tokens.ends[one] as number) };
}

function spell(given: string, before: string | undefined): string {
  if (isOfProduct(given, before)) return `${before}${given}`;
  const plain = plainOf(given);
  if ((before === 'type' || before === 'grade') && plain in ROMAN) return ROMAN[plain] as string;
  return american(plain);
}

const plainOf = memo((word) => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase());
const american = memo((word) => (ANY_SPELLING.test(word) ? SPELLINGS.reduce((spelt, [from, to]) => spelt.replace(from, to), word) : word));

/** The cell of a product, CAR-T, begins no name of a disease. */
function isOfProduct(word: string, before: string | undefined): boolean {
  return /^(?:t|nk|b)$/.test(word) && before !== undefined && /(?:car|tcr)$/.test(before);
}

function isPossessive({ text, words, starts }: Tokens, at: number): boolean {
  const start = starts[at] as number;
  return (words[at] === 's' && /['’`´;]/.test(text.charAt(start - 1))) || (words[at] === '39' && text.endsWith('&#', start));
}

/** `malignant` before a word for cancer says nothing more. */
function isDoubled(words: readonly string[], at: number): boolean {
  return words[at] === 'malignant' && words[at + 1] === 'cancer';
}

/** A name turned round its commas, `Leukemia, Myeloid, Acute`, or round its `of`, `cancer of the breast`, as it is said; undefined when there is nothing to turn. */
export function turned(text: string): string | undefined {
  const parts = text.split(/\s*,\s*/);
  if (parts.length > 1) return parts.toReversed().join(' ');
  const said = text.replace(/\b(\w*(?:cancers?|carcinoma|neoplasms?|tumou?rs?)) of (?:the )?([\p{L}-]+(?: [\p{L}-]+)?)/giu, '$2 $1');
  return said === text ? undefined : said;
}

/** Mends long words that are one letter off exactly one known word; other words are left. */
export function makeMender(known: ReadonlySet<string>): (word: string) => string {
  const byFirst = Map.groupBy(
    [...known].filter((word) => word.length >= LEAST_MENDED && PLAIN.test(word)),
    (word) => word[0] as string,
  );
  const seen = new Map<string, string>();
  return (word) => {
    if (word.length < LEAST_MENDED || !PLAIN.test(word) || known.has(word) || known.has(word.replace(/s$/, ''))) return word;
    const mended = seen.get(word) ?? nearest(word, byFirst.get(word[0] as string) ?? []) ?? word;
    seen.set(word, mended);
    return mended;
  };
}

function nearest(word: string, known: readonly string[]): string | undefined {
  const near = known.filter((one) => editDistance(word, one, 1) === 1);
  return near.length === 1 ? near[0] : undefined;
}
