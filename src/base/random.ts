/** Numbers in [0, 1) that look random and are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Numbers in [0, 1), one a call. */
export type Random = () => number;

/** A draw of the standard normal distribution (Box and Muller). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A draw of the gamma distribution with scale 1 (Marsaglia and Tsang, 2000). */
function gamma(shape: number, random: Random): number {
  if (shape < 1) return gamma(shape + 1, random) * random() ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** A draw of the beta distribution. */
export function beta(a: number, b: number, random: Random): number {
  const one = gamma(a, random);
  return one / (one + gamma(b, random));
}

/** Variance from which a sum of chances is drawn as a normal. */
export const MANY = 25;

/** A draw of how many happen of several lots of trials, each lot with a probability of its own; prepared once for many draws. */
export function sumOfBinomials(lots: readonly { trials: number; probability: number }[]): (random: Random) => number {
  const mean = lots.reduce((sum, { trials, probability }) => sum + trials * probability, 0);
  const variance = lots.reduce((sum, { trials, probability }) => sum + trials * probability * (1 - probability), 0);
  if (variance > MANY) return (random) => Math.max(0, Math.round(mean + Math.sqrt(variance) * normal(random)));
  return (random) => lots.reduce((sum, { trials, probability }) => sum + binomial(trials, probability, random), 0);
}

/** How many of `trials` happen, each with a probability: counted down the distribution, or by the normal where the variance is large. */
export function binomial(trials: number, probability: number, random: Random): number {
  if (trials === 0 || probability <= 0) return 0;
  if (probability > 0.5) return trials - binomial(trials, 1 - probability, random);
  const variance = trials * probability * (1 - probability);
  if (variance > MANY) return Math.min(trials, Math.max(0, Math.round(trials * probability + Math.sqrt(variance) * normal(random))));
  const odds = probability / (1 - probability);
  let [left, chance, happened] = [random(), (1 - probability) ** trials, 0];
  while (left > chance && happened < trials) {
    left -= chance;
    chance *= ((trials - happened) / (happened + 1)) * odds;
    happened += 1;
  }
  return happened;
}
