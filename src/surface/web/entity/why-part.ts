import { html } from 'hono/html';
import type { EntityAnswer } from '../../../view/entity.ts';
import { originsOf } from '../../../view/why.ts';
import { addressOf, type Here, statementLink } from '../links.ts';
import type { Piece } from '../piece.ts';
import { gradeBadge } from '../signs.ts';
import { ENTITY_WORDS } from '../words/entity.ts';
import { addressed, type On, proofLink } from './proof.ts';
import type { Section } from './section.ts';
import { sourceTitle } from './statements-part.ts';

/** Why an entity is here: what the entry rests on, what was merged into it, and the whole explanation on request; a trial tells it with its class. */
export function whySection(on: On, answer: EntityAnswer): Section | undefined {
  if (answer.kind === 'trial') return undefined;
  const words = ENTITY_WORDS[on.here.lang];
  return { id: 'why', title: words.why, body: html`${reason(on, answer)}${mergedPart(on, answer)}` };
}

function reason(on: On, answer: EntityAnswer): Piece {
  const { here } = on;
  const words = ENTITY_WORDS[here.lang];
  const { kind, subject, statements } = answer;
  if (kind === 'product' || kind === 'organisation')
    return html`<p>${words.curated}</p>${originsPart(here, subject)}${unfoldedWhy(here, subject, words.explain_more)}`;
  if (kind === 'target' || kind === 'disease') return html`<p>${words.lexicon_says}</p>`;
  const origins = statements.filter(({ property }) => property === 'origin');
  const items = origins.map(({ id, value, grade }) => html`<li>${addressed(value)} ${proofLink(on, { statement: id, grade })}</li>`);
  if (items.length > 0) return html`<p>${words.reason_record}</p><ul class="plain">${items}</ul>`;
  const sources = [...new Set(statements.map(({ source }) => source))].map((name) => sourceTitle(here.lang, name));
  return html`<p>${words.reason_source(sources.join(here.lang === 'zh' ? '、' : ', '))}</p>`;
}

function originsPart(here: Here, subject: string): Piece | string {
  const origins = originsOf(subject);
  if (origins.length === 0) return '';
  const items = origins.map(({ url, grade }) => html`<li>${addressed(url)} ${gradeBadge(here.lang, grade)}</li>`);
  return html`<ul class="plain">${items}</ul>`;
}

function mergedPart({ here }: On, { merged, subject }: EntityAnswer): Piece | string {
  if (merged.length === 0) return '';
  const words = ENTITY_WORDS[here.lang];
  const links = merged.map((other) => html`<a href="${addressOf(here, '/why', { a: other, b: subject })}">${other}</a> `);
  return html`<p>${words.merged('')}${links}</p>`;
}

/** The explanation of an entity or trial, which an island fetches when it is opened; without script a link leads to it. */
export function unfoldedWhy(here: Here, asked: string, label: string): Piece {
  const words = ENTITY_WORDS[here.lang];
  const address = addressOf(here, '/why', { a: asked });
  return html`<details class="unfold" data-part="${addressOf(here, '/why', { a: asked, part: 'true' })}"><summary>${label}</summary>
<p><a href="${address}">${words.explain}</a></p></details>`;
}

/** A note at the head of a page that was reached by another id or name: what was asked, why it leads here, and where that is judged. */
export function ledNote({ here }: On, { led, subject, kind }: EntityAnswer): Piece | string {
  if (led === null) return '';
  const { lang } = here;
  const words = ENTITY_WORDS[lang];
  const judgement = led.judgement === null ? '' : html` ${statementLink(lang, led.judgement.statement, words.see_judgement)}`;
  const other =
    kind === 'product' || kind === 'organisation'
      ? html` <a href="${addressOf(here, '/why', { a: led.asked, b: subject })}">${words.see_why}</a>`
      : '';
  const proof = led.judgement === null ? led.statements.map((id) => html` ${statementLink(lang, id)}`) : '';
  return html`<p class="note" role="note">${words.led} <strong>${led.asked}</strong>${lang === 'zh' ? '：' : ': '}${led.says[lang]}${lang === 'zh' ? '。' : '.'}${judgement}${proof}${other}</p>`;
}
