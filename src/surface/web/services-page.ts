import { html } from 'hono/html';
import { labelOf } from '../../model/labels.ts';
import type { Placing } from '../../view/chain-placing.ts';
import type { Proof } from '../../view/service-proof.ts';
import type { ServiceFound, ServicesAnswer } from '../../view/services.ts';
import type { ServiceDone } from '../../view/services-done.ts';
import type { ServiceOffered } from '../../view/services-offered.ts';
import { aged, clusterNav, links, organisationCell, organisationLink, table } from './cluster-parts.ts';
import { dateFields } from './fields.ts';
import { statementLink } from './links.ts';
import type { Piece } from './piece.ts';
import { CLUSTER_WORDS } from './words/cluster.ts';
import { type Lang, WORDS } from './words/words.ts';

type Query = Record<string, string> & { as_of: string; known_by: string };

/** Who can do something: a need in words, each service that it may mean with who has done it and, apart from that, who offers it. */
export async function servicesPage(lang: Lang, query: Query, ask: (input: object) => Promise<ServicesAnswer>): Promise<Piece> {
  const [words, own] = [WORDS[lang], CLUSTER_WORDS[lang]];
  const answer = await ask(query);
  const { understood, services, missing } = answer;
  const { unread, levels } = understood;
  return html`${clusterNav(lang, 'services')}
<form class="dates" method="get" action="/services"><input type="hidden" name="lang" value="${lang}">
<label class="wide">${own.need}<input name="need" value="${understood.asked}" required></label>
<label>${words.place}<input name="in" value="${query.in ?? ''}" placeholder="${words.everywhere}"></label>
${dateFields(lang, query.as_of, query.known_by)} <button>${words.update}</button></form>
${unread === null ? '' : html`<p class="problem">${own.unread}: ${unread}</p>`}
${services.map((one) => servicePart(lang, one))}
<dl><dt>${own.understood}</dt><dd>${understood.services.map(({ label, offer, matched }) => `${label[lang]} (${offer}, ${matched})`).join('; ')}</dd>
<dt>${own.levels}</dt><dd>${levels.map((level) => labelOf('offer_level', level)[lang]).join(', ') || '–'}</dd>
<dt>${own.missing}</dt><dd>${missing.map((one) => one[lang]).join('; ')}</dd><dt>${words.newest}</dt><dd>${answer.newest_snapshot}</dd></dl>`;
}

function servicePart(lang: Lang, { label, says, done, akin, offered, broadly }: ServiceFound): Piece {
  const words = CLUSTER_WORDS[lang];
  return html`<h1>${label[lang]}</h1><p>${says[lang]}</p>
${donePart(lang, words.done, done)} ${offeredPart(lang, words.offered, offered)} ${offeredPart(lang, words.broadly, broadly)} ${donePart(lang, words.akin, akin)}`;
}

function donePart(lang: Lang, title: string, rows: ServiceDone[]): Piece | string {
  if (rows.length === 0) return '';
  const words = CLUSTER_WORDS[lang];
  const body = rows.map((row) => doneRow(lang, row));
  return html`<h2>${title}</h2>${table([words.organisation, words.product, words.towards, words.word], body)}`;
}

function doneRow(lang: Lang, row: ServiceDone): Piece {
  const words = CLUSTER_WORDS[lang];
  const { product, label } = row.product;
  const what = product === null ? label[lang] : html`<a href="/show?what=product/${product}&lang=${lang}">${label[lang]}</a>`;
  const client = row.client === null ? '' : html`<br>${words.client}: ${organisationLink(lang, row.client.organisation, row.client.label)}`;
  const milestone = row.milestone === null ? '' : labelOf('milestone', row.milestone)[lang];
  const where = row.jurisdictions.map((one) => labelOf('jurisdiction', one)[lang]).join(lang === 'zh' ? '、' : ', ');
  const reached = row.reached.map(
    (one) =>
      html`<br><span class="legend">${words.reached} ${one.jurisdiction ?? ''} ${one.from ?? '–'}</span> ${statementLink(lang, one.statement)}`,
  );
  return html`<tr>${organisationCell(lang, row.organisation, row.label)}<td>${what}${client}</td><td>${[milestone, where].filter((text) => text !== '').join(' · ')}${reached}</td><td>${proof(lang, row.proof)}</td></tr>`;
}

function offeredPart(lang: Lang, title: string, rows: ServiceOffered[]): Piece | string {
  if (rows.length === 0) return '';
  const words = CLUSTER_WORDS[lang];
  const body = rows.map((row) => offeredRow(lang, row));
  return html`<h2>${title}</h2>${table([words.organisation, words.service, words.times, words.since, words.word], body)}`;
}

function offeredRow(lang: Lang, row: ServiceOffered): Piece {
  const levels = row.levels.map((level) => labelOf('offer_level', level)[lang]).join(', ');
  return html`<tr><td>${organisationLink(lang, row.organisation, row.label)}<br>${places(lang, row.placings)}</td><td>${row.offer_label[lang]}<br><span class="legend">${levels}</span></td><td>${row.done}</td><td>${row.from === null ? '' : `${row.from}– `}${aged(lang, row.age)}</td><td>${proof(lang, row.proof)}</td></tr>`;
}

function places(lang: Lang, placings: Placing[]): Piece {
  return html`${placings.map(({ label, statements }) => html`<span class="legend">${label[lang]}</span> ${links(lang, statements.slice(0, 1))}`)}`;
}

function proof(lang: Lang, { says, words, confirmed }: Proof): Piece {
  const statements = words.flatMap((word) => word.statements.slice(0, 1));
  return html`<span class="${confirmed ? '' : 'unclear verdict'}">${says[lang]}</span> ${links(lang, statements)}`;
}
