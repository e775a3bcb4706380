import { html } from 'hono/html';
import type { ChainAnswer } from '../../../view/chain.ts';
import { countOf } from '../format.ts';
import { addressOf, entityLink } from '../links.ts';
import type { Visit } from '../page.ts';
import type { Piece } from '../piece.ts';
import { CLUSTER_PAGE_WORDS } from '../words/cluster-page.ts';

/** Organisations of a role that stand open; more of them are folded away. */
const OPEN = 6;

/** Who is where on the chain, a column a stage; a role that nobody is known to hold stands with a question mark. */
export function chainPart({ lang, here }: Visit, { understood, stages, members, unknown, gaps, reasons }: ChainAnswer): Piece {
  const words = CLUSTER_PAGE_WORDS[lang];
  const byId = new Map(members.map((one) => [one.organisation, one.label[lang]]));
  const gap = new Set(gaps.map(({ role }) => role));
  const link = (id: string) => entityLink(here, `organisation/${id}`, byId.get(id) ?? id);
  const columns = stages.map(
    ({ label, roles }) =>
      html`<li class="stage"><h3>${label[lang]}</h3><ul>${roles.map(({ role, label: what, organisations }) =>
        organisations.length === 0
          ? html`<li class="role empty-role"><h4>${what[lang]}</h4><p class="legend"><span class="sign" aria-hidden="true">?</span>${gap.has(role) ? words.gap : words.nobody}</p></li>`
          : html`<li class="role"><h4>${what[lang]} <small>${countOf(lang, organisations.length)}</small></h4>${folded(lang, organisations.map(link))}</li>`,
      )}</ul></li>`,
  );
  const untold = unknown.length === 0 ? '' : html`<h3>${words.unknown_role}</h3>${folded(lang, unknown.map(link))}`;
  const page = addressOf(here, '/chain', { cluster: understood.cluster.id });
  return html`<section id="chain" aria-labelledby="chain-head"><h2 id="chain-head">${words.chain} <small>${countOf(lang, members.length)}</small></h2>
${members.length === 0 ? html`<p class="empty">${words.chain_none}</p>` : html`<p class="legend">${words.chain_says}</p><ol class="chain">${columns}</ol>${untold}`}
<p>${reasons[lang]} <a href="${page}">${words.chain_page}</a></p></section>`;
}

function folded(lang: 'zh' | 'en', links: Piece[]): Piece {
  const items = (some: Piece[]) => html`<ul class="names">${some.map((link) => html`<li>${link}</li>`)}</ul>`;
  const rest = links.slice(OPEN);
  if (rest.length === 0) return items(links);
  return html`${items(links.slice(0, OPEN))}<details><summary>${CLUSTER_PAGE_WORDS[lang].rest(countOf(lang, rest.length))}</summary>${items(rest)}</details>`;
}
