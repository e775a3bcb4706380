import type { Duck } from '../base/duck.ts';
import { memo } from '../base/memo.ts';
import { tableOf } from '../entity/build.ts';
import { judgeLinks } from '../entity/judged.ts';
import { dated, judgedDays, readJudgements } from '../entity/judgement.ts';
import { makeLinker } from '../entity/linker.ts';
import { organisationRow, type ProductRow, productRow, readCuration } from '../model/curation.ts';
import { judgedFields, withJudged } from './judged.ts';
import { scopeOfModality } from './scope.ts';
import { classifyName } from './trial.ts';

const PRODUCT_CLASS = {
  name: 'VARCHAR',
  product: 'VARCHAR',
  label: 'VARCHAR',
  scope: 'VARCHAR',
  modality: 'VARCHAR',
  targets: ['VARCHAR'],
  traits: ['VARCHAR'],
  organisations: ['VARCHAR'],
  judgements: ['VARCHAR'],
  known_from: 'DATE',
  known_to: 'DATE',
};

/** Builds `product_class`: the product behind every name and every curated subject of a milestone, and what it is, over known time. */
export async function buildProductClasses(db: Duck): Promise<void> {
  const products = readCuration('products', productRow);
  const judgements = await readJudgements(db);
  const links = judgeLinks(makeLinker(readCuration('organisations', organisationRow), products), judgements);
  const byId = new Map(products.map((product) => [product.id, product]));
  const fieldsOn = memo((day) => judgedFields(judgements, day));
  const classOf = (day: string, name: string, id: string | undefined) =>
    withJudged(productClass(name, byId.get(id ?? '')), fieldsOn(day), [...(id === undefined ? [] : [`product/${id}`]), name]);
  const days = judgedDays(judgements);
  const rows = [
    ...(await namedInMilestones(db)).flatMap((name) => dated(days, (day) => classOf(day, name, links.on(day).product(name)?.id))),
    ...(await curatedInMilestones(db)).flatMap((id) =>
      dated(days, (day) => classOf(day, `product/${id}`, links.on(day).entity('product', id))),
    ),
  ];
  await tableOf(db, 'product_class', PRODUCT_CLASS, rows);
}

async function namedInMilestones(db: Duck): Promise<string[]> {
  const rows = await db.rows<{ name: string }>(
    'SELECT DISTINCT product_name AS name FROM milestone WHERE product_name IS NOT NULL ORDER BY 1',
  );
  return rows.map(({ name }) => name);
}

async function curatedInMilestones(db: Duck): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(`SELECT DISTINCT subject[9:] AS id FROM milestone WHERE subject LIKE 'product/%' ORDER BY 1`);
  return rows.map(({ id }) => id);
}

function productClass(name: string, product: ProductRow | undefined): object {
  if (!product) {
    const { scope, modality, targets, cellSource } = classifyName(name);
    return { name, product: null, label: name, scope, modality, targets, traits: [cellSource], organisations: [] };
  }
  const { id, modality, targets, traits, organisations } = product;
  const label = product.codes[0] ?? product.inn ?? product.zh[0] ?? product.en[0] ?? product.brands[0] ?? id;
  const scope = modality === null ? 'none' : (scopeOfModality(modality) ?? 'none');
  return { name, product: id, label, scope, modality, targets, traits, organisations };
}
