import type { Both } from '../model/definitions.ts';
import { type Age, ageOf } from './age.ts';
import type { Offer } from './cluster.ts';
import { type Level, serviceLabel } from './need.ts';
import { byProof, type Proof, proofOf } from './service-proof.ts';
import type { Provider, ProviderOf } from './service-provider.ts';
import type { ServiceDone } from './services-done.ts';

/** A service that an organisation offers: at which levels, since when, whose word that is, and whether it is known to have done it. */
export type ServiceOffered = Provider & {
  offer: string;
  offer_label: Both;
  levels: Level[];
  /** Whether it is offered at every level that was asked for. */
  at_levels: boolean;
  from: string | null;
  to: string | null;
  age: Age;
  proof: Proof;
  /** How many services of the kind it is known to have given. */
  done: number;
};

/** Who offers some services, of all offers that hold on a day: those who are known to have done them first, in the order in which that is proven, then by proof. */
export function offeredBy(
  offers: Offer[],
  asked: string[],
  levels: Level[],
  done: ServiceDone[],
  providerOf: ProviderOf,
  as_of: string,
): ServiceOffered[] {
  const held = offers.filter(({ offer }) => asked.includes(offer));
  const order = done.map(({ organisation }) => organisation);
  const rankOf = ({ organisation }: Provider) => (order.includes(organisation) ? order.indexOf(organisation) : order.length);
  const rows = [...Map.groupBy(held, ({ organisation, offer }) => JSON.stringify([organisation, offer])).values()].flatMap((told) => {
    const provider = providerOf(told[0]?.organisation ?? '');
    if (provider === undefined) return [];
    const own = order.filter((id) => id === provider.organisation).length;
    return [offeredOf(told, provider, levels, own, as_of)];
  });
  return rows.toSorted((a, b) => Number(b.at_levels) - Number(a.at_levels) || rankOf(a) - rankOf(b) || byProof(a.proof, b.proof));
}

function offeredOf(told: Offer[], provider: Provider, asked: Level[], done: number, as_of: string): ServiceOffered {
  const newest = told.toSorted((a, b) => ((a.seen?.from ?? '') < (b.seen?.from ?? '') ? 1 : -1))[0] as Offer;
  const levels = [...new Set(told.flatMap((one) => one.levels))];
  return {
    ...provider,
    offer: newest.offer,
    offer_label: serviceLabel(newest.offer),
    levels,
    at_levels: asked.every((level) => levels.includes(level)),
    from: told.flatMap(({ from }) => from ?? []).toSorted()[0] ?? null,
    to: newest.to,
    age: ageOf('offer', newest.seen?.from ?? null, as_of, newest.to),
    proof: proofOf(
      told.map(({ said_by, grade, origin, seen, statements }) => ({ said_by, grade, origin, seen: seen?.from ?? null, statements })),
    ),
    done,
  };
}
