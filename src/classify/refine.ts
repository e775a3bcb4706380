import { type Cue, hasCue } from './cues.ts';
import type { Field } from './fields.ts';
import { type Candidate, GIVEN } from './score.ts';
import { findTerms } from './trie.ts';
import type { Concept, Vocabulary } from './vocabulary.ts';

const HEAD: readonly Field[] = ['name', 'title', 'officialTitle', 'condition', 'keyword'];
const TITLES: readonly Field[] = ['name', 'title', 'officialTitle'];
const VECTORS = ['aav', 'oncolytic', 'adenoviral', 'lenti', 'plasmid', 'viral_other'];
const VACCINE_CARRIERS = ['adenoviral', 'viral_other', 'plasmid', 'mrna', 'gene_therapy', 'oncolytic', 'lenti', 'mrna_cancer'];
const BESIDE_CAR = ['car_t', 'car_nk', 'car_m', 'immune_cell', 'cell', 'nk', 'gdt', 'treg', 'til', 'ctl', 'lenti', 'edit'];
const LYMPHOCYTES = ['dli', 'immune_cell', 'til', 'ctl'];

/** Reads groups of candidates together: a CAR beside NK cells is a CAR-NK, a vector beside CD34+ cells is a gene-modified stem cell, marrow cells for the heart are no transplant. */
export function refine(candidates: readonly Candidate[], cues: readonly Cue[], words: Vocabulary): Candidate[] {
  const points = new Map(candidates.map((one) => [one.concept.concept, one.points]));
  const has = (name: string, least = GIVEN) => (points.get(name) ?? 0) >= least;
  const rename = (one: Candidate, name: string): Candidate => ({ ...one, concept: words.concepts.get(name) ?? one.concept });
  return candidates
    .map((one) => {
      const name = one.concept.concept;
      if (name === 'car' && isOtherCar(one, points, words)) return withStanding(one, 'none', 'none');
      if (name === 'car') return rename(one, has('nk') && !has('car_t') ? 'car_nk' : 'car_t');
      if (name === 'tcr')
        return isAimed(one, words) && !has('car_t', 1) && !has('car', 1) ? rename(one, 'tcr_t') : withStanding(one, 'none', 'none');
      if (name === 'mrna' && (has('in_vivo_car', 1) || (has('car_t', 1.5) && !has('car_t')))) return rename(one, 'in_vivo_car');
      if (name === 'gene_therapy' || name === 'viral_other' || name === 'lenti') return rename(one, carriedBy(name, has, points));
      if (name === 'cell') return rename(one, kindOfCell(cues, has, points));
      if (name === 'hsct' || name === 'stem_cell' || name === 'stem_cell_therapy' || name === 'bmac' || isMarrow(one))
        return judgeMarrow(one, cues, has, rename);
      if (name === 'edit' && one.best.known === null && points.get('hsct') === undefined && isInVivo(points))
        return rename(one, 'edit_in_vivo');
      return one;
    })
    .map((one) => judgeVaccine(one, cues));
}

/** "TCR" in a name or title that holds a target; elsewhere receptors are only spoken of. */
function isAimed({ best }: Candidate, words: Vocabulary): boolean {
  const isHead = best.field === 'name' || best.field === 'title' || best.field === 'officialTitle';
  return isHead && best.share === 1 && findTerms(words.targets, best.passage.tokens).length > 0;
}

/** "CAR" alone, with no cell and no target beside it, is something else. */
function isOtherCar({ best }: Candidate, points: ReadonlyMap<string, number>, words: Vocabulary): boolean {
  const isAlone = best.words === 'CAR' && !BESIDE_CAR.some((name) => points.has(name));
  return isAlone && !/\bT\b|NK|CAR-/.test(best.passage.tokens.text) && findTerms(words.targets, best.passage.tokens).length === 0;
}

type Has = (name: string, least?: number) => boolean;

function carriedBy(name: string, has: Has, points: ReadonlyMap<string, number>): string {
  if (has('other_cell') || has('tissue', 1)) return has('tissue', 1) ? 'tissue' : name;
  if (has('hsct', 2) || has('hsc_gene', 1) || has('stem_cell', 4)) return 'hsc_gene';
  if (LYMPHOCYTES.some((cells) => has(cells))) return 'immune_cell';
  if (name !== 'gene_therapy') return name;
  const carriers = VECTORS.filter((vector) => has(vector, 0.9)).sort((a, b) => (points.get(b) ?? 0) - (points.get(a) ?? 0));
  return carriers[0] ?? name;
}

/** Cells that "cell therapy" in a title stands for where the record names them. */
const NAMED_CELLS = ['car_t', 'car', 'car_nk', 'tcr_t', 'nk', 'msc', 'til', 'ctl', 'treg', 'ipsc', 'esc', 'neural'];

/** An unnamed cell product against cancer, or behind lymphodepletion, is nearly always a CAR-T; beside a transplant it is part of it. */
function kindOfCell(cues: readonly Cue[], has: Has, points: ReadonlyMap<string, number>): string {
  if (has('hsct', 2) || has('dli', 2)) return 'hsct';
  const [named] = NAMED_CELLS.filter((cell) => has(cell, 1.5)).sort((a, b) => (points.get(b) ?? 0) - (points.get(a) ?? 0));
  if (named !== undefined) return named === 'car' ? 'car_t' : named;
  return hasCue(cues, 'cancer', HEAD) || hasCue(cues, 'lymphodepletion', [...HEAD, 'arm', 'detail', 'summary']) ? 'car_t' : 'other_cell';
}

function isInVivo(points: ReadonlyMap<string, number>): boolean {
  const cells = ['car_t', 'car', 'tcr_t', 'hsc_gene', 'stem_cell', 'immune_cell', 'nk', 'car_nk', 'ipsc', 'til', 'msc'];
  return !cells.some((cell) => points.has(cell));
}

function isMarrow({ concept, best }: Candidate): boolean {
  return concept.concept === 'other_cell' && /marrow|mononuclear|BMC|BMMNC/i.test(best.words);
}

type Rename = (one: Candidate, name: string) => Candidate;

/** Marrow and stem cells: a transplant in blood disease, a product where they are given for another organ. */
function judgeMarrow(one: Candidate, cues: readonly Cue[], has: Has, rename: Rename): Candidate {
  const name = one.concept.concept;
  const isCancer = hasCue(cues, 'cancer', TITLES) || (hasCue(cues, 'cancer', HEAD) && !hasCue(cues, 'non_homologous', TITLES));
  const isElsewhere = hasCue(cues, 'non_homologous', HEAD) && !isCancer;
  if (name === 'bmac') return isCancer ? withStanding(one, 'none') : one;
  if (isElsewhere && has('bmac') && name !== 'other_cell') return rename(one, 'bmac');
  if (name === 'hsct') return isElsewhere ? asProduct(one, has, rename) : one;
  if (name === 'other_cell') return isCancer ? rename(one, 'hsct') : one;
  if (has('msc', 0.5) && !has('other_cell')) return rename(one, 'msc');
  const isTransplant = isCancer || has('hsct', 1) || (name === 'stem_cell' && hasCue(cues, 'mobiliser', HEAD));
  return isTransplant && !isElsewhere ? rename(one, 'hsct') : one;
}

function asProduct(one: Candidate, has: Has, rename: Rename): Candidate {
  if (has('msc', 2)) return rename(one, 'msc');
  const { words, share } = one.best;
  if (share < 1 || !/CD34|CD133|stem|marrow|progenitor/i.test(words)) return one;
  return withStanding(one, 'strict', /CD34|CD133|h(?:a)?ematopoietic|peripheral/i.test(words) ? 'hspc_unmodified' : 'other_cell');
}

function withStanding(one: Candidate, standing: Concept['standing'], modality?: string): Candidate {
  return { ...one, concept: { ...one.concept, standing, modality: modality ?? one.concept.modality } };
}

function judgeVaccine(one: Candidate, cues: readonly Cue[]): Candidate {
  if (
    one.concept.concept === 'other_cell' &&
    /vaccine/i.test(one.best.words) &&
    hasCue(cues, 'idiotype', ['title', 'officialTitle', 'name'])
  )
    return withStanding(one, 'none', 'none');
  if (!VACCINE_CARRIERS.includes(one.concept.concept) || !hasCue(cues, 'vaccine', [...HEAD, 'arm', 'detail', 'summary'])) return one;
  if (hasCue(cues, 'cancer', ['title', 'officialTitle', 'condition', 'name']))
    return one.concept.concept === 'mrna' ? withStanding(one, 'strict') : one;
  if (!hasCue(cues, 'infection', [...HEAD, 'summary'])) return one;
  if (hasCue(cues, 'healthy', [...HEAD, 'summary']) && !hasCue(cues, 'infected', ['title', 'officialTitle']))
    return withStanding(one, 'none');
  return withStanding(one, hasCue(cues, 'infected', [...HEAD, 'summary']) ? 'borderline' : 'none');
}
