import type { Both } from '../model/definitions.ts';
import { productCalled } from './called.ts';
import type { Milestone } from './milestones.ts';
import type { ServiceReading } from './need.ts';
import type { Service } from './park.ts';
import { byProof, type Proof, proofOf } from './service-proof.ts';
import type { Provider, ProviderOf } from './service-provider.ts';
import { entityName } from './why.ts';

/** A service that was given to a product: whose word it is, and what is on record of the milestone that it led to. */
export type ServiceDone = Provider & {
  client: { organisation: string; label: Both } | null;
  product: { product: string | null; label: Both };
  milestone: string | null;
  jurisdictions: string[];
  from: string | null;
  to: string | null;
  proof: Proof;
  /** The milestone of the product as sources state it; it says nothing of the service. */
  reached: { jurisdiction: string | null; from: string | null; to: string | null; grade: string; statement: string }[];
};

/** Services given to products, and the milestones that sources state. */
export type OnRecord = { given: Service[]; stated: Milestone[] };

/** What providers are known to have done of a service, best proven first; apart from that, records that name its kind and no service more closely. */
export function doneBy(
  { given: all, stated }: OnRecord,
  reading: ServiceReading,
  providerOf: ProviderOf,
): { done: ServiceDone[]; akin: ServiceDone[] } {
  const given = all.filter(({ offer, service }) => offer === reading.offer || (offer === null && service === reading.service));
  const rowsOf = (told: Service[]) =>
    [...Map.groupBy(told, sameService).values()]
      .flatMap((own) => {
        const provider = providerOf(own[0]?.provider ?? '');
        return provider === undefined ? [] : [doneOf(own, provider, stated)];
      })
      .toSorted((one, other) => byProof(one.proof, other.proof) || other.reached.length - one.reached.length);
  return { done: rowsOf(given.filter(({ offer }) => offer !== null)), akin: rowsOf(given.filter(({ offer }) => offer === null)) };
}

/** What makes rows of several tellers tell of one service. */
export function sameService({ provider, offer, product, described, milestone }: Service): string {
  return JSON.stringify([provider, offer, product ?? described.en, milestone]);
}

function doneOf(told: Service[], provider: Provider, stated: Milestone[]): ServiceDone {
  const first = told[0] as Service;
  const client = told.find((one) => one.client !== null)?.client ?? null;
  const days = told.flatMap((one) => one.told ?? []);
  return {
    ...provider,
    client: client === null ? null : { organisation: client, label: entityName(`organisation/${client}`) },
    product: { product: first.product, label: first.product === null ? first.described : productCalled(first.product) },
    milestone: first.milestone,
    jurisdictions: [...new Set(told.flatMap(({ jurisdictions }) => jurisdictions))],
    from: days.map(({ from }) => from).toSorted()[0] ?? null,
    to:
      days
        .map(({ to }) => to)
        .toSorted()
        .at(-1) ?? null,
    proof: proofOf(
      told.map(({ said_by, grade, origin, statements, told: day }) => ({ said_by, grade, origin, seen: day?.from ?? null, statements })),
    ),
    reached: first.product === null ? [] : reachedBy(first, stated),
  };
}

function reachedBy({ product, milestone, jurisdictions }: Service, stated: Milestone[]): ServiceDone['reached'] {
  return stated
    .filter(
      (row) =>
        row.product === product &&
        row.milestone === milestone &&
        (row.modifier === null || row.modifier === 'conditional') &&
        (jurisdictions.length === 0 || jurisdictions.some((one) => one === row.jurisdiction)),
    )
    .map(({ jurisdiction, date_from, date_to, grade, statement }) => ({ jurisdiction, from: date_from, to: date_to, grade, statement }));
}
