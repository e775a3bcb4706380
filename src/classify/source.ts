import type { CellSource } from '../model/words.ts';
import type { Cue } from './cues.ts';
import type { Field } from './fields.ts';
import type { Mention } from './mentions.ts';
import type { Role } from './role.ts';
import { isJoined, type Tokens } from './tokens.ts';

const NO_CELLS = new Set([
  'in_vivo_car',
  'aav',
  'lenti',
  'adenoviral',
  'viral_other',
  'oncolytic',
  'plasmid',
  'gene_therapy',
  'edit_in_vivo',
  'mrna',
  'mrna_cancer',
  'sirna',
  'aso',
  'organoid',
]);
const USUAL: Readonly<Record<string, CellSource>> = {
  til: 'autologous',
  dc: 'autologous',
  car_nk: 'allogeneic',
  cik: 'autologous',
  tcr_t: 'autologous',
  hsc_gene: 'autologous',
  esc: 'allogeneic',
  islet: 'allogeneic',
  neural: 'allogeneic',
};
/** Fields by how surely they speak of the product; the first group that knows one answer decides. */
const TIERS: readonly (readonly Field[])[] = [
  ['name', 'title', 'officialTitle'],
  ['arm', 'detail', 'keyword'],
  ['summary'],
  ['description'],
  ['eligibility'],
];
/** The tiers that name the product, which alone may speak against what is usual for a concept. */
const SHORT_TIERS = 2;
const TRANSPLANT = new Set(
  'hematopoietic haematopoietic hsct sct asct bmt transplant transplantation hct transplants allogeneic gvhd'.split(' '),
);
/** Products that are themselves called a transplantation. */
const STEM_CELLS = new Set(['msc', 'other_cell', 'ipsc_derived', 'esc_derived', 'chondrocyte_keratinocyte_tissue']);
const BLOOD_TRANSPLANT = new Set('hematopoietic haematopoietic hsct asct bmt hct gvhd'.split(' '));
const LOOKAHEAD = 4;
const LOOKBACK = 3;

/** Whose cells a product is made of: known product, then words of the record, then what the kind of cell implies; na for products without cells. */
export function cellSourceOf(
  concept: string,
  modality: string,
  cues: readonly Cue[],
  mentions: readonly Mention[],
  role: Role,
): CellSource {
  if (modality === 'none' || NO_CELLS.has(concept)) return 'na';
  const of = cues.filter((cue) => isOfSource(cue) && !isOfTransplant(cue, modality));
  return sureSource(of) ?? knownSource(mentions) ?? statedSource(of, concept) ?? USUAL[concept] ?? usualOf(concept, mentions, role);
}

function isOfSource({ cue }: Cue): boolean {
  return cue === 'autologous' || cue === 'allogeneic';
}

/** The words that speak for a source, of the surest field; undefined where the kind of product alone gives it. */
export function sourceWords(
  source: CellSource,
  cues: readonly Cue[],
  mentions: readonly Mention[],
): { words: string; field: string } | undefined {
  if (source === 'na' || source === 'unknown') return undefined;
  const of = cues.filter(({ cue }) => cue === source);
  const cue = TIERS.flatMap((tier) => of.filter(({ field }) => tier.includes(field)))[0];
  const known = mentions.find((one) => one.known?.source === source || /auto\w*cel$/i.test(one.words));
  const best = known ?? cue;
  return best && { words: best.words, field: best.field };
}

/** What the names and titles say outright; unknown where they give own and donor cells. */
function sureSource(of: readonly Cue[]): CellSource | undefined {
  const sure = of.filter((cue) => TIERS[0]?.includes(cue.field) && !isWeak(cue) && OUTRIGHT.test(cue.words));
  const sources = new Set(sure.map(({ cue }) => cue));
  return sources.size > 1 ? 'unknown' : oneOf(sure);
}

const OUTRIGHT = /autologous|allogen|donor.derived|自体|异体|异基因/i;

/** The source of a product known by name, or written into a generic name. */
function knownSource(mentions: readonly Mention[]): CellSource | undefined {
  const known = mentions.find((one) => one.known !== null && one.share > 0.1 && one.field !== 'description' && one.field !== 'eligibility')
    ?.known?.source;
  if (known !== undefined && known !== 'na' && known !== 'unknown') return known;
  return mentions.some(({ words }) => /auto\w*cel$/i.test(words)) ? 'autologous' : undefined;
}

/** Observed CAR-T cells are marketed ones, which are all made of own cells. */
function usualOf(concept: string, mentions: readonly Mention[], role: Role): CellSource {
  if (concept === 'car_t' && role === 'registry_or_observational') return 'autologous';
  return mentions.some(({ words }) => /^(?:stromal vascular|SVF)/i.test(words)) ? 'autologous' : 'unknown';
}

function statedSource(of: readonly Cue[], concept: string): CellSource | undefined {
  for (const tier of concept in USUAL ? TIERS.slice(0, SHORT_TIERS) : TIERS) {
    const here = of.filter(({ field }) => tier.includes(field));
    const found = oneOf(here.filter((cue) => !isWeak(cue))) ?? oneOf(here);
    if (found) return found;
  }
  return of.length > 0 && !(concept in USUAL) ? 'unknown' : undefined;
}

/** The source that all cues name, or that words such as "healthy donor" make sure against "apheresis". */
function oneOf(cues: readonly Cue[]): CellSource | undefined {
  const own = cues.some(({ cue }) => cue === 'autologous');
  const donor = cues.some(({ cue }) => cue === 'allogeneic');
  if (own && donor) return undefined;
  return own ? 'autologous' : donor ? 'allogeneic' : undefined;
}

function isWeak({ words }: Cue): boolean {
  return /^(donor|allo|patient.specific|patient.derived|leukapheresis|apheresis|haploidentical|sibling donor|related donor|cord blood|fetal|universal)$/i.test(
    words,
  );
}

/** "Relapse after allogeneic HSCT" says nothing of the product, unless the product is the transplant. */
function isOfTransplant({ from, to, passage, field }: Cue, modality: string): boolean {
  if (modality === 'hspc_unmodified') return false;
  const words = STEM_CELLS.has(modality) && !passage.tokens.words.includes('gvhd') ? BLOOD_TRANSPLANT : TRANSPLANT;
  return (
    followsPrior(passage.tokens, from) ||
    leadsToTransplant(passage.tokens, to, words) ||
    (field === 'eligibility' && !/apheresis/.test(passage.tokens.words[from] ?? ''))
  );
}

function leadsToTransplant(tokens: Tokens, to: number, transplant: ReadonlySet<string>): boolean {
  for (let at = to; at < to + LOOKAHEAD && at < tokens.words.length && isJoined(tokens, at - 1); at += 1) {
    const word = tokens.words[at] as string;
    if (word === 'mesenchymal' || word === 'nk' || word === 'car' || word === 'msc' || word === 'mscs') return false;
    if (transplant.has(word)) return true;
  }
  return false;
}

function followsPrior(tokens: Tokens, from: number): boolean {
  for (let at = from - 1; at >= 0 && at >= from - LOOKBACK && isJoined(tokens, at); at -= 1)
    if (/^(?:after|post|following|prior|previous|failed|failure|undergoing)$/.test(tokens.words[at] as string)) return true;
  return false;
}
