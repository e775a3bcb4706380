import type { TrackAnswer, TrackTalk } from '../../view/track.ts';
import { pairs, textTable } from './text-table.ts';

/** A track for a person: what is counted, who has products, and what was said of it. */
export function renderTrack(answer: TrackAnswer, lang: 'zh' | 'en'): string {
  const zh = lang === 'zh';
  const { understood, trials, organisations, talks, forums, clusters } = answer;
  const counts = trials.modalities.map((one) => [one.label[lang], String(one.trials), one.statements[0] ?? '']);
  const who = organisations.map((one) => [
    one.label[lang],
    one.products.map(({ label }) => label[lang]).join(', '),
    one.products[0]?.statement ?? '',
  ]);
  const said = ({ topic, speaker, label }: TrackTalk) =>
    `- ${topic[lang]}${speaker === null ? '' : ` (${speaker[lang]})`}; ${label[lang]}\n`;
  return [
    textTable(zh ? ['技术类型', '试验', '陈述'] : ['modality', 'trials', 'statement'], counts),
    textTable(zh ? ['机构', '产品', '陈述'] : ['organisation', 'products', 'statement'], who, 60),
    [...forums, ...talks].map(said).join(''),
    pairs([
      [zh ? '赛道' : 'track', understood.label[lang]],
      [zh ? '试验' : 'trials', String(trials.total)],
      [zh ? '园区' : 'clusters', clusters.map((one) => one.label[lang]).join(', ') || '–'],
      [zh ? '截至 / 已知' : 'as of / known by', `${answer.as_of} / ${answer.known_by}`],
      [zh ? '最新快照' : 'newest snapshot', answer.newest_snapshot],
    ]),
  ]
    .filter((part) => part !== '')
    .join('\n');
}
