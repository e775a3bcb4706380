import { labelOf } from '../../model/labels.ts';
import type { CompareAnswer, ComparedPlace, Count } from '../../view/compare.ts';
import { pairs, percent, textTable } from './text-table.ts';

const SHOWN = 4;

/** Places side by side for a person: one column a place, then what was understood and what is missing. */
export function renderCompare(answer: CompareAnswer, lang: 'zh' | 'en'): string {
  const { understood, places } = answer;
  const line = (zh: string, en: string, value: (one: ComparedPlace) => string) => [lang === 'zh' ? zh : en, ...places.map(value)];
  const kinds = [...new Set(places.flatMap(({ milestones }) => milestones.map(({ kind }) => kind)))].toSorted();
  const rows = [
    line('试验', 'trials', ({ trials }) => String(trials)),
    line('占全国', 'share of the country', ({ share }) => percent(share)),
    line('90 % 区间', '90 % interval', ({ interval }) => (interval === null ? '–' : interval.map(percent).join(' – '))),
    line('技术类型', 'modalities', ({ modalities }) => most(modalities, lang)),
    line('期别', 'phases', ({ phases }) => most(phases, lang)),
    line('主办方', 'lead sponsors', ({ sponsors }) => String(sponsors)),
    line('在地机构', 'organisations there', ({ organisations }) => String(organisations.length)),
    ...kinds.map((kind) => [
      labelOf('milestone', kind)[lang],
      ...places.map(({ milestones }) => String(milestones.find((one) => one.kind === kind)?.count ?? 0)),
    ]),
    line('已知第一', 'firsts known', ({ firsts }) => String(firsts.length)),
    line('陈述', 'statement', ({ counted }) => counted[0]?.statement ?? '–'),
  ];
  const header = ['', ...places.map(({ place }) => place.label[lang])];
  const filters = [understood.modality, understood.target].flatMap((one) => one?.label[lang] ?? []);
  const missing = places.flatMap((one) => one.missing.map((text) => text[lang]));
  const more: [string, string][] = [
    [lang === 'zh' ? '筛选' : 'filters', [...filters, understood.source, understood.series].filter(Boolean).join(', ') || '–'],
    [lang === 'zh' ? '口径' : 'definition', answer.definition_words[lang]],
    [lang === 'zh' ? '截至 / 已知' : 'as of / known by', `${answer.as_of} / ${answer.known_by}`],
    [lang === 'zh' ? '最新快照' : 'newest snapshot', answer.newest_snapshot ?? '–'],
    [lang === 'zh' ? '说明' : 'how', answer.reasons[lang]],
    [lang === 'zh' ? '缺少' : 'missing', missing.join(' ') || '–'],
  ];
  return `${textTable(header, rows)}\n${pairs(more)}`;
}

function most(counts: Count[], lang: 'zh' | 'en'): string {
  const shown = counts.slice(0, SHOWN).map(({ label, count }) => `${label[lang]} ${count}`);
  return `${shown.join(', ')}${counts.length > SHOWN ? ' …' : ''}` || '–';
}
