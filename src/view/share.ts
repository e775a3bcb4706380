import { UsageError } from '../base/errors.ts';
import { placeAndAncestors } from '../entity/place.ts';
import { placeById } from '../entity/place-index.ts';
import { type Both, DATE_RULES, explainDefinition, type ShareDefinition } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import { checkDays } from './milestones.ts';
import { type Resolved, resolveModality, resolvePlaceTerm, resolveTarget } from './resolve.ts';
import { checkListing, isCounted, listingDay, newestDay, reach, type TrialFilters, type TrialRow, trialsSql } from './trials.ts';

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
};

/** A trial that was counted and the statement that puts it there. */
export type Counted = { trial: string; statement: string };

/** Counts of one reading of a share. */
export type ShareCounts = {
  numerator: number;
  denominator: number;
  /** Trials that meet the definition but cannot be placed: no site, or a sponsor that is not linked. */
  unplaced: number;
  /** Trials whose date does not say whether they had started or been posted by the day. */
  undated: number;
  undated_inside: number;
  /** Trials listed whatever their date. */
  listed: number;
  /** True where registers seldom or never name such a place, so that nothing found is no answer. */
  blind: boolean;
  newest: string | null;
  numerator_rows: Counted[];
  denominator_rows: Counted[];
};

/** An answer that repeats what was understood. */
export type ShareAnswer = {
  understood: TrialFilters & { place: Resolved; of: Resolved | null };
  definition: ShareDefinition;
  definition_words: Both;
  as_of: string;
  known_by: string;
  newest_snapshot: string | null;
  counts: Omit<ShareCounts, 'numerator_rows' | 'denominator_rows'>;
  share: number | null;
  /** Bounds of the share if every trial that could not be placed or dated fell the one way or the other. */
  interval: [low: number, high: number] | null;
  verdict: 'answered' | 'unclear';
  reasons: Both;
  readings: { date_rule: string; numerator: number; denominator: number; share: number | null }[];
  numerator_statements: Counted[];
  denominator_statements: Counted[];
};

const SQL = trialsSql('share');

/** Answers a share under its definition, with the same question under the other date rules beside it. */
export async function share(atlas: Atlas, question: ShareQuestion): Promise<ShareAnswer> {
  const understood = await understand(atlas, question);
  const counts = await count(atlas, question, understood, question.definition);
  const readings = [];
  for (const date_rule of DATE_RULES) {
    const same = date_rule === question.definition.date_rule;
    const other = same ? counts : await count(atlas, question, understood, { ...question.definition, date_rule });
    readings.push({ date_rule, numerator: other.numerator, denominator: other.denominator, share: ratio(other) });
  }
  const { numerator_rows, denominator_rows, ...plain } = counts;
  return {
    understood,
    definition: question.definition,
    definition_words: explainDefinition(question.definition),
    as_of: question.as_of,
    known_by: question.known_by,
    newest_snapshot: counts.newest,
    counts: plain,
    share: ratio(counts),
    interval: bounds(counts),
    ...judge(question, understood, counts),
    readings,
    numerator_statements: numerator_rows,
    denominator_statements: denominator_rows,
  };
}

/** One reading of a question: its counts, share and interval, without the other date rules beside it. */
export async function readShare(
  atlas: Atlas,
  question: ShareQuestion,
): Promise<Pick<ShareAnswer, 'share' | 'interval' | 'verdict' | 'reasons'> & { counts: ShareCounts }> {
  const understood = await understand(atlas, question);
  const counts = await count(atlas, question, understood, question.definition);
  return { counts, share: ratio(counts), interval: bounds(counts), ...judge(question, understood, counts) };
}

/** One trial and where it lies. */
type PlacedRow = TrialRow & { inside: boolean; within: boolean; unplaced: boolean; place_statement: string | null };

/** Counts one reading; the terms must have been understood before. */
async function count(
  { db }: Atlas,
  question: ShareQuestion,
  understood: ShareAnswer['understood'],
  definition: ShareDefinition,
): Promise<ShareCounts> {
  const { as_of, known_by, source, series } = question;
  const known = listingDay(definition.date_rule, as_of, known_by);
  const places = { place_rule: definition.place_rule, place: understood.place.id, of: understood.of?.id ?? 'world' };
  const rows = await db.rows<PlacedRow>(SQL, { known, known_by, as_of, source, series, ...places });
  const counts = tally(
    rows.filter((row) => isCounted(row, understood, definition)),
    definition.date_rule,
  );
  return { ...counts, blind: counts.numerator === 0 && isSeldomNamed(understood.place, definition) };
}

/** Sites are given by city: a cluster is never named, a district seldom. */
function isSeldomNamed({ id }: Resolved, { place_rule }: ShareDefinition): boolean {
  const kind = placeById(id)?.kind;
  return place_rule === 'site' && (kind === 'cluster' || kind === 'district');
}

function tally(rows: PlacedRow[], rule: ShareDefinition['date_rule']): Omit<ShareCounts, 'blind'> {
  const dated = rows.map((row) => ({ ...row, ...reach(row, rule) }));
  const denominator = dated.filter(({ reached, within }) => reached && within);
  const numerator = denominator.filter(({ inside }) => inside);
  const undated = dated.filter(({ reached, open, within }) => open && !reached && within);
  return {
    numerator: numerator.length,
    denominator: denominator.length,
    unplaced: dated.filter(({ reached, open, unplaced }) => (reached || open) && unplaced).length,
    undated: undated.length,
    undated_inside: undated.filter(({ inside }) => inside).length,
    listed: rows.length,
    newest: newestDay(rows),
    numerator_rows: numerator.map(({ trial, place_statement }) => ({ trial, statement: place_statement ?? '' })),
    denominator_rows: denominator.map(({ trial, statement }) => ({ trial, statement })),
  };
}

/** Resolves the terms of a question. Throws UsageError for an unknown place, modality, target, source or day. */
async function understand(atlas: Atlas, question: ShareQuestion): Promise<ShareAnswer['understood']> {
  checkDays(question.as_of, question.known_by);
  await checkListing(atlas, question);
  const place = resolvePlaceTerm(question.place);
  const of = question.of === 'world' ? null : resolvePlaceTerm(question.of ?? countryOf(place.id));
  if (of && of.id !== place.id && !placeAndAncestors(place.id).includes(of.id)) {
    throw new UsageError(`${place.label.en} does not lie in ${of.label.en}; --of must contain the place`);
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

function ratio({ numerator, denominator, blind }: ShareCounts): number | null {
  return denominator === 0 || blind ? null : numerator / denominator;
}

function bounds({ numerator, denominator, unplaced, undated, undated_inside, blind }: ShareCounts): [number, number] | null {
  if (denominator === 0 || blind) return null;
  const outside = undated - undated_inside;
  return [
    numerator / (denominator + unplaced + outside),
    Math.min(1, (numerator + unplaced + undated_inside) / (denominator + unplaced + undated_inside)),
  ];
}

function judge(
  question: ShareQuestion,
  { place, of }: ShareAnswer['understood'],
  counts: ShareCounts,
): Pick<ShareAnswer, 'verdict' | 'reasons'> {
  if (counts.listed === 0) {
    const zh = `在 ${question.as_of} 之前没有可用的登记册快照；可改用 --date-rule start 按开始日期回溯。`;
    const en = `No listing at hand was taken on or before ${question.as_of}; --date-rule start looks back by start date.`;
    return { verdict: 'unclear', reasons: { zh, en } };
  }
  if (counts.denominator === 0) {
    return {
      verdict: 'unclear',
      reasons: { zh: '分母为零：没有试验符合这一口径。', en: 'The denominator is zero: no trial meets the definition.' },
    };
  }
  if (counts.blind) {
    const zh = `登记册的研究中心只写到城市，不写${place.label.zh}；请改用 --place-rule sponsor，按主办方的注册地或成员身份计算。`;
    const en = `Registers give the city of a site and seldom say whether it lies in ${place.label.en}; --place-rule sponsor counts by the seat or membership of sponsors.`;
    return { verdict: 'unclear', reasons: { zh, en } };
  }
  const scope = of ?? { label: { zh: '全球', en: 'the world' } };
  const zh = `${place.label.zh} ${counts.numerator} 项，${scope.label.zh} ${counts.denominator} 项；另有 ${counts.unplaced} 项无法定位、${counts.undated} 项日期不足以判断。`;
  const en = `${place.label.en} ${counts.numerator} of ${counts.denominator} in ${scope.label.en}; ${counts.unplaced} more cannot be placed and ${counts.undated} cannot be dated.`;
  return { verdict: 'answered', reasons: { zh, en } };
}
