import { readFileSync } from 'node:fs';
import type { Duck } from '../base/duck.ts';
import { shipped } from '../base/root.ts';
import { tableOf } from '../entity/build.ts';
import { readJudgements } from '../entity/judgement.ts';
import { compareNames } from '../entity/names.ts';
import { judgedTwins } from './twin-judged.ts';
import { type Agreement, areAlike, areLinked, type SharedNumber, type Twin } from './twin-rule.ts';

/** Entries of two registers that may be one trial, with what is known of both. */
type Pair = Omit<Agreement, 'isSponsorSame'> & {
  a: string;
  b: string;
  register_a: string;
  register_b: string;
  shared: SharedNumber | null;
  sponsor_a: string | null;
  sponsor_b: string | null;
  isLedAlike: boolean;
  isProductSame: boolean;
  statements: string[];
  known_from: string;
};

const TWIN = {
  a: 'VARCHAR',
  b: 'VARCHAR',
  basis: 'VARCHAR',
  reason: 'VARCHAR',
  is_one: 'BOOLEAN',
  likeness: 'DOUBLE',
  is_sponsor_same: 'BOOLEAN',
  is_size_same: 'BOOLEAN',
  days: 'INTEGER',
  statements: ['VARCHAR'],
  known_from: 'DATE',
  known_to: 'DATE',
};

/** In an update, what entries said before joins what new statements say. */
const SAID_SO_FAR = `CREATE OR REPLACE TABLE twin_said AS SELECT trial, property, value, min(earliest) AS earliest, max(latest) AS latest
  FROM (FROM twin_said UNION ALL BY NAME FROM before.twin_said) GROUP BY ALL`;

/** Builds `twin_said` and `trial_twin`: pairs of entries that are one trial or may be, with the reason, the statements of both sides, and judgements from their day on. */
export async function buildTwins(db: Duck, isUpdate: boolean): Promise<void> {
  await db.run(readFileSync(shipped('src', 'classify', 'twin-said.sql'), 'utf8'));
  if (isUpdate) await db.run(SAID_SO_FAR);
  await db.run(readFileSync(shipped('src', 'classify', 'twins.sql'), 'utf8'));
  const pairs = await db.rowsAsJson<Pair>('SELECT * FROM twin_agreement ORDER BY a, b');
  const found = pairs.flatMap(scored);
  const best = bestOf(found);
  const one = found.filter((pair) => pair.twin.is_one && best(pair)).map(({ twin }) => twin);
  const maybe = found.filter((pair) => !pair.twin.is_one || !best(pair)).flatMap(loose);
  await tableOf(db, 'trial_twin', TWIN, judgedTwins([...one, ...maybe], await readJudgements(db)));
}

type Scored = { pair: Pair; score: number; twin: Twin };

/** A pair that is one trial by the rules, or may be; the score says which of several is nearest. */
function scored(pair: Pair): Scored[] {
  const { a, b, shared, likeness, days, isSizeSame, statements, known_from } = pair;
  const isSponsorSame = pair.isLedAlike || areOneSponsor(pair);
  const agreement: Agreement = { ...pair, isSponsorSame };
  const isLinked = shared !== null && areLinked(shared, agreement);
  const is_one = isLinked || areAlike(agreement);
  if (!is_one && !isMaybe(pair)) return [];
  const reason = isLinked ? shared : is_one ? 'title' : 'product';
  const agreed = { likeness, is_sponsor_same: isSponsorSame, is_size_same: isSizeSame, days };
  const score = (isLinked ? 10 : 0) + likeness + (isSizeSame ? 0.2 : 0) + (isSponsorSame ? 0.1 : 0) - Math.min(days ?? 90, 90) / 900;
  return [{ pair, score, twin: { a, b, basis: isLinked ? 'linked' : 'alike', reason, is_one, ...agreed, statements, known_from } }];
}

function areOneSponsor({ sponsor_a, sponsor_b }: Pair): boolean {
  return sponsor_a !== null && sponsor_b !== null && compareNames(sponsor_a, sponsor_b).label === 'same';
}

/** Of several entries of one register that could be the same trial the nearest is, and of two that are as near neither. */
function bestOf(found: readonly Scored[]): (one: Scored) => boolean {
  const sides = ({ pair }: Scored) => [`${pair.a} ${pair.register_b}`, `${pair.b} ${pair.register_a}`];
  const most = new Map<string, Scored[]>();
  for (const one of found) {
    if (!one.twin.is_one || one.twin.reason === 'own') continue;
    for (const side of sides(one)) {
      const held = most.get(side) ?? [];
      const top = held[0]?.score ?? Number.NEGATIVE_INFINITY;
      if (one.score > top) most.set(side, [one]);
      else if (one.score === top) held.push(one);
    }
  }
  return (one) => one.twin.reason === 'own' || sides(one).every((side) => most.get(side)?.length === 1 && most.get(side)?.[0] === one);
}

function isMaybe({ isProductSame, isOneAround }: Pair): boolean {
  return isProductSame && !isOneAround;
}

/** What is left of a pair that is not held to be one trial: that it may be, where sponsor, product and start agree. */
function loose({ pair, twin }: Scored): Twin[] {
  return isMaybe(pair) ? [{ ...twin, basis: 'alike', reason: 'product', is_one: false }] : [];
}
