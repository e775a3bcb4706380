import { chainOf, placeById } from '../entity/place-index.ts';
import type { Atlas } from './atlas.ts';
import { type Amenity, amenities, type Figure, figures } from './cluster.ts';
import { liesIn } from './cluster-term.ts';
import { type Deal, deals, events, type HeldEvent, type Policy, policies, type Service, services } from './park.ts';
import type { Told } from './register.ts';

/** What surrounds a cluster, from the curated registers: policies that hold there, newest first, deals and services of its organisations, events held there. */
export type Surroundings = { policies: Policy[]; deals: Deal[]; services: Service[]; events: HeldEvent[] };

/** A cluster with its members, and the days of a question; `from` is null where all is asked that was by the last day. */
export type AroundQuestion = { cluster: string; members: ReadonlySet<string>; from: string | null; as_of: string; known_by: string };

/** What surrounds a cluster on two dates. */
export async function surroundings(atlas: Atlas, question: AroundQuestion): Promise<Surroundings> {
  const { cluster, members, as_of, known_by } = question;
  const isMember = (organisation: string | null) => organisation !== null && members.has(organisation);
  const [inForce, agreed, given, held] = await Promise.all([
    policies(atlas, known_by),
    deals(atlas, known_by),
    services(atlas, known_by),
    events(atlas, known_by),
  ]);
  return {
    policies: inForce
      .filter((one) => isAround(cluster, one.place) && isInForce(one, as_of))
      .toSorted((a, b) => (startOf(a) < startOf(b) ? 1 : -1)),
    deals: agreed.filter((one) => isInPeriod(question, one.announced) && one.parties.some(({ organisation }) => isMember(organisation))),
    services: given.filter(
      ({ provider, client, told }) => (told === null || told.from <= as_of) && (isMember(provider) || isMember(client)),
    ),
    events: held.filter((one) => isWithin(cluster, one.place) && isInPeriod(question, one.held)),
  };
}

/** Figures that somebody gave by a day of a cluster or of one within it. */
export async function figuresOf(atlas: Atlas, cluster: string, as_of: string, known_by: string): Promise<Figure[]> {
  return (await figures(atlas, known_by)).filter(({ cluster: of, told }) => isWithin(cluster, of) && (told === null || told.from <= as_of));
}

/** Amenities of a cluster, and of those within it, that were there on a day. */
export async function amenitiesOf(atlas: Atlas, cluster: string, as_of: string, known_by: string): Promise<Amenity[]> {
  return (await amenities(atlas, known_by)).filter(
    ({ cluster: at, from, to, seen }) => isWithin(cluster, at) && (from ?? seen?.from ?? '') <= as_of && (to === null || to >= as_of),
  );
}

/** Whether a policy of a place reaches a cluster. */
function isAround(cluster: string, place: string | null): boolean {
  const row = placeById(cluster);
  return place !== null && row !== undefined && chainOf(row).some(({ id }) => id === place);
}

/** Whether a place is a cluster or lies in it. */
function isWithin(cluster: string, place: string | null): boolean {
  const row = place === null ? undefined : placeById(place);
  return row !== undefined && liesIn(row, cluster);
}

function isInForce(policy: Policy, as_of: string): boolean {
  const begins = startOf(policy);
  return begins !== '' && begins <= as_of && (policy.until === null || policy.until >= as_of);
}

/** The first possible day on which a policy held, empty where no day is known. */
function startOf({ issued, effective }: Policy): string {
  return (effective ?? issued)?.from ?? '';
}

function isInPeriod({ from, as_of }: AroundQuestion, told: Told | null): boolean {
  return told !== null && told.to >= (from ?? '') && told.from <= as_of;
}
