import { labelOf } from '../../model/labels.ts';
import type { LandscapeAnswer } from '../../view/landscape.ts';
import { pairs, textTable } from './text-table.ts';

/** A landscape for a person: the table of counts, then what was understood and how it was counted. */
export function renderLandscape(answer: LandscapeAnswer, lang: 'zh' | 'en'): string {
  const { understood, rows, columns, cells } = answer;
  const corner = `${labelOf('dimension', understood.rows)[lang]} \\ ${labelOf('dimension', understood.columns)[lang]}`;
  const total = lang === 'zh' ? '合计' : 'trials';
  const body = rows.map((row, at) => [
    row.label[lang],
    ...(cells[at] ?? []).map((count) => (count === 0 ? '·' : String(count))),
    String(row.trials),
  ]);
  const foot = [total, ...columns.map(({ trials }) => String(trials)), String(answer.trials)];
  const header = [corner, ...columns.map(({ label }) => label[lang]), total];
  const filters = [understood.place, understood.modality, understood.target, understood.disease].flatMap((one) => one?.label[lang] ?? []);
  const more: [string, string][] = [
    [lang === 'zh' ? '筛选' : 'filters', [...filters, understood.source, understood.series].filter(Boolean).join(', ') || '–'],
    [lang === 'zh' ? '口径' : 'definition', answer.definition_words[lang]],
    [lang === 'zh' ? '截至 / 已知' : 'as of / known by', `${answer.as_of} / ${answer.known_by}`],
    [lang === 'zh' ? '最新快照' : 'newest snapshot', answer.newest_snapshot ?? '–'],
    [lang === 'zh' ? '日期不足' : 'undated', String(answer.undated)],
    [lang === 'zh' ? '说明' : 'how', answer.reasons[lang]],
  ];
  return `${textTable(header, [...body, foot], 24)}\n${pairs(more)}`;
}
