import { labelOf } from '../../model/labels.ts';
import type { TimelineAnswer } from '../../view/timeline.ts';
import { pairs, textTable } from './text-table.ts';

/** A timeline for a person: one line an event, then what was understood. */
export function renderTimeline(answer: TimelineAnswer, lang: 'zh' | 'en'): string {
  const rows = answer.events.map((one) => [
    one.from ?? '?',
    one.to === one.from ? '' : (one.to ?? ''),
    one.precision ?? '',
    [one.modifier && labelOf('modifier', one.modifier)[lang], labelOf('milestone', one.kind)[lang]].filter(Boolean).join(' '),
    one.subject,
    [one.agency, one.jurisdiction].filter(Boolean).join(' '),
    one.disease ?? '',
    labelOf('grade', one.grade)[lang],
    one.statements[0] ?? '',
  ]);
  const header =
    lang === 'zh'
      ? ['最早', '最晚', '精度', '事件', '对象', '机构', '疾病', '证明等级', '陈述']
      : ['from', 'to', 'precision', 'event', 'subject', 'agency', 'disease', 'grade', 'statement'];
  const { product, organisation, target } = answer.understood;
  const more: [string, string][] = [
    [lang === 'zh' ? '问题' : 'question', [product, organisation, target?.id].filter(Boolean).join(', ')],
    [lang === 'zh' ? '口径' : 'definition', answer.definition_words[lang]],
    [lang === 'zh' ? '截至 / 已知' : 'as of / known by', `${answer.as_of} / ${answer.known_by}`],
    [lang === 'zh' ? '最新快照' : 'newest snapshot', answer.newest_snapshot ?? '–'],
    [lang === 'zh' ? '说明' : 'how', answer.reasons[lang]],
  ];
  return `${rows.length === 0 ? '' : `${textTable(header, rows, 32)}\n`}${pairs(more)}`;
}
