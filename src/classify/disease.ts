import { areRelatedDiseases, diseases, isDiseaseWithin } from './disease-tree.ts';
import { diseaseName, diseaseWords, makeMender, turned, withoutQualifiers, withoutTissue } from './disease-words.ts';
import type { Tokens } from './tokens.ts';
import { buildTrie, findTerms, type TermTrie } from './trie.ts';

/** A disease found in a text, by its id in the lexicon, and the words that decided. */
export type DiseaseFound = { disease: string; words: string };
/** A further name of a disease, from a vocabulary that was loaded. */
export type DiseaseName = { disease: string; name: string };
/** Finds diseases: in each condition of a trial, and in its title where that says more. */
export type DiseaseFinder = {
  /** Diseases of one text, the narrowest only. */
  inText(text: string): DiseaseFound[];
  /** Diseases of a trial: for each condition those it names, then those of the title that the conditions leave out or leave broad. */
  ofTrial(conditions: readonly string[], title: string): { conditions: DiseaseFound[][]; title: DiseaseFound[] };
};

/** How much a name says: a name in full, an acronym, an acronym that means other things too. */
type Strength = 'name' | 'acronym' | 'weak';
type Word = { disease: string; strength: Strength };
type Hit = DiseaseFound & { start: number; end: number; strength: Strength };

const OPENED = /[([（【]\s*$/;
/** Before a name, it says that the disease is not there, or that it is another kind. */
const ABSENT = /(?:\bnot|\banti|\bwithout|\bno|抗|无)[\s-]*$/i;
/** Behind a Chinese name, it makes a germ of it: 免疫缺陷病毒, 肺炎链球菌. */
const GERM = /^(?:毒|(?:链?球|杆)菌|[支衣]原体)/;
const OTHER = /(?:\bnon|非)[\s-]*$/i;

type Find = (text: string, mends: boolean) => Hit[];

/** Cancers that name no place in the body. */
const UNPLACED = ['cancer', 'solid-tumour', 'metastatic-cancer', 'adenocarcinoma', 'squamous-cell-carcinoma'];

let shared: DiseaseFinder | undefined;

/** The finder by the names of the lexicon alone. */
export function diseaseFinder(): DiseaseFinder {
  shared ??= makeDiseaseFinder([]);
  return shared;
}

/** A finder by the names of the lexicon, and by further ones where a text holds none of those. */
export function makeDiseaseFinder(further: readonly DiseaseName[]): DiseaseFinder {
  const terms = [...diseases().values()].flatMap(({ id, zh, en, exact, weak }) => [
    ...[...zh, ...en].map((name) => fullName(name, id)),
    ...exact.map((text) => ({ text, value: { disease: id, strength: 'acronym' as const }, exact: true })),
    ...weak.map((text) => ({ text, value: { disease: id, strength: 'weak' as const }, exact: true })),
  ]);
  const own = buildTrie<Word>(terms);
  const more = buildTrie<Word>(further.map(({ disease, name }) => fullName(name, disease)));
  const mend = makeMender(new Set(terms.flatMap(({ text }) => text.split(' '))));
  const find: Find = (text, mends) => {
    const hits = hitsIn(own, text, mends ? mend : undefined);
    return hits.length > 0 || further.length === 0 ? hits : hitsIn(more, text, undefined);
  };
  return {
    inText: (text) => settle(find(text, true), [], text),
    ofTrial: (conditions, title) => ofTrial(find, conditions, title),
  };
}

function fullName(name: string, disease: string) {
  return { text: diseaseName(name), value: { disease, strength: 'name' as const } };
}

function ofTrial(find: Find, conditions: readonly string[], title: string) {
  const hits = conditions.map((text) => find(text, true));
  const inTitle = find(title, false);
  const sure = [...hits.flat(), ...inTitle].filter(({ strength }) => strength === 'name').map(({ disease }) => disease);
  const named = hits.map((list, at) => settle(list, sure, conditions[at] as string));
  const known = named.flat().map(({ disease }) => disease);
  const says = (disease: string) => known.length === 0 || known.some((one) => isDiseaseWithin(disease, one));
  const isSaid = (disease: string) => known.some((one) => isDiseaseWithin(one, disease));
  return { conditions: named, title: settle(inTitle, sure, title).filter(({ disease }) => says(disease) && !isSaid(disease)) };
}

/** Every name in a text as it stands, without its qualifiers, and turned round; where they name no place of a cancer, also without its tissue. */
function hitsIn(trie: TermTrie<Word>, text: string, mend: ((word: string) => string) | undefined): Hit[] {
  const tokens = diseaseWords(text, mend);
  const round = turned(text);
  const plain = withoutQualifiers(tokens);
  const around = round === undefined ? undefined : withoutQualifiers(diseaseWords(round, mend));
  const hits = [...longest([...at(trie, tokens), ...at(trie, plain)]), ...turnedHits(trie, around, text)];
  if (!hits.every(({ disease }) => UNPLACED.includes(disease))) return hits;
  const coarse = [...longest(at(trie, withoutTissue(plain))), ...turnedHits(trie, around && withoutTissue(around), text)];
  return coarse.every(({ disease }) => UNPLACED.includes(disease)) ? hits : coarse;
}

function turnedHits(trie: TermTrie<Word>, around: Tokens | undefined, text: string): Hit[] {
  if (around === undefined) return [];
  const hits = longest(at(trie, around)).filter(({ strength }) => strength === 'name');
  return hits.map((hit) => ({ ...hit, words: text, start: 0, end: 0 }));
}

/** Names that stand as they are; of one that is denied, the rest still counts: a non-ischemic stroke is a stroke. */
function at(trie: TermTrie<Word>, tokens: Tokens): Hit[] {
  return findTerms(trie, tokens).flatMap(({ from, to, value }) => {
    const start = tokens.starts[from] as number;
    const end = tokens.ends[to - 1] as number;
    const before = tokens.text.slice(0, start);
    if (ABSENT.test(before) || GERM.test(tokens.text.slice(end))) return [];
    return OTHER.test(before) ? at(trie, part(tokens, from + 1, to)) : [{ ...value, words: tokens.text.slice(start, end), start, end }];
  });
}

function part(tokens: Tokens, from: number, to: number): Tokens {
  return { ...tokens, words: tokens.words.slice(from, to), starts: tokens.starts.slice(from, to), ends: tokens.ends.slice(from, to) };
}

function longest(hits: readonly Hit[]): Hit[] {
  const inside = (one: Hit, other: Hit) =>
    one.start >= other.start && one.end <= other.end && one.end - one.start < other.end - other.start;
  return hits.filter((one) => !hits.some((other) => inside(one, other)));
}

/** Leaves out acronyms that only repeat a name or that nothing bears out, and all but the narrowest diseases. */
function settle(hits: readonly Hit[], sure: readonly string[], text: string): DiseaseFound[] {
  const kept = hits.filter((hit) => !isRepeat(hit, hits, text) && (!isWeak(hit, text) || isBorneOut(hit, sure, text)));
  const narrow = kept.filter(({ disease }) => !kept.some((other) => other.disease !== disease && isDiseaseWithin(other.disease, disease)));
  const first = new Map<string, DiseaseFound>();
  for (const { disease, words } of narrow) if (!first.has(disease)) first.set(disease, { disease, words });
  return [...first.values()];
}

/** An acronym in brackets behind a name stands for that name. */
function isRepeat({ strength, start }: Hit, hits: readonly Hit[], text: string): boolean {
  if (strength === 'name' || !OPENED.test(text.slice(0, start))) return false;
  return hits.some(
    (other) => other.strength === 'name' && other.end > 0 && other.end <= start && /^[\s([（【]*$/.test(text.slice(other.end, start)),
  );
}

/** True for an acronym of several meanings, and for ALL in capitals, where it may be the word. */
function isWeak({ strength, words }: Hit, text: string): boolean {
  return strength === 'weak' || (words === 'ALL' && !/\p{Ll}/u.test(text));
}

/** A weak acronym counts when a related disease is named in full, or when it is all there is. */
function isBorneOut({ disease }: Hit, sure: readonly string[], text: string): boolean {
  if (sure.length > 0) return sure.some((one) => areRelatedDiseases(one, disease));
  return withoutQualifiers(diseaseWords(text)).words.length === 1;
}
