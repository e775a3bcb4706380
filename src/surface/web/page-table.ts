import { OPERATIONS } from '../../operation/table.ts';
import { chainPage } from './chain-page.ts';
import { changesPages } from './changes-page.ts';
import { clusterPages } from './cluster-pages.ts';
import { ENTITY_PAGES } from './entity/entity-page.ts';
import { eventListPage } from './entity/event-list-page.ts';
import { historyPage, oldHistoryPage } from './entity/history-page.ts';
import { showPage } from './entity/old-addresses.ts';
import { policyPage } from './entity/policy-page.ts';
import { whyPage } from './entity/why-page.ts';
import { findPage } from './find-page.ts';
import { firstPages } from './first-page.ts';
import { homePage } from './home-page.ts';
import { landscapePages } from './landscape-page.ts';
import type { Page, Visit } from './page.ts';
import { monthsBefore } from './periods.ts';
import type { Piece } from './piece.ts';
import { profilePage } from './profile-page.ts';
import { recheckPage } from './recheck-page.ts';
import { type ReportQuery, reportForm, reportPage } from './report-page.ts';
import { servicesPage } from './services-page.ts';
import { sharePages } from './share-page.ts';
import { sourcePage, sourcesPage } from './sources-page.ts';
import { statementPage } from './statement-page.ts';
import { trackPage } from './track-page.ts';
import { trendPage } from './trend-page.ts';
import { LAYOUT_WORDS } from './words/layout.ts';

/** How far back trends and reports look until a day is asked for. */
const MONTHS = 6;

/** What the page on services opens with. */
const NEED = { zh: 'GLP 毒理', en: 'IND-enabling toxicology' };

/** Every page that an address leads to. */
export const PAGES: readonly Page[] = [
  homePage,
  findPage,
  statementPage,
  ...firstPages,
  ...sharePages,
  titled('/profile', 'profile', ({ lang, query, ask }) =>
    profilePage(lang, { cluster: 'zhangjiang', ...query }, (input) => ask(OPERATIONS.profile, input)),
  ),
  titled('/recheck', 'recheck', ({ lang, query, ask }) => recheckPage(lang, query, (input) => ask(OPERATIONS.recheck, input))),
  titled('/chain', 'chain', ({ lang, query, ask }) =>
    chainPage(lang, { cluster: 'zhangjiang', ...query }, (input) => ask(OPERATIONS.chain, input)),
  ),
  titled('/services', 'services', ({ lang, query, ask }) =>
    servicesPage(lang, { need: NEED[lang], ...query }, (input) => ask(OPERATIONS.services, input)),
  ),
  ...landscapePages,
  ...clusterPages,
  ...changesPages,
  titled('/trend', 'trend', ({ lang, asked, query, ask }) => {
    const { past = monthsBefore(query.as_of, MONTHS) } = asked;
    return trendPage(lang, { by: 'year', ...query, past }, (input) => ask(OPERATIONS.trend, input));
  }),
  titled('/track', 'track', ({ lang, query, ask }) =>
    trackPage(lang, { track: 'immune_cells', ...query }, (input) => ask(OPERATIONS.track, input)),
  ),
  policyPage,
  eventListPage,
  whyPage,
  showPage,
  historyPage,
  oldHistoryPage,
  ...ENTITY_PAGES,
  titled('/sources', 'sources', async ({ lang, ask }) => sourcesPage(lang, await ask(OPERATIONS.sources, {}))),
  {
    path: '/source',
    show: async ({ lang, query: { name = '' }, ask }) => {
      const answer = await ask(OPERATIONS.sources, { source: name, audit: true, quarantined: true });
      return { title: answer.sources[0]?.title[lang] ?? name, main: sourcePage(lang, answer) };
    },
  },
  { path: '/report', show: async (visit) => reportShown(visit) },
  { path: '/report/cluster/:cluster', show: async (visit) => reportShown(visit) },
];

/** A page whose title is the name of its section. */
function titled(path: string, name: keyof (typeof LAYOUT_WORDS)['en'], main: (visit: Visit) => Promise<Piece>): Page {
  return { path, show: async (visit) => ({ title: String(LAYOUT_WORDS[visit.lang][name]), main: await main(visit) }) };
}

/** The report of a cluster once one is named in the path; a cluster in the fields leads there. */
async function reportShown({ lang, asked, query, params, ask }: Visit) {
  const title = LAYOUT_WORDS[lang].report;
  const { cluster = params.cluster, ...rest } = asked;
  if (cluster !== undefined && params.cluster === undefined)
    return { redirect: `/report/cluster/${encodeURIComponent(cluster)}?${new URLSearchParams({ ...rest, lang })}` };
  const { to = query.known_by } = asked;
  const period: ReportQuery = {
    cluster: cluster ?? 'zhangjiang',
    from: asked.from ?? monthsBefore(to, MONTHS),
    to,
    known_by: query.known_by,
  };
  if (cluster === undefined) return { title, main: reportForm(lang, period) };
  return { title, main: reportPage(lang, period, await ask(OPERATIONS.report, { kind: 'cluster', ...period })) };
}
