import type { FACETS } from '../model/lexicon.ts';
import type { CellSource } from '../model/words.ts';
import type { Field, Passage } from './fields.ts';
import { wordsAt } from './tokens.ts';
import { termsAt } from './trie.ts';
import type { Vocabulary } from './vocabulary.ts';

type FacetName = (typeof FACETS)[number];

/** A value of a facet, with the words that gave it and their field; the field is `usual` where only the kind of product gives it. */
export type FoundFacet = { facet: FacetName; value: string; words: string; field: Field | 'usual' };

/** What a product is besides its modality. */
export type Facets = {
  /** Where its cells come from: a tissue, `unknown`, or `na` for a product without cells. */
  origin: string;
  vector: string | null;
  delivery: 'in_vivo' | 'ex_vivo' | null;
  route: string | null;
  /** Tool of editing, `none` where nothing is edited as far as the record says. */
  edit: string;
  armouring: string[];
};

/** Fields that speak of the product, by how surely they do. */
const TIERS: readonly (readonly Field[])[] = [['name'], ['title', 'officialTitle'], ['arm', 'detail', 'keyword'], ['summary']];

const USUAL_ORIGIN: Readonly<Record<string, string>> = {
  ipsc_derived: 'ipsc',
  esc_derived: 'esc',
  dc_vaccine: 'pbmc',
  cik_dci: 'pbmc',
  til: 'other',
};
const OF_BLOOD = new Set([
  'car_t',
  'tcr_t',
  'ctl_vst',
  'other_immune_cell',
  'gamma_delta_t',
  'treg',
  'gene_editing_ex_vivo',
  'nk',
  'car_nk',
]);
/** Tissues that immune cells made of blood are seldom grown from. */
const BLOOD_ORIGINS = new Set(['pbmc', 'cord_blood', 'ipsc', 'umbilical_cord', 'placenta', 'other']);
const IN_VIVO = new Set(
  'aav lentiviral_in_vivo adenoviral other_viral_vector oncolytic_virus plasmid_nonviral gene_editing_in_vivo mrna sirna aso'.split(' '),
);
const EX_VIVO = new Set('car_t car_nk car_m tcr_t til hsc_gene_modified gene_editing_ex_vivo cik_dci dc_vaccine ctl_vst'.split(' '));
const OF_MODALITY: Readonly<Record<string, string>> = {
  aav: 'aav',
  lentiviral_in_vivo: 'lentiviral',
  adenoviral: 'adenoviral',
  plasmid_nonviral: 'plasmid',
};
const EDITED = new Set(['gene_editing_in_vivo', 'gene_editing_ex_vivo']);

/** The words for facets in the passages that speak of the product, strongest field first. */
export function facetWords(passages: readonly Passage[], words: Vocabulary): FoundFacet[] {
  return TIERS.flatMap((tier) => passages.filter(({ field }) => tier.includes(field)).flatMap((passage) => facetsIn(passage, words)));
}

function facetsIn({ tokens, leads, field }: Passage, words: Vocabulary): FoundFacet[] {
  return termsAt(words.facets, tokens, leads.facets).flatMap(({ from, to, value: values }) =>
    values.map(({ facet, value }) => ({ facet, value, words: wordsAt(tokens, from, to), field })),
  );
}

/** The facets of a product of a modality, from the words found and from what is usual for the modality; with the words that decided. */
export function facetsOf(modality: string, source: CellSource, found: readonly FoundFacet[]): Facets & { reasons: FoundFacet[] } {
  const reasons: FoundFacet[] = [];
  const pick = (facet: FacetName, usual: string | null, isFit: (value: string) => boolean = () => true): string | null => {
    const one = found.find((word) => word.facet === facet && isFit(word.value)) ?? usualOf(facet, usual);
    if (one) reasons.push(one);
    return one?.value ?? null;
  };
  const isWithoutCells = source === 'na';
  const origin = isWithoutCells
    ? 'na'
    : (pick('origin', usualOrigin(modality, source), (value) => isOriginOf(modality, value)) ?? 'unknown');
  const vector = pick('vector', OF_MODALITY[modality] ?? null, (value) => isVectorOf(modality, value));
  const delivery = isWithoutCells || IN_VIVO.has(modality) ? 'in_vivo' : EX_VIVO.has(modality) ? 'ex_vivo' : pick('delivery', null);
  const route = pick('route', null);
  const edit = pick('edit', EDITED.has(modality) ? 'unspecified' : 'none') ?? 'none';
  const armour = ARMOURED.has(modality) ? found.filter(({ facet }) => facet === 'armour') : [];
  const armouring = [...new Set(armour.map(({ value }) => value))];
  reasons.push(...armouring.flatMap((value) => armour.find((one) => one.value === value) ?? []));
  return {
    origin,
    vector,
    delivery: delivery as Facets['delivery'],
    route,
    edit,
    armouring,
    reasons: reasons.filter(({ field }) => field !== 'usual'),
  };
}

const ARMOURED = new Set(['car_t', 'car_nk', 'car_m', 'tcr_t', 'til', 'ctl_vst', 'other_immune_cell', 'gamma_delta_t', 'nk']);

function usualOf(facet: FacetName, value: string | null): FoundFacet | undefined {
  return value === null ? undefined : { facet, value, words: '', field: 'usual' };
}

function usualOrigin(modality: string, source: CellSource): string | null {
  const isOfBlood = source === 'autologous' && OF_BLOOD.has(modality);
  return USUAL_ORIGIN[modality] ?? (isOfBlood ? 'pbmc' : null);
}

function isOriginOf(modality: string, origin: string): boolean {
  if (modality === 'ipsc_derived' || modality === 'esc_derived') return origin === USUAL_ORIGIN[modality];
  if (modality === 'msc') return origin !== 'pbmc' && origin !== 'esc';
  return !OF_BLOOD.has(modality) || BLOOD_ORIGINS.has(origin);
}

function isVectorOf(modality: string, vector: string): boolean {
  const own = OF_MODALITY[modality];
  return own === undefined || vector.startsWith(own) || vector === 'lnp';
}

/** The facets of a record without a product. */
export const NO_FACETS: Facets = { origin: 'na', vector: null, delivery: null, route: null, edit: 'none', armouring: [] };
