import { html } from 'hono/html';
import type { Citation } from '../../../view/citation.ts';
import { pageOf, saysWords } from '../../report/citation.ts';
import { dateOf } from '../format.ts';
import { statementLink } from '../links.ts';
import type { Piece } from '../piece.ts';
import { gradeBadge } from '../signs.ts';
import { CHECK_WORDS } from '../words/check.ts';
import type { Lang } from '../words/words.ts';

/** Citations by the id of their statement. */
export type Citations = ReadonlyMap<string, Citation>;

/** Statements shown at once, and at most. */
const SHOWN = 2;
/** Statements of one claim that a page lists; the report lists all. */
export const MOST_LISTED = 20;

/** The statements for and against a claim: what each says, its proof grade, where it was read and when it was seen; each opens beside the text. */
export function evidenceList(lang: Lang, ids: readonly string[], citations: Citations): Piece {
  const words = CHECK_WORDS[lang];
  const listed = ids.slice(0, MOST_LISTED).map((id) => item(lang, id, citations.get(id)));
  const [more, rest] = [listed.slice(SHOWN), ids.length - listed.length];
  const others =
    more.length === 0
      ? ''
      : html`<details><summary>${words.more_evidence(ids.length - SHOWN)}</summary><ul>${more}</ul>${rest > 0 ? html`<p>${words.rest_evidence(rest)}</p>` : ''}</details>`;
  return html`<div class="backing"><h4>${words.evidence}</h4><ul>${listed.slice(0, SHOWN)}</ul>${others}</div>`;
}

function item(lang: Lang, id: string, citation: Citation | undefined): Piece {
  if (citation === undefined) return html`<li>${statementLink(lang, id)}</li>`;
  return html`<li>${statementLink(lang, id, saysWords(citation, lang))} <span class="from">${gradeBadge(lang, citation.grade)} ${readAt(lang, citation)} ${dateOf(lang, citation.observed_at)}</span></li>`;
}

/** Where a statement was read, in a word: the host of its page, else its source. */
export function readAt(lang: Lang, citation: Citation): string {
  const page = pageOf(citation);
  const host = page !== undefined && 'url' in page ? URL.parse(page.url)?.hostname : undefined;
  return host?.replace(/^www\./, '') ?? citation.title[lang];
}
