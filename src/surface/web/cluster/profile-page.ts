import { html } from 'hono/html';
import type { Report } from '../../../check/report/report.ts';
import { OPERATIONS } from '../../../operation/table.ts';
import { formatsOf } from '../../report/formats.ts';
import { fromReport } from '../../report/from-report.ts';
import { documentPart } from '../../report/html.ts';
import { dateFields } from '../fields.ts';
import type { Page, Visit } from '../page.ts';
import type { Piece } from '../piece.ts';
import { CLUSTER_WORDS } from '../words/cluster.ts';
import { WORDS } from '../words/words.ts';
import { clusterField, clusterTabs, FIRST_CLUSTER } from './tabs.ts';

/** The profile of a cluster on a day, with its files to take along. */
export const profilePage: Page = {
  path: '/profile',
  show: async (visit) => {
    const { part: _, ...query } = visit.query;
    const report = await visit.ask(OPERATIONS.profile, { cluster: FIRST_CLUSTER, ...query });
    return { title: report.title[visit.lang], main: profileMain(visit, report) };
  },
};

function profileMain({ lang, here, query: { as_of, known_by } }: Visit, report: Report): Piece {
  const cluster = report.understood.cluster.id;
  const address = new URLSearchParams({ cluster, as_of, known_by });
  const files = formatsOf('profile').map(
    (format) => html`<a class="button quiet" href="/api/profile/${format}?${address}&lang=${lang}">${format.toUpperCase()}</a> `,
  );
  return html`${clusterTabs(here, 'profile', cluster)}
<form class="question" method="get" action="/profile"><input type="hidden" name="lang" value="${lang}"><p class="legend">${CLUSTER_WORDS[lang].profile_lead}</p><div class="fields">
${clusterField(lang, cluster)} ${dateFields(lang, as_of, known_by)} <button>${WORDS[lang].update}</button></div></form>
<p class="files">${WORDS[lang].files} ${files}<a class="button quiet" href="/api/profile?${address}">JSON</a></p>
${documentPart(fromReport(report, lang))}`;
}
