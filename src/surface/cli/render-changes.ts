import { labelOf } from '../../model/labels.ts';
import { labelOfChange } from '../../view/change.ts';
import type { ChangesAnswer } from '../../view/changes.ts';
import { pairs, textTable } from './text-table.ts';

/** Changes for a person: one line each, then counts by kind, the listings compared and what was understood. */
export function renderChanges(answer: ChangesAnswer, lang: 'zh' | 'en'): string {
  const { understood, listings } = answer;
  const rows = answer.changes.map((one) => [
    labelOf('change', one.kind)[lang],
    one.subject,
    labelOfChange(one.kind, one.before)[lang],
    labelOfChange(one.kind, one.after)[lang],
    one.sources.join(', '),
    [...one.before_statements, ...one.after_statements].at(-1) ?? '',
  ]);
  const header =
    lang === 'zh' ? ['变化', '对象', '之前', '之后', '来源', '陈述'] : ['change', 'subject', 'before', 'after', 'source', 'statement'];
  const filters = [understood.place, understood.modality, understood.target, understood.disease].flatMap((one) => one?.label[lang] ?? []);
  const counts = answer.counts.map(({ kind, changes }) => `${labelOf('change', kind)[lang]} ${changes}`);
  const compared = listings.map(({ source, series, before, after }) => `${source} ${series} ${before ?? '–'} → ${after ?? '–'}`);
  const more: [string, string][] = [
    [lang === 'zh' ? '计数' : 'counts', counts.join(', ') || '0'],
    [lang === 'zh' ? '比较的名单' : 'listings', compared.join('; ') || '–'],
    [lang === 'zh' ? '筛选' : 'filters', [...filters, understood.source, understood.series].filter(Boolean).join(', ') || '–'],
    [lang === 'zh' ? '口径' : 'definition', answer.definition_words[lang]],
    [lang === 'zh' ? '时段 / 已知' : 'days / known by', `${answer.from} → ${answer.to} / ${answer.known_by}`],
    [lang === 'zh' ? '最新快照' : 'newest snapshot', answer.newest_snapshot ?? '–'],
    [lang === 'zh' ? '说明' : 'how', answer.reasons[lang]],
  ];
  return `${rows.length === 0 ? '' : `${textTable(header, rows, 40)}\n`}${pairs(more)}`;
}
