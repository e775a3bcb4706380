import { labelOf } from '../../model/labels.ts';
import type { FindAnswer } from '../../view/find.ts';
import { pairs, textTable } from './text-table.ts';

/** What a text may mean, for a person: hits best first with how each was matched, then how many there are of each kind. */
export function renderFind(answer: FindAnswer, lang: 'zh' | 'en'): string {
  const { hits, counts, understood, missing, order, as_of, known_by, newest_snapshot } = answer;
  const header = lang === 'zh' ? ['种类', '编号', '名称', '说明', '匹配'] : ['kind', 'id', 'name', 'more', 'matched'];
  const rows = hits.map(({ kind, id, label, also, matched }) => [
    labelOf('found', kind)[lang],
    id,
    label[lang],
    also[lang],
    `${matched.name} (${labelOf('match', matched.how)[lang]})`,
  ]);
  const said: [string, string][] = [
    [lang === 'zh' ? '理解为' : 'understood', understood.says[lang]],
    [lang === 'zh' ? '共有' : 'in all', counts.map(({ label, count }) => `${label[lang]} ${count}`).join(', ') || '0'],
    [lang === 'zh' ? '顺序' : 'order', order[lang]],
    [lang === 'zh' ? '日期' : 'dates', understood.dated[lang]],
    [lang === 'zh' ? '截至 / 已知' : 'as of / known by', `${as_of} / ${known_by}`],
    [lang === 'zh' ? '最新快照' : 'newest snapshot', newest_snapshot],
    ...(missing.length === 0
      ? []
      : [[lang === 'zh' ? '手头没有' : 'not at hand', missing.map((one) => one[lang]).join('; ')] as [string, string]]),
  ];
  return `${rows.length === 0 ? '' : `${textTable(header, rows, 44)}\n`}${pairs(said)}`;
}
