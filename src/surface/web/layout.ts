import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { type Lang, WORDS } from './words.ts';

/** A piece of a page, escaped. */
export type Piece = HtmlEscapedString | Promise<HtmlEscapedString>;

/** A whole page: navigation, language switch that keeps the question, and the main part. */
export function layout(lang: Lang, path: string, query: Record<string, string>, main: Piece): Piece {
  const words = WORDS[lang];
  const link = (to: string, label: string) =>
    html`<a href="${to}?lang=${lang}" ${path === to ? html`aria-current="page"` : ''}>${label}</a>`;
  const other = new URLSearchParams({ ...query, lang: lang === 'zh' ? 'en' : 'zh' }).toString();
  return html`<!doctype html>
<html lang="${lang === 'zh' ? 'zh-Hans' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title><link rel="stylesheet" href="/style.css"><link rel="icon" href="data:,"></head>
<body>
<header><a class="brand" href="/?lang=${lang}">CGT Atlas</a>
<nav>${link('/check', words.check)} ${link('/share', words.share)} ${link('/landscape', words.landscape)} ${link('/changes', words.changes)} ${link('/trend', words.trend)} ${link('/show', words.entity)} ${link('/why', words.why)} ${link('/policy', words.policy)} ${link('/event', words.event)} ${link('/profile', words.clusters)} ${link('/report', words.report)} ${link('/sources', words.sources)}</nav>
<a class="other" hreflang="${lang === 'zh' ? 'en' : 'zh'}" href="${path}?${other}">${words.other}</a></header>
<main>${main}</main>
</body></html>`;
}

/** A link to a statement. */
export function statementLink(lang: Lang, id: string, label = id.slice(0, 8)): Piece {
  return html`<a class="statement" href="/show?what=${id}&lang=${lang}">${label}</a>`;
}
