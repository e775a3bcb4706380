import { html } from 'hono/html';
import { addressOf, type Here } from './links.ts';
import type { Query } from './page.ts';
import type { Piece } from './piece.ts';
import { FILTER_WORDS } from './words/filters.ts';

/** Links to the pages before and after one of a table, which stands in `page` of the address; nothing where there is one page alone. */
export function pager(here: Here, path: string, fields: Query, page: number, pages: number, anchor = ''): Piece | string {
  if (pages <= 1) return '';
  const words = FILTER_WORDS[here.lang];
  const link = (to: number, label: string, rel: string) =>
    to < 1 || to > pages
      ? ''
      : html`<a class="button quiet" rel="${rel}" href="${addressOf(here, path, { ...fields, page: to === 1 ? undefined : String(to) })}${anchor}">${label}</a>`;
  return html`<nav class="pager" aria-label="${words.pages}">${link(page - 1, words.earlier, 'prev')}<span>${words.page(page, pages)}</span>${link(page + 1, words.later, 'next')}</nav>`;
}
