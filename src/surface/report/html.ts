import { readFileSync } from 'node:fs';
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { shipped } from '../../base/root.ts';
import { citationWords, pageOf, restOf, shownUrl } from './citation.ts';
import type { Block, Document, Lang, Note, Span, Table } from './document.ts';
import { WORDS } from './words.ts';

type Piece = HtmlEscapedString | Promise<HtmlEscapedString>;

/** The style of documents, for a file and for the pages. */
export const STYLE = readFileSync(shipped('src', 'surface', 'report', 'report.css'), 'utf8');

/** A document as one HTML file that needs nothing else. */
export async function renderHtml(document: Document): Promise<string> {
  const reviews = document.reviews.map((one) => raw(`<script type="application/ld+json">${safeJson(one)}</script>`));
  const page = html`<!doctype html>
<html lang="${document.lang === 'zh' ? 'zh-Hans' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${document.title}</title>
<style>${raw(STYLE)}</style>${reviews}</head>
<body>${documentPart(document)}</body></html>
`;
  return String(await page);
}

/** The document itself, to stand in a page. */
export function documentPart({ lang, title, made, facts, sections, notes }: Document): Piece {
  const words = WORDS[lang];
  const contents = sections.map(({ id, title: name }) => html`<li><a href="#${id}">${name}</a></li>`);
  return html`<article class="report"><h1>${title}</h1>
<p class="made">${made}</p>
<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<nav aria-label="${words.contents}"><ol>${contents}<li><a href="#evidence">${words.evidence}</a></li></ol></nav>
${sections.map(({ id, title: name, blocks }) => html`<section id="${id}"><h2>${name}</h2>${blocks.map((block) => blockPart(block, lang))}</section>`)}
<section id="evidence"><h2>${words.evidence}</h2><ol class="notes">${notes.map((note) => notePart(note, lang))}</ol></section></article>`;
}

function blockPart(block: Block, lang: Lang): Piece {
  switch (block.kind) {
    case 'paragraph':
      if (block.tone === 'heading') return html`<h3 id="${block.id ?? ''}">${block.spans.map(spanPart)}</h3>`;
      if (block.tone === 'quote') return html`<blockquote>${block.spans.map(spanPart)}</blockquote>`;
      return html`<p>${block.spans.map(spanPart)}</p>`;
    case 'list':
      return html`<ul>${block.items.map((spans) => html`<li>${spans.map(spanPart)}</li>`)}</ul>`;
    case 'table':
      return tablePart(block.table);
    case 'figure':
      return html`<figure><figcaption>${block.table.title}</figcaption>${scrolled(block.table.title, raw(block.svg))}<details open><summary>${WORDS[lang].counts_table}</summary>${tablePart(block.table, true)}</details></figure>`;
  }
}

function tablePart({ title, header, rows }: Table, isTwin = false): Piece {
  const body = rows.map(
    ([first = [], ...rest]) =>
      html`<tr><th scope="row">${first.map(spanPart)}</th>${rest.map((spans) => html`<td>${spans.map(spanPart)}</td>`)}</tr>`,
  );
  const table = html`<table>${isTwin ? '' : html`<caption>${title}</caption>`}<thead><tr>${header.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead><tbody>${body}</tbody></table>`;
  return scrolled(title, table);
}

/** What may be wider than the screen scrolls by itself, also by keyboard, under a name that is read out. */
function scrolled(title: string, inner: Piece): Piece {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${title}">${inner}</div>`;
}

function spanPart({ text, verdict, note, link, bold }: Span): Piece {
  const plain = bold ? html`<strong>${text}</strong>` : html`${text}`;
  const linked = link === undefined ? plain : html`<a href="${link}">${plain}</a>`;
  const marked = verdict === undefined ? linked : html`<span class="mark ${verdict}">${linked}</span>`;
  return note === undefined ? marked : html`${marked}<sup><a class="note" href="#note-${note}">${note}</a></sup>`;
}

function notePart(note: Note, lang: Lang): Piece {
  const cited = note.cited.map((one) => {
    const page = pageOf(one);
    const where =
      page === undefined
        ? ''
        : 'url' in page
          ? html` <a href="${page.url}" rel="noreferrer">${shownUrl(page.url)}</a>`
          : html` ${page.words}`;
    return html`<li>${citationWords(one, lang)}${where}</li>`;
  });
  const rest = restOf(note);
  const more =
    rest.length === 0
      ? ''
      : html`<details><summary>${WORDS[lang].more(rest.length)}</summary><p class="ids">${rest.join(' ')}</p></details>`;
  return html`<li id="note-${note.number}"><ul>${cited}</ul>${more}</li>`;
}

/** JSON that cannot end the element it stands in. */
function safeJson(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
