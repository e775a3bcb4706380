import { once } from '../base/memo.ts';
import { type OrganisationRow, organisationRow, type ProductRow, productRow, readCuration } from '../model/curation.ts';
import { readLexicon } from '../model/lexicon.ts';
import { type Institution, institutionRow } from '../model/words.ts';
import { isCommonBrand, nameParts } from './name-parts.ts';
import { nameKey } from './name-words.ts';
import { productKey } from './names-product.ts';

/** Known names: the ids that a name stands for, the curated companies that bear its brand, and which ids are related. */
export type NameTables = {
  idsOf(name: string): string[];
  idsOfBrand(name: string): string[];
  areRelated(a: string, b: string): boolean;
  /** True when a curated organisation has a name in Chinese (`zh`) or in Latin letters (`en`). */
  isNamedIn(id: string, script: 'zh' | 'en'): boolean;
};

let shipped: NameTables | undefined;

/** The names of curation/ and of lexicon/institutions, read once. */
export function shippedNameTables(): NameTables {
  shipped ??= makeNameTables(
    readCuration('organisations', organisationRow),
    readCuration('products', productRow),
    readLexicon('institutions', institutionRow),
  );
  return shipped;
}

/** Tables from curated rows and institutions; a name that two institutions of the registry share stands for neither. */
export function makeNameTables(organisations: OrganisationRow[], products: ProductRow[], institutions: Institution[] = []): NameTables {
  const registry = groupByKey(
    institutions.flatMap((one) => [...one.zh, ...one.en, ...one.acronyms].map((name) => [nameKey(name), one.id])),
  );
  const curated = groupByKey([
    ...organisations.flatMap(({ id, zh, en, former }) => [...zh, ...en, ...former].map((name) => [nameKey(name), id] as Entry)),
    ...products.flatMap((one) => productNames(one).map((name) => [productKey(name), one.id] as Entry)),
  ]);
  for (const [key, ids] of registry) if (ids.size > 1) registry.delete(key);
  const links = new Map<string, Set<string>>();
  for (const { id, related } of institutions) links.set(id, new Set(related));
  for (const { id, parent, related } of organisations) links.set(id, new Set([...related, ...(parent ? [parent] : [])]));
  const companies = new Set(organisations.filter(({ kind }) => kind === 'company').map(({ id }) => id));
  const twins = pairTwins(registry, curated, organisations);
  const withTwins = (ids: Set<string> | undefined) => [...(ids ?? [])].flatMap((id) => [id, ...(twins.get(id) ?? [])]);
  const find = (name: string) => withTwins(curated.get(nameKey(name)) ?? curated.get(productKey(name)) ?? registry.get(nameKey(name)));
  const byId = once(() => new Map(organisations.map((row) => [row.id, row])));
  const brands = once(() => groupByKey(organisations.filter(({ id }) => companies.has(id)).flatMap(brandEntries)));
  return {
    idsOf: find,
    idsOfBrand: (name) => brandOf(name).flatMap((brand) => [...(brands().get(brand) ?? [])]),
    areRelated: (a, b) => areLinked(links, companies, a, b),
    isNamedIn: (id, script) => (script === 'zh' ? (byId().get(id)?.zh ?? []) : (byId().get(id)?.en ?? [])).length > 0,
  };
}

type Entry = [key: string, id: string];

function brandEntries({ id, zh, en, former }: OrganisationRow): Entry[] {
  return [...zh, ...en, ...former].flatMap((name) => brandOf(name).map((brand) => [brand, id] as Entry));
}

/** The brand of a company's name as one text; none when it is too short or common to go by. */
function brandOf(name: string): string[] {
  const { core, kind, script } = nameParts(name);
  const brand = core.join('');
  const common = script === 'en' && isCommonBrand(core);
  return kind === 'company' && !common && brand.length >= (script === 'zh' ? 2 : 4) ? [brand] : [];
}

function groupByKey(entries: Iterable<string[]>): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const [key = '', id = ''] of entries) groups.set(key, (groups.get(key) ?? new Set()).add(id));
  return groups;
}

/** Curated rows and institutions of the registry that share a name, or whose row states the registry's id: two ids of one organisation. */
function pairTwins(
  registry: Map<string, Set<string>>,
  curated: Map<string, Set<string>>,
  rows: OrganisationRow[],
): Map<string, Set<string>> {
  const shared = [...registry].flatMap(([key, [there = '']]) => {
    const here = [...(curated.get(key) ?? [])];
    return here.length === 1 ? [[here[0] as string, there]] : [];
  });
  const stated = rows.flatMap(({ id, ids }) => (ids?.ror ? [[id, `ror-${ids.ror}`]] : []));
  const pairs = [...shared, ...stated];
  return groupByKey([...pairs, ...pairs.map(([here = '', there = '']) => [there, here])]);
}

/** Every name a product goes by. */
export function productNames({ codes, inn, zh, en, brands }: ProductRow): string[] {
  return [...codes, ...(inn ? [inn] : []), ...zh, ...en, ...brands];
}

/** Linked either way, or two curated companies of one parent; two hospitals of one university are not related for that. */
function areLinked(links: Map<string, Set<string>>, companies: Set<string>, a: string, b: string): boolean {
  const [one, two] = [links.get(a) ?? new Set<string>(), links.get(b) ?? new Set<string>()];
  const sisters = companies.has(a) && companies.has(b) && one.intersection(two).size > 0;
  return one.has(b) || two.has(a) || sisters;
}
