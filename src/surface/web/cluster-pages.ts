import { clusterListPages } from './cluster-list-page.ts';
import { clusterMilestonesPage } from './cluster-milestones.ts';
import { clusterOverTimePage } from './cluster-over-time.ts';
import { clusterPage } from './cluster-page.ts';
import { clusterSharesPages } from './cluster-shares.ts';
import type { Page } from './page.ts';

/** The pages on clusters and their files. */
export const clusterPages: readonly Page[] = [
  ...clusterListPages,
  clusterPage,
  ...clusterSharesPages,
  clusterOverTimePage,
  clusterMilestonesPage,
];
