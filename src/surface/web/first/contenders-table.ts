import { html } from 'hono/html';
import type { Contender } from '../chart/contenders.ts';
import { type Citations, readAt } from '../check/evidence-list.ts';
import { dateOf } from '../format.ts';
import { statementLink } from '../links.ts';
import type { Piece } from '../piece.ts';
import { scrolled } from '../scroll.ts';
import { gradeBadge } from '../signs.ts';
import { FIRST_WORDS } from '../words/first.ts';
import type { Lang } from '../words/words.ts';

/** The contenders in their order, each with its days, how these are known, the proof grade and what states them. */
export function contendersTable(lang: Lang, list: readonly Contender[], citations: Citations): Piece {
  const words = FIRST_WORDS[lang];
  const heads = [words.rank, words.contenders, words.earliest, words.latest, words.basis, words.grade, words.statement];
  return scrolled(
    words.contenders,
    html`<table class="ranked"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${list.map((one, at) => row(lang, one, at + 1, citations))}</tbody></table>`,
  );
}

function row(lang: Lang, one: Contender, place: number, citations: Citations): Piece {
  const { called, from, to, basis, grade, doubt, is_subject, statements } = one;
  const words = FIRST_WORDS[lang];
  const asked = is_subject ? html` <span class="chip">${words.subject}</span>` : '';
  const doubted = doubt === null ? '' : html`<br><small>${words.doubt}${lang === 'zh' ? '：' : ': '}${doubt[lang]}</small>`;
  const links = statements.slice(0, 3).map((id) => {
    const citation = citations.get(id);
    return html`${statementLink(lang, id, citation && readAt(lang, citation))} `;
  });
  return html`<tr class="${is_subject ? 'subject' : ''}"><td>${place}</td><th scope="row">${called[lang]}${asked}${doubted}</th><td class="day">${from === null ? '?' : dateOf(lang, from)}</td><td class="day">${to === null ? '?' : dateOf(lang, to)}</td>
<td>${words.bases[basis]}</td><td>${gradeBadge(lang, grade)}</td><td>${links}</td></tr>`;
}
