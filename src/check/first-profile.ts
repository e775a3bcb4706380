import { existsSync } from 'node:fs';
import { shipped } from '../base/root.ts';
import { areaOfDisease, areRelatedDiseases, haveCommonPart, isDiseaseWithin } from '../classify/disease-tree.ts';
import { placesNamed } from '../entity/place-index.ts';
import { type ProductRow, productRow, readCuration } from '../model/curation.ts';
import { modalityRow, readLexicon } from '../model/lexicon.ts';
import { lexicons, type Meaning } from '../read/lexicons.ts';
import { traitFit, traitsOf } from './first-traits.ts';

/** What a text says of a product: ids of the lexicons, jurisdiction codes (other countries by their ISO code), and traits such as `donor:allogeneic`. */
export type Profile = { modalities: string[]; targets: string[]; diseases: string[]; jurisdictions: string[]; traits: string[] };

/** How a rival stands to a description: it meets it, it certainly does not, or the texts do not say. */
export type Fit = 'meets' | 'open' | 'misses';

/** Traits that some modalities have by themselves. */
const IMPLIED: Record<string, string[]> = {
  'delivery:in_vivo': ['in_vivo_car_t', 'gene_editing_in_vivo', 'lentiviral_in_vivo'],
  'method:edited': ['gene_editing'],
  'vector:aav': ['aav'],
  'vector:adenovirus': ['adenoviral'],
  'source:ipsc': ['ipsc_derived'],
  'source:embryonic': ['esc_derived'],
  'source:cord_blood': ['cord_blood'],
};

/** Kinds of modality whose members exclude each other; a product may have one of each kind, save where APART says otherwise. */
const AXES: Record<string, string[]> = {
  vector: ['aav', 'lentiviral_in_vivo', 'adenoviral', 'other_viral_vector', 'plasmid_nonviral'],
  method: ['gene_editing'],
  nucleic: ['nucleic_acid'],
  virus: ['oncolytic_virus'],
  origin: ['ipsc_derived', 'esc_derived'],
  cell: ['cell_therapy'],
};
/** Modalities that are another one with a trait, which the words for them state too. */
const WITH_TRAIT: Record<string, string> = { universal_car_t: 'car_t' };
/** Modalities that beside another one only say where its cells come from. */
const SOURCES = ['cord_blood', 'ipsc_derived', 'esc_derived'];
const APART = ['cell/vector', 'cell/virus', 'nucleic/vector', 'nucleic/virus'];
const ANY_AXIS = ['in_vivo_car_t'];

/** Regulators by short names that mean other things elsewhere, so that they are read only where an event is described. */
const SHORT_NAMES: Record<string, string> = { EC: 'EU', SFDA: 'CN', TFDA: 'TW', KFDA: 'KR' };

let parents: Map<string, string | null> | undefined;
let products: Map<string, ProductRow> | undefined;

/** Reads a text with the lexicons; `places`, for descriptions of events, also takes countries, provinces, cities and short names of regulators. */
export function profileOf(text: string, places = false): Profile {
  const found = lexicons()
    .terms.find(text)
    .filter(({ start, end, term }) => !isPlainWord(text.slice(start, end), term))
    .map(({ value }) => value);
  const ids = (type: Meaning['type']) => unique(found.filter((one) => one.type === type).map(({ id }) => id));
  return {
    modalities: apartFromTraits(narrowest(ids('MODALITY'))),
    targets: ids('TARGET'),
    diseases: ids('DISEASE'),
    jurisdictions: unique([...found.flatMap(jurisdictionOf), ...(places ? countriesIn(text) : [])]),
    traits: traitsOf(text),
  };
}

/** True for a word in small letters that only folds to a hyphenated acronym: `start` is no STAR-T. */
function isPlainWord(found: string, term: string): boolean {
  return /^[a-z]+$/.test(found) && /[A-Z]-|-[A-Z]/.test(term);
}

/** The curated product that a name begins with, by any of its names; undefined when it is not curated. */
export function productOf(name: string): string | undefined {
  return lexicons()
    .terms.find(name)
    .find(({ value }) => value.type === 'PRODUCT')?.value.id;
}

/** A profile completed by what is curated of the product. */
export function withProduct(profile: Profile, id: string | undefined): Profile {
  products ??= new Map(readProducts().map((one) => [one.id, one]));
  const row = id === undefined ? undefined : products.get(id);
  if (!row) return profile;
  return {
    ...profile,
    modalities: apartFromTraits(narrowest(unique([...profile.modalities, ...(row.modality === null ? [] : [row.modality])]))),
    targets: unique([...profile.targets, ...row.targets]),
    traits: unique([...profile.traits, ...traitsOf(row.traits.join(' ').replaceAll('_', ' '))]),
  };
}

function readProducts(): ProductRow[] {
  return existsSync(shipped('curation', 'products.jsonl')) ? readCuration('products', productRow) : [];
}

/** Whether a rival, as far as it is described, meets the modality, targets, disease and traits of a claim. */
export function fit(claim: Profile, rival: Profile): Fit {
  const fits = [
    modalityFit(claim, rival),
    targetFit(claim, rival),
    diseaseFit(claim, rival),
    ...claim.traits.map((one) => (isImplied(one, claim) && traitFit(one, rival.traits) === 'open' ? 'meets' : traitFit(one, rival.traits))),
  ];
  if (fits.includes('misses')) return 'misses';
  return fits.includes('open') ? 'open' : 'meets';
}

/** True for a trait that the modality of the claim has by itself, so that where nothing is said of it the modality decides. */
function isImplied(trait: string, { modalities }: Profile): boolean {
  return modalities.some((id) => IMPLIED[trait]?.some((root) => isWithin(id, root)));
}

/** A rival that names no modality is one: rivals are gathered by it. */
function modalityFit({ modalities: asked }: Profile, { modalities: has }: Profile): Fit {
  if (asked.length === 0 || has.length === 0) return 'meets';
  if (asked.every((one) => has.some((other) => isWithin(other, one)))) return 'meets';
  return asked.some((one) => has.every((other) => excludes(one, other))) ? 'misses' : 'open';
}

function targetFit({ targets: asked }: Profile, { targets: has }: Profile): Fit {
  if (asked.length === 0) return 'meets';
  if (has.length === 0) return 'open';
  return asked.every((one) => has.includes(one)) ? 'meets' : 'misses';
}

/** Whether the diseases of a fact are those of a claim. */
export function diseaseFit({ diseases: asked }: Profile, { diseases: has }: Profile): Fit {
  if (asked.length === 0) return 'meets';
  const fits = has.flatMap((other) => asked.map((one) => oneDiseaseFit(one, other)));
  if (fits.includes('meets')) return 'meets';
  return fits.length > 0 && fits.every((one) => one === 'misses') ? 'misses' : 'open';
}

/** Tumours named by tissue, cause or spread, which may be those of a site too. */
const OF_ANY_SITE = [
  ...['squamous-cell-carcinoma', 'adenocarcinoma', 'hpv-cancer', 'neuroendocrine-tumour', 'germ-cell-tumour', 'urothelial-carcinoma'],
  ...[
    'brain-metastases',
    'leptomeningeal-metastases',
    'liver-metastases',
    'peritoneal-carcinomatosis',
    'malignant-effusion',
    'metastatic-cancer',
  ],
  'ebv-lymphoma',
];

/** A broader disease leaves the question open; diseases apart within one branch, such as haemophilia A and B, exclude each other. */
function oneDiseaseFit(asked: string, has: string): Fit {
  if (isDiseaseWithin(has, asked)) return 'meets';
  if (isDiseaseWithin(asked, has) || haveCommonPart(asked, has)) return 'open';
  if ([asked, has].some((id) => OF_ANY_SITE.includes(id))) return 'open';
  return areRelatedDiseases(asked, has) || areaOfDisease(asked) !== areaOfDisease(has) ? 'misses' : 'open';
}

function excludes(one: string, other: string): boolean {
  if (isWithin(one, other) || isWithin(other, one)) return false;
  const a = axisOf(one);
  const b = axisOf(other);
  if (a === undefined || b === undefined) return false;
  if (a === b) return true;
  return ![one, other].some((id) => ANY_AXIS.includes(id)) && APART.includes([a, b].toSorted().join('/'));
}

function axisOf(id: string): string | undefined {
  return Object.keys(AXES).find((axis) => AXES[axis]?.some((root) => isWithin(id, root)));
}

/** Modalities without what the traits say as well: an allogeneic CAR-T is a CAR-T, a CAR-NK of cord blood a CAR-NK. */
function apartFromTraits(ids: string[]): string[] {
  const kinds = ids.filter((id) => !SOURCES.includes(id));
  return unique((kinds.length > 0 ? kinds : ids).map((id) => WITH_TRAIT[id] ?? id));
}

function narrowest(ids: string[]): string[] {
  return ids.filter((id) => !ids.some((other) => other !== id && isWithin(other, id)));
}

/** True when a modality is another one or lies below it in the tree. */
export function isWithin(id: string, root: string): boolean {
  parents ??= new Map(readLexicon('modalities', modalityRow).map((row) => [row.id, row.parent]));
  for (let at: string | null | undefined = id; at; at = parents.get(at)) if (at === root) return true;
  return false;
}

function jurisdictionOf(value: Meaning): string[] {
  return (value.type === 'AGENCY' || value.type === 'PLACE') && value.jurisdiction !== null ? [value.jurisdiction] : [];
}

function countriesIn(text: string): string[] {
  const names = text.match(/\p{Script=Han}{2,}|\p{Lu}[\p{L}'.]+(?: \p{Lu}[\p{L}'.]+)*/gu) ?? [];
  return names.flatMap((name) => {
    const row = placesNamed(name).find(({ kind }) => kind !== 'cluster');
    if (row === undefined) return SHORT_NAMES[name] ?? [];
    return [row.kind === 'country' ? (row.id === 'GB' ? 'UK' : row.id) : 'CN'];
  });
}

function unique<T>(values: T[]): T[] {
  return [...new Set(values)];
}
