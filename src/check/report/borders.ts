import { labelOf } from '../../model/labels.ts';
import type { Milestone } from '../../view/milestones.ts';
import { clusterName, type ReportContext } from './context.ts';
import { daysOf, milestoneWords } from './milestones.ts';
import { ownersOf, ownMilestones, productName } from './own.ts';
import type { Section, Sentence } from './report.ts';
import { count, joined, name, say, words } from './say.ts';

/** What makes a product at home in a jurisdiction: trials cleared there, or approval. */
const REACHED = ['ind_cleared', 'approved'];

/** Products of the cluster cleared or approved in two jurisdictions or more, with the date of each. */
export async function bordersSection(context: ReportContext): Promise<Section> {
  const reached = (await ownMilestones(context)).filter(
    ({ milestone, modifier, jurisdiction, product }) =>
      REACHED.includes(milestone) && (modifier === null || modifier === 'conditional') && jurisdiction !== null && product !== null,
  );
  const products = [...Map.groupBy(reached, ({ product }) => product).values()].filter(
    (rows) => new Set(rows.map(({ jurisdiction }) => jurisdiction)).size > 1,
  );
  return {
    id: 'borders',
    title: { zh: '跨境', en: 'Across borders' },
    blocks: [
      { kind: 'paragraph', sentences: [summary(context, products)] },
      ...(products.length === 0 ? [] : [{ kind: 'list' as const, items: products.map((rows) => [productSentence(context, rows)]) }]),
    ],
  };
}

function summary(context: ReportContext, products: Milestone[][]): Sentence {
  const cluster = clusterName(context);
  const all = count(products.flat().map(({ product, statement }) => ({ subject: product ?? '', statement })));
  if (products.length === 0)
    return say(
      'unclear',
      words`现有来源没有记载${cluster}机构有哪个产品在两个以上法域获批临床或上市；这不等于没有。`,
      words`The sources at hand record no product of an organisation of ${cluster} that was cleared or approved in two jurisdictions; that is no proof that there is none.`,
    );
  return say(
    'fact',
    words`${cluster}机构的产品中，在两个以上法域获批临床或上市的有${all}个。`,
    words`Of the products of organisations of ${cluster}, cleared for trials or approved in two jurisdictions or more: ${all}.`,
  );
}

/** The earliest date of each milestone in each jurisdiction, oldest first. */
function productSentence(context: ReportContext, rows: Milestone[]): Sentence {
  const first = rows[0] as Milestone;
  const steps = [...Map.groupBy(rows, ({ milestone, jurisdiction }) => `${jurisdiction} ${milestone}`).values()]
    .map((own) => own.toSorted((a, b) => orderOf(a) - orderOf(b))[0] as Milestone)
    .toSorted((a, b) => orderOf(a) - orderOf(b));
  const told = (lang: 'zh' | 'en') =>
    joined(
      steps.map((row) => {
        const where = name(labelOf('jurisdiction', row.jurisdiction ?? ''), row.statement);
        const what = name(milestoneWords(row), row.statement);
        return lang === 'zh' ? words`${where}${what}（${daysOf(row)}）` : words`${where} ${what} (${daysOf(row)})`;
      }),
      lang,
    );
  const owners = ownersOf(context, first);
  return say(
    'fact',
    words`${productName(first)}（${joined(owners, 'zh')}）：${told('zh')}。`,
    words`${productName(first)} (${joined(owners, 'en')}): ${told('en')}.`,
  );
}

function orderOf({ date_from }: Milestone): number {
  return date_from === null ? Number.POSITIVE_INFINITY : Date.parse(date_from);
}
