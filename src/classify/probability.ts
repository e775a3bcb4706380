import { GIVEN } from './score.ts';

/** Slope of the logistic from points above GIVEN to probability. */
const SLOPE = 0.6;

/** The probability that a record is in the field, from the points of its product; null for a record without any. */
export function probabilityOf(points: number | null): number {
  if (points === null) return 0.02;
  return Math.round((0.02 + 0.97 / (1 + Math.exp(-SLOPE * (points - GIVEN)))) * 1000) / 1000;
}
