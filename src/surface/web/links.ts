import { html } from 'hono/html';
import type { Piece } from './piece.ts';
import { LAYOUT_WORDS } from './words/layout.ts';
import type { Lang } from './words/words.ts';

/** Where a reader stands: the language, and the dates where they were asked for. Links keep them. */
export type Here = { lang: Lang; as_of?: string; known_by?: string };

/** The address of a page with its fields; fields without a value are left out. */
export function addressOf(here: Here, path: string, fields: Record<string, string | undefined> = {}): string {
  const kept = Object.entries({
    ...fields,
    as_of: fields.as_of ?? here.as_of,
    known_by: fields.known_by ?? here.known_by,
    lang: here.lang,
  });
  const given = kept.filter((one): one is [string, string] => one[1] !== undefined && one[1] !== '');
  return `${path}?${new URLSearchParams(given)}`;
}

/** The address of an entity, given as kind and id such as `product/oricar-017`. */
export function entityAddress(here: Here, subject: string): string {
  const at = subject.indexOf('/');
  return addressOf(here, `/${subject.slice(0, at)}/${encodeURIComponent(subject.slice(at + 1))}`);
}

/** A link to an entity. */
export function entityLink(here: Here, subject: string, label: string): Piece {
  return html`<a href="${entityAddress(here, subject)}">${label}</a>`;
}

/** A link to a statement, which an island opens beside the text. */
export function statementLink(lang: Lang, id: string, label: string = LAYOUT_WORDS[lang].evidence): Piece {
  return html`<a class="statement" href="/statement/${id}?lang=${lang}" title="${id}">${label}</a>`;
}
