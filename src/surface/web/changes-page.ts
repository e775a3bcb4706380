import { html } from 'hono/html';
import { labelOf } from '../../model/labels.ts';
import { type Change, labelOfChange } from '../../view/change.ts';
import type { ChangesAnswer } from '../../view/changes.ts';
import { statementLink } from './links.ts';
import type { Piece } from './piece.ts';
import { type Lang, WORDS } from './words/words.ts';

type Query = Record<string, string>;
const SHOWN = 500;

/** What moved between two days, by kind, each with the statements of both days. */
export async function changesPage(lang: Lang, query: Query, ask: (input: object) => Promise<ChangesAnswer>): Promise<Piece> {
  const words = WORDS[lang];
  const { as_of: _, ...question } = query;
  const answer = await ask(question);
  const counts = answer.counts.map(({ kind, changes }) => html`<li>${labelOf('change', kind)[lang]} ${changes}</li>`);
  const more = answer.changes.length > SHOWN ? html`<p>… ${answer.changes.length - SHOWN} ${words.more} (/api/changes)</p>` : '';
  return html`${form(lang, query, answer)}
<h1>${words.changes} <small>${answer.from} → ${answer.to}</small></h1>
<p>${answer.reasons[lang]}</p><ul>${counts}</ul>
<div class="scroll"><table><thead><tr><th scope="col">${words.change}</th><th scope="col">${words.subject}</th><th scope="col">${words.before}</th><th scope="col">${words.after}</th></tr></thead>
<tbody>${answer.changes.slice(0, SHOWN).map((one) => row(lang, one))}</tbody></table></div>${more}
<dl><dt>${words.definition}</dt><dd>${answer.definition_words[lang]}</dd><dt>${words.newest}</dt><dd>${answer.newest_snapshot ?? '–'}</dd></dl>`;
}

function form(lang: Lang, query: Query, { from, to, known_by }: ChangesAnswer): Piece {
  const words = WORDS[lang];
  const day = (name: string, label: string, value: string) =>
    html`<label>${label}<input type="date" name="${name}" value="${value}"></label>`;
  const filter = (name: string, label: string) =>
    html`<label>${label}<input name="${name}" value="${query[name] ?? ''}" placeholder="${words.optional}"></label>`;
  return html`<form class="dates" method="get" action="/changes"><input type="hidden" name="lang" value="${lang}">
${day('from', words.from, from)} ${day('to', words.to, to)} ${day('known_by', words.known_by, known_by)}
${filter('place', words.place)} ${filter('modality', words.modality)} ${filter('target', words.target)}
<button>${words.update}</button></form>`;
}

function row(lang: Lang, one: Change): Piece {
  const side = (value: string | null, statements: string[]) =>
    html`<td>${labelOfChange(one.kind, value)[lang]} ${statements.slice(0, 1).map((id) => statementLink(lang, id))}</td>`;
  const subject = html`<a href="/history?trial=${encodeURIComponent(one.subject)}&lang=${lang}">${one.subject}</a>`;
  return html`<tr><td>${labelOf('change', one.kind)[lang]}</td><td>${one.kind.startsWith('milestone') ? one.subject : subject}</td>${side(one.before, one.before_statements)}${side(one.after, one.after_statements)}</tr>`;
}
