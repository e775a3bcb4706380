import { z } from 'zod';
import { readLexicon, targetRow } from '../model/lexicon.ts';
import { type Gate, makeGate } from './gate.ts';
import { type LeadWords, leadWordsOf } from './leads.ts';
import { buildTrie, type TermTrie } from './trie.ts';

export const CELL_SOURCES = ['autologous', 'allogeneic', 'unknown', 'na'] as const;
export type CellSource = (typeof CELL_SOURCES)[number];

const conceptRow = z.strictObject({
  concept: z.string(),
  modality: z.string().nullable(),
  standing: z.enum(['strict', 'borderline', 'none']).nullable(),
  weight: z.number(),
  terms: z.array(z.string().min(1)),
});
/** A word group: a product concept (with modality and standing), a trap (modality none), or a cue (no modality). */
export type Concept = Omit<z.infer<typeof conceptRow>, 'terms'>;

const knownRow = z.strictObject({
  names: z.array(z.string().min(2)),
  concept: z.string(),
  source: z.enum(CELL_SOURCES),
  targets: z.array(z.string()),
});
/** A product known by name: the concept it belongs to, its cell source and targets. */
export type KnownProduct = z.infer<typeof knownRow>;

const seriesRow = z.strictObject({ series: z.array(z.string().min(2)), concept: z.string() });
const sponsorRow = z.strictObject({ names: z.array(z.string().min(3)), concept: z.string() });

/** See `targetRow`. */
export type Aims = NonNullable<z.infer<typeof targetRow>['aim']>;

/** What a word or name stands for: a concept, and the product where the name is of one. */
export type ProductWord = { concept: Concept; known: KnownProduct | null };

/** The classifier's words, as tries. */
export type Vocabulary = {
  concepts: ReadonlyMap<string, Concept>;
  /** Products known by name before general words, in one trie. */
  products: TermTrie<ProductWord>;
  /** Cue words; one word may be a cue of several groups. */
  cues: TermTrie<readonly string[]>;
  targets: TermTrie<string>;
  /** By target, the kinds of product whose aim it rarely is. */
  aims: ReadonlyMap<string, Aims>;
  /** The words that begin a product, a cue or a target. */
  leads: LeadWords;
  /** What a record must hold to be more than a record without a product. */
  gate: Gate;
  /** Beginnings of names of sponsors, in lower case, and what they make. */
  sponsors: readonly (readonly [string, string])[];
  /** Beginnings of product codes, squeezed and in capitals, longest first. */
  series: readonly (readonly [string, string])[];
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
  const named = readLexicon('known-products', knownRow).flatMap((known) => {
    const concept = concepts.get(known.concept);
    return concept ? known.names.map((text) => ({ text, value: { concept, known } })) : [];
  });
  const general = rows.filter((row) => row.modality !== null).flatMap((concept) => termsOf(concept.terms, { concept, known: null }));
  const products = buildTrie<ProductWord>([...named, ...general]);
  const cues = buildTrie(groupedCues(rows.filter((row) => row.modality === null)));
  const targetRows = readLexicon('targets', targetRow);
  const targets = buildTrie(targetRows.flatMap(targetTerms));
  return {
    concepts,
    products,
    cues,
    targets,
    aims: new Map(targetRows.map(({ id, aim }): [string, Aims] => [id, aim ?? {}])),
    leads: leadWordsOf({ products, cues, targets }),
    gate: makeGate(products, ({ concept }) => concept.modality !== 'none'),
    sponsors: readLexicon('cgt-sponsors', sponsorRow).flatMap((row) =>
      row.names.map((name): [string, string] => [name.toLowerCase(), row.concept]),
    ),
    series: readSeries(),
  };
}

function groupedCues(rows: readonly z.infer<typeof conceptRow>[]): { text: string; value: readonly string[] }[] {
  const pairs = rows.flatMap((row) => row.terms.map((text) => ({ text, concept: row.concept })));
  const groups = Map.groupBy(pairs, ({ text }) => text);
  return [...groups].map(([text, group]) => ({ text, value: group.map(({ concept }) => concept) }));
}

function termsOf<T>(terms: readonly string[], value: T): { text: string; value: T }[] {
  return terms.map((text) => ({ text, value }));
}

function readSeries(): [string, string][] {
  const pairs = readLexicon('code-series', seriesRow).flatMap((row) =>
    row.series.map((one): [string, string] => [squeezeCode(one), row.concept]),
  );
  return pairs.sort(([a], [b]) => b.length - a.length);
}

/** A product code without spaces and hyphens, in capitals. */
export function squeezeCode(code: string): string {
  return code.replace(/[\s-]/g, '').toUpperCase();
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
