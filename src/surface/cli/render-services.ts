import { labelOf } from '../../model/labels.ts';
import { ageWords } from '../../view/age.ts';
import type { Provider } from '../../view/service-provider.ts';
import type { ServiceFound, ServicesAnswer } from '../../view/services.ts';
import type { ServiceDone } from '../../view/services-done.ts';
import type { ServiceOffered } from '../../view/services-offered.ts';
import { pairs, textTable } from './text-table.ts';

type Lang = 'zh' | 'en';

/** Who can do something, for a person: each service that the need may mean with what was done and, apart from that, what is offered. */
export function renderServices(answer: ServicesAnswer, lang: Lang): string {
  const text = answer.understood.asked === null ? menuText(answer, lang) : answer.services.map((one) => serviceText(one, lang)).join('\n');
  return `${text}\n${pairs(understoodIn(answer, lang))}`;
}

function menuText({ menu }: ServicesAnswer, lang: Lang): string {
  const header = lang === 'zh' ? ['编号', '服务', '类别', '提供者', '已知做过'] : ['id', 'service', 'kind', 'offered by', 'known done'];
  return textTable(
    header,
    menu.map(({ offer, label, service, offered, done }) => [
      offer,
      label[lang],
      labelOf('service', service)[lang],
      String(offered),
      String(done),
    ]),
  );
}

function serviceText({ says, done, akin, offered, broadly }: ServiceFound, lang: Lang): string {
  const parts = [
    doneTable(lang === 'zh' ? '做过' : 'has done', done, lang),
    offeredTable(lang === 'zh' ? '提供' : 'offers', offered, lang),
    doneTable(lang === 'zh' ? '做过同类（未说明何种）' : 'has done of the kind, not told which', akin, lang),
    offeredTable(lang === 'zh' ? '提供（更宽的服务）' : 'offers more broadly', broadly, lang),
  ];
  return `${says[lang]}\n${parts.join('')}`;
}

function doneTable(title: string, rows: ServiceDone[], lang: Lang): string {
  if (rows.length === 0) return '';
  const header =
    lang === 'zh' ? [title, '产品', '通往', '日期', '依据', '陈述'] : [title, 'product', 'towards', 'told', 'whose word', 'statement'];
  return `${textTable(
    header,
    rows.map((row) => [
      named(row, lang),
      row.product.label[lang],
      [row.milestone === null ? '' : labelOf('milestone', row.milestone)[lang], ...row.jurisdictions]
        .filter((text) => text !== '')
        .join(' ') || '–',
      row.from ?? '–',
      row.proof.says[lang],
      row.proof.words[0]?.statements[0] ?? '',
    ]),
    44,
  )}\n`;
}

function offeredTable(title: string, rows: ServiceOffered[], lang: Lang): string {
  if (rows.length === 0) return '';
  const header =
    lang === 'zh'
      ? [title, '服务', '级别', '做过', '所见', '依据', '陈述']
      : [title, 'service', 'levels', 'done', 'seen', 'whose word', 'statement'];
  return `${textTable(
    header,
    rows.map((row) => [
      named(row, lang),
      row.offer_label[lang],
      row.levels.map((level) => labelOf('offer_level', level)[lang]).join(', ') || '–',
      String(row.done),
      ageWords(row.age)[lang],
      row.proof.says[lang],
      row.proof.words[0]?.statements[0] ?? '',
    ]),
    44,
  )}\n`;
}

function named({ label, placings }: Provider, lang: Lang): string {
  const where = [...new Set(placings.map((one) => one.label[lang]))].join(', ');
  return where === '' ? label[lang] : `${label[lang]} (${where})`;
}

function understoodIn({ understood, as_of, known_by, newest_snapshot, missing }: ServicesAnswer, lang: Lang): [string, string][] {
  const { asked, services, levels, unread, in: place } = understood;
  return [
    [lang === 'zh' ? '需求' : 'need', asked ?? '–'],
    [lang === 'zh' ? '理解为' : 'understood', services.map(({ label, offer }) => `${label[lang]} (${offer})`).join('; ')],
    [lang === 'zh' ? '级别' : 'levels', levels.map((level) => labelOf('offer_level', level)[lang]).join(', ') || '–'],
    [lang === 'zh' ? '未读懂、未使用' : 'not understood, not used', unread ?? '–'],
    [lang === 'zh' ? '地点' : 'in', place?.label[lang] ?? '–'],
    [lang === 'zh' ? '截至 / 已知' : 'as of / known by', `${as_of} / ${known_by}`],
    [lang === 'zh' ? '最新快照' : 'newest snapshot', newest_snapshot],
    [lang === 'zh' ? '缺少' : 'missing', missing.map((one) => one[lang]).join('; ')],
  ];
}
