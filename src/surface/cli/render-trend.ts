import { labelOf } from '../../model/labels.ts';
import type { TrendAnswer } from '../../view/trend.ts';
import { pairs, textTable } from './text-table.ts';

/** A trend for a person: one line a period with both counts, then what was understood. */
export function renderTrend(answer: TrendAnswer, lang: 'zh' | 'en'): string {
  const { understood, totals, past, known_by } = answer;
  const header =
    lang === 'zh'
      ? ['时期', `${past} 所知`, `${known_by} 所知`, '补入', '移出', '']
      : ['period', `known by ${past}`, `by ${known_by}`, 'filled in', 'taken out', ''];
  const ongoing = lang === 'zh' ? '当时未结束' : 'not over then';
  const rows = answer.periods.map((one) => [
    one.period,
    String(one.past),
    String(one.now),
    one.added.length === 0 ? '·' : `+${one.added.length}`,
    one.removed.length === 0 ? '·' : `−${one.removed.length}`,
    one.was_over ? '' : ongoing,
  ]);
  const foot = [lang === 'zh' ? '合计' : 'total', String(totals.past), String(totals.now), `+${totals.added}`, `−${totals.removed}`, ''];
  const what = understood.milestone === null ? (lang === 'zh' ? '试验' : 'trials') : labelOf('milestone', understood.milestone)[lang];
  const filters = [understood.place, understood.modality, understood.target, understood.disease].flatMap((one) => one?.label[lang] ?? []);
  const more: [string, string][] = [
    [
      lang === 'zh' ? '问题' : 'question',
      [what, understood.jurisdiction, ...filters, understood.source, understood.series].filter(Boolean).join(', '),
    ],
    [lang === 'zh' ? '口径' : 'definition', answer.definition_words[lang]],
    [lang === 'zh' ? '截至 / 已知' : 'as of / known by', `${answer.as_of} / ${known_by}`],
    [lang === 'zh' ? '最新快照' : 'newest snapshot', `${answer.newest_snapshot.past ?? '–'} / ${answer.newest_snapshot.now ?? '–'}`],
    [lang === 'zh' ? '无法归期' : 'undated', `${answer.undated.past} / ${answer.undated.now}`],
    [lang === 'zh' ? '说明' : 'how', answer.reasons[lang]],
  ];
  return `${textTable(header, [...rows, foot])}\n${pairs(more)}`;
}
