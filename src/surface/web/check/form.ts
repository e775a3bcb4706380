import { html } from 'hono/html';
import { LONGEST_ARTICLE } from '../../../read/article.ts';
import { countOf } from '../format.ts';
import type { Here } from '../links.ts';
import type { Piece } from '../piece.ts';
import { CHECK_WORDS } from '../words/check.ts';

/** Most bytes that a form may send, in MB; the server refuses more. */
export const MOST_MEGABYTES = 20;

/** What stands in the form: an article as typed, the day on which it appeared, and why it could not be checked, if so. */
export type Asked = { text: string; published: string; problem?: string | undefined };

/** The box for an article, with a file and dates; closed where an answer stands below. The island reads its words from `data-`. */
export function checkForm({ lang, ...dates }: Here, { text, published, problem }: Asked): Piece {
  const words = CHECK_WORDS[lang];
  const isOpen = text === '' || problem !== undefined;
  const most = countOf(lang, LONGEST_ARTICLE);
  const isDated = published !== '' || dates.as_of !== undefined || dates.known_by !== undefined;
  const day = (name: string, label: string, value: string) =>
    html`<label>${label}<input type="date" name="${name}" value="${value}"></label>`;
  return html`<details class="ask sheet" ${isOpen ? 'open' : ''}><summary data-again="${words.again}">${isOpen ? words.text : words.again}</summary>
<form id="ask" method="post" enctype="multipart/form-data" action="/check?lang=${lang}" data-lang="${lang}" data-stream="/check/stream?lang=${lang}" data-most="${MOST_MEGABYTES}" data-longest="${LONGEST_ARTICLE}">
<div class="problem" role="alert" ${problem === undefined ? 'hidden' : ''}><p>${problem ?? ''}</p></div>
<p class="draft" role="status" hidden>${words.draft} <button type="button" class="quiet discard">${words.discard}</button></p>
<label class="wide"><span class="hidden">${words.text}</span><textarea name="text" rows="6" placeholder="${words.placeholder}" spellcheck="false">${text}</textarea></label>
<label>${words.file}<input type="file" name="file" accept=".txt,.md,.html,.htm,.pdf,.docx"></label><button class="send">${words.check}</button>
<details class="options" ${isDated ? 'open' : ''}><summary>${words.options}</summary><div>${day('as_of', words.as_of, dates.as_of ?? '')}${day('known_by', words.known_by, dates.known_by ?? '')}${day('published', words.published, published)}</div></details>
<p class="legend">${words.privacy(most)}</p>
<div class="work" hidden><span role="status">${words.reading}</span><progress aria-label="${words.working}"></progress><button type="button" class="quiet cancel">${words.cancel}</button></div></form></details>`;
}
