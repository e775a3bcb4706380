import { add } from './add.ts';
import { build } from './build.ts';
import { chain } from './chain.ts';
import { changes } from './changes.ts';
import { check } from './check.ts';
import { cluster } from './cluster.ts';
import { compare } from './compare.ts';
import { concentration } from './concentration.ts';
import { contenders } from './contenders.ts';
import { coverage } from './coverage.ts';
import { entity } from './entity.ts';
import { event } from './event.ts';
import { find } from './find.ts';
import { first } from './first.ts';
import { history } from './history.ts';
import { judge } from './judge.ts';
import { landscape } from './landscape.ts';
import { milestones } from './milestones.ts';
import type { Operation } from './operation.ts';
import { overview } from './overview.ts';
import { policy } from './policy.ts';
import { predict } from './predict.ts';
import { profile } from './profile.ts';
import { pull } from './pull.ts';
import { read } from './read.ts';
import { recheck } from './recheck.ts';
import { report } from './report.ts';
import { retry } from './retry.ts';
import { review } from './review.ts';
import { services } from './services.ts';
import { share } from './share.ts';
import { show } from './show.ts';
import { sources } from './sources.ts';
import { timeline } from './timeline.ts';
import { track } from './track.ts';
import { trend } from './trend.ts';
import { trials } from './trials.ts';
import { why } from './why.ts';

/** Everything the atlas can do, by name; all surfaces call these. */
export const OPERATIONS = {
  add,
  pull,
  build,
  read,
  check,
  find,
  overview,
  share,
  first,
  contenders,
  landscape,
  trials,
  changes,
  history,
  timeline,
  trend,
  concentration,
  compare,
  cluster,
  chain,
  services,
  coverage,
  milestones,
  policy,
  event,
  track,
  recheck,
  report,
  profile,
  review,
  entity,
  show,
  why,
  sources,
  retry,
  judge,
  predict,
};

export type OperationName = keyof typeof OPERATIONS;

/** The operation of that name, undefined when there is none. */
export function findOperation(name: string): Operation | undefined {
  return (OPERATIONS as unknown as Record<string, Operation>)[name];
}
