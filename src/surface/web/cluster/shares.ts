import { html } from 'hono/html';
import { chainOf } from '../../../entity/place-index.ts';
import type { Both } from '../../../model/definitions.ts';
import { todayOf } from '../../../operation/inputs.ts';
import { OPERATIONS } from '../../../operation/table.ts';
import type { ShareAnswer } from '../../../view/share.ts';
import { scaleFor } from '../chart/gauge.ts';
import { type Table, tableFile, tableLinks } from '../export.ts';
import { definitionFields } from '../fields.ts';
import { countOf, dateWords, percentOf, percentsOf } from '../format.ts';
import { addressOf } from '../links.ts';
import type { Page, Query, Visit } from '../page.ts';
import { monthsBefore } from '../periods.ts';
import type { Piece } from '../piece.ts';
import { scrolled } from '../scroll.ts';
import { shareCard, shareLabel, whyUnsure } from '../share-card.ts';
import { CLUSTER_PAGE_WORDS } from '../words/cluster-page.ts';
import { SHARE_WORDS } from '../words/share.ts';
import type { Lang } from '../words/words.ts';
import { type ClusterQuestion, clusterQuestion, keptFields, sharesOf } from './question.ts';

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
<p class="fields"><button>${words.recount}</button> <a class="button quiet" href="${addressOf({ lang: here.lang }, address + below, {})}">${words.reset}</a></p><p class="legend stands" hidden>${words.moved}</p></form>`;
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
${whyUnsure(lang, answers)}
<p><a href="${twoDates(visit, question)}">${SHARE_WORDS[lang].two_dates}</a></p>
<details><summary>${words.as_table}</summary>${sharesRows(lang, answers)}${tableLinks(here, `${address}/shares`, { ...fields, ...question.days })}</details>
<div class="later" data-part="${later}"><a href="${later}">${words.line_show}</a></div>`;
}

/** The share of the country on the day and a year before it. */
function twoDates({ here }: Visit, { row, definition, days }: ClusterQuestion): string {
  const as_of_2 = monthsBefore(days.as_of, 12);
  return addressOf(here, '/share', { place: row.id, of: chainOf(row).at(-1)?.id, ...definition, ...days, as_of_2 });
}

function gaugeCard({ lang, here }: Visit, question: ClusterQuestion, answer: ShareAnswer): Piece {
  const { definition, days, row } = question;
  const { understood } = answer;
  const rows = addressOf(here, '/share', { place: understood.place.id, of: understood.of?.id ?? 'world', ...definition, ...days });
  const to = (fields: Query) => `${addressOf(here, `/cluster/${row.id}`, { ...keptFields(question), ...days, ...fields })}#shares`;
  return shareCard(lang, answer, { label: shareLabel(lang, answer), end: scaleFor([answer]), rows: `${rows}#rows`, to });
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
