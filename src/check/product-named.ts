import { productNames } from '../entity/name-alias.ts';
import { productKey } from '../entity/names-product.ts';
import { curatedById, organisationRow, type ProductRow, productRow, readCuration } from '../model/curation.ts';
import type { Both } from '../model/definitions.ts';
import type { CheckContext } from './context.ts';

/** What a name of a product stands for: one product, several that share it, or none that the atlas knows. */
export type Named = { kind: 'one'; id: string } | { kind: 'shared'; products: ProductRow[] } | { kind: 'none' };

/** Finds a product by a name; of several that share the name the one of the organisation named with it. */
export function productNamed({ linker }: CheckContext, name: string, organisation: string | null): Named {
  const link = linker.product(name);
  if (link) return { kind: 'one', id: link.id };
  const key = productKey(name);
  const sharing = readCuration('products', productRow).filter((row) => productNames(row).some((one) => productKey(one) === key));
  const owner = organisation === null ? undefined : linker.organisation(organisation)?.id;
  const own = sharing.filter(({ organisations }) => owner !== undefined && organisations.includes(owner));
  const [only] = own.length > 0 ? own : sharing;
  if (only === undefined) return { kind: 'none' };
  return own.length === 1 || sharing.length === 1 ? { kind: 'one', id: only.id } : { kind: 'shared', products: sharing };
}

/** Says whose products share a name. */
export function sharedName(name: string, products: ProductRow[]): Both {
  const owners = products.map((row) => ({ codes: row.codes, who: row.organisations.map(organisationName) }));
  const [zh, en] = (['zh', 'en'] as const).map((lang) =>
    owners.map(({ codes, who }) => [...codes.slice(0, 1), ...who.map((one) => one[lang])].join(' / ')),
  );
  return {
    zh: `名称“${name}”由几个产品共用：${zh?.join('；')}。文中没有说明是哪一个。`,
    en: `"${name}" is a name of several products: ${en?.join('; ')}. The text does not say which.`,
  };
}

/** The shortest full name of an organisation in each language. */
export function organisationName(organisation: string): Both {
  const row = curatedById('organisations', organisationRow, organisation);
  const shortest = (names: string[]) => names.filter((name) => name.length >= 3).toSorted((a, b) => a.length - b.length)[0];
  const [zh, en] = [shortest(row?.zh ?? []), shortest(row?.en ?? [])];
  return { zh: zh ?? en ?? organisation, en: en ?? zh ?? organisation };
}
