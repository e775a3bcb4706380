import { html } from 'hono/html';
import type { Report } from '../../check/report/report.ts';
import { formatsOf } from '../report/formats.ts';
import { fromReport } from '../report/from-report.ts';
import { documentPart } from '../report/html.ts';
import { clusterField } from './cluster-parts.ts';
import type { Piece } from './piece.ts';
import { type Lang, WORDS } from './words/words.ts';

/** The question of a report, with every day filled in. */
export type ReportQuery = { cluster: string; from: string; to: string; known_by: string };

/** The report on a cluster, with its question as controls and its files to take along. */
export function reportPage(lang: Lang, query: ReportQuery, report: Report): Piece {
  const address = new URLSearchParams({ kind: 'cluster', ...query, lang });
  const files = formatsOf('report').map((format) => html`<a href="/api/report/${format}?${address}">${format.toUpperCase()}</a> `);
  return html`${reportForm(lang, query)}<p class="files">${WORDS[lang].files}: ${files}<a href="/api/report?${withoutLang(address)}">JSON</a></p>
${documentPart(fromReport(report, lang))}`;
}

/** Which cluster and which period. */
export function reportForm(lang: Lang, { cluster, from, to, known_by }: ReportQuery): Piece {
  const words = WORDS[lang];
  const day = (name: string, label: string, value: string) =>
    html`<label>${label}<input type="date" name="${name}" value="${value}" required></label>`;
  return html`<form class="dates" method="get" action="/report"><input type="hidden" name="lang" value="${lang}">
${clusterField(lang, cluster)}
${day('from', words.from, from)} ${day('to', words.to, to)} ${day('known_by', words.known_by, known_by)} <button>${words.write_it}</button></form>`;
}

function withoutLang(address: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...address].filter(([name]) => name !== 'lang'));
}
