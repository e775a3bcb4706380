import { findPlace, placeAndAncestors } from '../entity/place.ts';
import type { MILESTONES, StatisticClaim } from '../model/claim.ts';
import { type Both, DEFAULT_DEFINITION } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import type { Finding } from '../model/verdict.ts';
import { modalityLabel, placeLabel } from '../view/dimension.ts';
import { type Milestone, milestones, openQuestion } from '../view/milestones.ts';
import { registersFor } from '../view/registers.ts';
import { resolveModality } from '../view/resolve.ts';
import { lacking, settling } from '../view/settling.ts';
import { readShare } from '../view/share.ts';
import type { CheckContext } from './context.ts';
import { intervalOf } from './days.ts';
import { kindAlone } from './predicate.ts';
import { withMissing } from './words.ts';

/** Decisions and filings of which texts give numbers, with the words for them; the first that fits is meant. */
const DECISIONS: [(typeof MILESTONES)[number], RegExp][] = [
  ['ind_accepted', /受理|accepted/i],
  ['ind_cleared', /默示许可|临床(?:试验)?(?:许可|批件|批准)|(?:获批|批准)[^,，。;；]{0,6}(?:临床|IND)|\bIND\b|cleared|clearance/i],
  ['orphan', /孤儿药|orphan/i],
  ['breakthrough', /突破性(?:治疗|疗法)|breakthrough/i],
];
const TRIALS =
  /临床(?:试验|研究|项目)|试验|(?:研究|项目)[^,，。;；]{0,6}(?:登记|注册)|\btrials?\b|\bclinical (?:stud|project|program)|projects? (?:are |were )?registered/i;
const COUNTED = /[项个件款例]|trial|stud|project|program|application|IND/i;
const WORLD = /全球|世界|全世界|worldwide|global|the world/i;
const CHINA = /国内|全国|我国|中国|china|chinese|CDE|NMPA|CFDA/i;
const AMERICA = /美国|FDA|\bU\.?S\.?\b|united states/i;

/** What is counted: where (null: the world), of which kind. */
type Asked = { place: string | null; modality: string | null; day: string };

/** Holds a number of trials, clearances or applications against what is at hand; undefined where the figure is of something else. It never decides, since no register and no list at hand is whole. */
export async function checkTrialCount(context: CheckContext, claim: StatisticClaim, sentence: string): Promise<Finding | undefined> {
  const own = `${claim.measure ?? ''} ${claim.value} ${claim.subject ?? ''}`;
  if (!/^\D{0,6}\d[\d,]*(?!\s*[%％.])/.test(claim.value) || !COUNTED.test(own)) return undefined;
  const [decision] = DECISIONS.find(([, words]) => words.test(own)) ?? [];
  if (!decision && !TRIALS.test(own)) return undefined;
  const asked = askedOf(context, claim, sentence, own);
  return decision ? countDecisions(context, claim, decision, asked) : countTrials(context, claim, asked);
}

function askedOf({ as_of }: CheckContext, { as_of: said, subject }: StatisticClaim, sentence: string, own: string): Asked {
  const last = intervalOf(said)?.to;
  const day = last !== undefined && last < as_of ? last : as_of;
  const place = subject === null ? undefined : findPlace(subject)?.id;
  return { place: place ?? placeIn(own) ?? placeIn(sentence) ?? null, modality: kindAlone(sentence), day };
}

function placeIn(text: string): string | null | undefined {
  if (WORLD.test(text)) return null;
  if (CHINA.test(text)) return 'CN';
  return AMERICA.test(text) ? 'US' : undefined;
}

async function countTrials(
  { atlas, known_by }: CheckContext,
  { value }: StatisticClaim,
  { place, modality, day }: Asked,
): Promise<Finding> {
  const question = { place: place ?? 'CN', of: 'world', as_of: day, known_by, target: null, source: null, series: null };
  const found = await readShare(atlas, {
    ...question,
    modality,
    definition: { ...DEFAULT_DEFINITION, scope: 'strict', place_rule: 'site', date_rule: 'start' },
  });
  const rows = place === null ? found.denominator_rows : found.numerator_rows;
  const registers = await registersFor(atlas, place, known_by);
  const [kind, where] = [kindWords(modality), placeWords(place)];
  const { missing } = registers;
  const list = (lang: 'zh' | 'en') => registers.at_hand.map((one) => one[lang]).join(lang === 'zh' ? '、' : ', ');
  const reasons = {
    zh: `文中为${value}；现有登记册（${list('zh')}）中截至 ${day} 已开始、${where.zh}的${kind.zh}试验有 ${rows.length} 项。`,
    en: `The text says ${value}; in the registers at hand (${list('en')}) ${rows.length} ${kind.en} trials${where.en} had started by ${day}.`,
  };
  return {
    verdict: 'unclear',
    reasons: withMissing(reasons, missing),
    evidence: rows.slice(0, 20).map(({ statement }) => statement),
    missing,
  };
}

async function countDecisions(
  context: CheckContext,
  { value }: StatisticClaim,
  milestone: (typeof MILESTONES)[number],
  { place, modality, day }: Asked,
): Promise<Finding> {
  const jurisdiction = place === null ? null : (placeAndAncestors(place).at(-1) ?? place);
  const ids = modality === null ? null : resolveModality(modality).ids;
  const question = { ...openQuestion(day, context.known_by), scope: 'industry' as const, milestone, jurisdiction, modality: ids };
  const rows = (await milestones(context.atlas, question)).filter(({ modifier, date_from }) => modifier === null && date_from !== null);
  const products = new Set(rows.map((row: Milestone) => row.product ?? row.label));
  const lacks = lacking(await settling(context.atlas, milestone, jurisdiction), day);
  const [kind, what] = [kindWords(modality), labelOf('milestone', milestone)];
  const missing = lacks === null ? [] : [lacks];
  const reasons = {
    zh: `文中为${value}；图谱按名称知道截至 ${day} “${what.zh}”的${kind.zh}产品有 ${products.size} 个，这只是下限。`,
    en: `The text says ${value}; by ${day} the atlas knows ${products.size} ${kind.en} products at “${what.en}” by name, which is a least number.`,
  };
  return {
    verdict: 'unclear',
    reasons: withMissing(reasons, missing),
    evidence: rows.slice(0, 20).map(({ statement }) => statement),
    missing,
  };
}

function kindWords(modality: string | null): Both {
  return modality === null ? { zh: '细胞与基因治疗', en: 'cell and gene therapy' } : modalityLabel(modality);
}

function placeWords(place: string | null): Both {
  if (place === null) return { zh: '全球', en: '' };
  const { zh, en } = placeLabel(place);
  return { zh: `中心在${zh}`, en: ` with a site in ${en}` };
}
