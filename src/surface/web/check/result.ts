import { setImmediate } from 'node:timers/promises';
import { html } from 'hono/html';
import type { ArticleCheck } from '../../../check/article.ts';
import { labelOf } from '../../../model/labels.ts';
import { type CheckedClaim, VERDICTS } from '../../../model/verdict.ts';
import { readSourceFacts } from '../../../statement/source-facts.ts';
import type { Atlas } from '../../../view/atlas.ts';
import { citationsOf } from '../../../view/citation.ts';
import { formatsOf } from '../../report/formats.ts';
import { spanOf } from '../../report/passages.ts';
import { countOf, dateWords } from '../format.ts';
import { addressOf, type Here } from '../links.ts';
import type { Piece } from '../piece.ts';
import { VERDICT_SIGNS } from '../signs.ts';
import { CHECK_WORDS } from '../words/check.ts';
import { fill } from '../words/fill.ts';
import type { Lang } from '../words/words.ts';
import { claimCard, MOST_DRAWN } from './card.ts';
import { type Citations, MOST_LISTED } from './evidence-list.ts';
import { markedText } from './marked.ts';

/** A checked article about to be shown: its text, whether it is the example, and the one verdict that is asked for, if any. */
export type CheckedText = { text: string; result: ArticleCheck; isExample: boolean; verdict: string | undefined };

/** Cards written in one go. */
const AT_ONCE = 25;

/** Names of the formats that a report can be taken along in. */
const FORMAT_NAMES: Record<string, string> = { html: 'HTML', pdf: 'PDF', docx: 'Word', md: 'Markdown', jsonld: 'JSON-LD' };

/** What the check of an article found: counts by verdict, the article with its claims marked, and a card for each. */
export async function checkResult(here: Here, atlas: Atlas, checked: CheckedText): Promise<Piece> {
  const { lang } = here;
  const { text, result, isExample, verdict } = checked;
  const words = CHECK_WORDS[lang];
  const { claims } = result;
  const head = html`<header class="result-head" data-as-of="${result.as_of}" data-known-by="${result.known_by}"><h2 tabindex="-1">${isExample ? html`<span class="chip">${words.example}</span> ` : ''}${titleOf(text)}</h2>
<p class="legend came">${isExample ? words.example_note : ''}</p><p class="legend">${meta(lang, result)}</p></header>`;
  if (claims.length === 0)
    return html`${head}${nobody(lang)}<article class="article sheet" lang="${result.lang}">${markedText(lang, text, [], () => true)}</article>`;
  const isOn = (claim: CheckedClaim) => verdict === undefined || claim.verdict === verdict;
  const citations = await citationsIn(atlas, claims);
  const cards = await cardsOf(here, text, claims, citations, isOn);
  return html`${head}${filters(lang, checked)}${actions(here, checked)}${walkBar(lang, claims.filter(isOn).length)}
<div class="checked"><article class="article sheet" lang="${result.lang}">${markedText(lang, text, claims, isOn)}</article><ol class="cards" aria-label="${fill(words.count, claims.length)}">${cards}</ol></div>`;
}

/** A card for each claim; after every few others get their turn, since an article may have thousands. */
async function cardsOf(
  here: Here,
  text: string,
  claims: CheckedClaim[],
  citations: Citations,
  isOn: (claim: CheckedClaim) => boolean,
): Promise<Piece[]> {
  const points = [...text];
  const cards: Piece[] = [];
  for (const [at, claim] of claims.entries()) {
    if (at % AT_ONCE === 0) await setImmediate();
    const words = points.slice(...spanOf(claim)).join('');
    cards.push(claimCard(here, claim, at + 1, words.replace(/^#+\s*/, '').trim(), citations, isOn(claim)));
  }
  return cards;
}

/** The first line of an article without marks of Markdown. */
export function titleOf(text: string): string {
  const line = text.split('\n').find((one) => one.trim() !== '') ?? '';
  return line
    .replace(/^#+\s*/, '')
    .trim()
    .slice(0, 120);
}

/** The statements that cards and tables name, as readers may look them up. */
async function citationsIn(atlas: Atlas, claims: CheckedClaim[]): Promise<Citations> {
  const ids = claims.flatMap(({ evidence, contenders = [] }) => [
    ...evidence.slice(0, MOST_LISTED),
    ...contenders.slice(0, MOST_DRAWN).flatMap(({ statements }) => statements),
  ]);
  return new Map((await citationsOf(atlas, [...new Set(ids)])).map((one) => [one.id, one]));
}

function meta(lang: Lang, { as_of, spoken, newest_snapshot, sources }: ArticleCheck): string {
  const words = CHECK_WORDS[lang];
  const titles = sources.map((name) => readSourceFacts(name).title[lang]).join(lang === 'zh' ? '、' : ', ');
  const parts = [
    `${words.meta_as_of} ${dateWords(lang, as_of)}`,
    spoken === as_of ? '' : `${words.meta_spoken} ${dateWords(lang, spoken)}`,
    `${words.meta_newest} ${dateWords(lang, newest_snapshot)}`,
    `${words.meta_sources}${lang === 'zh' ? '：' : ': '}${titles}`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function nobody(lang: Lang): Piece {
  const words = CHECK_WORDS[lang];
  return html`<div class="empty"><p><strong>${words.nobody}</strong></p><p>${words.nobody_says}</p><ul>${words.kinds.map((kind) => html`<li>${kind}</li>`)}</ul></div>`;
}

/** Buttons that show the claims of one verdict; the question is in the address for the example, else they send the article again. */
function filters(lang: Lang, { result: { claims }, isExample, verdict }: CheckedText): Piece {
  const words = CHECK_WORDS[lang];
  const button = (value: string, sign: string, label: string, count: number) =>
    html`<button class="filter ${value}" name="verdict" value="${value}" data-verdict="${value}" aria-pressed="${String((verdict ?? '') === value)}" ${isExample ? '' : html`form="ask"`}><span class="sign" aria-hidden="true">${sign}</span>${label} <b>${countOf(lang, count)}</b></button>`;
  const buttons = VERDICTS.flatMap((value) => {
    const count = claims.filter((one) => one.verdict === value).length;
    return count === 0 ? [] : [button(value, VERDICT_SIGNS[value] ?? '', labelOf('verdict', value)[lang], count)];
  });
  const all = [button('', '', words.all, claims.length), ...buttons];
  if (!isExample) return html`<div class="filters" role="group" aria-label="${words.filter}">${all}</div>`;
  return html`<form class="filters" method="get" action="/check" aria-label="${words.filter}"><input type="hidden" name="lang" value="${lang}">${all}</form>`;
}

function actions(here: Here, { isExample }: CheckedText): Piece {
  const { lang } = here;
  const words = CHECK_WORDS[lang];
  const files = formatsOf('check').map((format) =>
    isExample
      ? html`<a class="button quiet" href="${addressOf(here, `/check/${format}`)}" download>${FORMAT_NAMES[format] ?? format}</a>`
      : html`<button class="quiet" form="ask" formaction="/check/${format}?lang=${lang}">${FORMAT_NAMES[format] ?? format}</button>`,
  );
  const link = isExample ? html`<a class="button quiet" href="${addressOf(here, '/check')}">${words.permalink}</a>` : '';
  return html`<div class="actions"><span class="share"><button type="button" class="quiet share-link" hidden>${words.share}</button>${link}</span><button type="button" class="quiet print" hidden>${words.print}</button>
<span class="formats" role="group" aria-label="${words.download}"><span>${words.download}</span>${files}</span><p class="told" role="status"></p></div>`;
}

/** The bar that an island brings to life: where the walk stands, back, forth, and the keys. */
function walkBar(lang: Lang, count: number): Piece {
  const words = CHECK_WORDS[lang];
  const keys = words.keys_list.map(([key, does]) => html`<dt><kbd>${key}</kbd></dt><dd>${does}</dd>`);
  return html`<div class="walk" role="group" aria-label="${words.walk}" hidden><span class="at" role="status">${fill(words.count, count)}</span>
<button type="button" class="quiet before"><span aria-hidden="true">↑</span> ${words.before}</button><button type="button" class="quiet after"><span aria-hidden="true">↓</span> ${words.after}</button><button type="button" class="quiet keys">${words.keys} <kbd>?</kbd></button>
<dialog class="keys-list" aria-label="${words.keys}"><dl>${keys}</dl><label class="check"><input type="checkbox" class="keys-on" checked> ${words.keys_on}</label><form method="dialog"><button class="quiet">${words.close}</button></form></dialog></div>`;
}
