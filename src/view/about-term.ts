import { diseases } from '../classify/disease-tree.ts';
import type { Both } from '../model/definitions.ts';
import { type Disease, readLexicon, type Target, targetRow } from '../model/lexicon.ts';
import type { Atlas } from './atlas.ts';
import { productCalled } from './called.ts';
import { type NamedDisease, namedDisease } from './disease-named.ts';
import { type Milestone, milestones, openQuestion } from './milestones.ts';
import { resolveDisease } from './resolve.ts';
import { tiesBy } from './ties.ts';
import { countTrials, type TrialCounts } from './trial-counts.ts';

/** A product in a list, with the statement that ties it to what the list is of, and what it reached last. */
export type ProductLine = { product: string | null; label: Both; statement: string; last: Milestone | null };

/** What a page on a target tells. */
export type AboutTarget = {
  kind: 'target';
  hgnc: string | null;
  ncbi: number | null;
  names: string[];
  trials: TrialCounts;
  products: ProductLine[];
};

/** What a page on a disease tells: where it stands in the tree, and what is done about it. */
export type AboutDisease = {
  kind: 'disease';
  mondo: string | null;
  area: string;
  names: { zh: string[]; en: string[] };
  parents: NamedDisease[];
  children: NamedDisease[];
  trials: TrialCounts;
  products: ProductLine[];
};

type Days = { as_of: string; known_by: string; most: number };

/** Ids, names, trials and products of a target on two dates. */
export async function aboutTarget(atlas: Atlas, id: string, days: Days): Promise<AboutTarget> {
  const row = readLexicon('targets', targetRow).find((one) => one.id === id) as Target;
  const ties = (await tiesBy(atlas, days.known_by)).filter(({ property, value }) => property === 'target' && value === id);
  const stated = await milestones(atlas, { ...openQuestion(days.as_of, days.known_by), target: id });
  const tied = ties.map(({ subject, statement }) => ({ product: subject.slice('product/'.length), statement }));
  return {
    kind: 'target',
    hgnc: row.hgnc,
    ncbi: row.ncbi ?? null,
    names: [...new Set([...row.names, ...row.exact])].filter((name) => name !== id),
    trials: await countTrials(atlas, { target: id }, days),
    products: productLines(tied, stated),
  };
}

/** Names, place in the tree, trials and products of a disease on two dates; narrower diseases count with it. */
export async function aboutDisease(atlas: Atlas, id: string, days: Days): Promise<AboutDisease> {
  const row = diseases().get(id) as Disease;
  const { ids } = resolveDisease(id);
  return {
    kind: 'disease',
    mondo: row.mondo,
    area: row.area,
    names: { zh: row.zh, en: [...row.en, ...row.exact] },
    parents: row.parents.map(namedDisease),
    children: [...diseases().values()].filter(({ parents }) => parents.includes(id)).map((one) => namedDisease(one.id)),
    trials: await countTrials(atlas, { disease: id }, days),
    products: productLines([], await milestones(atlas, { ...openQuestion(days.as_of, days.known_by), diseases: ids })),
  };
}

/** Products by ties and by milestones, each once, what was reached last first. */
function productLines(tied: { product: string; statement: string }[], stated: Milestone[]): ProductLine[] {
  const byProduct = Map.groupBy(stated, ({ product, label }) => product ?? label);
  const lines = new Map<string, ProductLine>();
  for (const { product, statement } of tied)
    if (!lines.has(product))
      lines.set(product, { product, label: productCalled(product), statement, last: lastOf(byProduct.get(product)) });
  for (const [key, rows] of byProduct) {
    const [{ product, label, statement }] = rows as [Milestone];
    const words = product === null ? { zh: label, en: label } : productCalled(product);
    if (!lines.has(key)) lines.set(key, { product, label: words, statement, last: lastOf(rows) });
  }
  const day = ({ last }: ProductLine) => last?.date_from ?? '';
  return [...lines.values()].sort((one, other) => (day(one) < day(other) ? 1 : day(one) > day(other) ? -1 : 0));
}

function lastOf(rows: Milestone[] = []): Milestone | null {
  return rows.toSorted((one, other) => ((one.date_from ?? '') < (other.date_from ?? '') ? 1 : -1))[0] ?? null;
}
