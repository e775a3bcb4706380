import type { Page } from '../page.ts';
import { clusterPage } from './cluster-page.ts';
import { clusterListPages } from './list-page.ts';
import { clusterMilestonesPage } from './milestones.ts';
import { clusterOverTimePage } from './over-time.ts';
import { clusterSharesPages } from './shares.ts';

/** The pages on clusters and their files. */
export const clusterPages: readonly Page[] = [
  ...clusterListPages,
  clusterPage,
  ...clusterSharesPages,
  clusterOverTimePage,
  clusterMilestonesPage,
];
