import { html } from 'hono/html';
import { labelOf } from '../../model/labels.ts';
import type { ChainAnswer, ChainLink } from '../../view/chain.ts';
import type { ChainGap } from '../../view/chain-gaps.ts';
import type { ChainMember } from '../../view/chain-members.ts';
import { aged, clusterField, clusterNav, links, organisationCell, organisationLink, placings, table } from './cluster-parts.ts';
import { dateFields } from './fields.ts';
import { statementLink } from './links.ts';
import type { Piece } from './piece.ts';
import { CLUSTER_WORDS } from './words/cluster.ts';
import { type Lang, WORDS } from './words/words.ts';

type Query = Record<string, string> & { as_of: string; known_by: string };

/** The chain of a cluster: who is where, by stage, with the gaps against other clusters and those of unknown role. */
export async function chainPage(lang: Lang, query: Query, ask: (input: object) => Promise<ChainAnswer>): Promise<Piece> {
  const [words, own] = [WORDS[lang], CLUSTER_WORDS[lang]];
  const answer = await ask(query);
  const { understood, stages, members, unknown, left, gaps, missing } = answer;
  const byId = new Map(members.map((one) => [one.organisation, one]));
  const untold = unknown.map((id) => byId.get(id) as ChainMember);
  return html`${clusterNav(lang, 'chain', understood.cluster.id)}
<form class="dates" method="get" action="/chain"><input type="hidden" name="lang" value="${lang}">
${clusterField(lang, understood.cluster.id)} <label>${own.compared_with}<input name="with" value="${query.with ?? ''}"></label>
${dateFields(lang, query.as_of, query.known_by)} <button>${words.update}</button></form>
<h1>${understood.cluster.label[lang]} <small>${own.chain}</small></h1>
<p>${answer.reasons[lang]}</p>
${gapsPart(lang, gaps)}
${stages.map(({ label, roles }) => html`<h2>${label[lang]}</h2>${stagePart(lang, roles, byId)}`)}
${listPart(lang, own.unknown, untold)} ${listPart(lang, own.left, left)}
<dl><dt>${own.compared_with}</dt><dd>${understood.with.map((one) => one.label[lang]).join(', ') || '–'}</dd>
<dt>${own.missing}</dt><dd>${missing.map((one) => html`${one[lang]}<br>`)}</dd><dt>${words.newest}</dt><dd>${answer.newest_snapshot}</dd></dl>`;
}

function gapsPart(lang: Lang, gaps: ChainGap[]): Piece | string {
  if (gaps.length === 0) return '';
  const rows = gaps.map(({ says, elsewhere }) => {
    const who = elsewhere.flatMap(({ organisations }) => organisations.map((one) => organisationLink(lang, one.organisation, one.label)));
    return html`<li>${says[lang]} ${who.map((one) => html`${one} `)}${links(
      lang,
      elsewhere.flatMap(({ organisations }) => organisations.flatMap(({ statements }) => statements.slice(0, 1))),
    )}</li>`;
  });
  return html`<h2>${CLUSTER_WORDS[lang].gaps}</h2><ul>${rows}</ul>`;
}

function stagePart(lang: Lang, roles: ChainLink[], byId: Map<string, ChainMember>): Piece {
  const words = CLUSTER_WORDS[lang];
  const [known, empty] = [
    roles.filter(({ organisations }) => organisations.length > 0),
    roles.filter(({ organisations }) => organisations.length === 0),
  ];
  const parts = known.map(({ role, label, organisations }) => {
    const rows = organisations.map((id) => memberRow(lang, byId.get(id) as ChainMember, role));
    return html`<h3>${label[lang]} (${organisations.length})</h3>${table([words.organisation, words.by, words.where, words.products], rows)}`;
  });
  const names = empty.map(({ label }) => label[lang]).join(lang === 'zh' ? '、' : ', ');
  return html`${parts}${empty.length === 0 ? '' : html`<p class="legend">${names}: ${words.nobody}</p>`}`;
}

function memberRow(lang: Lang, member: ChainMember, role: string): Piece {
  const held = member.roles.filter((one) => one.role === role);
  const by = held.map(
    ({ basis, of, age, statements }, at) =>
      html`${at === 0 ? '' : html`<br>`}${labelOf('role_basis', basis)[lang]}${of === null ? '' : ` (${of[lang]})`}${basis === 'chain' ? html`, ${aged(lang, age)}` : ''} ${links(lang, statements.slice(0, 1))}`,
  );
  const products = member.products.map(
    ({ product, label, statement }, at) =>
      html`${at === 0 ? '' : html`<br>`}<a href="/show?what=product/${product}&lang=${lang}">${label[lang]}</a> ${statementLink(lang, statement)}`,
  );
  const others = member.also.length === 0 ? '' : html`<br>${CLUSTER_WORDS[lang].also} ${placings(lang, member.also)}`;
  return html`<tr>${organisationCell(lang, member.organisation, member.label)}<td>${by}</td><td>${placings(lang, member.placings)}${others}</td><td>${products}</td></tr>`;
}

function listPart(lang: Lang, title: string, rows: Pick<ChainMember, 'organisation' | 'label' | 'placings'>[]): Piece | string {
  if (rows.length === 0) return '';
  const words = CLUSTER_WORDS[lang];
  const body = rows.map(
    ({ organisation, label, placings: where }) =>
      html`<tr>${organisationCell(lang, organisation, label)}<td>${placings(lang, where)}</td></tr>`,
  );
  return html`<h2>${title} (${rows.length})</h2>${table([words.organisation, words.where], body)}`;
}
