import type { z } from 'zod';
import { facetRow, readLexicon, targetRow } from '../model/lexicon.ts';
import { type ConceptRow, codeSeriesRow, conceptRow, type KnownProduct, knownProductRow, sponsorRow } from '../model/words.ts';
import { type CodeWords, squeezeCode } from './code.ts';
import { type Gate, makeGate } from './gate.ts';
import { type LeadWords, leadWordsOf } from './leads.ts';
import { buildTrie, type TermTrie } from './trie.ts';

/** A word group without its terms; see `conceptRow`. */
export type Concept = Omit<ConceptRow, 'terms'>;

/** A value of a facet. */
export type FacetWord = Pick<z.infer<typeof facetRow>, 'facet' | 'value'>;

/** See `targetRow`. */
export type Aims = NonNullable<z.infer<typeof targetRow>['aim']>;

/** What a word or name stands for: a concept, and the product where the name is of one. */
export type ProductWord = { concept: Concept; known: KnownProduct | null };

/** The classifier's words, as tries. */
export type Vocabulary = CodeWords & {
  concepts: ReadonlyMap<string, Concept>;
  /** Products known by name before general words, in one trie. */
  products: TermTrie<ProductWord>;
  /** Cue words; one word may be a cue of several groups. */
  cues: TermTrie<readonly string[]>;
  targets: TermTrie<string>;
  /** By target, the kinds of product whose aim it rarely is. */
  aims: ReadonlyMap<string, Aims>;
  /** Words for facets; one word may stand for values of several. */
  facets: TermTrie<readonly FacetWord[]>;
  /** The words that begin a product, a cue, a target or a facet. */
  leads: LeadWords;
  /** What a record must hold to be more than a record without a product. */
  gate: Gate;
};

let loaded: Vocabulary | undefined;

/** The shipped vocabulary, read once. Throws InputError for a damaged lexicon file. */
export function vocabulary(): Vocabulary {
  loaded ??= readVocabulary();
  return loaded;
}

function readVocabulary(): Vocabulary {
  const rows = readLexicon('trial-terms', conceptRow);
  const concepts = new Map(rows.map((row): [string, Concept] => [row.concept, row]));
  const named = readLexicon('known-products', knownProductRow).flatMap((known) => {
    const concept = concepts.get(known.concept);
    return concept ? known.names.map((text) => ({ text, value: { concept, known } })) : [];
  });
  const general = rows.filter((row) => row.modality !== null).flatMap((concept) => termsOf(concept.terms, { concept, known: null }));
  const products = buildTrie<ProductWord>([...named, ...general]);
  const cues = buildTrie(grouped(cuePairs(rows)));
  const targetRows = readLexicon('targets', targetRow);
  const targets = buildTrie(targetRows.flatMap(targetTerms));
  const facets = buildTrie(grouped(facetPairs()));
  return {
    concepts,
    products,
    cues,
    targets,
    aims: new Map(targetRows.map(({ id, aim }): [string, Aims] => [id, aim ?? {}])),
    facets,
    leads: leadWordsOf({ products, cues, targets, facets }),
    gate: makeGate(products, ({ concept }) => concept.modality !== 'none'),
    depletion: makeGate(cues, (names) => names.includes('lymphodepletion')),
    sponsors: readLexicon('cgt-sponsors', sponsorRow).flatMap((row) =>
      row.names.map((name): [string, string] => [name.toLowerCase(), row.concept]),
    ),
    series: readSeries(),
  };
}

function cuePairs(rows: readonly ConceptRow[]): { text: string; value: string }[] {
  return rows.filter((row) => row.modality === null).flatMap((row) => termsOf(row.terms, row.concept));
}

function facetPairs(): { text: string; value: FacetWord }[] {
  return readLexicon('facets', facetRow).flatMap(({ facet, value, zh, en }) => termsOf([...zh, ...en], { facet, value }));
}

/** One entry a text, with all that it stands for. */
function grouped<T>(pairs: readonly { text: string; value: T }[]): { text: string; value: readonly T[] }[] {
  return [...Map.groupBy(pairs, ({ text }) => text)].map(([text, group]) => ({ text, value: group.map(({ value }) => value) }));
}

function termsOf<T>(terms: readonly string[], value: T): { text: string; value: T }[] {
  return terms.map((text) => ({ text, value }));
}

function readSeries(): [string, string][] {
  const pairs = readLexicon('code-series', codeSeriesRow).flatMap((row) =>
    row.series.map((one): [string, string] => [squeezeCode(one), row.concept]),
  );
  return pairs.sort(([a], [b]) => b.length - a.length);
}

function targetTerms(row: z.infer<typeof targetRow>): { text: string; value: string; exact?: boolean }[] {
  const loose = row.names.flatMap(spellings).map((text) => ({ text, value: row.id }));
  return [...loose, ...row.exact.flatMap(spellings).map((text) => ({ text, value: row.id, exact: true }))];
}

/** MUC1 is also written MUC-1. */
function spellings(name: string): string[] {
  const parts = /^([A-Za-z]{2,})(\d+[A-Za-z]?)$/.exec(name);
  return parts ? [name, `${parts[1]}-${parts[2]}`] : [name];
}
