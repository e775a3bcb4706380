import { html } from 'hono/html';
import { clusters } from '../../entity/place-index.ts';
import { labelOf } from '../../model/labels.ts';
import { type Age, ageWords } from '../../view/age.ts';
import type { Placing } from '../../view/chain-placing.ts';
import { selectField } from './fields.ts';
import { statementLink } from './links.ts';
import type { Piece } from './piece.ts';
import { CLUSTER_WORDS } from './words/cluster.ts';
import { type Lang, WORDS } from './words/words.ts';

/** The pages on clusters, by their address. */
const PAGES = ['profile', 'chain', 'services', 'recheck'] as const;

/** Links between the pages on clusters, with the language and the cluster kept. */
export function clusterNav(lang: Lang, here: (typeof PAGES)[number], cluster?: string): Piece {
  const kept = new URLSearchParams({ lang, ...(cluster === undefined ? {} : { cluster }) });
  const links = PAGES.map(
    (page) => html`<a href="/${page}?${kept}" ${page === here ? html`aria-current="page"` : ''}>${CLUSTER_WORDS[lang][page]}</a> `,
  );
  return html`<nav class="legend" aria-label="${WORDS[lang].cluster}">${links}</nav>`;
}

/** A closed list of the clusters. */
export function clusterField(lang: Lang, chosen: string): Piece {
  const names = new Map(clusters().map(({ id, zh, en }) => [id, (lang === 'zh' ? zh[0] : en[0]) ?? id]));
  return selectField('cluster', WORDS[lang].cluster, [...names.keys()], chosen, (id) => names.get(id) ?? id);
}

/** An organisation as a link to all that is known of it. */
export function organisationLink(lang: Lang, id: string, label: { zh: string; en: string }): Piece {
  return html`<a href="/show?what=organisation/${id}&lang=${lang}">${label[lang]}</a>`;
}

/** Seats and memberships with their days, when they were seen, and their statements. */
export function placings(lang: Lang, list: Placing[]): Piece {
  return html`${list.map(({ label, role, from, to, age, statements }, at) => {
    const what = role === null ? '' : labelOf('membership_role', role)[lang];
    const days = from === null && to === null ? '' : `${from ?? ''}–${to ?? ''}`;
    const more = [what, days].filter((text) => text !== '').join(', ');
    return html`${at === 0 ? '' : html`<br>`}${label[lang]}${more === '' ? '' : ` (${more})`}, ${aged(lang, age)} ${links(lang, statements.slice(0, 1))}`;
  })}`;
}

/** How old a fact is, in words. */
export function aged(lang: Lang, age: Age): Piece {
  return html`<span class="legend day">${ageWords(age)[lang]}</span>`;
}

/** Links to statements. */
export function links(lang: Lang, statements: readonly string[]): Piece {
  return html`${statements.map((id) => html`${statementLink(lang, id)} `)}`;
}

/** Rows under a header that a narrow screen may push aside. */
export function table(header: readonly string[], rows: Piece[]): Piece {
  const head = header.map((text) => html`<th scope="col">${text}</th>`);
  return html`<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** The cell of an organisation; Chinese names are short enough to stand on one line. */
export function organisationCell(lang: Lang, id: string, label: { zh: string; en: string }): Piece {
  return html`<td class="${lang === 'zh' ? 'day' : ''}">${organisationLink(lang, id, label)}</td>`;
}
