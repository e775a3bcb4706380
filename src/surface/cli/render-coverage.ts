import { labelOf } from '../../model/labels.ts';
import type { CoverageAnswer } from '../../view/coverage.ts';
import { pairs, textTable } from './text-table.ts';

/** The coverage of a question for a person: the source of each kind of milestone, the listings of trials, then what was understood. */
export function renderCoverage(answer: CoverageAnswer, lang: 'zh' | 'en'): string {
  const { understood } = answer;
  const zh = lang === 'zh';
  const covered = zh ? '覆盖' : 'covered';
  const milestones = answer.milestones.map((one) => [
    labelOf('milestone', one.milestone)[lang],
    one.jurisdiction ?? '',
    one.source[lang],
    one.until ?? '–',
    one.missing?.[lang] ?? covered,
    String(one.at_hand),
    one.statements[0] ?? '',
  ]);
  const trials = answer.trials.map((one) => [
    `${one.source} ${one.series}`.trim(),
    one.first,
    one.last,
    one.is_whole ? (zh ? '整期' : 'whole') : zh ? '部分' : 'partial',
    String(one.trials),
    understood.place === null ? '' : String(one.inside),
    one.missing?.[lang] ?? covered,
  ]);
  const heads = zh
    ? [
        ['里程碑', '辖区', '可定论的来源', '到', '状态', '在手', '陈述'],
        ['试验名单', '自', '至', '', '试验', '在该地', '状态'],
      ]
    : [
        ['milestone', 'where', 'source that settles it', 'until', 'state', 'at hand', 'statement'],
        ['listing of trials', 'from', 'to', '', 'trials', 'in the place', 'state'],
      ];
  const more: [string, string][] = [
    [
      zh ? '问题' : 'question',
      [understood.milestone, understood.jurisdiction, understood.place?.label[lang]].filter(Boolean).join(', ') || '–',
    ],
    [zh ? '截至 / 已知' : 'as of / known by', `${answer.as_of} / ${answer.known_by}`],
    [zh ? '最新快照' : 'newest snapshot', answer.newest_snapshot ?? '–'],
    [zh ? '说明' : 'how', answer.reasons[lang]],
  ];
  return `${textTable(heads[0] as string[], milestones)}\n${textTable(heads[1] as string[], trials)}\n${pairs(more)}`;
}
