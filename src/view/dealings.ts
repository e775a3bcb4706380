import type { Both } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import type { Atlas } from './atlas.ts';
import { linkerOf } from './linker.ts';
import { type Deal, deals, type Service, services } from './park.ts';
import { sayPart } from './said-part.ts';
import { entityName } from './why.ts';

/** A deal in which an entity has a part: its kind, parties, products and sums in words. */
export type DealLine = {
  id: string;
  type: Both;
  parties: { organisation: string | null; label: Both; role: Both }[];
  products: string[];
  amounts: Both[];
  from: string | null;
  to: string | null;
  grade: string;
  statement: string;
};

/** A service that was given to a product, by whom and for whom. */
export type ServiceLine = {
  id: string;
  service: Both;
  described: Both;
  provider: { organisation: string; label: Both };
  client: { organisation: string; label: Both } | null;
  product: string | null;
  towards: Both | null;
  said_by: Both;
  from: string | null;
  grade: string;
  statement: string;
};

type Days = { as_of: string; known_by: string };
type Entity = { kind: 'product' | 'organisation'; ids: readonly string[] };

/** Deals announced by a day in which a product or an organisation has a part, the newest first. */
export async function dealsOf(atlas: Atlas, { kind, ids }: Entity, { as_of, known_by }: Days): Promise<DealLine[]> {
  const links = linkerOf(atlas, known_by);
  const isOf = ({ parties, products }: Deal) =>
    kind === 'organisation'
      ? parties.some(({ organisation }) => organisation !== null && ids.includes(organisation))
      : products.some((name) => ids.includes(links.product(name)?.id ?? ''));
  const own = (await deals(atlas, known_by)).filter((one) => isOf(one) && (one.announced?.from ?? '') <= as_of);
  return own.map(dealLine).sort((one, other) => ((one.from ?? '') < (other.from ?? '') ? 1 : -1));
}

function dealLine({ id, type, parties, products, amounts, announced, grade, statements }: Deal): DealLine {
  return {
    id,
    type: labelOf('deal', type),
    parties: parties.map(({ organisation, zh, en, role }) => ({
      organisation,
      label: { zh: zh ?? en ?? '', en: en ?? zh ?? '' },
      role: labelOf('deal_role', role),
    })),
    products,
    amounts: amounts.flatMap((amount) => sayPart('amount', JSON.stringify(amount))?.says ?? []),
    from: announced?.from ?? null,
    to: announced?.to ?? null,
    grade,
    statement: statements[0] as string,
  };
}

/** Services on record that a product received, or that an organisation gave or asked for. */
export async function servicesOf(atlas: Atlas, { kind, ids }: Entity, { as_of, known_by }: Days): Promise<ServiceLine[]> {
  const isOf = ({ provider, client, product }: Service) =>
    kind === 'organisation' ? [provider, client].some((id) => id !== null && ids.includes(id)) : product !== null && ids.includes(product);
  const own = (await services(atlas, known_by)).filter((one) => isOf(one) && (one.told?.from ?? '') <= as_of);
  return own.map(serviceLine);
}

function serviceLine(one: Service): ServiceLine {
  const who = (id: string) => ({ organisation: id, label: entityName(`organisation/${id}`) });
  return {
    id: one.id,
    service: labelOf('service', one.service),
    described: one.described,
    provider: who(one.provider),
    client: one.client === null ? null : who(one.client),
    product: one.product,
    towards: one.milestone === null ? null : labelOf('milestone', one.milestone),
    said_by: labelOf('said_by', one.said_by),
    from: one.told?.from ?? null,
    grade: one.grade,
    statement: one.statements[0] as string,
  };
}
