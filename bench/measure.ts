import { textTable } from '../src/surface/cli/text-table.ts';

/** What a case measured: each run in `unit`, and the limit or the peer's median in the same unit; `against` null says there is none. */
export type Measure = {
  what: string;
  runs: number[];
  unit: 'ms' | 's' | 'MB/s' | 'MB' | 'trials/s' | '%' | 'times';
  against: { what: string; value: number } | null;
};

/** A benchmark: what it measures now, on this machine. */
export type Bench = () => Promise<Measure[]>;

/** Runs work so many times, one after the other, and gives the milliseconds of each. */
export async function timeRuns(times: number, work: (nth: number) => unknown): Promise<number[]> {
  const runs: number[] = [];
  for (let nth = 0; nth < times; nth++) {
    const began = performance.now();
    await work(nth);
    runs.push(performance.now() - began);
  }
  return runs;
}

/** The middle of some numbers, or the mean of the two in the middle. Throws when there are none. */
export function median(values: number[]): number {
  if (values.length === 0) throw new Error('no runs to take the median of');
  const sorted = values.toSorted((a, b) => a - b);
  const [low = 0, high = low] = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1);
  return (low + high) / 2;
}

/** Measures as a table: the median, the range of the runs, and the ratio of the median to the limit or peer. */
export function measureTable(name: string, measures: Measure[]): string {
  const rows = measures.map(({ what, runs, unit, against }) => [
    name,
    what,
    `${digits(median(runs))} ${unit}`,
    `${digits(Math.min(...runs))}–${digits(Math.max(...runs))}`,
    String(runs.length),
    against === null ? '–' : `${against.what} ${digits(against.value)} ${unit}`,
    against === null ? '–' : (median(runs) / against.value).toFixed(2),
  ]);
  return textTable(['case', 'what', 'median', 'range', 'runs', 'against', 'ratio'], rows, 80);
}

function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}
