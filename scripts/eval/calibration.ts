/** A predicted probability and whether it came true. */
export type Outcome = { probability: number; happened: boolean };

const BINS = 10;

/** Predicted against observed, in ten bins of equal width; a row holds the bin, its size, the mean prediction and the share that came true. Bins without outcomes are left out. */
export function calibration(outcomes: Outcome[]): string[][] {
  return Array.from({ length: BINS }, (_, bin) => outcomes.filter(({ probability }) => binOf(probability) === bin)).flatMap(
    (inside, bin) => (inside.length === 0 ? [] : [row(inside, bin)]),
  );
}

function binOf(probability: number): number {
  return Math.min(BINS - 1, Math.floor(probability * BINS));
}

function row(inside: Outcome[], bin: number): string[] {
  const mean = (value: (one: Outcome) => number) => inside.reduce((sum, one) => sum + value(one), 0) / inside.length;
  return [
    `${bin / BINS}–${(bin + 1) / BINS}`,
    String(inside.length),
    mean(({ probability }) => probability).toFixed(2),
    mean(({ happened }) => Number(happened)).toFixed(2),
  ];
}
