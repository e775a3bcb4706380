import { html } from 'hono/html';
import { labelOf } from '../../model/labels.ts';
import { tagLabel } from '../../model/park-words.ts';
import type { OPERATIONS } from '../../operation/table.ts';
import { dateFields } from './fields.ts';
import { statementLink } from './links.ts';
import type { Piece } from './piece.ts';
import { type Lang, WORDS } from './words/words.ts';

type Answer = Awaited<ReturnType<typeof OPERATIONS.event.run>>;
type Event = Answer['events'][number];
type Query = Record<string, string> & { as_of: string; known_by: string };

/** An event with its programme, who was there and what followed; without a name, or where several fit, a list of events. */
export async function eventPage(lang: Lang, query: Query, ask: (input: object) => Promise<Answer>): Promise<Piece> {
  const { name = '', as_of, known_by } = query;
  const answer = await ask({ name, as_of, known_by });
  const words = WORDS[lang];
  const [event] = answer.events;
  const form = html`<form class="dates" method="get" action="/event"><input type="hidden" name="lang" value="${lang}">
<label class="wide">${words.find_event}<input name="name" value="${name}"></label> ${dateFields(lang, as_of, known_by)} <button>${words.update}</button></form>`;
  const main = answer.events.length === 1 && event ? programme(lang, query, answer, event) : list(lang, query, answer.events);
  return html`${form}${main}<dl><dt>${words.newest}</dt><dd>${answer.newest_snapshot}</dd></dl>`;
}

function list(lang: Lang, query: Query, events: Event[]): Piece {
  const words = WORDS[lang];
  const rows = events.map(
    (
      event,
    ) => html`<tr><td class="day">${daysOf(event)}</td><td><a href="${addressOf(lang, query, event.id)}">${nameOf(event, lang)}</a></td>
<td>${labelOf('grade', event.grade)[lang]}</td><td>${event.statements.slice(0, 1).map((id) => statementLink(lang, id))}</td></tr>`,
  );
  return html`<h1>${words.event} <small>${events.length}</small></h1><div class="scroll"><table><tbody>${rows}</tbody></table></div>`;
}

function programme(lang: Lang, query: Query, answer: Answer, event: Event): Piece {
  const words = WORDS[lang];
  const { series } = answer;
  const editions = series?.editions.map((one) => html`<a href="${addressOf(lang, query, one.id)}">${one.edition ?? one.id}</a> `);
  const gaps = series && series.missing.length > 0 ? html`(${words.not_recorded}: ${series.missing.join(', ')})` : '';
  const forums = event.forums.map((one) => html`<li>${labelOf('forum', one.kind)[lang]}: ${one[lang]}${tags(one.tags, lang)}</li>`);
  const talks = event.talks.map(
    (one) => html`<li>${one.topic[lang]}${one.speaker ? html` (${one.speaker[lang]})` : ''}${tags(one.tags, lang)}</li>`,
  );
  const file = `/api/event/ics?${new URLSearchParams({ name: event.id, as_of: query.as_of, known_by: query.known_by, lang })}`;
  return html`<h1>${nameOf(event, lang)} <small class="day">${daysOf(event)}</small></h1>
<dl><dt>${words.venue}</dt><dd>${event.venue?.[lang] ?? '–'}</dd>
${series ? html`<dt>${words.editions}</dt><dd>${editions} ${gaps}</dd>` : ''}
<dt>${words.grade}</dt><dd>${labelOf('grade', event.grade)[lang]}; ${event.origin}</dd>
<dt>${words.evidence}</dt><dd>${event.statements.map((id) => html`${statementLink(lang, id)} `)}</dd></dl>
${event.held?.precision === 'day' ? html`<p><a href="${file}">${words.calendar}</a></p>` : ''}
${forums.length > 0 ? html`<h2>${words.forums}</h2><ul>${forums}</ul>` : ''}
${talks.length > 0 ? html`<h2>${words.talks}</h2><ul>${talks}</ul>` : ''}
${answer.present.length > 0 ? html`<h2>${words.present}</h2><ul>${answer.present.map((who) => presentItem(lang, who))}</ul>` : ''}`;
}

function presentItem(lang: Lang, { organisation, zh, en, as, milestones }: Answer['present'][number]): Piece {
  const name = (lang === 'zh' ? zh : en) ?? zh ?? en ?? '–';
  const later = milestones.map(
    (row) =>
      html`<li><span class="day">${row.date_from}</span> ${row.label}: ${labelOf('milestone', row.milestone)[lang]} ${statementLink(lang, row.statement)}</li>`,
  );
  return html`<li>${organisation === null ? name : html`<a href="/show?what=organisation/${organisation}&lang=${lang}">${name}</a>`} <small>${as.map((role) => labelOf('organiser', role)[lang]).join(', ')}</small>
${later.length > 0 ? html`<ul>${later}</ul>` : ''}</li>`;
}

function addressOf(lang: Lang, { as_of, known_by }: Query, name: string): string {
  return `/event?${new URLSearchParams({ name, as_of, known_by, lang })}`;
}

function nameOf(event: Event, lang: Lang): string {
  return event[lang][0] ?? event.zh[0] ?? event.en[0] ?? event.id;
}

function daysOf({ held }: Event): string {
  if (held === null) return '–';
  return held.from === held.to ? held.from : `${held.from} – ${held.to}`;
}

function tags(ids: string[], lang: Lang): Piece | string {
  return ids.length === 0
    ? ''
    : html` <small>${ids.map((id) => html`<a href="/track?track=${id}&lang=${lang}">${tagLabel(id)[lang]}</a> `)}</small>`;
}
