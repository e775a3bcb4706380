import { html } from 'hono/html';
import { labelOf } from '../../../model/labels.ts';
import type { CheckedClaim } from '../../../model/verdict.ts';
import { type Passage, passagesOf } from '../../report/passages.ts';
import type { Piece } from '../piece.ts';
import { VERDICT_SIGNS } from '../signs.ts';
import { CHECK_WORDS } from '../words/check.ts';
import type { Lang } from '../words/words.ts';

/** The end of a clause, where a text goes on with it. */
const STOP = /^[,.;:!?，。；：！？、）)”’]+/u;
const HEADING = /^(#{1,6})\s+/;
/** Levels of headings between that of the page's parts and those of an article. */
const BELOW = 2;

/** The text in paragraphs and headings, with claims marked by verdict and numbered where they end; `isOn` says which claims are shown. */
export function markedText(lang: Lang, text: string, claims: CheckedClaim[], isOn: (claim: CheckedClaim) => boolean): Piece[] {
  return passagesOf(text, claims).map((passages) => {
    const [first, ...rest] = afterStops(passages);
    if (first === undefined) return html``;
    const [mark, level] = HEADING.exec(first.text) ?? [];
    const pieces = [{ ...first, text: first.text.slice(mark?.length ?? 0) }, ...rest].map((one) => passage(lang, one, claims, isOn));
    return level === undefined ? html`<p>${pieces}</p>` : heading(level.length + BELOW, pieces);
  });
}

/** The same passages with the numbers of claims that end before a stop set behind it. */
function afterStops(passages: Passage[]): Passage[] {
  const moved = passages.flatMap(stopApart);
  for (const [at, one] of moved.entries()) {
    const next = moved[at + 1];
    if (next === undefined || next.text.replace(STOP, '') !== '' || next.text === '') continue;
    next.ending = [...one.ending, ...next.ending].toSorted((a, b) => a - b);
    one.ending = [];
  }
  return moved;
}

/** A passage that begins with the end of a clause, in two: that end, and the rest. */
function stopApart(one: Passage): Passage[] {
  const [stop] = STOP.exec(one.text) ?? [];
  if (stop === undefined || stop === one.text) return [{ ...one }];
  return [
    { ...one, text: stop, ending: [] },
    { ...one, text: one.text.slice(stop.length) },
  ];
}

function heading(level: number, pieces: Piece[]): Piece {
  if (level === 3) return html`<h3>${pieces}</h3>`;
  return level === 4 ? html`<h4>${pieces}</h4>` : html`<h5>${pieces}</h5>`;
}

function passage(
  lang: Lang,
  { text, verdict, over, ending }: Passage,
  claims: CheckedClaim[],
  isOn: (claim: CheckedClaim) => boolean,
): Piece {
  const isDim = !over.some((number) => isOn(claims[number - 1] as CheckedClaim));
  const numbers = ending.map((number) => numberLink(lang, number, claims[number - 1] as CheckedClaim));
  if (verdict === undefined) return html`${text}${numbers}`;
  return html`<mark class="${verdict}${isDim ? ' dim' : ''}" data-claims="${over.join(' ')}">${text}</mark>${numbers}`;
}

function numberLink(lang: Lang, number: number, { verdict }: CheckedClaim): Piece {
  const label = `${CHECK_WORDS[lang].claim} ${number}: ${labelOf('verdict', verdict)[lang]}`;
  return html`<a class="number ${verdict}" id="mark-${number}" href="#claim-${number}" aria-label="${label}"><span aria-hidden="true">${VERDICT_SIGNS[verdict]}</span>${number}</a>`;
}
