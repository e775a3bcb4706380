import { html } from 'hono/html';
import { labelOf } from '../../../model/labels.ts';
import { OPERATIONS } from '../../../operation/table.ts';
import type { ChainAnswer, ChainLink } from '../../../view/chain.ts';
import type { ChainGap } from '../../../view/chain-gaps.ts';
import type { ChainMember } from '../../../view/chain-members.ts';
import { dateFields } from '../fields.ts';
import { countOf, dateOf } from '../format.ts';
import { entityLink, type Here, statementLink } from '../links.ts';
import type { Page, Visit } from '../page.ts';
import type { Piece } from '../piece.ts';
import { CLUSTER_WORDS } from '../words/cluster.ts';
import { WORDS } from '../words/words.ts';
import { aged, links, organisationCell, organisationLink, placings, table } from './parts.ts';
import { clusterField, clusterTabs, FIRST_CLUSTER } from './tabs.ts';

/** The chain of a cluster: who is where, by stage, with the gaps against other clusters and those of unknown role. */
export const chainPage: Page = {
  path: '/chain',
  show: async (visit) => {
    const { part: _, ...query } = visit.query;
    const answer = await visit.ask(OPERATIONS.chain, { cluster: FIRST_CLUSTER, ...query });
    return { title: CLUSTER_WORDS[visit.lang].chain_of(answer.understood.cluster.label[visit.lang]), main: chainMain(visit, answer) };
  },
};

function chainMain(visit: Visit, answer: ChainAnswer): Piece {
  const { lang, here } = visit;
  const [words, own] = [WORDS[lang], CLUSTER_WORDS[lang]];
  const { understood, stages, members, unknown, left, gaps, missing } = answer;
  const byId = new Map(members.map((one) => [one.organisation, one]));
  const untold = unknown.flatMap((id) => byId.get(id) ?? []);
  const compared = understood.with.map(
    (one, at) => html`${at === 0 ? '' : lang === 'zh' ? '、' : ', '}${entityLink(here, `cluster/${one.id}`, one.label[lang])}`,
  );
  return html`${clusterTabs(here, 'chain', understood.cluster.id)}
<h1>${own.chain_of(understood.cluster.label[lang])} <small>${countOf(lang, members.length)}</small></h1><p class="legend">${own.chain_lead}</p>
${form(visit, answer)}<p>${answer.reasons[lang]}</p>
${gapsPart(here, gaps)}
${stages.map(({ label, roles }) => html`<h2>${label[lang]}</h2>${stagePart(here, roles, byId)}`)}
${listPart(here, own.unknown, untold)} ${listPart(here, own.left, left)}
<dl class="notes"><dt>${own.compared_with}</dt><dd>${compared.length === 0 ? '–' : compared}</dd>
<dt>${own.missing}</dt><dd>${missing.map((one) => html`${one[lang]}<br>`)}</dd><dt>${words.newest}</dt><dd>${dateOf(lang, answer.newest_snapshot)}</dd></dl>`;
}

function form({ lang, query }: Visit, { understood }: ChainAnswer): Piece {
  const own = CLUSTER_WORDS[lang];
  return html`<form class="question" method="get" action="/chain"><input type="hidden" name="lang" value="${lang}"><div class="fields">
${clusterField(lang, understood.cluster.id)} <label>${own.compared_with}<input name="with" value="${query.with ?? ''}" placeholder="${own.compare_hint}"></label>
${dateFields(lang, query.as_of, query.known_by)} <button>${WORDS[lang].update}</button></div></form>`;
}

function gapsPart(here: Here, gaps: ChainGap[]): Piece | string {
  if (gaps.length === 0) return '';
  const { lang } = here;
  const rows = gaps.map(({ says, elsewhere }) => {
    const who = elsewhere.flatMap(({ organisations }) =>
      organisations.map((one) => html`${organisationLink(here, one.organisation, one.label)} ${links(lang, one.statements.slice(0, 1))}`),
    );
    return html`<li>${says[lang]}<br>${who}</li>`;
  });
  return html`<section aria-labelledby="gaps-head"><h2 id="gaps-head">${CLUSTER_WORDS[lang].gaps}</h2><ul class="lines">${rows}</ul></section>`;
}

function stagePart(here: Here, roles: ChainLink[], byId: Map<string, ChainMember>): Piece {
  const { lang } = here;
  const words = CLUSTER_WORDS[lang];
  const parts = roles.flatMap(({ role, label, organisations }) => {
    const rows = organisations.flatMap((id) => byId.get(id) ?? []).map((member) => memberRow(here, member, role));
    const heads = [words.organisation, words.by, words.where, words.products];
    return rows.length === 0
      ? []
      : [html`<h3>${label[lang]} <small>${countOf(lang, rows.length)}</small></h3>${table(label[lang], heads, rows)}`];
  });
  const empty = roles.filter(({ organisations }) => organisations.length === 0).map(({ label }) => label[lang]);
  const none = html`<p class="legend"><span class="sign" aria-hidden="true">?</span>${empty.join(lang === 'zh' ? '、' : ', ')}${lang === 'zh' ? '：' : ': '}${words.nobody}</p>`;
  return html`${parts}${empty.length === 0 ? '' : none}`;
}

function memberRow(here: Here, member: ChainMember, role: string): Piece {
  const { lang } = here;
  const held = member.roles.filter((one) => one.role === role);
  const by = held.map(
    ({ basis, of, age, statements }, at) =>
      html`${at === 0 ? '' : html`<br>`}${labelOf('role_basis', basis)[lang]}${of === null ? '' : html` <small>${of[lang]}</small>`} ${basis === 'chain' ? aged(lang, age) : ''} ${links(lang, statements.slice(0, 1))}`,
  );
  const products = member.products.map(
    ({ product, label, statement }, at) =>
      html`${at === 0 ? '' : html`<br>`}${entityLink(here, `product/${product}`, label[lang])} ${statementLink(lang, statement)}`,
  );
  const others = member.also.length === 0 ? '' : html`<br><small>${CLUSTER_WORDS[lang].also}</small> ${placings(here, member.also)}`;
  return html`<tr>${organisationCell(here, member.organisation, member.label)}<td>${by}</td><td>${placings(here, member.placings)}${others}</td><td>${products.length === 0 ? '–' : products}</td></tr>`;
}

function listPart(here: Here, title: string, rows: Pick<ChainMember, 'organisation' | 'label' | 'placings'>[]): Piece | string {
  if (rows.length === 0) return '';
  const words = CLUSTER_WORDS[here.lang];
  const body = rows.map(
    ({ organisation, label, placings: where }) =>
      html`<tr>${organisationCell(here, organisation, label)}<td>${placings(here, where)}</td></tr>`,
  );
  return html`<h2>${title} <small>${countOf(here.lang, rows.length)}</small></h2>${table(title, [words.organisation, words.where], body)}`;
}
