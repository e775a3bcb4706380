import { html } from 'hono/html';
import { chainOf } from '../../entity/place-index.ts';
import type { Both } from '../../model/definitions.ts';
import { todayOf } from '../../operation/inputs.ts';
import { OPERATIONS } from '../../operation/table.ts';
import type { ShareAnswer } from '../../view/share.ts';
import { gauge, scaleFor } from './chart/gauge.ts';
import { type ClusterQuestion, clusterQuestion, keptFields, sharesOf } from './cluster-question.ts';
import { type Table, tableFile, tableLinks } from './export.ts';
import { definitionFields } from './fields.ts';
import { countOf, dateWords, percentOf, percentsOf } from './format.ts';
import { addressOf } from './links.ts';
import type { Page, Query, Visit } from './page.ts';
import type { Piece } from './piece.ts';
import { readableText } from './problem-page.ts';
import { scrolled } from './scroll.ts';
import { CLUSTER_PAGE_WORDS } from './words/cluster-page.ts';
import { type Lang, WORDS } from './words/words.ts';

/** How far back the slider of valid time reaches, in years. */
const YEARS = 12;

/** The shares of a cluster alone, which the sliders of its page put in place of the old ones, and the same as a file. */
export const clusterSharesPages: readonly Page[] = [
  {
    path: '/cluster/:id/shares',
    show: async (visit) => {
      const question = clusterQuestion(visit);
      const answers = await sharesOf(visit, question);
      const title = `${nameOf(visit.lang, question)} · ${CLUSTER_PAGE_WORDS[visit.lang].shares}`;
      const body = sharesBody(visit, question, answers);
      if (visit.asked.part === 'true') return { title, main: body };
      return {
        title,
        main: html`<h1>${title}</h1>${sharesForm(visit, question, answers, await spanOf(visit, question), '/shares')}<div id="shares-body">${body}</div>`,
        islands: ['cluster'],
      };
    },
  },
  {
    path: '/cluster/:id/shares/:format',
    show: async (visit) =>
      tableFile(visit.lang, visit.params.format ?? '', sharesTable(visit.lang, await sharesOf(visit, clusterQuestion(visit)))),
  },
];

/** The first name of the cluster of a question. */
export function nameOf(lang: Lang, { row }: ClusterQuestion): string {
  return (lang === 'zh' ? row.zh[0] : row.en[0]) ?? row.id;
}

/** From when to when the sliders reach: the first day on which any register was seen, and today. */
type Span = { first: string; today: string };

/** The days between which something can be known of the country of a cluster. */
export async function spanOf({ ask, host, query: { known_by } }: Visit, { row }: ClusterQuestion): Promise<Span> {
  const today = await todayOf(host);
  const { trials } = await ask(OPERATIONS.coverage, { place: chainOf(row).at(-1)?.id ?? row.id, as_of: today, known_by: today });
  const [first = known_by] = trials.flatMap(({ first: day }) => day ?? []).toSorted();
  return { first, today };
}

/** The shares with their controls. */
export function sharesPart(visit: Visit, question: ClusterQuestion, answers: ShareAnswer[], span: Span): Piece {
  const words = CLUSTER_PAGE_WORDS[visit.lang];
  return html`<section id="shares" aria-labelledby="shares-head"><h2 id="shares-head">${words.shares}</h2><p class="legend">${words.shares_says}</p>
${sharesForm(visit, question, answers, span, '')}<div id="shares-body" aria-live="polite">${sharesBody(visit, question, answers)}</div></section>`;
}

/** Definition and days as fields; an island puts sliders of months over the days. */
function sharesForm(
  { lang, here }: Visit,
  question: ClusterQuestion,
  [first]: ShareAnswer[],
  { first: seen, today }: Span,
  below: string,
): Piece {
  const words = CLUSTER_PAGE_WORDS[lang];
  const address = `/cluster/${question.row.id}`;
  const { as_of, known_by } = question.days;
  const start = `${Number(today.slice(0, 4)) - YEARS}-01-01`;
  const days: Field[] = [
    { lang, name: 'as_of', label: words.day, hint: words.day_hint, value: as_of, span: [start, today] },
    { lang, name: 'known_by', label: words.known_day, hint: words.known_hint, value: known_by, span: [seen, today] },
  ];
  const kept = question.other === null ? '' : html`<input type="hidden" name="with" value="${question.other.id}">`;
  return html`<form class="ask shares-form" method="get" action="${address}${below}#shares" data-part="${address}/shares" data-last="${today}">
<input type="hidden" name="lang" value="${lang}">${kept}
<div class="fields days">${days.map(dayField)}</div>
<details><summary>${words.definition}: ${first?.definition_words[lang] ?? ''}</summary><div class="fields">${first === undefined ? '' : definitionFields(lang, first.definition)}</div></details>
<p class="fields"><button>${words.recount}</button> <a class="button quiet" href="${addressOf({ lang: here.lang }, address + below, {})}">${words.reset}</a></p><p class="legend moved" hidden>${words.moved}</p></form>`;
}

type Field = { lang: Lang; name: string; label: string; hint: string; value: string; span: [first: string, last: string] };

function dayField({ lang, name, label, hint, value, span }: Field): Piece {
  const [first, last] = span.map((day) => dateWords(lang, day.slice(0, 7)));
  return html`<div class="day-field"><label>${label}<input type="date" name="${name}" value="${value}"></label>
<label class="slider" hidden><span class="hidden">${label} (${hint})</span><input type="range" data-for="${name}" data-first="${span[0]}" min="0" max="1" value="1"><span class="ends"><span>${first}</span><span>${hint}</span><span>${last}</span></span></label></div>`;
}

function sharesBody(visit: Visit, question: ClusterQuestion, answers: ShareAnswer[]): Piece {
  const { lang, here } = visit;
  const words = CLUSTER_PAGE_WORDS[lang];
  const fields = keptFields(question);
  const address = `/cluster/${question.row.id}`;
  const later = addressOf(here, `${address}/over-time`, { ...fields, ...question.days });
  return html`<div class="gauges">${answers.map((answer) => gaugeCard(visit, question, answer))}</div>
${whyPart(lang, answers)}
<details><summary>${words.as_table}</summary>${sharesRows(lang, answers)}${tableLinks(here, `${address}/shares`, { ...fields, ...question.days })}</details>
<div class="later" data-part="${later}"><a href="${later}">${words.line_show}</a></div>`;
}

function gaugeCard(visit: Visit, question: ClusterQuestion, answer: ShareAnswer): Piece {
  const { lang, here } = visit;
  const { definition, days } = question;
  const words = CLUSTER_PAGE_WORDS[lang];
  const { share, interval, counts, understood, verdict, reasons } = answer;
  const label = shareLabel(lang, answer);
  if (verdict === 'unclear')
    return html`<article class="sheet gauge-card unclear"><h3>${label}</h3><p class="big"><span class="verdict"><span class="sign" aria-hidden="true">?</span>${words.unclear}</span></p><p>${readableText(lang, reasons[lang])}</p>${remedies(visit, question, answer)}</article>`;
  const rows = addressOf(here, '/share', { place: understood.place.id, of: understood.of?.id ?? 'world', ...definition, ...days });
  return html`<article class="sheet gauge-card"><h3>${label}</h3>
<p class="big">${percentOf(lang, share)} <small>${countOf(lang, counts.numerator)} / ${countOf(lang, counts.denominator)}</small></p>
${gauge(lang, label, answer, scaleFor([answer]))}
<p class="legend">${words.interval} ${percentsOf(lang, interval)} · <a href="${rows}#rows">${words.rows}</a></p></article>`;
}

/** Links to the same question by a rule under which the sources may answer it. */
function remedies({ lang, here }: Visit, question: ClusterQuestion, { counts, definition }: ShareAnswer): Piece | string {
  const words = CLUSTER_PAGE_WORDS[lang];
  const to = (fields: Query, text: string) =>
    html`<a href="${addressOf(here, `/cluster/${question.row.id}`, { ...keptFields(question), ...question.days, ...fields })}#shares">${text}</a> `;
  const found = [
    ...(counts.listed === 0 && definition.date_rule === 'listed' ? [to({ date_rule: 'start' }, words.by_start)] : []),
    ...(counts.blind ? [to({ place_rule: 'sponsor' }, words.by_sponsor)] : []),
    ...(counts.denominator === 0 && counts.unplaced > 0 && definition.place_rule === 'sponsor'
      ? [to({ place_rule: 'site' }, words.by_site)]
      : []),
  ];
  return found.length === 0 ? '' : html`<p>${found}</p>`;
}

/** What a share is of, in words. */
export function shareLabel(lang: Lang, { understood }: Pick<ShareAnswer, 'understood'>): string {
  return CLUSTER_PAGE_WORDS[lang].of(understood.place.label[lang], understood.of?.label[lang] ?? WORDS[lang].world);
}

/** Says plainly what the sources cannot place or date, and how far that could move the share of the country. */
function whyPart(lang: Lang, answers: ShareAnswer[]): Piece | string {
  const words = CLUSTER_PAGE_WORDS[lang];
  const told = answers.filter(({ verdict }) => verdict === 'answered');
  const widest = told.toSorted((a, b) => b.counts.unplaced - a.counts.unplaced)[0];
  if (widest === undefined) return '';
  const { counts, bounds, definition, coverage } = widest;
  const unplaced = (definition.place_rule === 'site' ? words.why_site : words.why_unplaced)(
    countOf(lang, counts.unplaced),
    countOf(lang, counts.listed),
  );
  return html`<details class="why"><summary>${words.why}</summary><p>${unplaced} ${counts.undated > 0 ? words.why_undated(countOf(lang, counts.undated)) : ''}
${bounds === null ? '' : words.bounds_if(shareLabel(lang, widest), percentsOf(lang, bounds))}</p><p>${coverage[lang]}</p><p>${widest.interval_method[lang]}</p></details>`;
}

function sharesRows(lang: Lang, answers: ShareAnswer[]): Piece {
  const words = CLUSTER_PAGE_WORDS[lang];
  const rows = answers.map((answer) => {
    const { numerator, denominator, unplaced, undated } = answer.counts;
    const [before, after] = [
      [numerator, denominator],
      [unplaced, undated],
    ].map((counts) => counts.map((count) => html`<td>${countOf(lang, count)}</td>`));
    return html`<tr><th scope="row">${shareLabel(lang, answer)}</th>${before}<td>${percentOf(lang, answer.share)}</td><td>${percentsOf(lang, answer.interval)}</td>${after}</tr>`;
  });
  const heads = [words.reading, words.numerator, words.denominator, words.share, words.interval, words.unplaced, words.undated];
  return scrolled(
    words.shares,
    html`<table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`,
  );
}

/** The shares as a table to take along. */
export function sharesTable(lang: Lang, answers: ShareAnswer[]): Table {
  const both = (of: (words: (typeof CLUSTER_PAGE_WORDS)[Lang]) => string): Both => ({
    zh: of(CLUSTER_PAGE_WORDS.zh),
    en: of(CLUSTER_PAGE_WORDS.en),
  });
  const number = (id: string, label: Both) => ({ id, label, isNumber: true as const });
  return {
    name: 'cluster-shares',
    columns: [
      { id: 'share_of', label: both(({ reading }) => reading) },
      number(
        'numerator',
        both(({ numerator }) => numerator),
      ),
      number(
        'denominator',
        both(({ denominator }) => denominator),
      ),
      number(
        'share',
        both(({ share }) => share),
      ),
      number(
        'interval_low',
        both(({ interval }) => `${interval} (1)`),
      ),
      number(
        'interval_high',
        both(({ interval }) => `${interval} (2)`),
      ),
      number(
        'unplaced',
        both(({ unplaced }) => unplaced),
      ),
      number(
        'undated',
        both(({ undated }) => undated),
      ),
    ],
    rows: answers.map((answer) => [
      shareLabel(lang, answer),
      answer.counts.numerator,
      answer.counts.denominator,
      answer.share,
      answer.interval?.[0] ?? null,
      answer.interval?.[1] ?? null,
      answer.counts.unplaced,
      answer.counts.undated,
    ]),
  };
}
