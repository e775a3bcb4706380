import { precisionOf } from '../base/dates.ts';
import { UsageError } from '../base/errors.ts';
import { GRADES, type Grade } from '../model/curation.ts';
import { type Both, explainDefinition, type ShareDefinition } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import { countedTrials, understandTrials } from './counted.ts';
import { resolveEntity } from './linker.ts';
import { type Milestone, milestones, openQuestion } from './milestones.ts';
import { trialsOf } from './product.ts';
import type { Resolved } from './resolve.ts';
import type { Situated } from './situated.ts';

/** Whose timeline, by names; at least one is given, and together they narrow it. */
export type TimelineQuestion = {
  product: string | null;
  organisation: string | null;
  target: string | null;
  as_of: string;
  known_by: string;
  definition: ShareDefinition;
};

/** A milestone or the start of a trial; days are the first and last possible, null where nothing says. */
export type TimelineEvent = {
  kind: string;
  modifier: string | null;
  /** The product of a milestone, or the id of the trial that started. */
  subject: string;
  /** The id of the product of a milestone where it is curated; null for the start of a trial. */
  product: string | null;
  agency: string | null;
  jurisdiction: string | null;
  disease: string | null;
  from: string | null;
  to: string | null;
  precision: string | null;
  grade: Grade;
  statements: string[];
};

/** An answer that repeats what was understood. */
export type TimelineAnswer = {
  understood: { product: string | null; organisation: string | null; target: Resolved | null };
  definition: ShareDefinition;
  definition_words: Both;
  as_of: string;
  known_by: string;
  newest_snapshot: string | null;
  counts: { milestones: number; trials: number; undated_trials: number };
  reasons: Both;
  events: TimelineEvent[];
};

const OPEN = { place: null, modality: null, disease: null, source: null, series: null };

/** Milestones and trial starts of a product, an organisation or a target, oldest first. Throws UsageError for an unknown name or day. */
export async function timeline(atlas: Atlas, question: TimelineQuestion): Promise<TimelineAnswer> {
  const { as_of, known_by, definition } = question;
  if (question.product === null && question.organisation === null && question.target === null)
    throw new UsageError('timeline: give --product, --organisation or --target', 'timeline：请给出 --product、--organisation 或 --target');
  const scope = await understandTrials(atlas, { ...OPEN, target: question.target, as_of, known_by });
  const product = resolveEntity(atlas, known_by, 'product', question.product);
  const organisation = resolveEntity(atlas, known_by, 'organisation', question.organisation);
  const understood = { product, organisation, target: scope.target };
  const filters = { product, organisation, target: scope.target?.id ?? null, scope: definition.scope };
  const stated = await milestones(atlas, { ...openQuestion(as_of, known_by), ...filters });
  const found = await countedTrials(atlas, scope, definition, question);
  const own = product === null ? null : new Set((await trialsOf(atlas, product, known_by)).map(({ trial }) => trial));
  const isOwn = ({ trial, sponsors }: Situated) =>
    (own === null || own.has(trial)) && (organisation === null || sponsors.includes(`organisation/${organisation}`));
  const started = found.counted.filter(isOwn);
  const undated = found.open.filter(isOwn).length;
  const events = inOrder([...merge(stated.map(eventOf)), ...started.map(startOf)]);
  return {
    understood,
    definition,
    definition_words: explainDefinition({ scope: definition.scope, role: definition.role, date_rule: definition.date_rule }),
    as_of,
    known_by,
    newest_snapshot: newest([...stated.map(({ observed_at }) => observed_at), ...started.map(({ effective }) => effective)]),
    counts: { milestones: events.length - started.length, trials: started.length, undated_trials: undated },
    reasons: reasonsFor(events.length - started.length, started.length, undated),
    events,
  };
}

function eventOf(row: Milestone): TimelineEvent {
  const { milestone, modifier, label, product, agency, jurisdiction, disease, date_from, date_to, precision, grade, statement } = row;
  const what = { kind: milestone, modifier, subject: label, product, agency, jurisdiction, disease };
  return { ...what, from: date_from, to: date_to, precision, grade, statements: [statement] };
}

function startOf({ trial, start_from, start_to, start_statement, statement }: Situated): TimelineEvent {
  return {
    kind: 'trial_started',
    modifier: null,
    subject: trial,
    product: null,
    agency: null,
    jurisdiction: null,
    disease: null,
    from: start_from,
    to: start_to,
    precision: start_from === null || start_to === null ? null : precisionOf(start_from, start_to),
    grade: 'register',
    statements: [start_statement ?? statement],
  };
}

/** One event where several sources state the same on the same days, with the strongest grade. */
function merge(events: TimelineEvent[]): TimelineEvent[] {
  const groups = Map.groupBy(events, ({ grade: _, statements: __, ...what }) => JSON.stringify(what));
  return [...groups.values()].map((same) => ({
    ...(same[0] as TimelineEvent),
    grade: GRADES.find((grade) => same.some((one) => one.grade === grade)) as Grade,
    statements: same.flatMap(({ statements }) => statements),
  }));
}

/** By first possible day, then by last, events without a day at the end. */
function inOrder(events: TimelineEvent[]): TimelineEvent[] {
  const keyed = events.map((event) => ({ event, key: `${event.from ?? '9999'} ${event.to ?? '9999'} ${event.subject}` }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ event }) => event);
}

function newest(days: string[]): string | null {
  return days.reduce<string | null>((last, day) => (last === null || day > last ? day : last), null);
}

function reasonsFor(stated: number, started: number, undated: number): Both {
  return {
    zh: `${stated} 个里程碑，${started} 项试验开始；另有 ${undated} 项试验日期不足以判断是否已开始。`,
    en: `${stated} milestones and ${started} trial starts; of ${undated} more trials no date says whether they had started.`,
  };
}
