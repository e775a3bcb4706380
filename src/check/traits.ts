import type { Both } from '../model/definitions.ts';
import { readLexicon, traitRow } from '../model/lexicon.ts';
import { resolveModality } from '../view/resolve.ts';

/** What is on record of a product that traits are told by. */
export type Traited = { traits: string[]; modality: string | null };

/** Traits of which a product has one alone: kinds of cell, whose cells, whether genes are changed. */
const GROUPS = [
  ['cardiomyocyte', 'dopaminergic', 'nk', 'inkt', 'islet', 'chondrocyte', 'keratinocyte', 'fibroblast', 'limbal_stem_cell'],
  ['autologous', 'allogeneic'],
  ['gene_modified', 'non_gene_modified'],
];

/** Where cells come from; a product without cells has no such trait. */
const OF_CELLS = ['autologous', 'allogeneic', 'peripheral_blood', 'cord_blood_derived', 'ex_vivo'];

const WITHOUT_CELLS = [
  'in_vivo_car_t',
  'aav',
  'lentiviral_in_vivo',
  'adenoviral',
  'other_viral_vector',
  'oncolytic_virus',
  'plasmid_nonviral',
  'gene_editing_in_vivo',
  'nucleic_acid',
];

/** Modalities that have a trait by what they are, with all below them. */
const IMPLIED: Record<string, string[]> = {
  t_cell: ['car_t', 'tcr_t', 'til', 'treg', 'gamma_delta_t', 'ctl_vst'],
  gene_modified: ['car', 'tcr_t', 'hsc_gene_modified', 'gene_editing_ex_vivo'],
  ex_vivo: ['immune_cell', 'stem_cell', 'hsc_gene_modified', 'gene_editing_ex_vivo'],
  in_vivo: WITHOUT_CELLS,
};

/** The traits asked for that are not on record of a product and do not follow from what it is. */
export function traitsLacking(asked: string[], product: Traited): string[] {
  return asked.filter((trait) => !has(product, trait));
}

function has({ traits, modality }: Traited, trait: string): boolean {
  return traits.includes(trait) || (isBelow(IMPLIED[trait] ?? [], modality) && !isRuledOut(trait, modality));
}

/** True for a product that surely lacks a trait asked for: it has another of the group, or no cells at all. */
export function isOfAnotherKind(asked: string[], product: Traited): boolean {
  const isOther = GROUPS.some((group) => {
    const wanted = group.filter((trait) => asked.includes(trait));
    return wanted.length > 0 && !wanted.some((trait) => has(product, trait)) && group.some((trait) => has(product, trait));
  });
  return isOther || asked.some((trait) => isRuledOut(trait, product.modality));
}

function isRuledOut(trait: string, modality: string | null): boolean {
  return OF_CELLS.includes(trait) && isBelow(WITHOUT_CELLS, modality);
}

function isBelow(roots: string[], modality: string | null): boolean {
  return modality !== null && roots.some((root) => resolveModality(root).ids.includes(modality));
}

/** The first word for a trait in each language. */
export function traitWords(id: string): Both {
  const row = readLexicon('traits', traitRow).find((one) => one.id === id);
  return { zh: row?.zh[0] ?? id, en: row?.en[0] ?? id };
}
