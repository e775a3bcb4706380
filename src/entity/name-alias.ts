import { z } from 'zod';
import { type OrganisationRow, organisationRow, type ProductRow, productRow, readCuration } from '../model/curation.ts';
import { readLexicon } from '../model/lexicon.ts';
import { nameKey } from './name-words.ts';
import { productKey } from './names-product.ts';

const institutionRow = z.strictObject({
  id: z.string(),
  zh: z.array(z.string()),
  en: z.array(z.string()),
  acronyms: z.array(z.string()),
  related: z.array(z.string()),
});
type Institution = z.infer<typeof institutionRow>;

/** Known names: the ids that a name stands for, and which ids are related. */
export type NameTables = { idsOf(name: string): string[]; areRelated(a: string, b: string): boolean };

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
  const byKey = new Map<string, string[]>();
  const links = new Map<string, Set<string>>();
  const add = (key: string, id: string) => byKey.set(key, [...new Set([...(byKey.get(key) ?? []), id])]);
  for (const one of institutions) for (const name of [...one.zh, ...one.en, ...one.acronyms]) add(nameKey(name), one.id);
  for (const [key, ids] of byKey) if (ids.length > 1) byKey.delete(key);
  for (const one of organisations) for (const name of [...one.zh, ...one.en, ...one.former]) add(nameKey(name), one.id);
  for (const one of products) for (const name of productNames(one)) add(productKey(name), one.id);
  for (const { id, related } of institutions) links.set(id, new Set(related));
  for (const { id, parent, related } of organisations) links.set(id, new Set([...related, ...(parent ? [parent] : [])]));
  return {
    idsOf: (name) => byKey.get(nameKey(name)) ?? byKey.get(productKey(name)) ?? [],
    areRelated: (a, b) => areLinked(links, a, b),
  };
}

/** Every name a product goes by. */
export function productNames({ codes, inn, zh, en, brands }: ProductRow): string[] {
  return [...codes, ...(inn ? [inn] : []), ...zh, ...en, ...brands];
}

/** Prefix of ids from the Research Organization Registry. */
const REGISTRY = 'ror-';

/** Linked either way, or two curated companies of one parent; two hospitals of one university are not related for that. */
function areLinked(links: Map<string, Set<string>>, a: string, b: string): boolean {
  const [one, two] = [links.get(a) ?? new Set<string>(), links.get(b) ?? new Set<string>()];
  const apart = [a, b].some((id) => id.startsWith(REGISTRY));
  return one.has(b) || two.has(a) || (!apart && one.intersection(two).size > 0);
}
