import { html } from 'hono/html';
import { labelOf } from '../../../model/labels.ts';
import { SERVICES } from '../../../model/park.ts';
import { OPERATIONS } from '../../../operation/table.ts';
import type { Placing } from '../../../view/chain-placing.ts';
import { knownValues } from '../../../view/known-values.ts';
import type { Proof } from '../../../view/service-proof.ts';
import type { ServiceFound, ServicesAnswer } from '../../../view/services.ts';
import type { ServiceDone } from '../../../view/services-done.ts';
import type { ServiceOffered } from '../../../view/services-offered.ts';
import { dateFields } from '../fields.ts';
import { countOf, dateOf, dateWords } from '../format.ts';
import { addressOf, entityLink, type Here, statementLink } from '../links.ts';
import type { Page, Visit } from '../page.ts';
import type { Piece } from '../piece.ts';
import { placeIn } from '../place-text.ts';
import { CLUSTER_WORDS } from '../words/cluster.ts';
import { type Lang, WORDS } from '../words/words.ts';
import { aged, links, organisationCell, organisationLink, table } from './parts.ts';
import { clusterTabs } from './tabs.ts';

/** Services that a page shows in full; where a need may mean more, it says first who does any of them. */
const FEW = 2;
/** Needs that are often looked for, by words of the lexicon or ids of services. */
const PRESETS = {
  zh: [
    ['CDMO', 'CDMO'],
    ['glp_toxicology', 'GLP 毒理'],
    ['plasmid', '质粒'],
    ['lentiviral_vector', '慢病毒载体'],
    ['aav_vector', 'AAV 载体'],
    ['car_t_manufacturing', 'CAR-T 生产'],
    ['release_testing', '放行检测'],
    ['ind_filing', '申报注册'],
    ['CRO', 'CRO'],
  ],
  en: [
    ['CDMO', 'CDMO'],
    ['glp_toxicology', 'GLP toxicology'],
    ['plasmid', 'Plasmids'],
    ['lentiviral_vector', 'Lentiviral vectors'],
    ['aav_vector', 'AAV vectors'],
    ['car_t_manufacturing', 'CAR-T manufacturing'],
    ['release_testing', 'Release testing'],
    ['ind_filing', 'Regulatory filing'],
    ['CRO', 'CRO'],
  ],
} as const;

/** Who can do something: a need in words or from the list, each service that it may mean with who has done it and, apart from that, who offers it. */
export const servicesPage: Page = {
  path: '/services',
  show: async (visit) => {
    const { part: _, ...query } = visit.query;
    const answer = await visit.ask(OPERATIONS.services, query);
    const [first] = answer.services;
    const known = await knownValues(await visit.host.atlas());
    const places = known.place.map(({ label }) => html`<option value="${label[visit.lang]}"></option>`);
    const title = CLUSTER_WORDS[visit.lang].services_title;
    return { title: first === undefined ? title : `${first.label[visit.lang]} · ${title}`, main: servicesMain(visit, answer, places) };
  },
};

function servicesMain(visit: Visit, answer: ServicesAnswer, places: Piece[]): Piece {
  const { lang, here } = visit;
  const own = CLUSTER_WORDS[lang];
  const { understood, services, missing, menu } = answer;
  const { asked, unread, levels } = understood;
  const cluster = understood.in?.id;
  const notes = html`<dl class="notes">${levels.length === 0 ? '' : html`<dt>${own.levels}</dt><dd>${levels.map((level) => labelOf('offer_level', level)[lang]).join(', ')}</dd>`}
<dt>${own.missing}</dt><dd>${missing.map((one) => one[lang]).join(lang === 'zh' ? '；' : '; ')}</dd><dt>${WORDS[lang].newest}</dt><dd>${dateOf(lang, answer.newest_snapshot)}</dd></dl>`;
  return html`${clusterTabs(here, 'services', cluster)}<h1>${own.services_title}</h1><p class="legend">${own.services_lead}</p>
${form(visit, answer, places)}${presets(visit, answer)}
${unread === null ? '' : html`<p class="problem">${own.unread}${lang === 'zh' ? '：' : ': '}${unread}</p>`}
${services.length > FEW ? providersPart(visit, services) : ''}
${services.map((one) => (services.length > FEW ? foldedService(visit, one, understood.in !== null) : servicePart(visit, one, understood.in !== null)))}
${asked === null ? menuPart(visit, menu) : html`<details><summary>${own.menu}</summary>${menuPart(visit, menu)}</details>`}${notes}`;
}

function form({ lang, query }: Visit, { understood }: ServicesAnswer, places: Piece[]): Piece {
  const [words, own] = [WORDS[lang], CLUSTER_WORDS[lang]];
  const [first] = understood.services;
  const need = understood.asked === first?.offer ? first?.label[lang] : understood.asked;
  return html`<form class="question" method="get" action="/services"><input type="hidden" name="lang" value="${lang}"><div class="fields">
<label>${own.need}<input name="need" value="${need ?? ''}" required></label>
<label>${words.place}<input name="in" value="${understood.in === null ? '' : placeIn(lang, understood.in)}" placeholder="${words.everywhere}" list="known-in"></label><datalist id="known-in">${places}</datalist>
${dateFields(lang, query.as_of, query.known_by)} <button>${own.services}</button></div></form>`;
}

function presets({ lang, here, asked }: Visit, { understood }: ServicesAnswer): Piece {
  const chips = PRESETS[lang].map(
    ([need, label]) =>
      html`<a class="chip" href="${addressOf(here, '/services', { need, in: asked.in })}" ${understood.asked === need ? html`aria-current="page"` : ''}>${label}</a>`,
  );
  return html`<nav class="presets" aria-label="${CLUSTER_WORDS[lang].presets}">${chips}</nav>`;
}

/** Every service by kind, with how many offer it. */
function menuPart({ lang, here, asked }: Visit, menu: ServicesAnswer['menu']): Piece {
  const own = CLUSTER_WORDS[lang];
  const groups = SERVICES.map((kind) => {
    const items = menu
      .filter(({ service }) => service === kind)
      .map(({ offer, label, offered, done }) => {
        const counts = [
          offered === 0 ? '' : own.offered_by(countOf(lang, offered)),
          done === 0 ? '' : own.done_times(countOf(lang, done)),
        ].filter((text) => text !== '');
        return html`<li><a href="${addressOf(here, '/services', { need: offer, in: asked.in })}">${label[lang]}</a> <small>${counts.join(' · ')}</small></li>`;
      });
    return html`<li class="sheet"><h3>${labelOf('service', kind)[lang]}</h3><ul class="names">${items}</ul></li>`;
  });
  return html`<section aria-labelledby="menu-head"><h2 id="menu-head">${own.menu}</h2><p class="legend">${own.menu_says}</p><ul class="menu">${groups}</ul></section>`;
}

type ProviderHere = { label: ServiceOffered['label']; placings: Placing[]; offers: Map<string, string>; done: number };

/** Who does any of many services that a need may mean: those known to have done the most first, then those who offer the most. */
function providersPart({ lang, here, asked }: Visit, services: ServiceFound[]): Piece | string {
  const found = new Map<string, ProviderHere>();
  const add = ({ organisation, label, placings }: ServiceOffered | ServiceDone) => {
    const one = found.get(organisation) ?? { label, placings, offers: new Map(), done: 0 };
    found.set(organisation, one);
    return one;
  };
  for (const { offer, label, offered, done } of services) {
    for (const row of offered) add(row).offers.set(offer, label[lang]);
    for (const row of done) add(row).done += 1;
  }
  if (found.size === 0) return '';
  const words = CLUSTER_WORDS[lang];
  const sorted = [...found].toSorted(([, a], [, b]) => b.done - a.done || b.offers.size - a.offers.size);
  const rows = sorted.map(([id, { label, placings, offers, done }]) => {
    const chips = [...offers].map(
      ([offer, name]) => html`<a class="chip" href="${addressOf(here, '/services', { need: offer, in: asked.in })}">${name}</a> `,
    );
    return html`<tr>${organisationCell(here, id, label, places(here, placings))}<td>${chips}</td><td class="number-cell">${done === 0 ? '·' : countOf(lang, done)}</td></tr>`;
  });
  return html`<section aria-labelledby="providers-head"><h2 id="providers-head">${words.providers} <small>${countOf(lang, found.size)}</small></h2>
${table(words.providers, [words.organisation, words.offered, words.done], rows)}</section>`;
}

/** One of many services, folded under how many offer it. */
function foldedService(visit: Visit, found: ServiceFound, isPlaced: boolean): Piece {
  const { lang } = visit;
  const words = CLUSTER_WORDS[lang];
  const offered = new Set(found.offered.map(({ organisation }) => organisation)).size;
  const counts = [
    offered === 0 ? '' : words.offered_by(countOf(lang, offered)),
    found.done.length === 0 ? '' : words.done_times(countOf(lang, found.done.length)),
  ];
  const told = counts.filter((text) => text !== '').join(' · ');
  return html`<details class="folded"><summary><strong>${found.label[lang]}</strong> <small>${told === '' ? words.nobody : told}</small></summary>${servicePart(visit, found, isPlaced)}</details>`;
}

function servicePart(visit: Visit, found: ServiceFound, isPlaced: boolean): Piece {
  const { here, lang } = visit;
  const words = CLUSTER_WORDS[lang];
  const { offer, label, says, done, akin, offered, broadly } = found;
  const isEmpty = done.length + offered.length + akin.length + broadly.length === 0;
  const anywhere =
    isEmpty && isPlaced
      ? html`<p class="empty">${words.nobody_found} <a href="${addressOf(here, '/services', { need: offer })}">${words.everywhere}</a></p>`
      : '';
  return html`<section id="${offer}" aria-labelledby="${offer}-head"><h2 id="${offer}-head">${label[lang]}</h2><p>${says[lang]}</p>${anywhere}
${donePart(here, words.done, done)} ${offeredPart(here, words.offered, offered)} ${offeredPart(here, words.broadly, broadly)} ${donePart(here, words.akin, akin)}</section>`;
}

function donePart(here: Here, title: string, rows: ServiceDone[]): Piece | string {
  if (rows.length === 0) return '';
  const words = CLUSTER_WORDS[here.lang];
  const heads = [words.organisation, words.product, words.towards, words.word];
  return html`<h3>${title} <small>${countOf(here.lang, rows.length)}</small></h3>${table(
    title,
    heads,
    rows.map((row) => doneRow(here, row)),
  )}`;
}

function doneRow(here: Here, row: ServiceDone): Piece {
  const { lang } = here;
  const words = CLUSTER_WORDS[lang];
  const { product, label } = row.product;
  const what = product === null ? label[lang] : entityLink(here, `product/${product}`, label[lang]);
  const client =
    row.client === null
      ? ''
      : html`<br><small>${words.client}</small> ${organisationLink(here, row.client.organisation, row.client.label)}`;
  const milestone = row.milestone === null ? '' : labelOf('milestone', row.milestone)[lang];
  const where = row.jurisdictions.map((one) => labelOf('jurisdiction', one)[lang]).join(lang === 'zh' ? '、' : ', ');
  const reached = row.reached.map(
    (one) =>
      html`<br><small>${words.reached} ${one.jurisdiction === null ? '' : labelOf('jurisdiction', one.jurisdiction)[lang]} ${one.from === null ? '–' : dateWords(lang, one.from)}</small> ${statementLink(lang, one.statement)}`,
  );
  return html`<tr>${organisationCell(here, row.organisation, row.label)}<td>${what}${client}</td><td>${[milestone, where].filter((text) => text !== '').join(' · ')}${reached}</td><td>${proof(lang, row.proof)}</td></tr>`;
}

function offeredPart(here: Here, title: string, rows: ServiceOffered[]): Piece | string {
  if (rows.length === 0) return '';
  const words = CLUSTER_WORDS[here.lang];
  const heads = [words.organisation, words.service, words.times, words.since, words.word];
  return html`<h3>${title} <small>${countOf(here.lang, rows.length)}</small></h3>${table(
    title,
    heads,
    rows.map((row) => offeredRow(here, row)),
  )}`;
}

function offeredRow(here: Here, row: ServiceOffered): Piece {
  const { lang } = here;
  const levels = row.levels.map((level) => html`<span class="chip">${labelOf('offer_level', level)[lang]}</span> `);
  const since = row.from === null ? '' : html`${dateOf(lang, row.from)}– `;
  return html`<tr>${organisationCell(here, row.organisation, row.label, places(here, row.placings))}<td>${row.offer_label[lang]}<br>${levels}</td><td>${row.done === 0 ? '·' : countOf(lang, row.done)}</td><td>${since}${aged(lang, row.age)}</td><td>${proof(lang, row.proof)}</td></tr>`;
}

function places(here: Here, placings: readonly Placing[]): Piece {
  return html`${placings.map(({ label, statements }) => html`<br><small>${label[here.lang]}</small> ${links(here.lang, statements.slice(0, 1))}`)}`;
}

/** Whose word it is; what nobody but the provider says has a sign. */
function proof(lang: Lang, { says, words, confirmed }: Proof): Piece {
  const statements = words.flatMap((word) => word.statements.slice(0, 1));
  const sign = confirmed
    ? html`<span class="sign supported" aria-hidden="true">✓</span>`
    : html`<span class="sign unclear" aria-hidden="true">?</span>`;
  return html`${sign}${says[lang]} ${links(lang, statements)}`;
}
