import type { Both } from '../../model/definitions.ts';
import { type Dimension, isOrdered, labelOn, NOT_STATED, valuesOn } from '../../view/dimension.ts';
import type { ReportContext } from './context.ts';
import type { Chart, Section } from './report.ts';
import { count } from './say.ts';

/** Values of a dimension that a chart shows before the rest goes unshown; phases and years are few. */
const MOST = 14;

/** Trials led from the cluster by year of start, and by modality and phase. */
export function chartsSection(context: ReportContext): Section {
  const { counted } = context.trials;
  const charts = counted.length === 0 ? [] : [byYear(context), byModality(context)];
  return {
    id: 'charts',
    title: { zh: '试验分布', en: 'Trials by year, modality and phase' },
    blocks: charts.map((chart) => ({ kind: 'chart' as const, chart })),
  };
}

function byYear(context: ReportContext): Chart {
  const all = () => [''];
  const column = { zh: '试验数', en: 'trials' };
  const title = { zh: '按开始年份的试验数', en: 'Trials by year of start' };
  const { rows, cells } = cross(context, 'start_year', [''], all);
  return { id: 'years', title, rows, columns: [column], cells };
}

function byModality(context: ReportContext): Chart {
  const phases = axis(context, 'phase');
  const title = { zh: '按技术类型与期别的试验数', en: 'Trials by modality and phase' };
  const { rows, cells } = cross(context, 'modality', phases, (row) => valuesOn('phase', row));
  return { id: 'modality-phase', title, rows, columns: phases.map((value) => labelOn('phase', value)), cells };
}

type Situated = ReportContext['trials']['counted'][number];

function cross(
  context: ReportContext,
  dimension: Dimension,
  columns: string[],
  columnsOf: (row: Situated) => readonly string[],
): Pick<Chart, 'cells'> & { rows: Both[] } {
  const values = axis(context, dimension);
  const cells = values.map((value) =>
    columns.map((column) => {
      const inside = context.trials.counted.filter((row) => valuesOn(dimension, row).includes(value) && columnsOf(row).includes(column));
      return count(inside.map(({ trial, statement }) => ({ subject: trial, statement })));
    }),
  );
  return { rows: values.map((value) => labelOn(dimension, value)), cells };
}

/** The values on a dimension: years and phases in order, others by count; what is not stated last. */
function axis({ trials }: ReportContext, dimension: Dimension): string[] {
  const counts = Map.groupBy(
    trials.counted.flatMap((row) => valuesOn(dimension, row)),
    (value) => value,
  );
  const known = [...counts].filter(([value]) => value !== NOT_STATED).toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  const kept = known.slice(0, MOST).map(([value]) => value);
  const sorted = isOrdered(dimension) ? kept.toSorted() : kept;
  return counts.has(NOT_STATED) ? [...sorted, NOT_STATED] : sorted;
}
