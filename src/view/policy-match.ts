import type { Both } from '../model/definitions.ts';
import { policyTermOf } from '../model/park-words.ts';
import type { Atlas } from './atlas.ts';
import { type Policy, policies } from './park.ts';
import { type Fit, fitsOf, type Measure, type PolicyCase } from './policy-fit.ts';

/** One measure of a policy held against a case: whether it applies, with everything that decides it and the statements that say so. */
export type PolicyMatch = Pick<Policy, 'id' | 'zh' | 'en' | 'number' | 'issuers' | 'grade' | 'origin'> &
  Pick<Measure, 'effect' | 'activity' | 'clause'> & {
    outcome: 'applies' | 'lacks' | 'not';
    fits: Fit[];
    missing: Both[];
    statements: string[];
  };

/** Two measures that say the opposite of one activity. */
export type Disagreement = { ids: [string, string]; says: Both; statements: string[] };

export type PolicyAnswer = {
  matches: PolicyMatch[];
  disagreements: Disagreement[];
  /** Policies on record. */
  policies: number;
  /** Those of them that are about something else. */
  others: Pick<Policy, 'id' | 'zh' | 'en' | 'number'>[];
};

const OUTCOMES = ['applies', 'lacks', 'not'] as const;
/** Effects that take away what the others give. */
const AGAINST: readonly string[] = ['forbids', 'ends'];

/** Every measure on record that is about an activity, told apart by whether it applies to a case on a day, as known by a day. */
export async function matchPolicies(atlas: Atlas, asked: PolicyCase, known_by: string): Promise<PolicyAnswer> {
  const known = await policies(atlas, known_by);
  const matches = known
    .flatMap((policy) => policy.measures.map((measure, nth) => matchOf(policy, measure, policy.measured[nth], asked)))
    .filter((one) => one !== undefined)
    .toSorted((a, b) => OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome));
  const matched = new Set(matches.map(({ id }) => id));
  const others = known.filter(({ id }) => !matched.has(id)).map(({ id, zh, en, number }) => ({ id, zh, en, number }));
  return { matches, disagreements: disagreementsOf(matches), policies: known.length, others };
}

function matchOf(policy: Policy, measure: Measure, statement: string | undefined, asked: PolicyCase): PolicyMatch | undefined {
  const fits = fitsOf(policy, measure, asked);
  if (!fits) return undefined;
  const { id, zh, en, number, issuers, grade, origin, effective, issued } = policy;
  const { effect, activity, clause } = measure;
  const states = fits.map(({ state }) => state);
  const outcome = states.includes('no') ? 'not' : states.includes('unknown') ? 'lacks' : 'applies';
  const statements = [statement, policy.statements[0], (effective ?? issued)?.statement].filter((one) => one !== undefined);
  return {
    ...{ id, zh, en, number, issuers, grade, origin, effect, activity, clause, outcome, fits },
    missing: fits.filter(({ state }) => state === 'unknown').map(({ says }) => says),
    statements: [...new Set(statements)],
  };
}

/** Pairs of measures that may both hold, one of which forbids or ends what the other allows or supports. */
function disagreementsOf(matches: PolicyMatch[]): Disagreement[] {
  const holding = matches.filter(({ outcome }) => outcome !== 'not');
  const against = holding.filter(({ effect }) => AGAINST.includes(effect));
  const giving = holding.filter(({ effect }) => effect === 'allows' || effect === 'supports');
  return against.flatMap((one) => giving.filter(({ id }) => id !== one.id).map((other) => disagreement(one, other)));
}

function disagreement(one: PolicyMatch, other: PolicyMatch): Disagreement {
  const name = ({ zh, en }: PolicyMatch): Both => ({ zh: `《${zh[0] ?? en[0]}》`, en: en[0] ?? zh[0] ?? '' });
  const [a, b, about] = [name(one), name(other), policyTermOf(one.activity)];
  return {
    ids: [one.id, other.id],
    says: {
      zh: `关于“${about.zh}”，${a.zh}与${b.zh}所说相反；哪一件优先，图谱不作判断，须看原文`,
      en: `on ${about.en}, ${a.en} and ${b.en} say the opposite; which one prevails the atlas does not judge: read both texts`,
    },
    statements: [...new Set([...one.statements, ...other.statements])],
  };
}
