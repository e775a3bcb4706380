import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { shortTexts } from '../src/classify/fields.ts';
import { trialTextOf } from '../src/classify/record.ts';
import { classify as classifyTrial } from '../src/classify/trial.ts';
import type { TrialText } from '../src/model/trial-text.ts';
import { missingShared } from '../test-real/support/shared.ts';
import { type Bench, type Measure, median } from './measure.ts';
import { benchPath, TRIAL_FILES } from './stores.ts';
import { writeStudies } from './studies.ts';

const RUNS = 7;
const ROUNDS = 5;
const SIZE = 20_000_000;

/** Classifying trials in memory, in CPU time of one core, beside a plain list of keywords (one regular expression a modality) over the same texts; real studies where they are at hand. */
export const classify: Bench = async () => {
  if (!missingShared()) {
    const real = gunzipSync(readFileSync(TRIAL_FILES['clinicaltrials-gov'] as string)).toString('utf8');
    return [measure('real studies', readTrials(real))];
  }
  const path = benchPath('to-classify.ndjson');
  writeStudies(path, SIZE, 2);
  return [measure('invented studies', readTrials(readFileSync(path, 'utf8')))];
};

function readTrials(lines: string): TrialText[] {
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => trialTextOf(JSON.parse(line)));
}

function measure(kind: string, trials: readonly TrialText[]): Measure {
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let run = 0; run < 1 + RUNS; run += 1) {
    ours.push(rate(trials, (trial) => classifyTrial(trial).modality));
    theirs.push(rate(trials, keywordModality));
  }
  const what = `${kind}, ${trials.length} trials`;
  return { what, runs: ours.slice(1), unit: 'trials/s', against: { what: 'keyword list', value: median(theirs.slice(1)) } };
}

/** Trials a second of CPU time. */
function rate(trials: readonly TrialText[], modalityOf: (trial: TrialText) => string): number {
  const before = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round += 1) for (const trial of trials) modalityOf(trial);
  const { user, system } = process.cpuUsage(before);
  return (ROUNDS * trials.length * 1e6) / (user + system);
}

const KEYWORDS: readonly [string, RegExp][] = [
  ['car_nk', /\bCAR[- ]?NK\b|chimeric antigen receptor (?:NK|natural killer)/i],
  ['car_t', /\bU?CAR[- ]?T(?:s|[- ]cells?)?\b|chimeric antigen receptor|leucel\b/i],
  ['tcr_t', /\bTCR[- ]?T\b|T[- ]cell receptor (?:engineered|transduced|gene)/i],
  ['til', /tumou?r[- ]infiltrating lymphocytes?|\bTILs?\b/],
  ['nk', /natural killer cells?|\bNK cells?\b/i],
  ['cik_dci', /cytokine[- ]induced killer|\bCIK\b/i],
  ['dc_vaccine', /dendritic cells?/i],
  ['treg', /regulatory T[- ]cells?|\bTregs?\b/i],
  ['exosome', /exosomes?|extracellular vesicles?/i],
  ['msc', /mesenchymal|\bMSCs?\b|stromal cells?/i],
  ['gene_editing_ex_vivo', /CRISPR|gene[- ]edit|base[- ]edit/i],
  ['aav', /\br?AAV\d*\b|adeno-associated/i],
  ['oncolytic_virus', /oncolytic/i],
  ['adenoviral', /adenovir(?:al|us)/i],
  ['plasmid_nonviral', /plasmid/i],
  ['sirna', /\bsiRNA\b|siran\b|RNA interference/i],
  ['aso', /antisense|\w{4,}rsen\b/i],
  ['mrna', /\bmRNA\b/],
  ['other_viral_vector', /gene therapy|viral vector/i],
  ['hspc_unmodified', /stem cell|marrow transplant|cord blood/i],
];

/** The modality of the first list with a word in the short texts of a trial. */
function keywordModality(trial: TrialText): string {
  const text = shortTexts(trial)
    .map(([, one]) => one)
    .join('\n');
  return KEYWORDS.find(([, words]) => words.test(text))?.[0] ?? 'none';
}
