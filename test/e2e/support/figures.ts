import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { textTable } from '../../../src/surface/cli/text-table.ts';
import { theSession } from './session.ts';

/** A measured figure: what, on which page or under which load, and the limit, which is the least where `isLeast`. */
export type Figure = { what: string; where: string; value: number; unit: string; limit: number; isLeast?: boolean };

/** Writes a figure down for the table at the end. */
export function record(figure: Figure): void {
  appendFileSync(theSession().figures, `${JSON.stringify(figure)}\n`);
}

/** The figures of a file as tables: each kind of figure against its limit, then the worst of each kind on each page. Empty when there are none. */
export function figureTables(file: string): string {
  if (!existsSync(file)) return '';
  const figures = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Figure);
  return `${summary(figures)}\n\n${byPage(figures)}\n`;
}

function summary(figures: Figure[]): string {
  const groups = Map.groupBy(figures, ({ what, limit, unit }) => `${what}\t${limit}\t${unit}`);
  const rows = [...groups.values()].flatMap((group) => {
    const worst = worstOf(group);
    if (!worst) return [];
    const sorted = group.map(({ value }) => value).toSorted((a, b) => a - b);
    const middle = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
    return [
      [
        worst.what,
        `${worst.isLeast ? '≥' : '≤'} ${worst.limit} ${worst.unit}`,
        String(group.length),
        digits(middle),
        digits(worst.value),
        worst.where,
        isOver(worst) ? 'OVER' : 'ok',
      ],
    ];
  });
  return textTable(['figure', 'limit', 'measured', 'median', 'worst', 'at', ''], rows, 60);
}

function byPage(figures: Figure[]): string {
  const kinds = [...new Set(figures.map(({ what }) => what))];
  const pages = [...Map.groupBy(figures, ({ where }) => where)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const rows = pages.map(([where, group]) => [
    where,
    ...kinds.map((kind) => {
      const worst = worstOf(group.filter(({ what }) => what === kind));
      return worst ? `${digits(worst.value)}${isOver(worst) ? ' OVER' : ''}` : '';
    }),
  ]);
  return textTable(['page', ...kinds], rows, 60);
}

/** The figure that is farthest on the wrong side of its limit. */
function worstOf(figures: Figure[]): Figure | undefined {
  return figures.toSorted((a, b) => ratio(b) - ratio(a))[0];
}

function ratio({ value, limit, isLeast }: Figure): number {
  return isLeast ? limit / value : value / limit;
}

function isOver({ value, limit, isLeast }: Figure): boolean {
  return isLeast ? value < limit : value > limit;
}

function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1);
}
