import { labelOf } from '../../model/labels.ts';
import type { Overview } from '../../view/overview.ts';
import { pairs, textTable } from './text-table.ts';

/** How much the atlas holds and its newest milestones, for a person. */
export function renderOverview({ held, newest, as_of, known_by, newest_snapshot }: Overview, lang: 'zh' | 'en'): string {
  const names: Record<keyof typeof held, { zh: string; en: string }> = {
    trials: { zh: '本领域试验', en: 'trials of the field' },
    products: { zh: '产品', en: 'products' },
    organisations: { zh: '机构', en: 'organisations' },
    milestones: { zh: '里程碑', en: 'milestones' },
    sources: { zh: '来源', en: 'sources' },
  };
  const header =
    lang === 'zh' ? ['日期', '产品', '里程碑', '辖区', '依据', '陈述'] : ['date', 'product', 'milestone', 'where', 'grade', 'statement'];
  const rows = newest.map((row) => [
    row.precision === 'month' ? (row.date_from ?? '').slice(0, 7) : (row.date_from ?? '–'),
    row.label[lang],
    labelOf('milestone', row.milestone)[lang],
    row.jurisdiction === null ? '–' : labelOf('jurisdiction', row.jurisdiction)[lang],
    labelOf('grade', row.grade)[lang],
    row.statement,
  ]);
  const counts = Object.entries(held).map(([name, count]): [string, string] => [names[name as keyof typeof held][lang], String(count)]);
  return `${pairs([
    ...counts,
    [lang === 'zh' ? '截至 / 已知' : 'as of / known by', `${as_of} / ${known_by}`],
    [lang === 'zh' ? '最新快照' : 'newest snapshot', newest_snapshot],
  ])}\n${textTable(header, rows, 40)}`;
}
