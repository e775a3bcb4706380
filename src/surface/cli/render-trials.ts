import { labelOf } from '../../model/labels.ts';
import type { TrialListAnswer } from '../../view/trial-list.ts';
import { pairs, textTable } from './text-table.ts';

/** A page of trials for a person, and where it stands among the pages. */
export function renderTrials({ trials, total, page, pages, as_of, known_by }: TrialListAnswer, lang: 'zh' | 'en'): string {
  const isChinese = lang === 'zh';
  const words = (group: string, codes: string[]) => codes.map((code) => labelOf(group, code)[lang]).join('/') || '–';
  const rows = trials.map((one) => [
    one.trial,
    one.title ?? one.about.interventions.join(', '),
    words('phase', one.phases),
    words('status', one.statuses),
    one.sponsors.map(({ label }) => label[lang]).join(', ') || '–',
    one.start_from ?? '–',
  ]);
  const heads = isChinese
    ? ['试验', '题目或干预', '期别', '状态', '主办方', '开始']
    : ['trial', 'title or intervention', 'phase', 'status', 'lead sponsor', 'start'];
  const more: [string, string][] = [
    [isChinese ? '试验' : 'trials', String(total)],
    [isChinese ? '页' : 'page', `${page} / ${pages}`],
    [isChinese ? '截至 / 已知' : 'as of / known by', `${as_of} / ${known_by}`],
  ];
  return `${textTable(heads, rows, 44)}\n${pairs(more)}`;
}
