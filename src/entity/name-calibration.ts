import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { once } from '../base/memo.ts';
import { shipped } from '../base/root.ts';
import type { NameComparison } from './name-result.ts';

const knots = z.array(z.tuple([z.number(), z.number()])).min(1);
const lines = z.strictObject({ same: knots, related: knots, different: knots });
const schema = z.strictObject({ about: z.string(), within: lines, across: lines });

/** Strength of a rule against the share of pairs that were the same, rising, by verdict: for two names in one script, and for a Chinese and a Latin one. */
export type Calibration = z.infer<typeof schema>;

const shared = once(() => schema.parse(JSON.parse(readFileSync(shipped('model', 'name-calibration.json'), 'utf8'))));

/** The probability (0–1) that two names are of one organisation, at even odds beforehand, from the strength of the rule that judged them; straight lines between the knots of model/name-calibration.json. */
export function probabilityOf(
  { label, score: strength }: NameComparison,
  scripts: 'within' | 'across',
  table: Calibration = shared(),
): number {
  const line = table[scripts][label];
  const at = line.findIndex(([from]) => from >= strength);
  if (at === 0) return (line[0] as [number, number])[1];
  const [[low, less], [high, more]] = (at < 0 ? [line.at(-1), line.at(-1)] : [line[at - 1], line[at]]) as [
    [number, number],
    [number, number],
  ];
  return high === low ? more : less + ((more - less) * (strength - low)) / (high - low);
}
