import { html } from 'hono/html';
import { labelOf } from '../../model/labels.ts';
import type { OPERATIONS } from '../../operation/table.ts';
import { statementLink } from './links.ts';
import type { Piece } from './piece.ts';
import { type Lang, WORDS } from './words/words.ts';

type Why = Awaited<ReturnType<typeof OPERATIONS.why.run>>;
type Query = Record<string, string> & { known_by: string };

/** Why two names are one or not, why a trial has its class, or what a name stands for, with the statements behind each step. */
export async function whyPage(lang: Lang, query: Query, ask: (input: object) => Promise<Why>): Promise<Piece> {
  const words = WORDS[lang];
  const form = html`<form class="dates" method="get" action="/why"><input type="hidden" name="lang" value="${lang}">
<label class="wide">${words.find}<input name="a" value="${query.a ?? ''}" required></label>
<label class="wide">${words.other_name}<input name="b" value="${query.b ?? ''}"></label>
<label>${words.known_by}<input type="date" name="known_by" value="${query.known_by}"></label> <button>${words.explain}</button></form>`;
  if (!query.a) return form;
  const { a, b, known_by } = query;
  return html`${form}${answerPart(lang, await ask({ a, b: b ?? '', known_by }))}`;
}

function answerPart(lang: Lang, { answer, steps, judgements, origins, statements }: Why): Piece {
  const words = WORDS[lang];
  const links = (ids: string[]) => ids.map((id) => html` ${statementLink(lang, id)}`);
  const judged = judgements.map(
    (one) =>
      html`<li>${one.says[lang]}<br>${words.judged_by} ${one.by}, <span class="day">${one.decided}</span>: ${one.why} <code>${one.id}</code> ${links([one.statement])}</li>`,
  );
  const read = origins.map(
    ({ url, grade, seen }) =>
      html`<li>${/^https?:/.test(url) ? html`<a href="${url}" rel="noreferrer">${url}</a>` : url} (${labelOf('grade', grade)[lang]}${seen === null ? '' : `, ${seen}`})</li>`,
  );
  return html`<h1>${answer[lang]}</h1><ol>${steps.map(({ says, statements: ids }) => html`<li>${says[lang]}${links(ids)}</li>`)}</ol>
${judged.length > 0 ? html`<h2>${words.judgements}</h2><ul>${judged}</ul>` : ''}
${read.length > 0 ? html`<h2>${words.origins}</h2><ul>${read}</ul>` : ''}
${statements.length > 0 ? statementTable(lang, statements) : ''}`;
}

function statementTable(lang: Lang, statements: Why['statements']): Piece {
  const words = WORDS[lang];
  const rows = statements.map(
    (
      one,
    ) => html`<tr><td><a href="/show?what=${one.subject}&lang=${lang}">${one.subject}</a></td><td>${labelOf('property', one.property)[lang]}</td><td>${one.value}</td>
<td class="day">${one.observed_at}</td><td class="day">${labelOf('grade', one.grade)[lang]}</td><td>${one.source}</td><td>${statementLink(lang, one.id)}</td></tr>`,
  );
  return html`<h2>${words.statements_behind}</h2><div class="scroll"><table><thead><tr><th>${words.about}</th><th>${words.property}</th><th>${words.value}</th><th>${words.observed}</th><th>${words.grade}</th><th>${words.source}</th><th>${words.statement}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
