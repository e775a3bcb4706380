import { placeAndAncestors } from '../entity/place.ts';
import { placeById } from '../entity/place-index.ts';
import { type Both, DEFAULT_DEFINITION, explainDefinition, type ShareDefinition } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import type { Finding, Reading } from '../model/verdict.ts';
import { registersFor } from '../view/registers.ts';
import { lacking, settling } from '../view/settling.ts';
import { readShare } from '../view/share.ts';
import type { CheckContext } from './context.ts';
import type { ShareAsked } from './share-question.ts';
import { countProducts, countSponsors, type UnitCounts } from './share-units.ts';
import { withMissing } from './words.ts';

type Answer = { reading: Reading; statements: string[] };

const NEAR = 0.1;
/** Units below which a share says little. */
const FEW = 20;
/** Width of the bounds from which what cannot be placed outweighs what can. */
const WIDE = 0.1;
const DECISIONS: Partial<Record<Reading['unit'], string>> = { product: 'approved', clearance: 'ind_cleared' };

/** Recomputes a share under every plausible definition; says which the words favour, how far the definitions lie apart, and which comes nearest. */
export async function checkShare(context: CheckContext, asked: ShareAsked): Promise<Finding> {
  const answers: Answer[] = [];
  for (const unit of asked.units) answers.push(...(await readUnit(context, asked, unit)));
  const favoured = favouredOf(answers, asked);
  if (favoured) favoured.reading = { ...favoured.reading, favoured: true };
  const computed = answers.filter(({ reading }) => reading.share !== null);
  const nearest = computed.toSorted((a, b) => distance(a, asked) - distance(b, asked))[0];
  const missing = await missingFor(context, asked);
  const readings = answers.map(({ reading }) => reading);
  const reasons = withMissing(worded(asked, computed, nearest, favoured), missing);
  return { verdict: judge(asked, readings, nearest, missing), reasons, evidence: nearest?.statements ?? [], missing, readings };
}

async function readUnit(context: CheckContext, asked: ShareAsked, unit: Reading['unit']): Promise<Answer[]> {
  const answers: Answer[] = [];
  if (unit === 'trial') {
    for (const definition of plausible(asked.subject)) answers.push(await readTrials(context, asked, definition));
    return answers;
  }
  for (const scope of ['strict', 'industry'] as const) answers.push(await readCounts(context, asked, unit, scope));
  return answers;
}

/** Every definition that the words allow; registers place no site inside a cluster, so a cluster is read by sponsor alone. */
function plausible(place: string): ShareDefinition[] {
  const rules = placeById(place)?.kind === 'cluster' ? (['sponsor'] as const) : (['site', 'sponsor'] as const);
  return (['strict', 'industry'] as const).flatMap((scope) =>
    rules.flatMap((place_rule) =>
      (['start', 'first_posted', 'listed'] as const).map((date_rule) => ({ ...DEFAULT_DEFINITION, scope, place_rule, date_rule })),
    ),
  );
}

async function readTrials(
  { atlas, known_by }: CheckContext,
  { subject, of, as_of, modality }: ShareAsked,
  definition: ShareDefinition,
): Promise<Answer> {
  const filters = { modality, target: null, source: null, series: null };
  const answer = await readShare(atlas, { place: subject, of, as_of, known_by, definition, ...filters });
  const { scope, place_rule, date_rule } = definition;
  const { numerator, denominator } = answer.counts;
  const note = answer.verdict === 'unclear' ? answer.reasons : null;
  const counted = { numerator, denominator, share: answer.share, interval: answer.interval, bounds: answer.bounds, note };
  return {
    reading: { definition: explainDefinition(definition), unit: 'trial', favoured: false, scope, place_rule, date_rule, ...counted },
    statements: answer.numerator_rows.map(({ statement }) => statement),
  };
}

async function readCounts(
  { atlas, known_by }: CheckContext,
  asked: ShareAsked,
  unit: Exclude<Reading['unit'], 'trial'>,
  scope: 'strict' | 'industry',
): Promise<Answer> {
  const question = { subject: asked.subject, of: asked.of, as_of: asked.as_of, known_by, scope, modality: asked.modality };
  const rule = unit === 'organisation' ? 'start' : 'decision';
  const counts =
    unit === 'organisation'
      ? await countSponsors(atlas, question, { ...DEFAULT_DEFINITION, scope, place_rule: 'sponsor', date_rule: 'start' })
      : await countProducts(atlas, question, unit === 'product' ? 'approved' : 'ind_cleared', jurisdictionOf(asked));
  const { numerator, denominator } = counts;
  const reading = {
    unit,
    favoured: false,
    place_rule: 'seat',
    date_rule: rule,
    scope,
    numerator,
    denominator,
    ...bounds(counts),
    note: noteOf(counts),
  };
  return { reading: { definition: definitionInShort({ ...reading }), ...reading }, statements: counts.statements };
}

/** The jurisdiction of a place: its country, that of the part where the whole is the world. */
function jurisdictionOf({ subject, of }: ShareAsked): string {
  const place = of === 'world' ? subject : of;
  return placeAndAncestors(place).at(-1) ?? place;
}

/** The share, and its bounds if every unit without a known place fell the one way or the other; null where nothing is counted. */
function bounds({ numerator, denominator, unplaced }: UnitCounts): Pick<Reading, 'share' | 'interval' | 'bounds'> {
  if (denominator === 0) return { share: null, interval: null, bounds: null };
  const all = denominator + unplaced;
  return { share: numerator / denominator, interval: null, bounds: [numerator / all, (numerator + unplaced) / all] };
}

function noteOf({ denominator, unplaced }: UnitCounts): Both | null {
  if (denominator === 0)
    return { zh: '分母为零：没有符合这一口径的记录。', en: 'The denominator is zero: nothing on record meets the definition.' };
  return unplaced === 0 ? null : { zh: `另有 ${unplaced} 个不知在何处。`, en: `Of ${unplaced} more the place is not known.` };
}

/** The computed reading that the words come nearest to: the likeliest unit, the scope, and the date that they speak of. */
function favouredOf(answers: Answer[], { units, broad, posted }: ShareAsked): Answer | undefined {
  const fits = ({ reading }: Answer): number =>
    8 * (units.length - units.indexOf(reading.unit)) +
    4 * Number(reading.scope === (broad ? 'industry' : 'strict')) +
    2 * Number(reading.date_rule === (posted ? 'first_posted' : 'start')) +
    Number(reading.place_rule !== 'site');
  return answers.filter(({ reading }) => reading.share !== null).toSorted((a, b) => fits(b) - fits(a))[0];
}

/** The lists of decisions, or else the registers, that would settle the share and are not at hand. */
async function missingFor({ atlas, known_by }: CheckContext, asked: ShareAsked): Promise<Both[]> {
  const { cleared, as_of, units, of } = asked;
  if (!cleared && units[0] === 'trial') return (await registersFor(atlas, of === 'world' ? null : of, known_by)).missing;
  const decisions = cleared ? units.flatMap((unit) => DECISIONS[unit] ?? []) : [];
  const found = [];
  for (const milestone of decisions) found.push(lacking(await settling(atlas, milestone, jurisdictionOf(asked)), as_of));
  return found.filter((one): one is Both => one !== null);
}

function distance({ reading }: Answer, { value }: ShareAsked): number {
  return Math.abs((reading.share ?? 0) - value);
}

/** A share of decisions needs the lists of them; only one of registered trials can be contradicted, since registers hold them all. */
function judge({ value, units }: ShareAsked, readings: Reading[], nearest: Answer | undefined, missing: Both[]): Finding['verdict'] {
  if (!nearest || missing.length > 0) return 'unclear';
  if (Math.abs((nearest.reading.share ?? 0) - value) <= NEAR * value) return 'partly';
  const isExcluded = readings.every(({ interval, bounds }) => isOutside(value, interval ?? bounds) && isOutside(value, bounds));
  return isExcluded && units[0] === 'trial' ? 'contradicted' : 'unclear';
}

function isOutside(value: number, range: Reading['interval']): boolean {
  return range !== null && (value < range[0] || value > range[1]);
}

function worded({ value }: ShareAsked, computed: Answer[], nearest: Answer | undefined, favoured: Answer | undefined): Both {
  if (!nearest || !favoured) return { zh: '现有来源算不出这一占比。', en: 'The sources at hand give no such share.' };
  const shares = computed.map(({ reading }) => reading.share ?? 0);
  const [low, high] = [Math.min(...shares), Math.max(...shares)].map(percent);
  const [most, best] = [counted(favoured.reading), counted(nearest.reading)];
  const spread = low === high ? { zh: `均为 ${low}`, en: `${low}` } : { zh: `在 ${low}–${high} 之间`, en: `${low}–${high}` };
  const isSame = nearest === favoured;
  const open = opennessOf(favoured.reading);
  return {
    zh: `文中为 ${percent(value)}；${shares.length} 种可算的口径${spread.zh}。文字最贴近的口径得 ${most.zh}${isSame ? '，也最接近文中' : `；最接近文中的是 ${best.zh}`}。${open.zh}`,
    en: `The text says ${percent(value)}; the ${shares.length} definitions that can be computed give ${spread.en}. The one that the words favour gives ${most.en}${isSame ? ', which is also the nearest' : `; the nearest is ${best.en}`}.${open.en}`,
  };
}

/** What keeps a reading from being taken at its word: few units, or many that cannot be placed. */
function opennessOf({ denominator, bounds: range }: Reading): Both {
  const few =
    denominator < FEW
      ? { zh: `仅 ${denominator} 个，太少，不足为凭。`, en: ` With ${denominator} in all it says little.` }
      : { zh: '', en: '' };
  if (range === null || range[1] - range[0] < WIDE) return few;
  const [low, high] = range.map(percent);
  return {
    zh: `${few.zh}若计入所在地不明者，可在 ${low}–${high} 之间。`,
    en: `${few.en} With those whose place is not known it may be anything from ${low} to ${high}.`,
  };
}

function counted(reading: Reading): Both {
  const words = definitionInShort(reading);
  const figure = `${percent(reading.share ?? 0)}（${reading.numerator}/${reading.denominator}，${words.zh}）`;
  return { zh: figure, en: `${percent(reading.share ?? 0)} (${reading.numerator}/${reading.denominator}: ${words.en})` };
}

/** The parts of a definition in which readings differ, in a few words. */
export function definitionInShort({
  unit,
  place_rule,
  date_rule,
  scope,
}: Pick<Reading, 'unit' | 'place_rule' | 'date_rule' | 'scope'>): Both {
  const parts = [labelOf('unit', unit), labelOf('place_rule', place_rule), labelOf('date_rule', date_rule), labelOf('scope_rule', scope)];
  return { zh: parts.map(({ zh }) => zh).join('、'), en: parts.map(({ en }) => en).join(', ') };
}

function percent(value: number): string {
  return `${(value * 100).toFixed(1)}%`;
}
