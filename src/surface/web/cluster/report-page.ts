import { html } from 'hono/html';
import type { Report } from '../../../check/report/report.ts';
import { OPERATIONS } from '../../../operation/table.ts';
import { formatsOf } from '../../report/formats.ts';
import { fromReport } from '../../report/from-report.ts';
import { documentPart } from '../../report/html.ts';
import { addressOf } from '../links.ts';
import type { Page, Shown, Visit } from '../page.ts';
import { monthsBefore } from '../periods.ts';
import type { Piece } from '../piece.ts';
import { CLUSTER_WORDS } from '../words/cluster.ts';
import { LAYOUT_WORDS } from '../words/layout.ts';
import { WORDS } from '../words/words.ts';
import { clusterField, clusterTabs, FIRST_CLUSTER } from './tabs.ts';

/** How far back a report begins until a day is asked for. */
const MONTHS = 6;

/** The question of a report, with every day filled in. */
type Period = { cluster: string; from: string; to: string; known_by: string };

/** Asks for a cluster and a period, and the report on a cluster. */
export const reportPages: readonly Page[] = [
  { path: '/report', show: async (visit) => shown(visit) },
  { path: '/report/cluster/:cluster', show: async (visit) => shown(visit) },
];

/** The report of a cluster once one is named in the path; a cluster in the fields leads there. */
async function shown(visit: Visit): Promise<Shown> {
  const { lang, here, asked, query, params, ask } = visit;
  const { cluster = params.cluster, ...rest } = asked;
  if (cluster !== undefined && params.cluster === undefined)
    return { redirect: addressOf(here, `/report/cluster/${encodeURIComponent(cluster)}`, rest) };
  const { to = query.known_by } = asked;
  const period = { cluster: cluster ?? FIRST_CLUSTER, from: asked.from ?? monthsBefore(to, MONTHS), to, known_by: query.known_by };
  const title = LAYOUT_WORDS[lang].report;
  if (cluster === undefined)
    return { title, main: html`${clusterTabs(here, 'report', period.cluster)}<h1>${title}</h1>${form(visit, period)}` };
  const report = await ask(OPERATIONS.report, { kind: 'cluster', ...period });
  return { title: report.title[lang], main: reportMain(visit, period, report) };
}

/** The report with its question as controls and its files to take along. */
function reportMain(visit: Visit, period: Period, report: Report): Piece {
  const { lang, here } = visit;
  const question = { kind: 'cluster', ...period };
  const files = formatsOf('report').map(
    (format) =>
      html`<a class="button quiet" href="/api/report/${format}?${new URLSearchParams({ ...question, lang })}">${format.toUpperCase()}</a> `,
  );
  return html`${clusterTabs(here, 'report', report.understood.cluster.id)}${form(visit, { ...period, cluster: report.understood.cluster.id })}
<p class="files">${WORDS[lang].files} ${files}<a class="button quiet" href="/api/report?${new URLSearchParams(question)}">JSON</a></p>
${documentPart(fromReport(report, lang))}`;
}

/** Which cluster and which period. */
function form({ lang }: Visit, { cluster, from, to, known_by }: Period): Piece {
  const words = WORDS[lang];
  const day = (name: string, label: string, value: string) =>
    html`<label>${label}<input type="date" name="${name}" value="${value}" required></label>`;
  return html`<form class="question" method="get" action="/report"><input type="hidden" name="lang" value="${lang}"><p class="legend">${CLUSTER_WORDS[lang].report_lead}</p><div class="fields">
${clusterField(lang, cluster)}
${day('from', words.from, from)} ${day('to', words.to, to)} ${day('known_by', words.known_by, known_by)} <button>${words.write_it}</button></div></form>`;
}
