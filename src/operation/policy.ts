import { z } from 'zod';
import { UsageError } from '../base/errors.ts';
import { type PolicyTerm, policyTermNamed, policyTermsOfKind } from '../model/park-words.ts';
import { matchPolicies } from '../view/policy-match.ts';
import { resolvePlaceTerm } from '../view/resolve.ts';
import { dates, datesOf } from './inputs.ts';
import { operation } from './operation.ts';

/** Which policies apply to an activity of a party in a region on a day, with the clause, and what is missing where that is not settled. */
export const policy = operation({
  name: 'policy',
  summary: {
    zh: '政策匹配：某活动在某地、某日适用哪些政策，条款与所缺事实',
    en: 'Which policies apply to an activity in a region on a day, with the clause and what is missing',
  },
  readOnly: true,
  positional: ['question', 'activity'],
  input: z.strictObject({
    question: z.enum(['match']).describe('match: hold every policy on record against the case'),
    activity: z.string().trim().min(1).describe('what is to be done, by a name or id of lexicon/policy-terms: 基因治疗, gene therapy'),
    region: z.string().trim().min(1).describe('where: a country, province, city, district or cluster'),
    ownership: z.string().optional().describe('who: a party of lexicon/policy-terms such as foreign_invested_enterprise, 外商投资企业'),
    met: z.string().default('').describe('conditions that are met, ids or names of lexicon/policy-terms, separated by ;'),
    unmet: z.string().default('').describe('conditions that are not met, in the same way'),
    ...dates,
  }),
  run: async (input, host) => {
    const { as_of, known_by } = await datesOf(input, host);
    const region = resolvePlaceTerm(input.region);
    const activity = named('activity', input.activity);
    const ownership = input.ownership === undefined || input.ownership === '' ? null : named('party', input.ownership);
    const [met, unmet] = [input.met, input.unmet].map(conditionsOf) as [PolicyTerm[], PolicyTerm[]];
    const both = met.find(({ id }) => unmet.some((one) => one.id === id));
    if (both)
      throw new UsageError(
        `policy: the condition "${both.id}" is given as met and as not met`,
        `条件“${both.zh[0]}”同时被当作满足和不满足`,
      );
    const atlas = await host.atlas();
    const ids = { met: met.map(({ id }) => id), unmet: unmet.map(({ id }) => id) };
    const asked = { activity: activity.id, region: region.id, ownership: ownership?.id ?? null, as_of, ...ids };
    const word = ({ id, zh, en }: PolicyTerm) => ({ id, label: { zh: zh[0] as string, en: en[0] as string } });
    return {
      understood: {
        activity: word(activity),
        region: { id: region.id, label: region.label },
        ownership: ownership === null ? null : word(ownership),
        met: met.map(word),
        unmet: unmet.map(word),
      },
      as_of,
      known_by,
      newest_snapshot: atlas.manifest.newest,
      ...(await matchPolicies(atlas, asked, known_by)),
    };
  },
});

function conditionsOf(text: string): PolicyTerm[] {
  return text
    .split(/[;；]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => named('condition', one));
}

/** A word of policies by id or name. Throws UsageError that lists the words of its kind. */
function named(kind: PolicyTerm['kind'], asked: string): PolicyTerm {
  const term = policyTermNamed(kind, asked);
  if (term) return term;
  const list = policyTermsOfKind(kind).map(({ id, zh }) => `${id} (${zh[0]})`);
  const field = { activity: 'activity', party: 'ownership', condition: 'met or --unmet' }[kind];
  throw new UsageError(
    `policy: --${field}: unknown ${kind} "${asked}"; on record are ${list.join(', ')}`,
    `--${field}：没有“${asked}”；在案的有 ${list.join('、')}`,
  );
}
