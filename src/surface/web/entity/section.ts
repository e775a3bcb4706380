import { html } from 'hono/html';
import type { Piece } from '../piece.ts';
import { scrolled } from '../scroll.ts';

/** One section of a page on an entity: its anchor, its heading and what it shows. */
export type Section = { id: string; title: string; count?: number; body: Piece };

/** Sections that are there, in their order, with a list of links to them. */
export function sectionsOf(label: string, given: readonly (Section | undefined)[]): Piece {
  const sections = given.filter((one) => one !== undefined);
  const links = sections.map(({ id, title }) => html`<a href="#${id}">${title}</a> `);
  const parts = sections.map(
    ({ id, title, count, body }) =>
      html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}${count === undefined ? '' : html` <small>${count}</small>`}</h2>${body}</section>`,
  );
  return html`${sections.length > 2 ? html`<nav class="sections" aria-label="${label}">${links}</nav>` : ''}${parts}`;
}

/** A table with heads; the first cell of each row is its head. */
export function rowsTable(label: string, heads: readonly string[], rows: readonly (readonly (Piece | string)[])[]): Piece {
  const head = heads.map((one) => html`<th scope="col">${one}</th>`);
  const body = rows.map(
    ([first = '', ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  );
  return scrolled(label, html`<table class="rows"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`);
}

/** Pieces with words between them. */
export function joined(pieces: readonly (Piece | string)[], between: string): Piece {
  return html`${pieces.map((piece, at) => html`${at === 0 ? '' : between}${piece}`)}`;
}

/** How many rows stand open before the rest is folded. */
const OPEN = 8;

/** A list of which the first items stand open and the rest is folded under `more`. */
export function foldedList(items: readonly Piece[], more: (count: string) => string, open = OPEN): Piece {
  const list = (some: readonly Piece[]) => html`<ul class="plain">${some.map((one) => html`<li>${one}</li>`)}</ul>`;
  if (items.length <= open + 2) return list(items);
  return html`${list(items.slice(0, open))}<details><summary>${more(String(items.length - open))}</summary>${list(items.slice(open))}</details>`;
}
