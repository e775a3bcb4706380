import { html } from 'hono/html';
import { placeById } from '../../../entity/place-index.ts';
import { labelOf } from '../../../model/labels.ts';
import type { Age } from '../../../view/age.ts';
import type { Placing } from '../../../view/chain-placing.ts';
import { countOf, dateOf, spanWords } from '../format.ts';
import { entityLink, type Here, statementLink } from '../links.ts';
import type { Piece } from '../piece.ts';
import { scrolled } from '../scroll.ts';
import { CLUSTER_WORDS } from '../words/cluster.ts';
import type { Lang } from '../words/words.ts';

type Label = { zh: string; en: string };

/** An organisation as a link to all that is known of it. */
export function organisationLink(here: Here, id: string, label: Label): Piece {
  return entityLink(here, `organisation/${id}`, label[here.lang]);
}

/** Seats and memberships with their days, when they were seen, and their statements. */
export function placings(here: Here, list: readonly Placing[]): Piece {
  const { lang } = here;
  return html`${list.map(({ place, label, role, from, to, age, statements }, at) => {
    const what = role === null ? '' : labelOf('membership_role', role)[lang];
    const days =
      from === null && to === null
        ? ''
        : `${from === null ? '' : spanWords(lang, from, from)}–${to === null ? '' : spanWords(lang, to, to)}`;
    const more = [what, days].filter((text) => text !== '').join(lang === 'zh' ? '，' : ', ');
    return html`${at === 0 ? '' : html`<br>`}${placeLink(here, place, label)}${more === '' ? '' : html` <small>${more}</small>`} ${aged(lang, age)} ${links(lang, statements.slice(0, 1))}`;
  })}`;
}

/** A place; a cluster as a link to its page. */
function placeLink(here: Here, place: string, label: Label): Piece | string {
  return placeById(place)?.kind === 'cluster' ? entityLink(here, `cluster/${place}`, label[here.lang]) : label[here.lang];
}

/** How old a fact is, in words; what is past its time for a check has a sign. */
export function aged(lang: Lang, { seen, days, overdue }: Age): Piece {
  const words = CLUSTER_WORDS[lang];
  const late =
    overdue === 0
      ? ''
      : html` <span class="unclear verdict"><span class="sign" aria-hidden="true">!</span>${words.late(countOf(lang, overdue))}</span>`;
  if (seen === null) return html`<small class="aged">${words.unseen}${late}</small>`;
  return html`<small class="aged">${words.seen_on} ${dateOf(lang, seen)}${overdue === 0 ? html` · ${words.ago(countOf(lang, days ?? 0))}` : late}</small>`;
}

/** Links to statements. */
export function links(lang: Lang, statements: readonly string[]): Piece {
  return html`${statements.map((id) => html`${statementLink(lang, id)} `)}`;
}

/** Rows under a header that a narrow screen may push aside, under a name that is read out. */
export function table(label: string, header: readonly string[], rows: readonly (Piece | string)[]): Piece {
  const head = header.map((text) => (text === '' ? html`<td></td>` : html`<th scope="col">${text}</th>`));
  return scrolled(label, html`<table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`);
}

/** The head cell of the row of an organisation; Chinese names are short enough to stand on one line. */
export function organisationCell(here: Here, id: string, label: Label, more: Piece | string = ''): Piece {
  return html`<th scope="row" class="${here.lang === 'zh' ? 'day' : ''}">${organisationLink(here, id, label)}${more}</th>`;
}
