import type { Field } from './fields.ts';
import type { Mention } from './mentions.ts';
import type { Concept } from './vocabulary.ts';

/** What the words of a record say for one concept: points, and the mention that says it best. */
export type Candidate = { concept: Concept; points: number; best: Mention };

const POINTS: Record<Field, number> = {
  name: 6,
  title: 4.5,
  officialTitle: 4,
  arm: 2.5,
  detail: 2.5,
  keyword: 1.5,
  summary: 2,
  condition: 0.3,
  description: 1,
  eligibility: 0,
};
/** Points from which a product is taken as given. */
export const GIVEN = 3.8;

/** Where the first is given, the others are words about it. */
const COVERS: Readonly<Record<string, readonly string[]>> = {
  in_vivo_car: ['car_t', 'car', 'lenti', 'mrna', 'aav', 'immune_cell', 'edit', 'gene_therapy', 'viral_other', 'sirna'],
  car_nk: ['nk', 'car', 'immune_cell', 'edit', 'gene_therapy', 'lenti', 'viral_other', 'hsct'],
  car_m: ['car', 'immune_cell', 'mrna', 'adenoviral'],
  car_t: [
    'car',
    'tcr',
    'til',
    'nk',
    'gdt',
    'immune_cell',
    'lenti',
    'viral_other',
    'gene_therapy',
    'edit',
    'ctl',
    'treg',
    'dli',
    'hsct',
    'cik',
    'mrna',
    'sirna',
    'plasmid',
    'dc',
    'gene',
    'stem_cell',
    'other_cell',
    'ipsc',
  ],
  car: ['tcr', 'gdt', 'immune_cell', 'lenti', 'viral_other', 'gene_therapy', 'edit', 'ctl', 'dli', 'hsct', 'treg', 'cik', 'other_cell'],
  tcr_t: ['tcr', 'til', 'immune_cell', 'ctl', 'lenti', 'viral_other', 'gene_therapy', 'edit', 'hsct', 'other_cell'],
  til: ['immune_cell', 'hsct', 'other_cell', 'ctl', 'adenoviral'],
  cik: ['dc', 'immune_cell', 'nk', 'other_cell'],
  ctl: ['immune_cell', 'dli', 'hsct', 'other_cell', 'adenoviral', 'dc'],
  nk: ['immune_cell', 'dli', 'hsct', 'other_cell'],
  treg: ['dli', 'hsct', 'immune_cell', 'islet', 'other_cell'],
  gdt: ['immune_cell', 'dli', 'hsct', 'other_cell'],
  dc: ['mrna', 'adenoviral', 'plasmid', 'immune_cell', 'viral_other', 'hsct', 'gene_therapy', 'ctl', 'other_cell'],
  immune_cell: ['dli', 'hsct', 'viral_other', 'gene_therapy', 'lenti', 'other_cell'],
  edit: ['hsct', 'hsc_gene', 'gene_therapy', 'hspc_expanded', 'lenti', 'stem_cell', 'stem_cell_therapy', 'cell', 'other_cell'],
  edit_in_vivo: ['edit', 'gene_therapy', 'mrna', 'aav', 'sirna'],
  hsc_gene: ['hsct', 'lenti', 'viral_other', 'gene_therapy', 'stem_cell', 'stem_cell_therapy', 'cell', 'other_cell', 'adenoviral'],
  hspc_expanded: ['hsct', 'other_cell', 'stem_cell', 'msc'],
  exosome: ['msc', 'stem_cell', 'stem_cell_therapy', 'cell', 'other_cell'],
  ipsc: ['stem_cell', 'stem_cell_therapy', 'cell', 'other_cell', 'msc'],
  esc: ['stem_cell', 'stem_cell_therapy', 'cell', 'other_cell'],
  neural: ['stem_cell', 'stem_cell_therapy', 'cell', 'other_cell'],
  msc: ['stem_cell', 'stem_cell_therapy', 'cell', 'other_cell', 'hsct', 'tissue', 'bmac', 'dli'],
  tissue: [
    'stem_cell',
    'stem_cell_therapy',
    'cell',
    'other_cell',
    'bmac',
    'hsct',
    'gene_therapy',
    'viral_other',
    'lenti',
    'hsc_gene',
    'gene',
  ],
  islet: ['other_cell', 'hsct'],
  other_cell: [
    'stem_cell',
    'stem_cell_therapy',
    'cell',
    'bmac',
    'dli',
    'gene_therapy',
    'viral_other',
    'plasmid',
    'adenoviral',
    'lenti',
    'hsct',
  ],
  oncolytic: ['adenoviral', 'viral_other', 'gene_therapy'],
  aav: ['gene_therapy', 'adenoviral', 'viral_other', 'edit'],
  adenoviral: ['gene_therapy', 'plasmid', 'viral_other'],
  lenti: ['gene_therapy', 'viral_other'],
  plasmid: ['gene_therapy'],
  viral_other: ['gene_therapy', 'plasmid'],
  mrna_cancer: ['mrna'],
  aso: ['mrna', 'sirna'],
  sirna: ['mrna', 'aso', 'gene_therapy'],
};

/** Adds up the mentions of a record by concept: each field counts once, by its best mention; strongest first. */
export function candidatesOf(mentions: readonly Mention[]): Candidate[] {
  const found = new Map<string, Map<Field, Mention>>();
  for (const mention of mentions) {
    const fields = found.get(mention.concept.concept) ?? new Map<Field, Mention>();
    found.set(mention.concept.concept, fields);
    const before = fields.get(mention.field);
    if (!before || before.share < mention.share) fields.set(mention.field, mention);
  }
  return [...found.values()].map(candidateOf).sort((a, b) => b.points - a.points);
}

function candidateOf(fields: Map<Field, Mention>): Candidate {
  const all = [...fields.values()];
  const worth = ({ field, share, concept }: Mention) => POINTS[field] * share * concept.weight;
  const best = all.reduce((a, b) => (worth(b) > worth(a) ? b : a));
  return { concept: best.concept, best, points: all.reduce((sum, mention) => sum + worth(mention), 0) };
}

/** Loose words for cells, which cover a transplant only where they are named nearly as often. */
const LOOSE = new Set(['immune_cell', 'cell', 'other_cell']);

/** The candidates that are not words about another candidate given. */
export function uncovered(candidates: readonly Candidate[]): Candidate[] {
  const given = candidates.filter(({ points }) => points >= GIVEN);
  return candidates.filter((other) => !given.some((one) => covers(one, other)));
}

function covers(one: Candidate, other: Candidate): boolean {
  if (other.concept.concept === 'hsct' && other.concept.standing === 'strict' && LOOSE.has(one.concept.concept)) return false;
  if (!isAbout(one, other) || (isAbout(other, one) && other.points >= one.points)) return false;
  return other.concept.standing !== 'none' || !LOOSE.has(one.concept.concept) || one.points * 2 >= other.points;
}

function isAbout(one: Candidate, other: Candidate): boolean {
  return COVERS[one.concept.concept]?.includes(other.concept.concept) ?? false;
}
