import { UsageError } from '../base/errors.ts';
import { placeAndAncestors } from '../entity/place.ts';
import { type Both, DATE_RULES, explainDefinition, PLACE_RULES, SCOPES, type ShareDefinition } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import { checkDays } from './milestones.ts';
import { coverageNote } from './registers.ts';
import { resolveModality, resolvePlaceTerm, resolveTarget } from './resolve.ts';
import { type Counted, countShare, type ShareCounts, type ShareReading, type ShareScope, sharedTrials } from './share-count.ts';
import type { Marked } from './trials.ts';
import { checkListing } from './trials.ts';

/** A question about a share; scope and both dates are required. */
export type ShareQuestion = {
  place: string;
  of: string | null;
  as_of: string;
  known_by: string;
  definition: ShareDefinition;
  modality: string | null;
  target: string | null;
  source: string | null;
  series: string | null;
  /** Whether to read the question under every definition too; left out, it is. */
  readings?: boolean;
};

/** An answer that repeats what was understood. */
export type ShareAnswer = {
  understood: ShareScope;
  definition: ShareDefinition;
  definition_words: Both;
  as_of: string;
  known_by: string;
  newest_snapshot: string | null;
  counts: ShareCounts;
  share: number | null;
  /** 90 % interval from the uncertainty of classes and of duplicates, by the method told. */
  interval: [low: number, high: number] | null;
  interval_method: Both;
  /** Bounds of the share if every trial that could not be placed or dated fell the one way or the other. */
  bounds: [low: number, high: number] | null;
  /** Which registers the counts rest on and which they cannot hold. */
  coverage: Both;
  verdict: 'answered' | 'unclear';
  reasons: Both;
  readings: DefinedShare[];
  numerator_statements: Counted[];
  denominator_statements: Counted[];
};

/** The same question under one definition of scope, place and date. */
export type DefinedShare = Pick<ShareDefinition, 'scope' | 'place_rule' | 'date_rule'> &
  Pick<ShareCounts, 'numerator' | 'denominator'> &
  Pick<ShareReading, 'share' | 'interval'>;

const INTERVAL_METHOD: Both = {
  zh: '区间：500 次重抽样的 5 %–95 %。每次按校准概率重新决定每项试验是否属于本领域、技术类型和靶点是否读对，并决定两个登记册的哪些条目是同一试验（写明对方编号的按 98 %，仅相似的按未知比例）。',
  en: 'Interval: the middle 90 % of 500 resamples. Each decides anew, by calibrated probabilities, which trials are of the field and whether modality and target were read right, and which entries of two registers are one trial (98 % where one names the number of the other, an unknown part where they only look alike).',
};

/** Answers a share under its definition, with the same question under every definition of scope, place and date beside it. */
export async function share(atlas: Atlas, question: ShareQuestion): Promise<ShareAnswer> {
  const { definition, as_of, known_by } = question;
  const understood = await understand(atlas, question);
  const { counts, marked, ...found } = await countShare(atlas, question, understood, definition);
  return {
    understood,
    definition,
    definition_words: explainDefinition(definition),
    as_of,
    known_by,
    newest_snapshot: counts.newest,
    counts,
    ...found,
    interval_method: INTERVAL_METHOD,
    coverage: await coverageNote(atlas, understood.of?.id ?? null, known_by),
    ...judge(question, understood, counts),
    readings: question.readings === false ? [] : await readUnderAll(atlas, question, understood),
    numerator_statements: placedBy(marked, understood),
    denominator_statements: listedBy(marked),
  };
}

async function readUnderAll(atlas: Atlas, question: ShareQuestion, understood: ShareScope): Promise<DefinedShare[]> {
  const readings: DefinedShare[] = [];
  for (const part of definitions(question.definition.scope)) {
    const { counts, share: value, interval } = await countShare(atlas, question, understood, { ...question.definition, ...part });
    readings.push({ ...part, numerator: counts.numerator, denominator: counts.denominator, share: value, interval });
  }
  return readings;
}

/** The scopes of the field, and the one asked for, with each rule of place and date. */
function definitions(asked: ShareDefinition['scope']): Pick<ShareDefinition, 'scope' | 'place_rule' | 'date_rule'>[] {
  const scopes = SCOPES.filter((scope) => scope !== 'all' || scope === asked);
  return scopes.flatMap((scope) => PLACE_RULES.flatMap((place_rule) => DATE_RULES.map((date_rule) => ({ scope, place_rule, date_rule }))));
}

/** One reading of a question, without the other definitions beside it. */
export async function readShare(
  atlas: Atlas,
  question: ShareQuestion,
): Promise<ShareReading & Pick<ShareAnswer, 'verdict' | 'reasons'> & { numerator_rows: Counted[]; denominator_rows: Counted[] }> {
  const understood = await understand(atlas, question);
  const { marked, ...reading } = await countShare(atlas, question, understood, question.definition);
  const rows = { numerator_rows: placedBy(marked, understood), denominator_rows: listedBy(marked) };
  return { ...reading, ...rows, ...judge(question, understood, reading.counts) };
}

function listedBy(marked: Marked): Counted[] {
  return sharedTrials(marked, false).map(({ trial, statement }) => ({ trial, statement }));
}

function placedBy(marked: Marked, { place }: ShareScope): Counted[] {
  return sharedTrials(marked, true).map((row) => ({ trial: row.trial, statement: row.placedBy(place.id) ?? '' }));
}

/** Resolves the terms of a question. Throws UsageError for an unknown place, modality, target, source or day. */
async function understand(atlas: Atlas, question: ShareQuestion): Promise<ShareScope> {
  checkDays(question.as_of, question.known_by);
  await checkListing(atlas, question);
  const place = resolvePlaceTerm(question.place);
  const of = question.of === 'world' ? null : resolvePlaceTerm(question.of ?? countryOf(place.id));
  if (of && of.id !== place.id && !placeAndAncestors(place.id).includes(of.id)) {
    throw new UsageError(
      `${place.label.en} does not lie in ${of.label.en}; --of must contain the place`,
      `${place.label.zh}不在${of.label.zh}之内；--of 须包含该地`,
    );
  }
  return {
    place,
    of: of?.id === place.id ? null : of,
    modality: question.modality === null ? null : resolveModality(question.modality),
    target: question.target === null ? null : resolveTarget(question.target),
    source: question.source,
    series: question.series,
  };
}

function countryOf(place: string): string {
  return placeAndAncestors(place).at(-1) ?? place;
}

function judge(question: ShareQuestion, { place, of }: ShareScope, counts: ShareCounts): Pick<ShareAnswer, 'verdict' | 'reasons'> {
  if (counts.listed === 0) {
    const zh = `在 ${question.as_of} 之前没有可用的登记册快照；可改用 --date-rule start 按开始日期回溯。`;
    const en = `No listing at hand was taken on or before ${question.as_of}; --date-rule start looks back by start date.`;
    return { verdict: 'unclear', reasons: { zh, en } };
  }
  if (counts.denominator === 0) return { verdict: 'unclear', reasons: emptyBecause(question, counts) };
  if (counts.blind) {
    const zh = `登记册的研究中心只写到城市，不写${place.label.zh}；请改用 --place-rule sponsor，按主办方的注册地或成员身份计算。`;
    const en = `Registers give the city of a site and seldom say whether it lies in ${place.label.en}; --place-rule sponsor counts by the seat or membership of sponsors.`;
    return { verdict: 'unclear', reasons: { zh, en } };
  }
  const scope = of ?? { label: { zh: '全球', en: 'the world' } };
  const zh = `${place.label.zh} ${counts.numerator} 项，${scope.label.zh} ${counts.denominator} 项；另有 ${counts.unplaced} 项无法定位、${counts.undated} 项日期不足以判断。`;
  const en = `${place.label.en} ${counts.numerator} of ${counts.denominator} in ${scope.label.en}; ${counts.unplaced} more cannot be placed and ${counts.undated} cannot be dated.`;
  const twice = countedTwice(counts.linked_pairs);
  return { verdict: 'answered', reasons: { zh: `${zh}${twice.zh}`, en: `${en}${twice.en}` } };
}

/** Why nothing stands below the line: nothing is counted, or what may be cannot be placed. */
function emptyBecause({ known_by, definition }: ShareQuestion, { unplaced }: ShareCounts): Both {
  if (unplaced === 0) return { zh: '分母为零：没有试验符合这一口径。', en: 'The denominator is zero: no trial meets the definition.' };
  const zh = `分母为零：截至 ${known_by} 所知，${unplaced} 项试验无法定位${definition.place_rule === 'sponsor' ? '，因为当时不知其牵头单位所在地' : ''}。`;
  const en = `The denominator is zero: by ${known_by}, ${unplaced} trials could not be placed${definition.place_rule === 'sponsor' ? ', since the seats of their lead sponsors were not known' : ''}.`;
  return { zh, en };
}

/** How many pairs of counted entries are held to be one trial: they are not merged, so each pair counts as two. */
function countedTwice(pairs: number): Both {
  if (pairs === 0) return { zh: '', en: '' };
  return {
    zh: `其中 ${pairs} 对登记被认为是同一试验，未合并，各计一次。`,
    en: ` ${pairs} ${pairs === 1 ? 'pair' : 'pairs'} of the counted entries are held to be one trial each; they are not merged and count as two.`,
  };
}
