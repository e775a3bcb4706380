import { html } from 'hono/html';
import type { Report } from '../../check/report/report.ts';
import { formatsOf } from '../report/formats.ts';
import { fromReport } from '../report/from-report.ts';
import { documentPart } from '../report/html.ts';
import { clusterField, clusterNav } from './cluster-parts.ts';
import { dateFields } from './fields.ts';
import type { Piece } from './piece.ts';
import { type Lang, WORDS } from './words/words.ts';

type Query = Record<string, string> & { cluster: string; as_of: string; known_by: string };

/** The profile of a cluster on a day, with its files to take along. */
export async function profilePage(lang: Lang, query: Query, ask: (input: object) => Promise<Report>): Promise<Piece> {
  const words = WORDS[lang];
  const { cluster: asked, as_of, known_by } = query;
  const report = await ask({ cluster: asked, as_of, known_by });
  const cluster = report.understood.cluster.id;
  const address = new URLSearchParams({ cluster, as_of, known_by });
  const files = formatsOf('profile').map(
    (format) => html`<a href="/api/profile/${format}?${address}&lang=${lang}">${format.toUpperCase()}</a> `,
  );
  return html`${clusterNav(lang, 'profile', cluster)}
<form class="dates" method="get" action="/profile"><input type="hidden" name="lang" value="${lang}">
${clusterField(lang, cluster)} ${dateFields(lang, as_of, known_by)} <button>${words.update}</button></form>
<p class="files">${words.files}: ${files}<a href="/api/profile?${address}">JSON</a></p>
${documentPart(fromReport(report, lang))}`;
}
