import { html } from 'hono/html';
import type { TrendAnswer, TrendPeriod } from '../../view/trend.ts';
import { dateFields, selectField } from './fields.ts';
import { statementLink } from './links.ts';
import type { Piece } from './piece.ts';
import { type Lang, WORDS } from './words/words.ts';

type Query = Record<string, string> & { as_of: string; known_by: string };
const WIDTH = 600;
const HEIGHT = 180;
const SHOWN = 200;

/** Trials by year or quarter as known then and as known now: two lines, and the same in a table. */
export async function trendPage(lang: Lang, query: Query, ask: (input: object) => Promise<TrendAnswer>): Promise<Piece> {
  const words = WORDS[lang];
  const answer = await ask(query);
  const { periods, past, known_by, totals } = answer;
  return html`${form(lang, query, answer)}
<h1>${words.trend} <small>${totals.now} ${words.trials}</small></h1>
<p>${answer.reasons[lang]}</p>
${chart(lang, answer)}
<div class="scroll"><table><thead><tr><th scope="col">${words.period}</th><th scope="col">${words.known_by} ${past}</th><th scope="col">${words.known_by} ${known_by}</th><th scope="col">${words.filled_in}</th><th scope="col">${words.taken_out}</th></tr></thead>
<tbody>${periods.map((one) => row(lang, one))}</tbody></table></div>
<dl><dt>${words.definition}</dt><dd>${answer.definition_words[lang]}</dd><dt>${words.undated}</dt><dd>${answer.undated.past} / ${answer.undated.now}</dd>
<dt>${words.newest}</dt><dd>${answer.newest_snapshot.past ?? '–'} / ${answer.newest_snapshot.now ?? '–'}</dd></dl>`;
}

function form(lang: Lang, query: Query, { understood, past }: TrendAnswer): Piece {
  const words = WORDS[lang];
  const units: Record<string, string> = { year: words.year, quarter: words.quarter };
  const filter = (name: string, label: string) =>
    html`<label>${label}<input name="${name}" value="${query[name] ?? ''}" placeholder="${words.optional}"></label>`;
  return html`<form class="dates" method="get" action="/trend"><input type="hidden" name="lang" value="${lang}">
${selectField('by', words.period, Object.keys(units), understood.by, (value) => units[value] ?? value)}
<label>${words.past}<input type="date" name="past" value="${past}"></label>
${dateFields(lang, query.as_of, query.known_by)} ${filter('place', words.place)} ${filter('modality', words.modality)} ${filter('target', words.target)}
<button>${words.update}</button></form>`;
}

/** Both series as lines over the periods; the table below says the same in numbers. */
function chart(lang: Lang, { periods, past, known_by }: TrendAnswer): Piece {
  if (periods.length < 2) return html``;
  const most = Math.max(1, ...periods.flatMap((one) => [one.past, one.now]));
  const step = WIDTH / (periods.length - 1);
  const line = (value: (one: TrendPeriod) => number) =>
    periods.map((one, at) => `${(at * step).toFixed(1)},${(HEIGHT - (value(one) / most) * HEIGHT).toFixed(1)}`).join(' ');
  const label = `${WORDS[lang].trend}, ${periods[0]?.period} – ${periods.at(-1)?.period}`;
  return html`<figure class="trend"><svg viewBox="-4 -4 ${WIDTH + 8} ${HEIGHT + 8}" role="img" aria-label="${label}">
<polyline class="line-now" points="${line((one) => one.now)}"></polyline><polyline class="line-past" points="${line((one) => one.past)}"></polyline></svg>
<figcaption><span class="line-now">━</span> ${WORDS[lang].known_by} ${known_by} <span class="line-past">┅</span> ${WORDS[lang].known_by} ${past} · ${periods[0]?.period} – ${periods.at(-1)?.period}, 0 – ${most}</figcaption></figure>`;
}

function row(lang: Lang, { period, past, now, was_over, added, removed }: TrendPeriod): Piece {
  const open = was_over ? '' : html` <small>${WORDS[lang].not_over}</small>`;
  return html`<tr><th scope="row">${period}${open}</th><td>${past}</td><td>${now}</td><td>${subjects(lang, added)}</td><td>${subjects(lang, removed)}</td></tr>`;
}

function subjects(lang: Lang, list: { subject: string; statement: string }[]): Piece {
  if (list.length === 0) return html`·`;
  const rows = list.slice(0, SHOWN).map((one) => html`<li>${one.subject} ${statementLink(lang, one.statement)}</li>`);
  return html`<details><summary>${list.length}</summary><ul>${rows}</ul></details>`;
}
