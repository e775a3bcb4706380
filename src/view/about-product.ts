import type { Both } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import { type Age, ageOf } from './age.ts';
import type { Atlas } from './atlas.ts';
import { productCalled } from './called.ts';
import { type DealLine, dealsOf, type ServiceLine, servicesOf } from './dealings.ts';
import { type Milestone, milestones, openQuestion } from './milestones.ts';
import { namesOf, type RightHeld, rightsOn, trialsOf } from './product.ts';
import { placeSaid } from './said.ts';
import { tiedTrials } from './tied-trials.ts';
import type { ListedTrial } from './trial-list.ts';
import { entityName } from './why.ts';

/** A name of a product with the time in which it was in use. */
export type NameOver = {
  name: string;
  kind: Both;
  lang: string | null;
  from: string | null;
  to: string | null;
  seen: string | null;
  statement: string;
};

/** A right in words: what is held, by whom, in which product, where, and how long ago that was seen. */
export type RightLine = {
  role: Both;
  territory: Both;
  organisation: string;
  holder: Both;
  product: string;
  called: Both;
  from: string | null;
  age: Age;
  grade: string | null;
  statement: string;
};

/** What a page on a product tells beside its facts. */
export type AboutProduct = {
  kind: 'product';
  names: NameOver[];
  rights: RightLine[];
  milestones: Milestone[];
  trials: ListedTrial[];
  deals: DealLine[];
  services: ServiceLine[];
};

type Days = { as_of: string; known_by: string };

/** Dated names, rights, milestones, trials, deals and services of a product, by the ids that stand for it, on two dates. */
export async function aboutProduct(atlas: Atlas, ids: readonly string[], days: Days): Promise<AboutProduct> {
  const { as_of, known_by } = days;
  const of = async <T>(read: (id: string) => Promise<T[]>) => (await Promise.all(ids.map(read))).flat();
  const [names, rights, tied] = await Promise.all([
    of((id) => namesOf(atlas, id, known_by)),
    of((id) => rightsOn(atlas, { product: id }, as_of, known_by)),
    of((id) => trialsOf(atlas, id, known_by)),
  ]);
  return {
    kind: 'product',
    names: names.filter(({ from, seen }) => (from ?? seen ?? '') <= as_of).map(nameOver),
    rights: rights.map((right) => rightLine(right, as_of)),
    milestones: await of((product) => milestones(atlas, { ...openQuestion(as_of, known_by), product })),
    trials: await tiedTrials(atlas, tied, days),
    deals: await dealsOf(atlas, { kind: 'product', ids }, days),
    services: await servicesOf(atlas, { kind: 'product', ids }, days),
  };
}

function nameOver({ name, kind, lang, from, to, seen, statement }: Awaited<ReturnType<typeof namesOf>>[number]): NameOver {
  return { name, kind: labelOf('name_kind', kind), lang, from, to, seen, statement };
}

/** A right in words, with its age on a day. */
export function rightLine({ product, organisation, role, territory, from, seen, grade, statement }: RightHeld, as_of: string): RightLine {
  return {
    role: labelOf('right', role),
    territory: placeSaid(territory),
    organisation,
    holder: entityName(`organisation/${organisation}`),
    product,
    called: productCalled(product),
    from,
    age: ageOf('right', seen ?? from, as_of),
    grade,
    statement,
  };
}
