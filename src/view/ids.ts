/** Statement ids of 16 hexadecimal digits, each as two halves: the low one at an even place, the high one behind it. An id that is not there is zero. */
export type Ids = Uint32Array;

const FOUR = Array.from({ length: 65_536 }, (_, number) => number.toString(16).padStart(4, '0'));

/** Ids from the numbers that they write. */
export function idsOf(numbers: readonly (bigint | null)[]): Ids {
  return new Uint32Array(BigUint64Array.from(numbers, (number) => number ?? 0n).buffer);
}

/** The id at a place as text, null where there is none. */
export function idAt(ids: Ids, at: number): string | null {
  const [low, high] = [ids[2 * at] as number, ids[2 * at + 1] as number];
  if (low === 0 && high === 0) return null;
  return `${FOUR[high >>> 16]}${FOUR[high & 0xffff]}${FOUR[low >>> 16]}${FOUR[low & 0xffff]}`;
}

/** Of two places the one with the lesser id; an id that is not there is the greatest. */
export function lesser(ids: Ids, one: number, other: number): number {
  const rank = (at: number) => (ids[2 * at + 1] as number) * 2 ** 32 + (ids[2 * at] as number);
  const [high, against] = [ids[2 * one + 1] as number, ids[2 * other + 1] as number];
  if (rank(one) === 0) return other;
  if (rank(other) === 0 || high < against) return one;
  return high === against && (ids[2 * one] as number) <= (ids[2 * other] as number) ? one : other;
}
