import { html } from 'hono/html';
import type { ArticleCheck } from '../../check/article.ts';
import { headline } from '../../model/headline.ts';
import { labelOf } from '../../model/labels.ts';
import type { CheckedClaim, Reading } from '../../model/verdict.ts';
import { formatsOf } from '../report/formats.ts';
import { spanOf } from '../report/passages.ts';
import { dateFields } from './fields.ts';
import { statementLink } from './links.ts';
import { markedText } from './marked.ts';
import type { Piece } from './piece.ts';
import { type Lang, WORDS } from './words/words.ts';

const SHOWN = 4;

/** The checked article: its text with claims marked, and a card of evidence for each claim. */
export function checkPage(lang: Lang, text: string, result: ArticleCheck, isExample: boolean): Piece {
  const words = WORDS[lang];
  const points = [...text];
  const cards = result.claims.map((claim, at) => card(lang, claim, at + 1, points));
  return html`<details class="ask" ${isExample ? '' : 'open'}><summary>${words.paste}</summary><form method="post" enctype="multipart/form-data" action="/check?lang=${lang}">
<input type="hidden" name="lang" value="${lang}">
<label class="wide"><textarea name="text" rows="8" aria-label="${words.paste}">${isExample ? '' : text}</textarea></label>
<label>${words.or_file}<input type="file" name="file" accept=".txt,.md,.html,.htm,.pdf,.docx"></label>
${dateFields(lang, result.as_of, result.known_by)} <button>${words.check_it}</button> ${fileButtons()}</form></details>
${isExample ? html`<form class="dates" method="get" action="/check"><input type="hidden" name="lang" value="${lang}">${dateFields(lang, result.as_of, result.known_by)} <button>${words.update}</button> ${fileButtons()}</form>` : ''}
<h1>${isExample ? words.example : `${result.claims.length} ${words.claims}`}</h1>
<p class="legend">${legend(lang, result.claims)} · ${words.newest} ${result.newest_snapshot}${result.spoken === result.as_of ? '' : ` · ${words.spoken} ${result.spoken}`}</p>
<div class="checked"><article lang="${result.lang}">${markedText(text, result.claims)}</article><ol class="cards">${cards}</ol></div>`;
}

/** Buttons that send the same form for a file. */
function fileButtons(): Piece[] {
  return formatsOf('check').map((format) => html`<button class="file" formaction="/check/${format}">${nameOf(format)}</button> `);
}

function nameOf(format: string): string {
  return format === 'jsonld' ? 'JSON-LD' : format.toUpperCase();
}

function legend(lang: Lang, claims: CheckedClaim[]): Piece[] {
  const counts = Map.groupBy(claims, ({ verdict }) => verdict);
  return [...counts].map(
    ([verdict, list]) => html`<span class="verdict ${verdict}">${labelOf('verdict', verdict)[lang]} ${list.length}</span> `,
  );
}

function card(lang: Lang, claim: CheckedClaim, number: number, points: string[]): Piece {
  const words = WORDS[lang];
  const [start, end] = spanOf(claim);
  return html`<li id="claim-${number}" class="card ${claim.verdict}"><h2><span class="verdict ${claim.verdict}">${labelOf('verdict', claim.verdict)[lang]}</span> ${headline(claim, lang)}</h2>
<blockquote>${points.slice(start, end).join('')}</blockquote>
<p>${claim.reasons[lang]}</p>
${claim.contenders && claim.contenders.length > 0 ? contenders(lang, claim.contenders) : ''}
${claim.readings && claim.readings.length > 0 ? readings(lang, claim.readings) : ''}
${claim.evidence.length > 0 ? html`<p class="evidence">${words.evidence}: ${claim.evidence.slice(0, SHOWN).map((id) => html`${statementLink(lang, id)} `)}${claim.evidence.length > SHOWN ? `… ${claim.evidence.length}` : ''}</p>` : ''}</li>`;
}

function contenders(lang: Lang, list: NonNullable<CheckedClaim['contenders']>): Piece {
  const words = WORDS[lang];
  const rows = list.slice(0, 8).map(
    (
      one,
    ) => html`<tr class="${one.is_subject ? 'subject' : ''}"><td>${one.called[lang]}</td><td class="day">${one.from ?? '?'}</td><td class="day">${one.to ?? '?'}</td><td>${one.grade === null ? '' : labelOf('grade', one.grade)[lang]}</td>
<td>${one.statements[0] ? statementLink(lang, one.statements[0]) : ''}</td></tr>`,
  );
  return html`<div class="scroll"><table><caption>${words.contenders}</caption><thead><tr><th></th><th>${words.earliest}</th><th>${words.latest}</th><th>${words.grade}</th><th>${words.statement}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function readings(lang: Lang, list: Reading[]): Piece {
  const words = WORDS[lang];
  const rows = list.map((one) => {
    const share = one.share === null ? '–' : `${(one.share * 100).toFixed(1)} %`;
    const interval = one.interval === null ? '–' : `${one.interval.map((value) => (value * 100).toFixed(1)).join('–')} %`;
    return html`<tr><td>${one.definition[lang]}</td><td>${share}</td><td>${interval}</td><td>${one.numerator} / ${one.denominator}</td></tr>`;
  });
  return html`<details><summary>${words.readings} (${list.length})</summary><div class="scroll"><table><tbody>${rows}</tbody></table></div></details>`;
}
