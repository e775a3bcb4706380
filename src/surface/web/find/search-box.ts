import { html } from 'hono/html';
import type { Here } from '../links.ts';
import type { Piece } from '../piece.ts';
import { FIND_WORDS } from '../words/find.ts';
import { LAYOUT_WORDS } from '../words/layout.ts';

/** A search box, which an island makes suggest while one types; the dates of the page go along. */
export function searchBox(
  { lang, as_of, known_by }: Here,
  { text = '', isLarge = false }: { text?: string; isLarge?: boolean } = {},
): Piece {
  const words = LAYOUT_WORDS[lang];
  const dates = Object.entries({ as_of, known_by }).flatMap(([name, value]) =>
    value === undefined ? [] : [html`<input type="hidden" name="${name}" value="${value}">`],
  );
  return html`<form class="find${isLarge ? ' large' : ''}" role="search" method="get" action="/find"><input type="hidden" name="lang" value="${lang}">${dates}
<input type="search" name="q" value="${text}" aria-label="${words.search}" placeholder="${isLarge ? FIND_WORDS[lang].hint : words.search_hint}" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search" maxlength="200"><button class="${isLarge ? '' : 'quiet'}">${words.search}</button></form>`;
}
