import type { Both } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import { type RightLine, rightLine } from './about-product.ts';
import { type Age, ageOf } from './age.ts';
import type { Atlas } from './atlas.ts';
import { productCalled } from './called.ts';
import { type Placing, placingOf } from './chain-placing.ts';
import { holdsOn, type RoleHeld, rolesOn } from './chain-roles.ts';
import { type Offer, offers } from './cluster.ts';
import { type DealLine, dealsOf, type ServiceLine, servicesOf } from './dealings.ts';
import { type Milestone, milestones, openQuestion } from './milestones.ts';
import { rightsOn } from './product.ts';
import { sayValue } from './said.ts';
import { isKnown, seatingOf } from './seated.ts';
import { tiesBy } from './ties.ts';
import { countTrials, type TrialCounts } from './trial-counts.ts';
import { entityName } from './why.ts';

/** An organisation that is related to another and not the same: above it, below it, or beside it. */
export type Relation = { organisation: string; label: Both; how: 'above' | 'below' | 'beside'; grade: string; statement: string };

/** A service that an organisation offers, in words. */
export type OfferLine = {
  offer: Both;
  levels: Both[];
  said_by: Both;
  from: string | null;
  to: string | null;
  age: Age;
  grade: string;
  statement: string;
};

/** What a page on an organisation tells beside its facts. */
export type AboutOrganisation = {
  kind: 'organisation';
  relations: Relation[];
  roles: (RoleHeld & { label: Both; ground: Both })[];
  placings: Placing[];
  products: { product: string; label: Both; statement: string }[];
  rights: RightLine[];
  milestones: Milestone[];
  trials: TrialCounts;
  offers: OfferLine[];
  services: ServiceLine[];
  deals: DealLine[];
};

type Days = { as_of: string; known_by: string; most: number };

/** Relations, roles, places, products, rights, milestones, trials, offers and deals of an organisation, by the ids that stand for it, on two dates. */
export async function aboutOrganisation(atlas: Atlas, ids: readonly string[], days: Days): Promise<AboutOrganisation> {
  const { as_of, known_by } = days;
  const entity = { kind: 'organisation', ids } as const;
  const of = async <T>(read: (id: string) => Promise<T[]>) => (await Promise.all(ids.map(read))).flat();
  const held = await rolesOn(atlas, ids, 'all', days);
  const { seats } = await seatingOf(atlas);
  const own = ids.flatMap((id) => seats.get(id) ?? []).filter((seat) => isKnown(seat, known_by) && (seat.from_day ?? '') <= as_of);
  const subjects = ids.map((id) => `organisation/${id}`);
  return {
    kind: 'organisation',
    relations: await relationsOf(atlas, ids, known_by),
    roles: ids.flatMap((id) => held.get(id)?.roles ?? []).map(roleLine),
    placings: own.map((seat) => placingOf(seat, as_of)),
    products: distinct(ids.flatMap((id) => held.get(id)?.products ?? [])),
    rights: (await of((organisation) => rightsOn(atlas, { organisation }, as_of, known_by))).map((right) => rightLine(right, as_of)),
    milestones: await of((organisation) => milestones(atlas, { ...openQuestion(as_of, known_by), organisation })),
    trials: await countTrials(atlas, {}, days, ({ sponsors }) => sponsors.some((one) => subjects.includes(one))),
    offers: (await offers(atlas, known_by))
      .filter((one) => ids.includes(one.organisation) && holdsOn(one, as_of))
      .map((one) => offerLine(one, as_of)),
    services: await servicesOf(atlas, entity, days),
    deals: await dealsOf(atlas, entity, days),
  };
}

function roleLine(role: RoleHeld): RoleHeld & { label: Both; ground: Both } {
  return { ...role, label: labelOf('chain_role', role.role), ground: labelOf('role_basis', role.basis) };
}

function distinct(owned: { product: string; statement: string }[]): AboutOrganisation['products'] {
  const first = new Map(owned.toReversed().map(({ product, statement }) => [product, statement]));
  return [...first].map(([product, statement]) => ({ product, label: productCalled(product), statement })).reverse();
}

function offerLine({ offer, levels, said_by, from, to, seen, grade, statements }: Offer, as_of: string): OfferLine {
  return {
    offer: sayValue('offered', offer).says,
    levels: levels.map((level) => labelOf('offer_level', level)),
    said_by: labelOf('said_by', said_by),
    from,
    to,
    age: ageOf('offer', seen?.from ?? null, as_of, to),
    grade,
    statement: statements[0] as string,
  };
}

/** Organisations above, below and beside, by curated statements of either. */
async function relationsOf(atlas: Atlas, ids: readonly string[], known_by: string): Promise<Relation[]> {
  const found = (await tiesBy(atlas, known_by)).flatMap(({ subject, property, value, grade, statement }): Relation[] => {
    if (property === 'target' || !subject.startsWith('organisation/')) return [];
    const from = subject.slice('organisation/'.length);
    const isOwn = ids.includes(from);
    if (isOwn === ids.includes(value)) return [];
    const organisation = isOwn ? value : from;
    const how = property === 'related' ? 'beside' : isOwn ? 'above' : 'below';
    return [{ organisation, label: entityName(`organisation/${organisation}`), how, grade, statement }];
  });
  return [...new Map(found.toReversed().map((one) => [`${one.how} ${one.organisation}`, one])).values()].reverse();
}
