import type { Field } from './fields.ts';
import { isJoined, type Tokens } from './tokens.ts';
import type { Concept } from './vocabulary.ts';

const PRIOR = new Set(
  'after post following prior previous previously received receiving undergone undergoing underwent failed before recipients without candidates awaiting ineligible preceding since despite'.split(
    ' ',
  ),
);
const NEGATING = new Set('versus vs no not except excluding'.split(' '));
const READOUT = new Set(
  'count counts level levels number numbers activity function functions functionality frequency frequencies percentage percent proportion ratio phenotype recovery reconstitution infiltration density subset subsets response responses assay dysfunction cytotoxicity markers marker biology exhaustion apoptosis depletion'.split(
    ' ',
  ),
);
const SIDE = new Set(
  'related associated induced recipients recipient toxicity toxicities complications survivors patients candidates conditioning mobilization mobilisation'.split(
    ' ',
  ),
);
const CELLS_OF_THE_BODY = new Set([
  'nk',
  'treg',
  'ctl',
  'dc',
  'til',
  'immune_cell',
  'gdt',
  'stem_cell',
  'cik',
  'mrna',
  'other_cell',
  'islet',
  'tissue',
  'msc',
]);
const FILLER = new Set('cell cells therapy therapies treatment infusion transplantation t lymphocyte lymphocytes'.split(' '));
const REACH = 4;

/** How far a mention is a product given, 0 to 1: low after "prior" or "following", and when the words measure cells of the body. */
export function standing(tokens: Tokens, place: { from: number; to: number }, concept: Concept, field: Field): number {
  if (field !== 'name' && isSpokenOfAfter(tokens, place.from)) return 0.15;
  if (NEGATING.has(tokens.words[place.from - 1] ?? '') && field !== 'name') return 0.5;
  const next = wordAfter(tokens, place.to);
  if (CELLS_OF_THE_BODY.has(concept.concept) && (READOUT.has(next) || isMeasured(tokens, place.from))) return 0.05;
  if (SIDE.has(next)) return field === 'name' ? 0.5 : 0.2;
  if (field === 'eligibility') return 0;
  return 1;
}

function isSpokenOfAfter(tokens: Tokens, from: number): boolean {
  for (let at = from - 1; at >= 0 && at >= from - REACH; at -= 1) {
    if (!isJoined(tokens, at)) return false;
    const word = tokens.words[at] as string;
    if (word === 'receive' || word === 'plus' || word === 'combined') return false;
    if (PRIOR.has(word) || ((word === 'failure' || word === 'history') && tokens.words[at + 1] === 'of')) return true;
  }
  return false;
}

/** "Function of NK cells", "effect of a drug on NK cells". */
function isMeasured(tokens: Tokens, from: number): boolean {
  const [before, last] = [tokens.words[from - 2] ?? '', tokens.words[from - 1] ?? ''];
  if (/^(of|in|on)$/.test(last) && READOUT.has(before)) return true;
  const on = tokens.words.slice(Math.max(0, from - REACH), from).lastIndexOf('on');
  return on >= 0 && tokens.words.slice(0, from).some((word) => /^(effects?|impact|influence)$/.test(word));
}

/** The first word behind a place that is not a filler such as "cell" or "therapy"; empty when the sentence ends. */
function wordAfter(tokens: Tokens, to: number): string {
  for (let at = to; at < to + REACH && at < tokens.words.length && isJoined(tokens, at - 1); at += 1) {
    const word = tokens.words[at] as string;
    if (!FILLER.has(word)) return word;
  }
  return '';
}

const NOT_MADE_INSIDE =
  /^(?:expansion|persistence|proliferation|imaging|tracking|kinetics|studies|study|function|monitoring|efficacy|safety)$/;
const FAR = 10;

/** "In vivo BCMA CAR-T", "lipid nanoparticles that carry CAR mRNA": the cells are made inside the body. */
export function isMadeInside(tokens: Tokens, from: number): boolean {
  for (let at = from - 1; at >= 0 && at >= from - FAR && isJoined(tokens, at); at -= 1) {
    const [word, before, next] = [tokens.words[at] as string, tokens.words[at - 1], tokens.words[at + 1] ?? ''];
    if (/^(?:lnps?|nanoparticles?|invivo)$/.test(word)) return true;
    if ((word === 'vivo' && before === 'in') || (word === '内' && before === '体')) return !NOT_MADE_INSIDE.test(next);
  }
  return false;
}
