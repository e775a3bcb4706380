import { z } from 'zod';

export const CELL_SOURCES = ['autologous', 'allogeneic', 'unknown', 'na'] as const;
export type CellSource = (typeof CELL_SOURCES)[number];

/** One word group of trial records: a product concept with its trial modality and standing, a trap (modality `none`), or a cue (no modality). */
export const conceptRow = z.strictObject({
  concept: z.string(),
  modality: z.string().nullable(),
  standing: z.enum(['strict', 'borderline', 'none']).nullable(),
  weight: z.number(),
  terms: z.array(z.string().min(1)),
});
export type ConceptRow = z.infer<typeof conceptRow>;

/** One product known by name or code: the concept it belongs to, its cell source and targets, and its code in the NCI Thesaurus where it has one. */
export const knownProductRow = z.strictObject({
  names: z.array(z.string().min(2)),
  concept: z.string(),
  source: z.enum(CELL_SOURCES),
  targets: z.array(z.string()),
  ncit: z
    .string()
    .regex(/^C\d+$/)
    .optional(),
});
export type KnownProduct = z.infer<typeof knownProductRow>;

/** Beginnings of product codes that stand for one kind of product. */
export const codeSeriesRow = z.strictObject({ series: z.array(z.string().min(2)), concept: z.string() });

/** Beginnings of names of sponsors whose products are nearly all of one kind. */
export const sponsorRow = z.strictObject({ names: z.array(z.string().min(3)), concept: z.string() });

/** One institution by its ROR id, with its names, acronyms, and the institutions it belongs to or is tied with. */
export const institutionRow = z.strictObject({
  id: z.string().regex(/^ror-0[a-z0-9]{6}\d{2}$/),
  zh: z.array(z.string()),
  en: z.array(z.string()),
  acronyms: z.array(z.string()),
  related: z.array(z.string()),
});
export type Institution = z.infer<typeof institutionRow>;

/** One word of organisation names with its role, and for a kind of institution which kind; `en` says the same as `zh`. */
export const nameWordRow = z.strictObject({
  zh: z.array(z.string()),
  en: z.array(z.string()),
  role: z.enum(['legal', 'group', 'industry', 'kind', 'word', 'name']),
  kind: z.string().optional(),
});
export type NameWord = z.infer<typeof nameWordRow>;
