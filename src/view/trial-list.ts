import { UsageError } from '../base/errors.ts';
import type { Both, ShareDefinition } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import { countedTrials, type TrialScope, type TrialTerms, understandTrials } from './counted.ts';
import { type Dimension, inStep, labelOn } from './dimension.ts';
import { type AxisValue, isUnder, landscape, type SituatedTrial } from './landscape.ts';
import type { Situated } from './situated.ts';
import { type TrialWords, trialWords, WORDLESS } from './trial-words.ts';

/** What a list of trials can be put in order by. */
export const TRIAL_ORDERS = ['start', 'trial', 'phase', 'status', 'sponsor'] as const;
export type TrialOrder = (typeof TRIAL_ORDERS)[number];

/** A row or column of a landscape, both where they cross: the trials behind it; `most` is how many values the landscape shows on each. */
export type Cell = { rows: Dimension; columns: Dimension; most: number; row: string | null; column: string | null };

/** Which trials to list: those that a definition counts, or of these those behind a cell; `page` counts from 1. */
export type TrialListQuestion = TrialTerms & {
  as_of: string;
  known_by: string;
  definition: ShareDefinition;
  cell: Cell | null;
  order: TrialOrder;
  is_descending: boolean;
  page: number;
  size: number;
};

/** A trial in a list; `start_from` and `start_to` are its first and last possible day of start. */
export type ListedTrial = TrialWords & {
  trial: string;
  statement: string;
  modality: string | null;
  targets: string[];
  phases: string[];
  statuses: string[];
  sponsors: { id: string; label: Both }[];
  start_from: string | null;
  start_to: string | null;
};

/** One page of the trials behind a count; `cell` names the values that they have. */
export type TrialListAnswer = {
  understood: TrialScope;
  definition: ShareDefinition;
  as_of: string;
  known_by: string;
  newest_snapshot: string | null;
  cell: { row: AxisValue | null; column: AxisValue | null } | null;
  total: number;
  page: number;
  pages: number;
  trials: ListedTrial[];
};

/** Lists the trials behind a count, a page at a time. Throws UsageError for an unknown term, day, value of a dimension or page. */
export async function trialList(atlas: Atlas, question: TrialListQuestion): Promise<TrialListAnswer> {
  const { as_of, known_by, definition, cell, page, size } = question;
  const scope = await understandTrials(atlas, question);
  const found = await countedTrials(atlas, scope, definition, question);
  const behind = cell === null ? null : await trialsBehind(atlas, question, cell);
  const all = behind === null ? found.counted : found.counted.filter(({ trial }) => behind.trials.has(trial));
  const pages = Math.max(1, Math.ceil(all.length / size));
  if (page > pages) throw new UsageError(`--page ${page} is past the last; there are ${pages}`, `没有第 ${page} 页；共 ${pages} 页`);
  const sorted = all.toSorted(orderOf(question));
  return {
    understood: scope,
    definition,
    as_of,
    known_by,
    newest_snapshot: found.newest,
    cell: behind === null ? null : { row: behind.row, column: behind.column },
    total: all.length,
    page,
    pages,
    trials: await listTrials(atlas, sorted.slice((page - 1) * size, page * size), known_by),
  };
}

async function trialsBehind(atlas: Atlas, question: TrialListQuestion, { rows, columns, most, row, column }: Cell) {
  const answer = await landscape(atlas, { ...question, rows, columns, most });
  const one = row === null ? null : lineOf(answer.rows, row, `${rows} in rows`);
  const other = column === null ? null : lineOf(answer.columns, column, `${columns} in columns`);
  const isBehind = (trial: SituatedTrial) =>
    (one === null || isUnder(one.id, trial.rows, answer.rows)) && (other === null || isUnder(other.id, trial.columns, answer.columns));
  return { row: one, column: other, trials: new Set(answer.counted.filter(isBehind).map(({ trial }) => trial)) };
}

function lineOf(axis: AxisValue[], asked: string, of: string): AxisValue {
  const line = axis.find(({ id }) => id === asked);
  if (line) return line;
  throw new UsageError(
    `no value "${asked}" of ${of}; the values are ${axis.map(({ id }) => id).join(', ')}`,
    `${of} 没有“${asked}”这个值；已有 ${axis.map(({ id }) => id).join('、')}`,
  );
}

/** How two trials stand in an order; those that do not say come last either way, and equals by their ids. */
function orderOf({ order, is_descending }: TrialListQuestion): (one: Situated, other: Situated) => number {
  const key = KEYS[order];
  return (one, other) => {
    const [a, b] = [key(one), key(other)];
    if (a === b) return one.trial < other.trial ? -1 : 1;
    if (a === '' || b === '') return a === '' ? 1 : -1;
    return inStep(a, b) < 0 === is_descending ? 1 : -1;
  };
}

const KEYS: Record<TrialOrder, (trial: Situated) => string> = {
  start: ({ start_from }) => start_from ?? '',
  trial: ({ trial }) => trial,
  phase: ({ phases }) => phases.join('/'),
  status: ({ statuses }) => statuses.join('/'),
  sponsor: ({ sponsors }) => sponsors.map((id) => labelOn('organisation', id).en).join('/'),
};

/** Trials as a list tells them, with the newest titles, interventions and conditions known by a day. */
export async function listTrials(atlas: Atlas, rows: Situated[], known_by: string): Promise<ListedTrial[]> {
  const ids = rows.map(({ trial }) => trial);
  const words = await trialWords(atlas, ids, known_by);
  return rows.map((row) => ({
    trial: row.trial,
    statement: row.statement,
    ...(words.get(row.trial) ?? WORDLESS),
    modality: row.modality,
    targets: row.targets,
    phases: row.phases,
    statuses: row.statuses,
    sponsors: row.sponsors.map((id) => ({ id, label: labelOn('organisation', id) })),
    start_from: row.start_from,
    start_to: row.start_to,
  }));
}
