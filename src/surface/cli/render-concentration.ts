import { labelOf } from '../../model/labels.ts';
import type { ConcentrationAnswer, Spread } from '../../view/concentration.ts';
import { pairs, textTable } from './text-table.ts';

/** A concentration for a person: the values that have any of the kind, then the indices and what was understood. */
export function renderConcentration(answer: ConcentrationAnswer, lang: 'zh' | 'en'): string {
  const { understood, group, base } = answer;
  const header =
    lang === 'zh'
      ? ['取值', '所问', '全部', '期望', '区位商', '集群商', 'p', 'p 校正', '判断', '陈述']
      : ['value', 'of the kind', 'all', 'expected', 'LQ', 'CQ', 'p', 'p adjusted', 'finding', 'statement'];
  const rows = answer.values
    .filter((one) => one.group > 0 || one.finding !== 'not_distinguishable')
    .map((one) => [
      one.label[lang],
      String(one.group),
      String(one.base),
      one.expected.toFixed(1),
      one.location_quotient.toFixed(2),
      one.cluster_quotient.toFixed(2),
      one.p.toPrecision(2),
      one.p_adjusted.toPrecision(2),
      labelOf('finding', one.finding)[lang],
      one.statements[0] ?? '',
    ]);
  const filters = [understood.place, understood.modality, understood.target, understood.disease].flatMap((one) => one?.label[lang] ?? []);
  const more: [string, string][] = [
    [
      lang === 'zh' ? '问题' : 'question',
      [understood.unit, labelOf('dimension', understood.where)[lang], ...filters, understood.source, understood.series]
        .filter(Boolean)
        .join(', '),
    ],
    [lang === 'zh' ? '所问' : 'of the kind', spread(group, lang)],
    [lang === 'zh' ? '全部' : 'all', spread(base, lang)],
    [lang === 'zh' ? '口径' : 'definition', answer.definition_words[lang]],
    [lang === 'zh' ? '截至 / 已知' : 'as of / known by', `${answer.as_of} / ${answer.known_by}`],
    [lang === 'zh' ? '最新快照' : 'newest snapshot', answer.newest_snapshot ?? '–'],
    [lang === 'zh' ? '说明' : answer.verdict, answer.reasons[lang]],
  ];
  return `${rows.length === 0 ? '' : `${textTable(header, rows, 32)}\n`}${pairs(more)}`;
}

function spread({ units, unplaced, herfindahl, effective }: Spread, lang: 'zh' | 'en'): string {
  const index = herfindahl === null ? '–' : `${herfindahl.toFixed(4)} (${effective?.toFixed(1)})`;
  return lang === 'zh'
    ? `${units}，另有 ${unplaced} 个无法定位；赫芬达尔指数（有效个数）${index}`
    : `${units}, ${unplaced} more cannot be placed; Herfindahl index (effective number) ${index}`;
}
