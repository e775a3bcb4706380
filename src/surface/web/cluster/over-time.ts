import { html } from 'hono/html';
import type { ShareAnswer } from '../../../view/share.ts';
import { scaleFor } from '../chart/gauge.ts';
import { lineChart } from '../chart/line.ts';
import { dateWords, percentOf } from '../format.ts';
import type { Page, Visit } from '../page.ts';
import { scrolled } from '../scroll.ts';
import { shareLabel } from '../share-card.ts';
import { CLUSTER_PAGE_WORDS } from '../words/cluster-page.ts';
import { clusterQuestion, sharesOf } from './question.ts';
import { nameOf } from './shares.ts';

/** Quarters that the lines go back. */
const QUARTERS = 24;

/** The shares of a cluster at the end of each quarter, as lines and as a table. */
export const clusterOverTimePage: Page = {
  path: '/cluster/:id/over-time',
  show: async (visit) => {
    const { lang } = visit;
    const words = CLUSTER_PAGE_WORDS[lang];
    const question = clusterQuestion(visit);
    const days = quarterEnds(question.days.as_of, QUARTERS);
    const read: ShareAnswer[][] = [];
    for (const as_of of days) read.push(await sharesOf(visit, { ...question, days: { ...question.days, as_of } }));
    const title = `${nameOf(lang, question)} · ${words.line}`;
    const body = html`<h3>${words.line}</h3><p class="legend">${words.line_says}</p>${charts(visit, days, read)}`;
    return { title, main: visit.asked.part === 'true' ? body : html`<h1>${nameOf(lang, question)}</h1>${body}` };
  },
};

/** The last days of the quarters before a day, oldest first, with the day itself at the end. */
export function quarterEnds(day: string, quarters: number): string[] {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const current = year * 4 + Math.floor((month - 1) / 3);
  const ends = Array.from({ length: quarters }, (_, back) => {
    const quarter = current - back;
    return new Date(Date.UTC(Math.floor(quarter / 4), (quarter % 4) * 3, 0)).toISOString().slice(0, 10);
  });
  return [...new Set([...ends.toReversed(), day])];
}

function charts({ lang }: Visit, days: string[], read: ShareAnswer[][]) {
  const words = CLUSTER_PAGE_WORDS[lang];
  const labels = (read.at(-1) ?? []).map((answer) => shareLabel(lang, answer));
  const say = (value: number) => percentOf(lang, value);
  const figures = labels.map((label, nth) => {
    const values = read.map((answers) => answers[nth]?.share ?? null);
    const end = scaleFor(values.map((share) => ({ share, interval: null })));
    const quarters = days.map((day) => `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`);
    const says = `${label}, ${days[0]} – ${days.at(-1)}, ${say(values.find((value) => value !== null) ?? 0)} – ${percentOf(lang, values.at(-1) ?? null)}`;
    return html`<figure><figcaption>${label}</figcaption>${lineChart(says, quarters, [{ mark: 'now', values }], end, say)}</figure>`;
  });
  const rows = days.map(
    (day, at) =>
      html`<tr><th scope="row">${dateWords(lang, day)}</th>${labels.map((_, nth) => {
        const answer = read[at]?.[nth];
        return html`<td>${percentOf(lang, answer?.share ?? null)} <small>${answer?.counts.numerator} / ${answer?.counts.denominator}</small></td>`;
      })}</tr>`,
  );
  const table = html`<table><thead><tr><th scope="col">${words.quarter}</th>${labels.map((label) => html`<th scope="col">${label}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`;
  return html`<div class="gauges">${figures}</div><details><summary>${words.as_table}</summary>${scrolled(words.line, table)}</details>`;
}
