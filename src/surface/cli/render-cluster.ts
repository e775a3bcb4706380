import { labelOf } from '../../model/labels.ts';
import type { ClusterAnswer, ClusterCounts, ClusterRecord } from '../../view/cluster-facts.ts';
import { pairs, textTable } from './text-table.ts';

type Lang = 'zh' | 'en';

/** The clusters for a person: what is known in each, and of a single one what is on record with the first statement of each. */
export function renderCluster({ clusters, detail, ...answer }: ClusterAnswer, lang: Lang): string {
  const header =
    lang === 'zh'
      ? ['编号', '园区', '城市', '机构', '产品', '里程碑', '主办试验']
      : ['id', 'cluster', 'city', 'organisations', 'products', 'milestones', 'trials led'];
  const rows = clusters.map((one) => countsOf(one, lang));
  const understood = pairs([
    [lang === 'zh' ? '口径' : 'definition', answer.definition_words[lang]],
    [lang === 'zh' ? '截至 / 已知' : 'as of / known by', `${answer.as_of} / ${answer.known_by}`],
    [lang === 'zh' ? '最新快照' : 'newest snapshot', answer.newest_snapshot],
  ]);
  return `${textTable(header, rows)}\n${detail === null ? '' : recordText(detail, lang)}${understood}`;
}

function countsOf({ id, label, city, organisations, products, milestones, trials }: ClusterCounts, lang: Lang): string[] {
  return [id, label[lang], city?.label[lang] ?? '–', ...[organisations, products, milestones, trials].map(String)];
}

function recordText({ figures, amenities, offered, policies, deals, events }: ClusterRecord, lang: Lang): string {
  const titled = (one: { zh: string[]; en: string[] }) => one[lang][0] ?? one.zh[0] ?? one.en[0] ?? '–';
  const rows = [
    ...figures.map((one) => [
      'figure',
      `${one.of?.[lang] ?? labelOf('figure', one.figure)[lang]}: ${one.value} ${labelOf('measure', one.unit)[lang]}`,
      one,
    ]),
    ...amenities.map((one) => ['amenity', `${one[lang]}: ${labelOf('amenity_state', one.state)[lang]}`, one]),
    ...policies.map((one) => ['policy', titled(one), one]),
    ...deals.map((one) => ['deal', labelOf('deal', one.type)[lang], one]),
    ...events.map((one) => ['event', titled(one), one]),
  ] as [string, string, { statements: string[] }][];
  const services = offered.map(({ offer, label, organisations }) => [
    'service',
    `${label[lang]} (${offer}): ${organisations.map((one) => one.label[lang]).join(', ')}`,
    organisations[0]?.statement ?? '',
  ]);
  const lines = [...rows.map(([kind, text, { statements }]) => [kind, text, statements[0] ?? '']), ...services];
  return lines.length === 0
    ? ''
    : `${textTable(['', lang === 'zh' ? '在案' : 'on record', lang === 'zh' ? '陈述' : 'statement'], lines, 90)}\n`;
}
