import { writeFileSync } from 'node:fs';
import { shipped } from '../src/base/root.ts';
import { compareByRule, type NameComparison } from '../src/entity/names.ts';
import { type NameLabel, readNameLabels, scriptsOf } from './eval/name-labels.ts';

type Pool = { strengths: number[]; same: number; other: number };

type Judged = { strength: number; verdict: Verdict; same: boolean };
type Verdict = NameComparison['label'];

const labels = readNameLabels('a');
const about =
  'Made by scripts/calibrate-names.ts from fold a of test-real/labels/names.csv with the rules alone: [strength of a rule, share of the same at even odds].';
const [within, across] = [
  linesOf(labels.filter((label) => scriptsOf(label) !== 'zh-en')),
  linesOf(labels.filter((label) => scriptsOf(label) === 'zh-en')),
];
writeFileSync(shipped('model', 'name-calibration.json'), `${JSON.stringify({ about, within, across }, null, 2)}\n`);

/** A line for each verdict of the rules; pairs that are the same weigh as much together as all others. */
function linesOf(pairs: NameLabel[]): Record<Verdict, [number, number][]> {
  const judged = pairs.map(({ name_a, name_b, label }): Judged => {
    const { label: verdict, score } = compareByRule(name_a, name_b);
    return { strength: score, verdict, same: label === 'same' };
  });
  const sames = judged.filter(({ same }) => same).length;
  const weight = { same: judged.length / 2 / sames, other: judged.length / 2 / (judged.length - sames) };
  const line = (wanted: Verdict) =>
    knotsOf(
      judged.filter(({ verdict }) => verdict === wanted),
      weight,
    );
  return { same: line('same'), related: line('related'), different: line('different') };
}

/** Pools neighbouring strengths until the share of the same rises with them (pool adjacent violators). */
function knotsOf(judged: Judged[], weight: { same: number; other: number }): [number, number][] {
  const pools: Pool[] = [];
  for (const group of groupsOf(judged.toSorted((a, b) => a.strength - b.strength))) {
    const count = (wanted: boolean) => group.filter(({ same }) => same === wanted).length;
    pools.push({ strengths: group.map(({ strength }) => strength), same: count(true) * weight.same, other: count(false) * weight.other });
    while (pools.length > 1 && shareOf(pools.at(-2) as Pool) >= shareOf(pools.at(-1) as Pool))
      pools.push(join(...(pools.splice(-2) as [Pool, Pool])));
  }
  return pools.flatMap(ends).map(([strength, share]) => [round(strength), round(share)]);
}

/** Runs of at least a dozen pairs in order of strength, equal strengths together. */
function groupsOf(judged: Judged[]): Judged[][] {
  const groups: Judged[][] = [[]];
  for (const one of judged) {
    const last = groups.at(-1) as Judged[];
    if (last.length >= 12 && last.at(-1)?.strength !== one.strength) groups.push([one]);
    else last.push(one);
  }
  return groups;
}

function join(a: Pool, b: Pool): Pool {
  return { strengths: [...a.strengths, ...b.strengths], same: a.same + b.same, other: a.other + b.other };
}

/** The share of the same, one half of a pair of each kind added so that no share is 0 or 1. */
function shareOf({ same, other }: Pool): number {
  return (same + 0.5) / (same + other + 1);
}

function ends(pool: Pool): [number, number][] {
  const [low = 0, high = low] = [pool.strengths[0], pool.strengths.at(-1)];
  return low === high ? [[low, shareOf(pool)]] : [low, high].map((strength) => [strength, shareOf(pool)]);
}

function round(value: number): number {
  return Number(value.toFixed(3));
}
