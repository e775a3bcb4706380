import { type ChainRole, ROLE_OF_KIND, ROLE_SAID } from '../model/cluster.ts';
import type { Both, ShareDefinition } from '../model/definitions.ts';
import { type Age, ageOf } from './age.ts';
import type { Atlas } from './atlas.ts';
import { chainRoles, type Role } from './cluster.ts';
import { type Owned, productsOf, type SaidOf, saidOf } from './members.ts';

/**
 * What a role along the chain rests on, strongest first: a curated role with its days, the role of the curated organisation, its kind, or a curated product
 * of its own, which makes it a developer.
 */
export const ROLE_BASES = ['chain', 'organisation', 'kind', 'products'] as const;
export type RoleBasis = (typeof ROLE_BASES)[number];

/** A role of an organisation along the chain with what it rests on, and since and until when it held where that is known. */
export type RoleHeld = {
  role: ChainRole;
  basis: RoleBasis;
  of: Both | null;
  from: string | null;
  to: string | null;
  age: Age;
  grade: string | null;
  origin: string | null;
  statements: string[];
};

type Days = { as_of: string; known_by: string };

/** The roles of organisations on two dates with the products that they own, by organisation; of those that rest on less than the first of a role, none is told. */
export async function rolesOn(
  atlas: Atlas,
  organisations: readonly string[],
  scope: ShareDefinition['scope'],
  days: Days,
): Promise<Map<string, { roles: RoleHeld[]; products: Owned[] }>> {
  const { as_of, known_by } = days;
  const curated = Map.groupBy(
    (await chainRoles(atlas, known_by)).filter((one) => holdsOn(one, as_of)),
    ({ organisation }) => organisation,
  );
  const owned = Map.groupBy(await productsOf(atlas, organisations, scope, known_by), ({ organisation }) => organisation);
  const [role, kind] = await Promise.all([saidOf(atlas, 'role', known_by), saidOf(atlas, 'kind', known_by)]);
  return new Map(
    organisations.map((id) => {
      const products = owned.get(id) ?? [];
      const roles = [
        ...(curated.get(id) ?? []).map((one) => curatedRole(one, as_of)),
        ...saidRole('organisation', role(id), ROLE_SAID, as_of),
        ...saidRole('kind', kind(id), ROLE_OF_KIND, as_of),
        ...productRole(products, as_of),
      ];
      return [id, { roles: strongest(roles), products }];
    }),
  );
}

/** Whether what may begin or end held on a day. */
export function holdsOn({ from, to }: { from: string | null; to: string | null }, day: string): boolean {
  return (from === null || from <= day) && (to === null || to >= day);
}

function curatedRole({ role, of, from, to, seen, grade, origin, statements }: Role, as_of: string): RoleHeld {
  return { role, basis: 'chain', of, from, to, age: ageOf('role', seen?.from ?? null, as_of, to), grade, origin, statements };
}

function saidRole(basis: RoleBasis, said: SaidOf | undefined, roles: Readonly<Record<string, ChainRole>>, as_of: string): RoleHeld[] {
  const role = said && roles[said.value];
  return role === undefined ? [] : [{ ...undated(role, basis, as_of), grade: said?.grade ?? null, statements: [said?.statement ?? ''] }];
}

function productRole(products: Owned[], as_of: string): RoleHeld[] {
  return products.length === 0
    ? []
    : [{ ...undated('developer', 'products', as_of), statements: products.map(({ statement }) => statement) }];
}

function undated(role: ChainRole, basis: RoleBasis, as_of: string): Omit<RoleHeld, 'statements'> {
  return { role, basis, of: null, from: null, to: null, age: ageOf('role', null, as_of), grade: null, origin: null };
}

/** Every curated row of a role, else what the role rests on most. */
function strongest(roles: RoleHeld[]): RoleHeld[] {
  return roles.filter(
    (one) =>
      one.basis === 'chain' ||
      !roles.some((other) => other.role === one.role && ROLE_BASES.indexOf(other.basis) < ROLE_BASES.indexOf(one.basis)),
  );
}
