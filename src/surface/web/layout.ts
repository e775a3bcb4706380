import { html } from 'hono/html';
import { islandAddress, STYLE_ADDRESS } from './assets.ts';
import { searchBox } from './find/search-box.ts';
import { dateWords } from './format.ts';
import { addressOf, type Here } from './links.ts';
import type { Feed } from './page.ts';
import type { Piece } from './piece.ts';
import { LAYOUT_WORDS } from './words/layout.ts';
import { WORDS } from './words/words.ts';

/** The pages that the header names, and those that the footer names beside them. */
const MAIN = ['check', 'cluster', 'landscape', 'first', 'changes', 'sources'] as const;
const MORE = ['share', 'trend', 'track', 'services', 'policy', 'event', 'report', 'why', 'review', 'signs'] as const;

/** A page about to be laid out: where it stands, its question and what it shows. */
export type Laid = {
  here: Here;
  path: string;
  query: Record<string, string>;
  title: string;
  main: Piece;
  islands?: readonly string[];
  feeds?: readonly Feed[];
};

/** A whole page: header with search and navigation, the dates where they were asked for, the main part and the footer. */
export function layout({ here, path, query, title, main, islands = [], feeds = [] }: Laid): Piece {
  const { lang } = here;
  const words = LAYOUT_WORDS[lang];
  const scripts = ['evidence', 'search', ...islands].map((name) => html`<script type="module" src="${islandAddress(name)}"></script>`);
  const alternates = feeds.map((feed) => html`<link rel="alternate" type="${feed.type}" title="${feed.title}" href="${feed.href}">`);
  return html`<!doctype html>
<html lang="${lang === 'zh' ? 'zh-Hans' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${title} · ${words.promise}"><title>${title} · CGT Atlas</title>
<link rel="stylesheet" href="${STYLE_ADDRESS}"><link rel="icon" href="data:,">${alternates}${scripts}</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
${header(here, path, query)}
${datesBar(here, path, query)}
<main id="main" tabindex="-1">${main}</main>
${footer(here)}
</body></html>`;
}

function header(here: Here, path: string, query: Record<string, string>): Piece {
  const { lang } = here;
  const words = LAYOUT_WORDS[lang];
  const other = lang === 'zh' ? 'en' : 'zh';
  return html`<header class="top${path === '/' ? ' bare' : ''}"><a class="brand" href="${addressOf(here, '/')}"><span class="mark" aria-hidden="true"></span>CGT Atlas</a>
${path === '/' ? '' : searchBox(here)}
<nav aria-label="${words.menu}">${MAIN.map((name) => navLink(here, path, name))}</nav>
<a class="other" lang="${other === 'zh' ? 'zh-Hans' : 'en'}" hreflang="${other}" href="${path}?${new URLSearchParams({ ...query, lang: other })}">${WORDS[lang].other}</a></header>`;
}

function navLink(here: Here, path: string, name: (typeof MAIN)[number] | (typeof MORE)[number]): Piece {
  const isHere = path === `/${name}` || path.startsWith(`/${name}/`);
  return html`<a href="${addressOf(here, `/${name}`)}" ${isHere ? html`aria-current="page"` : ''}>${LAYOUT_WORDS[here.lang][name]}</a> `;
}

/** Says loudly that the page is not of today, with the way back. */
function datesBar(here: Here, path: string, query: Record<string, string>): Piece | string {
  const { lang, as_of, known_by } = here;
  if (as_of === undefined && known_by === undefined) return '';
  const words = LAYOUT_WORDS[lang];
  const { as_of: _, known_by: __, ...rest } = query;
  const said = [as_of && words.of_day(dateWords(lang, as_of)), known_by && words.by_day(dateWords(lang, known_by))].filter(Boolean);
  return html`<p class="dates-bar">${words.dated} <strong>${said.join(lang === 'zh' ? '，' : ', ')}</strong> · <a href="${path}?${new URLSearchParams({ ...rest, lang })}">${words.back_to_today}</a></p>`;
}

function footer(here: Here): Piece {
  const words = LAYOUT_WORDS[here.lang];
  return html`<footer class="foot"><nav class="foot-links" aria-label="${words.more}">${MORE.map((name) => navLink(here, '', name))}<a href="/api">${words.api}</a></nav>
<p>${words.promise} ${words.advice}</p></footer>`;
}
