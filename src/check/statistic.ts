import { parsePartialDate } from '../base/dates.ts';
import { findPlace } from '../entity/place.ts';
import type { StatisticClaim } from '../model/claim.ts';
import { DEFAULT_DEFINITION, explainDefinition, type ShareDefinition } from '../model/definitions.ts';
import type { Finding, Reading } from '../model/verdict.ts';
import { lacking, settling } from '../view/settling.ts';
import { readShare, type ShareQuestion } from '../view/share.ts';
import type { CheckContext } from './context.ts';
import { parseShare } from './quantity.ts';

const TRIALS = /临床|試驗|试验|trial|\bIND\b|clearance/i;
const CLEARED = /批准|获批|默示|許可|许可|approved|cleared|clearance/i;
const NEAR = 0.1;

type Question = { subject: string; of: string; value: number; as_of: string; cleared: boolean };

/** Checks a statistic: a share of trials between two places is recomputed under every plausible definition; other figures have no measure at hand. */
export async function checkStatistic(context: CheckContext, claim: StatisticClaim, sentence: string): Promise<Finding> {
  const question = shareQuestion(context, claim, sentence);
  if (!question) {
    const reasons = { zh: '现有来源不含这一数字的度量。', en: 'No source at hand measures this figure.' };
    return { verdict: 'not_checkable', reasons, evidence: [], missing: [] };
  }
  const answers = [];
  for (const definition of plausible(question.subject)) answers.push(await read(context, question, definition));
  const readings = answers.map(({ reading }) => reading);
  const missing = await missingFor(context, question);
  const nearest = nearestOf(readings, question.value);
  const evidence = answers[nearest === undefined ? -1 : readings.indexOf(nearest)]?.statements ?? [];
  return { ...judge(question, readings, nearest, missing), evidence, missing, readings };
}

function shareQuestion(context: CheckContext, claim: StatisticClaim, sentence: string): Question | undefined {
  const value = parseShare(claim.value);
  const subject = placeNamed(claim.subject);
  const of = placeNamed(claim.denominator);
  if (value === undefined || !subject || !of || subject.id === of.id || !TRIALS.test(sentence)) return undefined;
  const day = claim.as_of === null ? undefined : parsePartialDate(claim.as_of)?.to;
  return { subject: subject.id, of: of.id, value, as_of: earlier(day ?? context.as_of, context.as_of), cleared: CLEARED.test(sentence) };
}

/** A place by the name in the text, a possessive included; 全国 is the country the article speaks of. */
function placeNamed(name: string | null): ReturnType<typeof findPlace> {
  if (name === null) return undefined;
  const plain = name.replace(/['’]s$/u, '').trim();
  return findPlace(/^(全国|国内|全中国|nation(al|wide)?|the nation|the country)$/iu.test(plain) ? '中国' : plain);
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

/** Every definition that the words allow; registers place no site inside a cluster, so a cluster is read by sponsor alone. */
function plausible(place: string): ShareDefinition[] {
  const isCluster = findPlace(place)?.kind === 'cluster';
  const rules = isCluster ? (['sponsor'] as const) : (['site', 'sponsor'] as const);
  const definitions: ShareDefinition[] = [];
  for (const scope of ['strict', 'industry'] as const) {
    for (const place_rule of rules) {
      for (const date_rule of ['start', 'first_posted', 'listed'] as const)
        definitions.push({ ...DEFAULT_DEFINITION, scope, place_rule, date_rule });
    }
  }
  return definitions;
}

async function read(
  context: CheckContext,
  asked: Question,
  definition: ShareDefinition,
): Promise<{ reading: Reading; statements: string[] }> {
  const question: ShareQuestion = {
    place: asked.subject,
    of: asked.of,
    as_of: asked.as_of,
    known_by: context.known_by,
    definition,
    modality: null,
    target: null,
    source: null,
    series: null,
  };
  const answer = await readShare(context.atlas, question);
  const { numerator, denominator } = answer.counts;
  const { scope, place_rule, date_rule } = definition;
  const note = answer.verdict === 'unclear' ? answer.reasons : null;
  const reading = {
    definition: explainDefinition(definition),
    scope,
    place_rule,
    date_rule,
    numerator,
    denominator,
    share: answer.share,
    interval: answer.interval,
    bounds: answer.bounds,
    note,
  };
  return { reading, statements: answer.numerator_rows.map(({ statement }) => statement) };
}

async function missingFor(context: CheckContext, { cleared, as_of }: Question): Promise<Finding['missing']> {
  if (!cleared) return [];
  const found = lacking(await settling(context.atlas, 'ind_cleared', 'CN'), as_of);
  return found ? [found] : [];
}

function nearestOf(readings: Reading[], value: number): Reading | undefined {
  const computed = readings.filter((one) => one.share !== null);
  return computed.toSorted((a, b) => Math.abs((a.share ?? 0) - value) - Math.abs((b.share ?? 0) - value))[0];
}

/** A share of cleared trials needs the clearance list; a share of registered trials stands or falls with the readings. */
function judge(
  question: Question,
  readings: Reading[],
  nearest: Reading | undefined,
  missing: Finding['missing'],
): Pick<Finding, 'verdict' | 'reasons'> {
  const spread = spreadOf(readings);
  if (!nearest)
    return {
      verdict: 'unclear',
      reasons: { zh: `现有来源算不出这一占比。${missingZh(missing)}`, en: `The sources at hand give no such share.${missingEn(missing)}` },
    };
  const zh = `文中为 ${percent(question.value)}；按登记试验的${spread.zh}，最接近 ${percent(nearest.share ?? 0)}${intervalOf(nearest)}（${nearest.numerator}/${nearest.denominator}，${nearest.definition.zh}）。`;
  const en = `The text says ${percent(question.value)}; registered trials give ${spread.en}, nearest ${percent(nearest.share ?? 0)}${intervalOf(nearest)} (${nearest.numerator}/${nearest.denominator}: ${nearest.definition.en}).`;
  const reasons = { zh: `${zh}${missingZh(missing)}`, en: `${en}${missingEn(missing)}` };
  if (missing.length > 0) return { verdict: 'unclear', reasons };
  const isNear = Math.abs((nearest.share ?? 0) - question.value) <= NEAR * question.value;
  const isExcluded = readings.every(({ interval, bounds }) => isOutside(question.value, interval) && isOutside(question.value, bounds));
  return { verdict: isNear ? 'partly' : isExcluded ? 'contradicted' : 'unclear', reasons };
}

function isOutside(value: number, range: Reading['interval']): boolean {
  return range !== null && (value < range[0] || value > range[1]);
}

function spreadOf(readings: Reading[]): { zh: string; en: string } {
  const shares = readings.flatMap((one) => one.share ?? []);
  const [low, high] = [Math.min(...shares), Math.max(...shares)].map(percent);
  return { zh: `${shares.length} 种口径在 ${low}–${high} 之间`, en: `${low}–${high} over ${shares.length} definitions` };
}

function missingZh(missing: Finding['missing']): string {
  return missing.length === 0 ? '' : `缺少：${missing.map(({ zh }) => zh).join('；')}。`;
}

function missingEn(missing: Finding['missing']): string {
  return missing.length === 0 ? '' : ` Missing: ${missing.map(({ en }) => en).join('; ')}.`;
}

/** The 90 % interval of a reading in brackets. */
function intervalOf({ interval }: Reading): string {
  return interval === null ? '' : ` [${interval.map(percent).join(', ')}]`;
}

function percent(value: number): string {
  return `${(value * 100).toFixed(1)}%`;
}
