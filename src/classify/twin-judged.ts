import { memo } from '../base/memo.ts';
import { matterOf } from '../entity/judged.ts';
import { dated, isOfTrials, judgedDays, type KnownJudgement, type KnownTwin, standing } from '../entity/judgement.ts';
import type { Twin } from './twin-rule.ts';

/** A pair with the time in which it holds; null: until further notice. */
export type DatedTwin = Twin & { known_to: string | null };

/** Pairs with the time in which they hold: what the rules say of two trials, and from the day of a judgement on them until its undoing what was judged. */
export function judgedTwins(twins: readonly Twin[], judgements: readonly KnownJudgement[]): DatedTwin[] {
  const own = judgements.filter((one) => one.about === 'undo' || isOfTrials(one));
  const sides = new Map(own.filter(isOfTrials).map((one) => [keyOf(one), sidesOf(one)]));
  const byRule = new Map(twins.map((twin) => [`${twin.a} ${twin.b}`, twin]));
  const on = memo(
    (day) =>
      new Map(
        standing(own, day, matterOf)
          .filter(isOfTrials)
          .map((one) => [keyOf(one), one]),
      ),
  );
  const rows = [...sides].flatMap(([key, [a, b]]) =>
    dated(judgedDays(own), (day) => {
      const one = on(day).get(key);
      return one === undefined ? byRule.get(key) : byJudgement(one, a, b);
    }),
  );
  const dateOf = (one: DatedTwin) => byRule.get(`${one.a} ${one.b}`)?.known_from ?? one.known_from;
  return [
    ...twins.filter(({ a, b }) => !sides.has(`${a} ${b}`)).map((twin) => ({ ...twin, known_to: null })),
    ...rows.map((one) => (one.reason === 'judgement' || dateOf(one) < one.known_from ? one : { ...one, known_from: dateOf(one) })),
  ];
}

function sidesOf({ a, b }: KnownTwin): [a: string, b: string] {
  return [a, b].map((side) => side.slice('trial/'.length)).toSorted() as [string, string];
}

function keyOf(one: KnownTwin): string {
  return sidesOf(one).join(' ');
}

/** What a judgement makes of two trials: one, or nothing. */
function byJudgement({ label, statement }: KnownTwin, a: string, b: string): Twin | undefined {
  if (label !== 'same') return undefined;
  const agreed = { likeness: null, is_sponsor_same: null, is_size_same: null, days: null };
  return { a, b, basis: 'linked', reason: 'judgement', is_one: true, ...agreed, statements: [statement], known_from: '' };
}
