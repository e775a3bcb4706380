import { changesPages } from './changes/changes-page.ts';
import { chainPage } from './cluster/chain-page.ts';
import { clusterPages } from './cluster/cluster-pages.ts';
import { profilePage } from './cluster/profile-page.ts';
import { recheckPage } from './cluster/recheck-page.ts';
import { reportPages } from './cluster/report-page.ts';
import { servicesPage } from './cluster/services-page.ts';
import { ENTITY_PAGES } from './entity/entity-page.ts';
import { eventListPage } from './entity/event-list-page.ts';
import { historyPage, oldHistoryPage } from './entity/history-page.ts';
import { showPage } from './entity/old-addresses.ts';
import { policyPage } from './entity/policy-page.ts';
import { whyPage } from './entity/why-page.ts';
import { findPage } from './find/find-page.ts';
import { firstPages } from './first/first-page.ts';
import { homePage } from './home/home-page.ts';
import { landscapePages } from './landscape-page.ts';
import type { Page } from './page.ts';
import { sharePages } from './share-page.ts';
import { signsPage } from './signs-page.ts';
import { sourcePages } from './sources-page.ts';
import { statementPage } from './statement-page.ts';
import { trackPage } from './track-page.ts';
import { trendPages } from './trend-page.ts';

/** Every page that an address leads to. */
export const PAGES: readonly Page[] = [
  homePage,
  findPage,
  statementPage,
  ...firstPages,
  ...sharePages,
  profilePage,
  recheckPage,
  chainPage,
  servicesPage,
  ...landscapePages,
  ...clusterPages,
  ...changesPages,
  ...trendPages,
  trackPage,
  policyPage,
  eventListPage,
  whyPage,
  showPage,
  historyPage,
  oldHistoryPage,
  ...ENTITY_PAGES,
  ...sourcePages,
  signsPage,
  ...reportPages,
];
