import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { trustJsonLines } from '../base/jsonl.ts';
import { shipped } from '../base/root.ts';

/** The first line of a lexicon: what it is, where it comes from and under which licence. */
export const aboutRow = z.object({ _about: z.string(), origin: z.string(), licence: z.string() });

const terms = z.array(z.string().min(2));

/** The tracks into which the industry sorts its products. */
export const TRACKS = [
  'immune_cells',
  'stem_cells',
  'tissue',
  'other_cells',
  'exosomes',
  'gene_therapy',
  'gene_editing',
  'nucleic_acids',
  'organoids',
  'synthetic_biology',
] as const;

/** One modality of the CGT taxonomy; `claim` and `trial` are its codes in claims and trial labels, `scope` the narrowest scope that counts it, `track` the industry's track. */
export const modalityRow = z.strictObject({
  id: z.string(),
  parent: z.string().nullable(),
  claim: z.string().nullable(),
  trial: z.string().nullable(),
  scope: z.enum(['strict', 'industry', 'none']),
  track: z.enum(TRACKS).nullable(),
  label: z.strictObject({ zh: z.string(), en: z.string() }),
  zh: terms,
  en: terms,
});
export type Modality = z.infer<typeof modalityRow>;

const aim = z.enum(['never', 'named', 'vaccine', 'car']).optional();

/**
 * One target: HGNC symbol or a common antigen name with the ids of its gene at HGNC and NCBI, with the names people use; names in `exact` are matched with their case.
 * `aim` names kinds of product whose aim it never is, or only where it is named as one, as that of a vaccine, or right before CAR.
 */
export const targetRow = z.strictObject({
  id: z.string(),
  hgnc: z
    .string()
    .regex(/^HGNC:\d+$/)
    .nullable(),
  ncbi: z.int().positive().optional(),
  names: terms,
  exact: terms,
  aim: z.strictObject({ receptor: aim, antigen: aim, gene: aim, silenced: aim }).optional(),
});
export type Target = z.infer<typeof targetRow>;

/** The areas that diseases are counted under; an area is a property of the list, not of MONDO. */
export const DISEASE_AREAS = [
  'haematological_malignancy',
  'solid_tumour',
  'autoimmune',
  'infectious',
  'cardiovascular',
  'musculoskeletal',
  'ophthalmic',
  'rare_genetic',
  'neurological',
  'metabolic',
  'respiratory',
  'digestive',
  'renal',
  'skin',
  'reproductive',
  'transplant',
  'other',
] as const;
export type DiseaseArea = (typeof DISEASE_AREAS)[number];

/** One disease: its MONDO id where there is one, the broader diseases of the list, its area, and the names people use; acronyms in `exact` and `weak` are matched with their case, and `weak` ones mean other things too. */
export const diseaseRow = z.strictObject({
  id: z.string(),
  mondo: z
    .string()
    .regex(/^MONDO:\d{7}$/)
    .nullable(),
  parents: z.array(z.string()),
  area: z.enum(DISEASE_AREAS),
  zh: terms,
  en: terms,
  exact: terms,
  weak: terms,
});
export type Disease = z.infer<typeof diseaseRow>;

/** One place: ISO 3166 or GB/T 2260 code, its kind, parent and names. */
export const placeRow = z.strictObject({
  id: z.string(),
  kind: z.enum(['country', 'province', 'city', 'district', 'cluster']),
  parent: z.string().nullable(),
  zh: terms,
  en: terms,
});
export type PlaceRow = z.infer<typeof placeRow>;

/** Facets of a product besides its modality. */
export const FACETS = ['origin', 'vector', 'delivery', 'route', 'edit', 'armour'] as const;

/** One value of a facet, with the words for it. */
export const facetRow = z.strictObject({ facet: z.enum(FACETS), value: z.string(), zh: terms, en: terms });

/** One trait that products are told apart by, with the words for it. */
export const traitRow = z.strictObject({ id: z.string(), zh: terms, en: terms });

const read = new Map<string, unknown[]>();

/** Rows of `lexicon/<name>.jsonl`, read once and not to be changed; every build checks their shapes. */
export function readLexicon<T>(name: string, row: z.ZodType<T>): T[] {
  const known = read.get(name);
  if (known) return known as T[];
  const file = `${name}.jsonl`;
  const text = readFileSync(shipped('lexicon', file), 'utf8');
  const rows = trustJsonLines(text.slice(text.indexOf('\n') + 1), row, file, 2);
  read.set(name, rows);
  return rows;
}
