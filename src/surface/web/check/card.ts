import { html } from 'hono/html';
import { parseShare } from '../../../check/quantity.ts';
import { headline } from '../../../model/headline.ts';
import { PROOFS } from '../../../model/proof.ts';
import type { CheckedClaim, Reading } from '../../../model/verdict.ts';
import { contendersChart } from '../chart/contenders.ts';
import { spreadChart } from '../chart/spread.ts';
import { contendersTable } from '../first/contenders-table.ts';
import { percentOf, percentsOf } from '../format.ts';
import { addressOf, type Here } from '../links.ts';
import type { Piece } from '../piece.ts';
import { scrolled } from '../scroll.ts';
import { verdictBadge } from '../signs.ts';
import { toldApart } from '../told.ts';
import { CHECK_WORDS } from '../words/check.ts';
import { FIRST_WORDS } from '../words/first.ts';
import type { Lang } from '../words/words.ts';
import { type Citations, evidenceList } from './evidence-list.ts';

/** Contenders drawn in a card; the report lists all. */
export const MOST_DRAWN = 8;

/** The card of a claim: verdict, what is claimed, why, what would settle it, the evidence, and the spread or the contenders behind it. */
export function claimCard(here: Here, claim: CheckedClaim, number: number, quote: string, citations: Citations, isOn: boolean): Piece {
  const { lang } = here;
  const words = CHECK_WORDS[lang];
  const { says, missing } = toldApart(claim, lang);
  const { readings = [], contenders = [], evidence } = claim;
  const isShown = evidence.length > 0 || missing.length === 0;
  return html`<li id="claim-${number}" class="card ${claim.verdict}" data-verdict="${claim.verdict}" tabindex="-1" aria-labelledby="head-${number}" ${isOn ? '' : 'hidden'}>
<h3 id="head-${number}"><span class="number" aria-hidden="true">${number}</span> ${verdictBadge(lang, claim.verdict)} <span>${headline(claim, lang)}</span></h3>
<blockquote>${quote}</blockquote><p>${says}</p>
${settlesPart(here, missing)}${readings.length > 0 ? spreadPart(lang, claim, readings) : ''}${contenders.length > 0 ? contendersPart(lang, contenders, citations) : ''}
${isShown ? (evidence.length > 0 ? evidenceList(lang, evidence, citations) : html`<p class="legend">${words.no_evidence}</p>`) : ''}
<p class="back"><a href="#mark-${number}">${words.in_text} ↑</a></p></li>`;
}

function settlesPart(here: Here, missing: string[]): Piece | string {
  if (missing.length === 0) return '';
  const items = missing.map((lack) => {
    const source = PROOFS.find(({ label }) => lack.includes(label[here.lang]))?.source ?? null;
    return source === null ? html`<li>${lack}</li>` : html`<li><a href="${addressOf(here, '/source', { name: source })}">${lack}</a></li>`;
  });
  return html`<div class="lacks"><h4>${CHECK_WORDS[here.lang].settles}</h4><ul>${items}</ul></div>`;
}

function contendersPart(lang: Lang, list: NonNullable<CheckedClaim['contenders']>, citations: Citations): Piece {
  const drawn = list.slice(0, MOST_DRAWN);
  return html`<div class="drawn"><h4>${CHECK_WORDS[lang].contenders} <small>${FIRST_WORDS[lang].of_all(drawn.length, list.length)}</small></h4>${contendersChart(lang, drawn)}
<details><summary>${CHECK_WORDS[lang].as_table}</summary>${contendersTable(lang, drawn, citations)}</details></div>`;
}

function spreadPart(lang: Lang, claim: CheckedClaim, readings: Reading[]): Piece {
  const words = CHECK_WORDS[lang];
  const claimed = claim.kind === 'statistic' ? parseShare(claim.value) : undefined;
  const nearest = nearestTo(claimed, readings);
  const heads = [words.definition, words.share_column, words.counts, words.interval];
  const rows = readings.map((one) => {
    const note = one.note === null ? '' : html`<br><small>${one.note[lang]}</small>`;
    const chips = [one.favoured ? words.favoured : '', one === nearest ? words.nearest : ''].filter((chip) => chip !== '');
    return html`<tr><th scope="row">${one.definition[lang]} ${chips.map((chip) => html`<span class="chip">${chip}</span> `)}${note}</th><td>${percentOf(lang, one.share)}</td><td class="day">${one.numerator} / ${one.denominator}</td><td class="day">${percentsOf(lang, one.interval)}</td></tr>`;
  });
  const table = html`<table class="ranked"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`;
  return html`<div class="drawn"><h4>${words.spread}</h4>${spreadChart(lang, claimed, readings)}
<details><summary>${words.as_table} (${readings.length})</summary>${scrolled(words.spread, table)}</details></div>`;
}

/** The reading whose share lies nearest to what the text claims. */
function nearestTo(claimed: number | undefined, readings: Reading[]): Reading | undefined {
  if (claimed === undefined) return undefined;
  const far = ({ share }: Reading) => Math.abs((share as number) - claimed);
  return readings.filter(({ share }) => share !== null).toSorted((a, b) => far(a) - far(b))[0];
}
