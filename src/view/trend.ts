import { isDay, parsePartialDate, periodOf } from '../base/dates.ts';
import { UsageError } from '../base/errors.ts';
import { type Both, explainDefinition, type ShareDefinition } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import { countedTrials, type TrialScope, type TrialTerms, understandTrials } from './counted.ts';
import { milestones, openQuestion } from './milestones.ts';
import { organisationsIn } from './seated.ts';
import { listingDay } from './trials.ts';

/** What to count, by which period, and the past day whose knowledge is set beside today's. A milestone of null counts trials. */
export type TrendQuestion = TrialTerms & {
  milestone: string | null;
  jurisdiction: string | null;
  by: 'year' | 'quarter';
  past: string;
  as_of: string;
  known_by: string;
  definition: ShareDefinition;
};

/** A trial or milestone of a period and the statement that dates it. */
export type Dated = { subject: string; statement: string };

/** One period as known by the past day and as known now. */
export type TrendPeriod = {
  period: string;
  past: number;
  now: number;
  /** Whether the whole period lay behind the past day; if not, what differs is also what came after that day. */
  was_over: boolean;
  added: Dated[];
  removed: Dated[];
  dated: Dated[];
};

/** An answer that repeats what was understood. */
export type TrendAnswer = {
  understood: TrialScope & { milestone: string | null; jurisdiction: string | null; by: 'year' | 'quarter' };
  definition: ShareDefinition;
  definition_words: Both;
  as_of: string;
  past: string;
  known_by: string;
  newest_snapshot: { past: string | null; now: string | null };
  totals: { past: number; now: number; added: number; removed: number };
  /** Dated too vaguely for one period, or not at all. */
  undated: { past: number; now: number };
  reasons: Both;
  periods: TrendPeriod[];
};

type Item = { subject: string; from: string | null; to: string | null; statement(): string };
type Series = { periods: Map<string, Map<string, Item>>; undated: number; newest: string | null };
type Days = { as_of: string; known_by: string };

/** Trials or milestones by period, as known by a past day and as known now. Throws UsageError for an unknown term or day, or days in the wrong order. */
export async function trend(atlas: Atlas, question: TrendQuestion): Promise<TrendAnswer> {
  const { past, as_of, known_by, milestone, jurisdiction, by, definition } = question;
  if (!isDay(past))
    throw new UsageError(
      `--past "${past}" is not a calendar day; write YYYY-MM-DD`,
      `--past “${past}” 不是日历上的一天；请写作 YYYY-MM-DD`,
    );
  if (milestone !== null && question.series !== null)
    throw new UsageError(
      'trend: a series is a filter of trials; leave out --milestone or the filter',
      '趋势：系列只用于筛选试验；请去掉 --milestone 或该筛选',
    );
  if (past >= known_by)
    throw new UsageError(`--past ${past} must lie before --known-by ${known_by}`, `--past ${past} 须早于 --known-by ${known_by}`);
  const scope = await understandTrials(atlas, question);
  const [then, now] = await Promise.all([
    seriesOf(atlas, question, scope, { as_of: listingDay('listed', as_of, past), known_by: past }),
    seriesOf(atlas, question, scope, { as_of, known_by }),
  ]);
  const periods = periodsOf(then, now, by).map((period) => compare(period, then, now, past));
  return {
    understood: { ...scope, milestone, jurisdiction, by },
    definition,
    definition_words: explainDefinition(milestone === null ? definition : { scope: definition.scope }),
    as_of,
    past,
    known_by,
    newest_snapshot: { past: then.newest, now: now.newest },
    totals: totalsOf(periods),
    undated: { past: then.undated, now: now.undated },
    reasons: reasonsFor(question, periods, then),
    periods,
  };
}

async function seriesOf(atlas: Atlas, question: TrendQuestion, scope: TrialScope, days: Days): Promise<Series> {
  const { items, open, newest } =
    question.milestone === null ? await trialItems(atlas, question, scope, days) : await milestoneItems(atlas, question, scope, days);
  const periods = new Map<string, Map<string, Item>>();
  let undated = open;
  for (const item of items) {
    const period = periodOf(question.by, item.from, item.to);
    const own = periods.get(period ?? '');
    if (period === null) undated += 1;
    else if (own) own.set(item.subject, item);
    else periods.set(period, new Map([[item.subject, item]]));
  }
  return { periods, undated, newest };
}

type Items = { items: Item[]; open: number; newest: string | null };

async function trialItems(atlas: Atlas, { definition }: TrendQuestion, scope: TrialScope, days: Days): Promise<Items> {
  const { counted, open, newest } = await countedTrials(atlas, scope, definition, days);
  const isStart = definition.date_rule === 'start';
  const items = counted.map((row) => ({
    subject: row.trial,
    statement: () => (isStart ? row.start_statement : row.posted_statement) ?? row.statement,
    from: isStart ? row.start_from : row.posted_from,
    to: isStart ? row.start_to : row.posted_to,
  }));
  return { items, open: open.length, newest };
}

/** Milestones of a kind, each once for its product, modifier, agency and jurisdiction; the earliest dated statement counts. */
async function milestoneItems(
  atlas: Atlas,
  { milestone, jurisdiction, definition }: TrendQuestion,
  { place, modality, target, disease, source }: TrialScope,
  days: Days,
): Promise<Items> {
  const filters = {
    milestone,
    jurisdiction,
    scope: definition.scope,
    modality: modality?.ids ?? null,
    target: target?.id ?? null,
    diseases: disease?.ids ?? null,
  };
  const rows = await milestones(atlas, { ...openQuestion(days.as_of, days.known_by), ...filters });
  const local = place === null ? null : await organisationsIn(atlas, place.id, days.as_of, days.known_by);
  const kept = rows.filter(
    (row) => (source === null || row.source === source) && (local === null || row.organisations.some((id) => local.has(id))),
  );
  const bySubject = new Map<string, Item>();
  for (const row of kept) {
    const subject = [row.label, row.modifier, row.agency, row.jurisdiction, row.disease].filter((part) => part !== null).join(' · ');
    if (!bySubject.has(subject)) bySubject.set(subject, { subject, statement: () => row.statement, from: row.date_from, to: row.date_to });
  }
  const seen = kept.map(({ observed_at }) => observed_at).toSorted();
  return { items: [...bySubject.values()], open: 0, newest: seen.at(-1) ?? null };
}

/** Every period from the first to the last that has anything, also those with nothing. */
function periodsOf(then: Series, now: Series, by: 'year' | 'quarter'): string[] {
  const known = [...then.periods.keys(), ...now.periods.keys()].toSorted();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const years = Array.from({ length: Number(last.slice(0, 4)) - Number(first.slice(0, 4)) + 1 }, (_, at) => Number(first.slice(0, 4)) + at);
  const all = by === 'year' ? years.map(String) : years.flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`));
  return all.filter((period) => period >= first && period <= last);
}

function compare(period: string, then: Series, now: Series, past: string): TrendPeriod {
  const [before, after] = [then, now].map(({ periods }) => periods.get(period) ?? new Map<string, Item>()) as [
    Map<string, Item>,
    Map<string, Item>,
  ];
  const listed = (from: Map<string, Item>, without?: Map<string, Item>): Dated[] =>
    [...from.values()]
      .filter(({ subject }) => !without?.has(subject))
      .map(({ subject, statement }) => ({ subject, statement: statement() }));
  return {
    period,
    past: before.size,
    now: after.size,
    was_over: (parsePartialDate(period)?.to ?? '9999') <= past,
    added: listed(after, before),
    removed: listed(before, after),
    dated: listed(after),
  };
}

function totalsOf(periods: TrendPeriod[]): TrendAnswer['totals'] {
  const sum = (value: (one: TrendPeriod) => number) => periods.reduce((all, one) => all + value(one), 0);
  return {
    past: sum((one) => one.past),
    now: sum(({ now }) => now),
    added: sum(({ added }) => added.length),
    removed: sum(({ removed }) => removed.length),
  };
}

function reasonsFor({ past, known_by }: TrendQuestion, periods: TrendPeriod[], then: Series): Both {
  if (then.newest === null) {
    return {
      zh: `截至 ${past} 图谱没有可用的资料，无法对比当时所知与今日所知。`,
      en: `Nothing at hand was known by ${past}, so what was known then cannot be set beside what is known now.`,
    };
  }
  const over = totalsOf(periods.filter(({ was_over }) => was_over));
  const zh = `在 ${past} 已结束的各期中，当时所知 ${over.past} 项，${known_by} 所知 ${over.now} 项：事后补入 ${over.added} 项，移出 ${over.removed} 项。`;
  const en = `In the periods that were over by ${past}, ${over.past} were known then and ${over.now} by ${known_by}: ${over.added} filled in later, ${over.removed} taken out.`;
  return { zh, en };
}
