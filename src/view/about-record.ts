import type { Both } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import { policyTermOf } from '../model/park-words.ts';
import type { Atlas } from './atlas.ts';
import { type Present, presentAt, type Series, seriesOf } from './event.ts';
import { events, type HeldEvent, type Policy, policies } from './park.ts';
import { placeSaid } from './said.ts';

/** What a page on an event tells. */
export type AboutEvent = { kind: 'event'; event: HeldEvent; series: Series | null; present: Present[] };

/** One provision of a policy in words: what it does, for what, where, for whom, on which conditions. */
export type Provision = {
  effect: string;
  effect_label: Both;
  activity: { id: string; label: Both };
  places: Both[];
  whom: { id: string; label: Both } | null;
  conditions: Both[];
  clause: string | null;
  statement: string;
};

/** What a page on a policy tells; `state` says whether it was in effect on the day. */
export type AboutPolicy = { kind: 'policy'; policy: Policy; state: 'before' | 'in_force' | 'over' | 'unknown'; provisions: Provision[] };

type Days = { as_of: string; known_by: string };

/** Programme, series and organisations of an event, with their milestones between its last day and another. */
export async function aboutEvent(atlas: Atlas, id: string, { as_of, known_by }: Days): Promise<AboutEvent> {
  const all = await events(atlas, known_by);
  const event = all.find((one) => one.id === id) as HeldEvent;
  return { kind: 'event', event, series: seriesOf(event, all) ?? null, present: await presentAt(atlas, event, as_of, known_by) };
}

/** Provisions of a policy, and whether it was in effect on a day. */
export async function aboutPolicy(atlas: Atlas, id: string, { as_of, known_by }: Days): Promise<AboutPolicy> {
  const policy = (await policies(atlas, known_by)).find((one) => one.id === id) as Policy;
  const provisions = policy.measures.map(({ effect, activity, places, whom, conditions, clause }, nth): Provision => {
    const named = (term: string) => ({ id: term, label: policyTermOf(term) });
    return {
      effect,
      effect_label: labelOf('policy_effect', effect),
      activity: named(activity),
      places: places.map(placeSaid),
      whom: whom === null ? null : named(whom),
      conditions: conditions.map(policyTermOf),
      clause,
      statement: policy.measured[nth] as string,
    };
  });
  return { kind: 'policy', policy, state: stateOf(policy, as_of), provisions };
}

function stateOf({ effective, issued, until }: Policy, day: string): AboutPolicy['state'] {
  const from = effective ?? issued;
  if (until !== null && until < day) return 'over';
  if (from === null || (from.from <= day && from.to > day)) return 'unknown';
  return from.from > day ? 'before' : 'in_force';
}
