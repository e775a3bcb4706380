import { html } from 'hono/html';
import { labelOf } from '../../model/labels.ts';
import type { FieldChange } from '../../view/field-change.ts';
import { fieldWords, valueWords } from '../../view/field-words.ts';
import type { HistoryAnswer, SourceHistory, Version } from '../../view/history.ts';
import { statementLink } from './links.ts';
import type { Piece } from './piece.ts';
import { registrationPart } from './registration-part.ts';
import { type Lang, WORDS } from './words/words.ts';

type Query = Record<string, string> & { known_by: string };

/** What each source showed of a trial over time: a table for each, a row for each field that moved, with the statements of both sides. */
export async function historyPage(lang: Lang, query: Query, ask: (input: object) => Promise<HistoryAnswer>): Promise<Piece> {
  const words = WORDS[lang];
  const { as_of: _, ...question } = query;
  if (!query.trial) return form(lang, query);
  const answer = await ask(question);
  const { trial, registrations } = answer;
  return html`${form(lang, query)}
<h1>${words.history} <small><a href="/show?what=trial/${trial}&lang=${lang}">${trial}</a></small></h1>
<p>${words.history_says}</p>${registrationPart(lang, registrations)}
${answer.sources.map((one) => sourcePart(lang, one))}
<dl><dt>${words.newest}</dt><dd>${answer.newest_snapshot}</dd></dl>`;
}

function form(lang: Lang, query: Query): Piece {
  const words = WORDS[lang];
  const day = (name: string, label: string) => html`<label>${label}<input type="date" name="${name}" value="${query[name] ?? ''}"></label>`;
  return html`<form class="dates" method="get" action="/history"><input type="hidden" name="lang" value="${lang}">
<label>${words.trial}<input name="trial" value="${query.trial ?? ''}" placeholder="NCT01234567" required></label>
${day('from', words.from)} ${day('to', words.to)} ${day('known_by', words.known_by)} <button>${words.update}</button></form>`;
}

function sourcePart(lang: Lang, { source, series, versions }: SourceHistory): Piece {
  const words = WORDS[lang];
  const head = [words.change, words.before, words.after].map((name) => html`<th scope="col">${name}</th>`);
  return html`<h2>${[source, series].filter(Boolean).join(' · ')}</h2>
<div class="scroll"><table><thead><tr>${head}</tr></thead>${versions.map((one) => versionPart(lang, one))}</table></div>`;
}

/** One version: when it was seen, whether the record itself said that it had changed, and what moved. */
function versionPart(lang: Lang, { from, last, looks, updated, is_update_moved, statement, changes }: Version): Piece {
  const words = WORDS[lang];
  const when = [
    last === from ? from : `${from} – ${last}`,
    `${looks} ${looks === 1 ? words.look : words.looks}`,
    updated === null ? '' : `${words.last_update} ${updated}${is_update_moved === false ? ` ${words.unmoved}` : ''}`,
  ];
  const record = statement === null ? '' : statementLink(lang, statement);
  return html`<tbody><tr><th colspan="3" scope="rowgroup">${when.filter(Boolean).join(' · ')} ${record}</th></tr>${changes.map((one) => changeRow(lang, one))}</tbody>`;
}

function changeRow(lang: Lang, one: FieldChange): Piece {
  const side = (name: 'before' | 'after') =>
    html`<td>${valueWords(one, name)[lang]} ${one[`${name}_statements`].slice(0, 1).map((id) => statementLink(lang, id))}</td>`;
  return html`<tr><td class="day">${fieldWords(one)[lang]}<br><small>${labelOf('move', one.move)[lang]}</small></td>${side('before')}${side('after')}</tr>`;
}
