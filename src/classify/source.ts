import type { Cue } from './cues.ts';
import type { Field } from './fields.ts';
import type { Mention } from './mentions.ts';
import { isJoined, type Tokens } from './tokens.ts';
import type { CellSource } from './vocabulary.ts';

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
  cik: 'autologous',
  tcr_t: 'autologous',
  hsc_gene: 'autologous',
  esc: 'allogeneic',
  islet: 'allogeneic',
  neural: 'allogeneic',
  hspc_expanded: 'allogeneic',
};
const SURE = /universal|off.the.shelf|ucar|healthy donor|third.party|umbilical|wharton|cord blood|placent|amnio|nk-?92|通用|脐|胎盘/i;
const WEIGHT: Record<Field, number> = {
  name: 5,
  title: 5,
  officialTitle: 5,
  arm: 3,
  detail: 3,
  keyword: 2,
  summary: 3,
  condition: 0.5,
  description: 1.5,
  eligibility: 0.7,
};
const TRANSPLANT = new Set(
  'hematopoietic haematopoietic hsct sct asct bmt transplant transplantation hct transplants allogeneic gvhd'.split(' '),
);
const LOOKAHEAD = 4;

/** Whose cells a product is made of: known product, then words of the record, then what the kind of cell implies; na for products without cells. */
export function cellSourceOf(concept: string, modality: string, cues: readonly Cue[], mentions: readonly Mention[]): CellSource {
  if (modality === 'none' || NO_CELLS.has(concept)) return 'na';
  const known = mentions.find((one) => one.known !== null && one.share > 0.1 && one.field !== 'description' && one.field !== 'eligibility')
    ?.known?.source;
  if (known !== undefined && known !== 'na' && known !== 'unknown') return known;
  const formed = mentions.find(({ words }) => /leucel$|temcel$/i.test(words))?.words;
  if (formed !== undefined && /auto\w*cel$/i.test(formed)) return 'autologous';
  return statedSource(cues, modality) ?? USUAL[concept] ?? 'unknown';
}

function statedSource(cues: readonly Cue[], modality: string): CellSource | undefined {
  const own = pointsFor(cues, 'autologous', modality);
  const donor = pointsFor(cues, 'allogeneic', modality);
  if (own === 0 && donor === 0) return undefined;
  if (own > 0 && donor > 0 && Math.abs(own - donor) < 1) return 'unknown';
  return own > donor ? 'autologous' : 'allogeneic';
}

function pointsFor(cues: readonly Cue[], name: string, modality: string): number {
  const fields = new Map<Field, number>();
  for (const cue of cues) {
    if (cue.cue !== name || isOfTransplant(cue, modality)) continue;
    const worth = WEIGHT[cue.field] * (name === 'allogeneic' && SURE.test(cue.words) ? 1.5 : weakness(cue));
    fields.set(cue.field, Math.max(worth, fields.get(cue.field) ?? 0));
  }
  return [...fields.values()].reduce((sum, worth) => sum + worth, 0);
}

function weakness({ words }: Cue): number {
  return /^(donor|allo|patient.specific|leukapheresis|apheresis|haploidentical|sibling donor|related donor)$/i.test(words) ? 0.5 : 1;
}

/** "Relapse after allogeneic HSCT" says nothing of the product, unless the product is the transplant. */
function isOfTransplant({ from, to, passage, field }: Cue, modality: string): boolean {
  if (modality === 'hspc_unmodified') return false;
  return (
    followsPrior(passage.tokens, from) ||
    leadsToTransplant(passage.tokens, to) ||
    (field === 'eligibility' && !/apheresis/.test(passage.tokens.words[from] ?? ''))
  );
}

function leadsToTransplant(tokens: Tokens, to: number): boolean {
  for (let at = to; at < to + LOOKAHEAD && at < tokens.words.length && isJoined(tokens, at - 1); at += 1) {
    const word = tokens.words[at] as string;
    if (word === 'mesenchymal' || word === 'nk' || word === 'car' || word === 'msc' || word === 'mscs') return false;
    if (TRANSPLANT.has(word)) return true;
  }
  return false;
}

function followsPrior(tokens: Tokens, from: number): boolean {
  return /^(after|post|following|prior|previous|failed|undergoing)$/.test(tokens.words[from - 1] ?? '');
}
