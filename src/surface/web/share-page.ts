import { html } from 'hono/html';
import { explainDefinition } from '../../model/definitions.ts';
import type { ShareAnswer } from '../../view/share.ts';
import { dateFields, definitionFields } from './fields.ts';
import { statementLink } from './links.ts';
import type { Piece } from './piece.ts';
import { type Lang, WORDS } from './words/words.ts';

type Query = Record<string, string> & { as_of: string; known_by: string };
const SHOWN = 200;

/** A share with its definition and both dates as controls, and the trials behind it. */
export async function sharePage(lang: Lang, query: Query, ask: (input: object) => Promise<ShareAnswer>): Promise<Piece> {
  const words = WORDS[lang];
  const answer = await ask(query);
  return html`<form class="dates" method="get" action="/share"><input type="hidden" name="lang" value="${lang}">
<label>${words.place}<input name="place" value="${query.place}" required></label>
<label>${words.of}<input name="of" value="${query.of ?? ''}" placeholder="${answer.understood.of?.label[lang] ?? words.world}"></label>
${dateFields(lang, query.as_of, query.known_by)}
${definitionFields(lang, answer.definition)}
<button>${words.update}</button></form>
<h1>${answer.understood.place.label[lang]} / ${answer.understood.of?.label[lang] ?? words.world}</h1>
${figure(lang, answer)}
<p>${answer.reasons[lang]}</p>
<p>${answer.coverage[lang]}</p>
<p>${answer.interval_method[lang]}</p>
<dl><dt>${words.definition}</dt><dd>${answer.definition_words[lang]}</dd><dt>${words.bounds}</dt><dd>${range(answer.bounds)}</dd><dt>${words.newest}</dt><dd>${answer.newest_snapshot ?? '–'}</dd></dl>
${readings(lang, answer)}
${rows(lang, answer)}`;
}

/** The share as a bar with its interval; the table below says the same in numbers. */
function figure(lang: Lang, { share, interval, counts }: ShareAnswer): Piece {
  if (share === null || interval === null) return html`<p class="big">–</p>`;
  const [low, high] = interval.map((value) => value * 100);
  const label = `${(share * 100).toFixed(1)} %`;
  return html`<p class="big">${label} <small>${counts.numerator} / ${counts.denominator} · ${WORDS[lang].interval} ${low?.toFixed(1)}–${high?.toFixed(1)} %</small></p>
<svg class="bar" viewBox="0 0 100 6" role="img" aria-label="${label}" preserveAspectRatio="none"><rect width="100" height="6" class="track"></rect>
<rect width="${share * 100}" height="6" class="fill"></rect><rect x="${low}" y="2" width="${(high ?? 0) - (low ?? 0)}" height="2" class="interval"></rect></svg>`;
}

function range(bounds: [number, number] | null): string {
  return bounds === null ? '–' : `${bounds.map((value) => (value * 100).toFixed(1)).join('–')} %`;
}

function readings(lang: Lang, { readings: list }: ShareAnswer): Piece {
  const body = list.map(
    (one) =>
      html`<tr><td>${explainDefinition({ scope: one.scope, place_rule: one.place_rule, date_rule: one.date_rule })[lang]}</td><td>${one.share === null ? '–' : `${(one.share * 100).toFixed(1)} %`}</td><td>${range(one.interval)}</td><td>${one.numerator} / ${one.denominator}</td></tr>`,
  );
  return html`<div class="scroll"><table><caption>${WORDS[lang].readings}</caption><tbody>${body}</tbody></table></div>`;
}

function rows(lang: Lang, { numerator_statements: list }: ShareAnswer): Piece {
  const body = list
    .slice(0, SHOWN)
    .map(
      ({ trial, statement }) =>
        html`<tr><td><a href="/show?what=${trial}&lang=${lang}">${trial}</a></td><td>${statementLink(lang, statement)}</td></tr>`,
    );
  const more = list.length > SHOWN ? html`<p>… ${list.length - SHOWN} ${WORDS[lang].more} (/api/share)</p>` : '';
  return html`<details><summary>${WORDS[lang].rows} (${list.length})</summary><div class="scroll"><table><tbody>${body}</tbody></table></div>${more}</details>`;
}
