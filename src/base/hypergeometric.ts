const LOGS = [0];

/** ln(n!) for a whole number. */
function logFactorial(n: number): number {
  for (let next = LOGS.length; next <= n; next += 1) LOGS.push((LOGS[next - 1] as number) + Math.log(next));
  return LOGS[n] as number;
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/** Probabilities that differ by rounding alone count as equal. */
const ROUNDING = 1e-7;

/**
 * Fisher's exact test of one cell, two-sided: of `total` units `marked` are of a kind and `drawn` lie in a place; the probability of counts of that kind
 * in the place which are no likelier than `seen`, if kind and place had nothing to do with each other (hypergeometric).
 */
export function fisherExact(seen: number, drawn: number, marked: number, total: number): number {
  const all = logChoose(total, drawn);
  const chance = (count: number) => Math.exp(logChoose(marked, count) + logChoose(total - marked, drawn - count) - all);
  const least = Math.max(0, drawn - (total - marked));
  const counts = Array.from({ length: Math.min(drawn, marked) - least + 1 }, (_, at) => least + at);
  const bound = chance(seen) * (1 + ROUNDING);
  const sum = counts.map(chance).reduce((so_far, one) => (one <= bound ? so_far + one : so_far), 0);
  return Math.min(1, sum);
}

/** Holm's correction of several probabilities, in the order given, for having looked at all of them. */
export function holm(probabilities: readonly number[]): number[] {
  const order = probabilities.map((_, at) => at).toSorted((a, b) => (probabilities[a] as number) - (probabilities[b] as number));
  const adjusted = new Array<number>(probabilities.length).fill(0);
  let highest = 0;
  for (const [rank, at] of order.entries()) {
    highest = Math.min(1, Math.max(highest, (probabilities.length - rank) * (probabilities[at] as number)));
    adjusted[at] = highest;
  }
  return adjusted;
}
