import { type Both, explainDefinition, type ShareDefinition } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import { countedTrials, type TrialScope, type TrialTerms, understandTrials } from './counted.ts';
import { type Dimension, inStep, isOrdered, labelOn, NOT_STATED, valuesOn } from './dimension.ts';
import type { Situated } from './situated.ts';

/** Which trials to count, and by which two dimensions; null leaves a filter open. */
export type LandscapeQuestion = TrialTerms & {
  rows: Dimension;
  columns: Dimension;
  most: number;
  as_of: string;
  known_by: string;
  definition: ShareDefinition;
};

/** One value of a dimension and the number of trials that have it; `other` gathers what the table leaves out. */
export type AxisValue = { id: string; label: Both; trials: number };

/** A trial that was counted, the statement that the register lists it, and its values on both dimensions. */
export type SituatedTrial = { trial: string; statement: string; rows: readonly string[]; columns: readonly string[] };

/** Trials by two dimensions; a trial with several values counts under each, so rows and columns may add up to more than `trials`. */
export type LandscapeAnswer = {
  understood: TrialScope & { rows: Dimension; columns: Dimension };
  definition: ShareDefinition;
  definition_words: Both;
  as_of: string;
  known_by: string;
  newest_snapshot: string | null;
  trials: number;
  /** Trials that meet the definition but whose date does not say whether they had started or been posted. */
  undated: number;
  rows: AxisValue[];
  columns: AxisValue[];
  cells: number[][];
  reasons: Both;
  counted: SituatedTrial[];
};

const OTHER = 'other';

/** Counts trials by any two dimensions under a stated definition and both dates. Throws UsageError for an unknown term or day. */
export async function landscape(atlas: Atlas, question: LandscapeQuestion): Promise<LandscapeAnswer> {
  const { rows, columns, as_of, known_by, definition, most } = question;
  const scope = await understandTrials(atlas, question);
  const found = await countedTrials(atlas, scope, definition, question);
  const counted = found.counted.map((row) => situate(row, question));
  return {
    understood: { rows, columns, ...scope },
    definition,
    definition_words: explainDefinition(definition),
    as_of,
    known_by,
    newest_snapshot: found.newest,
    trials: counted.length,
    undated: found.open.length,
    ...tabulate(counted, question, most),
    reasons: reasonsFor(question, found.listed, counted),
    counted,
  };
}

/** Whether a trial with some values counts under a line of an axis; `other` is of the values that the axis does not show. */
export function isUnder(line: string, values: readonly string[], axis: readonly AxisValue[]): boolean {
  return line === OTHER ? values.some((value) => !axis.some(({ id }) => id === value)) : values.includes(line);
}

function situate(row: Situated, { rows, columns }: LandscapeQuestion): SituatedTrial {
  return { trial: row.trial, statement: row.statement, rows: valuesOn(rows, row), columns: valuesOn(columns, row) };
}

function tabulate(
  counted: SituatedTrial[],
  question: LandscapeQuestion,
  most: number,
): Pick<LandscapeAnswer, 'rows' | 'columns' | 'cells'> {
  const rows = axis(question.rows, counted, (trial) => trial.rows, most);
  const columns = axis(question.columns, counted, (trial) => trial.columns, most);
  const cells = rows.lines.map(() => new Array<number>(columns.lines.length).fill(0));
  for (const trial of counted) {
    for (const row of rows.linesOf(trial.rows)) {
      const cell = cells[row] as number[];
      for (const column of columns.linesOf(trial.columns)) cell[column] = (cell[column] as number) + 1;
    }
  }
  return { rows: rows.lines, columns: columns.lines, cells };
}

/** The lines of one dimension, and the places of those under which some values count, each once. */
type Axis = { lines: AxisValue[]; linesOf(values: readonly string[]): readonly number[] };

/** The values of one dimension: years and phases in order, others by count; then what is left out in one line, and what is not stated last. */
function axis(dimension: Dimension, counted: SituatedTrial[], valuesOf: (trial: SituatedTrial) => readonly string[], most: number): Axis {
  const counts = new Map<string, number>();
  for (const one of counted) for (const value of valuesOf(one)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const lines = [...counts].map(([id, trials]) => ({ id, label: labelOn(dimension, id), trials }));
  const byCount = lines.filter(({ id }) => id !== NOT_STATED).sort((a, b) => b.trials - a.trials || (a.id < b.id ? -1 : 1));
  const [kept, rest] = [byCount.slice(0, most), byCount.slice(most)];
  if (isOrdered(dimension)) kept.sort((a, b) => inStep(a.id, b.id));
  const all = [...kept, ...others(rest), ...lines.filter(({ id }) => id === NOT_STATED)];
  const places = new Map<string, number[]>([
    ...rest.map(({ id }) => [id, [kept.length]] as [string, number[]]),
    ...all.map(({ id }, at) => [id, [at]] as [string, number[]]),
  ]);
  const linesOf = (values: readonly string[]) => placesOf(values, places);
  if (rest.length > 0)
    (all[kept.length] as AxisValue).trials = counted.filter((one) => linesOf(valuesOf(one)).includes(kept.length)).length;
  return { lines: all, linesOf };
}

function placesOf(values: readonly string[], places: Map<string, number[]>): readonly number[] {
  if (values.length === 1) return places.get(values[0] as string) as number[];
  return [...new Set(values.flatMap((value) => places.get(value) as number[]))];
}

function others(rest: AxisValue[]): AxisValue[] {
  if (rest.length === 0) return [];
  return [{ id: OTHER, label: { zh: `其余 ${rest.length} 类`, en: `${rest.length} more` }, trials: 0 }];
}

function reasonsFor({ as_of }: LandscapeQuestion, listed: number, counted: SituatedTrial[]): Both {
  if (listed === 0) {
    return {
      zh: `在 ${as_of} 之前没有可用的登记册快照，或没有试验符合筛选；可改用 --date-rule start 按开始日期回溯。`,
      en: `No listing at hand was taken on or before ${as_of}, or no trial passes the filters; --date-rule start looks back by start date.`,
    };
  }
  const several = counted.filter(({ rows, columns }) => rows.length > 1 || columns.length > 1).length;
  return {
    zh: `共 ${counted.length} 项试验；其中 ${several} 项在某一维度上有多个取值，在每个取值下各计一次。`,
    en: `${counted.length} trials; ${several} of them have several values on a dimension and count once under each.`,
  };
}
