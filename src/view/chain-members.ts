import { placeById } from '../entity/place-index.ts';
import { type Both, DEFAULT_DEFINITION } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import { productCalled } from './called.ts';
import { elsewhere, type Placing, placingOf } from './chain-placing.ts';
import { type RoleHeld, rolesOn } from './chain-roles.ts';
import { type Member, membersOf } from './members.ts';
import { type Resolved, resolvePlaceTerm } from './resolve.ts';
import { isSeated, seatingOf } from './seated.ts';
import { entityName } from './why.ts';

/** An organisation of the cluster: where it is, its roles along the chain and its products in the field, each with its statements. */
export type ChainMember = {
  organisation: string;
  label: Both;
  /** The cluster within the asked one that it is a member of; null for a member of the asked one itself. */
  within: Resolved | null;
  placings: Placing[];
  /** Other clusters that it is a member of. */
  also: Placing[];
  roles: RoleHeld[];
  products: { product: string; label: Both; statement: string }[];
};

/** Organisations of a cluster on two dates, those of the cluster itself first, each with its roles. */
export async function chainMembers(atlas: Atlas, cluster: string, { as_of, known_by }: Days): Promise<ChainMember[]> {
  const members = await membersOf(atlas, cluster, as_of, known_by);
  const ids = members.map(({ organisation }) => organisation);
  const held = await rolesOn(atlas, ids, DEFAULT_DEFINITION.scope, { as_of, known_by });
  const { seats } = await seatingOf(atlas);
  const rows = members.map((member): ChainMember => {
    const { roles = [], products = [] } = held.get(member.organisation) ?? {};
    const others = (seats.get(member.organisation) ?? []).filter((seat) => isSeated(seat, as_of, known_by));
    return {
      organisation: member.organisation,
      label: entityName(`organisation/${member.organisation}`),
      within: withinOf(member, cluster),
      placings: member.seats.map((seat) => placingOf(seat, as_of)),
      also: elsewhere(others, cluster).map((seat) => placingOf(seat, as_of)),
      roles,
      products: products.map(({ product, statement }) => ({ product, label: productCalled(product), statement })),
    };
  });
  return rows.toSorted((a, b) => Number(a.within !== null) - Number(b.within !== null));
}

type Days = { as_of: string; known_by: string };

/** The cluster within, where no seat puts a member in the asked one itself. */
function withinOf({ seats }: Member, cluster: string): Resolved | null {
  const places = seats.map(({ places: [place = ''] }) => place);
  const inner = places.find((place) => place !== cluster && placeById(place)?.kind === 'cluster');
  return places.includes(cluster) || inner === undefined ? null : resolvePlaceTerm(inner);
}
