import type { Both } from '../../model/definitions.ts';
import { labelOf } from '../../model/labels.ts';
import type { Milestone } from '../../view/milestones.ts';
import { eventOf } from '../../view/own-milestones.ts';
import { clusterName, type PeriodContext } from './context.ts';
import { authorityOf, diseasesOf, ownersOf, ownMilestones, productName } from './own.ts';
import type { Figure, Section, Sentence } from './report.ts';
import { count, givenDay, joined, listed, name, say, some, words } from './say.ts';

/** The milestones that organisations of the cluster reached in the period, oldest first, each with date, authority and proof grade. */
export async function milestonesSection(context: PeriodContext): Promise<Section> {
  const own = await ownMilestones(context);
  const inPeriod = own.filter(({ date_to }) => date_to !== null && date_to >= context.from);
  const diseases = await diseasesOf(context);
  const events = [...Map.groupBy(inPeriod, eventOf).values()];
  return {
    id: 'milestones',
    title: { zh: '期内里程碑', en: 'Milestones of the period' },
    blocks: [
      { kind: 'paragraph', sentences: [summary(context, inPeriod), ...undated(own)] },
      ...(events.length === 0 ? [] : [{ kind: 'list' as const, items: events.map((rows) => [sentenceOf(context, rows, diseases)]) }]),
    ],
  };
}

/** Kinds of date that are not the day of the decision itself. */
const NEWS: readonly string[] = ['announcement', 'certificate', 'publication'];

function summary(context: PeriodContext, rows: Milestone[]): Sentence {
  const period = [givenDay(context.from), givenDay(context.as_of)] as const;
  const cluster = clusterName(context);
  if (rows.length === 0)
    return say(
      'unclear',
      words`${period[0]}至${period[1]}，现有来源没有记载${cluster}机构的里程碑；这不等于没有发生。`,
      words`From ${period[0]} to ${period[1]} the sources at hand record no milestone of an organisation of ${cluster}; that is no proof that there was none.`,
    );
  const all = count(rows.map((row) => ({ subject: eventOf(row), statement: row.statement })));
  const products = count(rows.map((row) => ({ subject: row.product ?? row.label, statement: row.statement })));
  return say(
    'fact',
    words`${period[0]}至${period[1]}，现有来源记载${cluster}机构的里程碑${all}项，涉及${products}个产品。拟纳入与已纳入、申请与批准分别记载，不混为一谈。`,
    words`From ${period[0]} to ${period[1]} the sources at hand record ${some(all, 'milestone')} of organisations of ${cluster}, of ${some(products, 'product')}. Proposed and granted, filed and approved are told apart.`,
  );
}

/** What makes two statements tell of one step of a product, whatever their dates. */
function stepOf({ product, label, milestone, modifier, jurisdiction }: Milestone): string {
  return JSON.stringify([product ?? label, milestone, modifier === 'conditional' ? null : modifier, jurisdiction]);
}

/** Milestones without a date may have been reached in the period, unless another source dates them. */
function undated(own: Milestone[]): Sentence[] {
  const dated = new Set(own.filter(({ date_to }) => date_to !== null).map(stepOf));
  const rows = own.filter((row) => row.date_to === null && !dated.has(stepOf(row)));
  if (rows.length === 0) return [];
  const all = count(rows.map((row) => ({ subject: eventOf(row), statement: row.statement })));
  const told = [...new Map(rows.map((row) => [eventOf(row), row])).values()];
  const list = (lang: 'zh' | 'en') =>
    joined(
      told.map((row) => {
        const [product, what] = [productName(row), name(milestoneWords(row), row.statement)];
        const authority = name(authorityOf(row) ?? '–', row.statement);
        return lang === 'zh' ? words`${product}（${authority} ${what}）` : words`${product} (${authority} ${what})`;
      }),
      lang,
    );
  return [
    say(
      'unclear',
      words`另有${all}项里程碑是否在期内尚不清楚，因为来源没有写明日期：${list('zh')}。`,
      words`Whether ${some(all, 'more milestone')} fell into the period is unclear, because the sources give no date: ${list('en')}.`,
    ),
  ];
}

function sentenceOf(context: PeriodContext, rows: Milestone[], diseases: Map<string, Both>): Sentence {
  const row = rows[0] as Milestone;
  const day = daysOf(row);
  const product = productName(row, ...rows.map(({ statement }) => statement));
  const owners = ownersOf(context, row);
  const what = name(milestoneWords(row), row.statement);
  const details = detailsOf(row, diseases);
  const isSure = row.date_from !== null && row.date_from >= context.from && (row.date_to ?? '') <= context.as_of;
  return say(
    'fact',
    [
      ...words`${day}，${joined(owners, 'zh')}的 ${product}：${what}（${listed(details, 'zh')}）`,
      isSure ? '。' : '；日期不够精确，可能不在期内。',
    ],
    [
      ...words`${day}: ${product} of ${joined(owners, 'en')}: ${what} (${listed(details, 'en')})`,
      isSure ? '.' : '; the date is not exact and may lie outside the period.',
    ],
  );
}

/** The days of a milestone as a figure. */
export function daysOf({ date_from, date_to, statement }: Milestone): Figure {
  return { kind: 'days', from: date_from, to: date_to, statements: [statement] };
}

/** A milestone in words, with its modifier. */
export function milestoneWords({ milestone, modifier }: Pick<Milestone, 'milestone' | 'modifier'>): Both {
  const what = labelOf('milestone', milestone);
  if (modifier === null) return what;
  const how = labelOf('modifier', modifier);
  return { zh: `${what.zh}（${how.zh}）`, en: `${what.en} (${how.en})` };
}

/** Who decided, for which disease, and the proof grade of the source. */
function detailsOf(row: Milestone, diseases: Map<string, Both>): Figure[] {
  const { disease, grade, date_kind, statement } = row;
  const authority = authorityOf(row);
  return [
    ...(authority === null ? [] : [name(authority, statement)]),
    ...(date_kind === null || !NEWS.includes(date_kind) ? [] : [name(labelOf('date_kind', date_kind), statement)]),
    ...(disease === null ? [] : [name(diseases.get(statement) ?? disease, statement)]),
    name({ zh: `依据：${labelOf('grade', grade).zh}`, en: `source: ${labelOf('grade', grade).en}` }, statement),
  ];
}
