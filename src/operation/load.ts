import type { Operation } from './operation.ts';
import type { OperationName } from './table.ts';

const LOADERS: Record<OperationName, () => Promise<unknown>> = {
  add: async () => (await import('./add.ts')).add,
  pull: async () => (await import('./pull.ts')).pull,
  build: async () => (await import('./build.ts')).build,
  read: async () => (await import('./read.ts')).read,
  check: async () => (await import('./check.ts')).check,
  share: async () => (await import('./share.ts')).share,
  find: async () => (await import('./find.ts')).find,
  overview: async () => (await import('./overview.ts')).overview,
  first: async () => (await import('./first.ts')).first,
  history: async () => (await import('./history.ts')).history,
  landscape: async () => (await import('./landscape.ts')).landscape,
  trials: async () => (await import('./trials.ts')).trials,
  changes: async () => (await import('./changes.ts')).changes,
  timeline: async () => (await import('./timeline.ts')).timeline,
  trend: async () => (await import('./trend.ts')).trend,
  concentration: async () => (await import('./concentration.ts')).concentration,
  chain: async () => (await import('./chain.ts')).chain,
  cluster: async () => (await import('./cluster.ts')).cluster,
  services: async () => (await import('./services.ts')).services,
  compare: async () => (await import('./compare.ts')).compare,
  contenders: async () => (await import('./contenders.ts')).contenders,
  coverage: async () => (await import('./coverage.ts')).coverage,
  milestones: async () => (await import('./milestones.ts')).milestones,
  policy: async () => (await import('./policy.ts')).policy,
  event: async () => (await import('./event.ts')).event,
  track: async () => (await import('./track.ts')).track,
  profile: async () => (await import('./profile.ts')).profile,
  recheck: async () => (await import('./recheck.ts')).recheck,
  report: async () => (await import('./report.ts')).report,
  review: async () => (await import('./review.ts')).review,
  entity: async () => (await import('./entity.ts')).entity,
  show: async () => (await import('./show.ts')).show,
  why: async () => (await import('./why.ts')).why,
  retry: async () => (await import('./retry.ts')).retry,
  sources: async () => (await import('./sources.ts')).sources,
  judge: async () => (await import('./judge.ts')).judge,
  predict: async () => (await import('./predict.ts')).predict,
};

/** The operation of that name with nothing of the others, so that a command does not wait for them; undefined when there is none. */
export async function loadOperation(name: string): Promise<Operation | undefined> {
  return Object.hasOwn(LOADERS, name) ? ((await LOADERS[name as OperationName]()) as Operation) : undefined;
}
