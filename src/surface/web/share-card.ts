import { html } from 'hono/html';
import type { ShareAnswer } from '../../view/share.ts';
import { gauge } from './chart/gauge.ts';
import { countOf, percentOf, percentsOf } from './format.ts';
import type { Query } from './page.ts';
import type { Piece } from './piece.ts';
import { readableText } from './problem-page.ts';
import { SHARE_WORDS } from './words/share.ts';
import { type Lang, WORDS } from './words/words.ts';

/** A share as a card: its label, the end of its scale, where its trials are listed, and the address of the same question with other fields. */
export type ShareCard = { label: string; end: number; rows: string; to(fields: Query): string };

/** What a share is of, in words. */
export function shareLabel(lang: Lang, { understood }: Pick<ShareAnswer, 'understood'>): string {
  return SHARE_WORDS[lang].of(understood.place.label[lang], understood.of?.label[lang] ?? WORDS[lang].world);
}

/** A share with its gauge, or why there is none and under which rule the sources may answer. */
export function shareCard(lang: Lang, answer: ShareAnswer, { label, end, rows, to }: ShareCard): Piece {
  const words = SHARE_WORDS[lang];
  const { share, interval, counts, verdict, reasons } = answer;
  if (verdict === 'unclear')
    return html`<article class="sheet gauge-card unclear"><h3>${label}</h3><p class="big"><span class="verdict"><span class="sign" aria-hidden="true">?</span>${words.unclear}</span></p><p>${readableText(lang, reasons[lang])}</p>${remedies(lang, answer, to)}</article>`;
  return html`<article class="sheet gauge-card"><h3>${label}</h3>
<p class="big">${percentOf(lang, share)} <small>${countOf(lang, counts.numerator)} / ${countOf(lang, counts.denominator)}</small></p>
${gauge(lang, label, answer, end)}
<p class="legend">${words.interval} ${percentsOf(lang, interval)} · <a href="${rows}">${words.rows}</a></p></article>`;
}

/** Links to the same question by a rule under which the sources may answer it. */
function remedies(lang: Lang, { counts, definition }: ShareAnswer, to: ShareCard['to']): Piece | string {
  const words = SHARE_WORDS[lang];
  const isSponsor = definition.place_rule === 'sponsor';
  const found: [Query, string][] = [];
  if (counts.listed === 0 && definition.date_rule === 'listed') found.push([{ date_rule: 'start' }, words.by_start]);
  if (counts.blind) found.push([{ place_rule: 'sponsor' }, words.by_sponsor]);
  if (counts.denominator === 0 && counts.unplaced > 0 && isSponsor) found.push([{ place_rule: 'site' }, words.by_site]);
  return found.length === 0
    ? ''
    : html`<p>${found.map(([fields, text]) => html`<a class="button quiet" href="${to(fields)}">${text}</a> `)}</p>`;
}

/** Says plainly what the sources cannot place or date, and how far that could move a share; nothing where there is none. */
export function whyUnsure(lang: Lang, answers: readonly ShareAnswer[]): Piece | string {
  const words = SHARE_WORDS[lang];
  const told = answers.filter(({ verdict }) => verdict === 'answered');
  const widest = told.toSorted((a, b) => b.counts.unplaced - a.counts.unplaced)[0];
  if (widest === undefined) return '';
  const { counts, bounds, definition, coverage, interval_method } = widest;
  const unplaced = definition.place_rule === 'site' ? words.why_site : words.why_unplaced;
  return html`<details class="why"><summary>${words.why}</summary><p>${unplaced(countOf(lang, counts.unplaced), countOf(lang, counts.listed))} ${counts.undated > 0 ? words.why_undated(countOf(lang, counts.undated)) : ''}
${bounds === null ? '' : words.bounds_if(shareLabel(lang, widest), percentsOf(lang, bounds))}</p><p>${coverage[lang]}</p><p>${interval_method[lang]}</p></details>`;
}
