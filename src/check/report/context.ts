import { chainOf, cityOf } from '../../entity/place-index.ts';
import { DEFAULT_DEFINITION, type ShareDefinition } from '../../model/definitions.ts';
import type { Atlas } from '../../view/atlas.ts';
import { findCluster } from '../../view/cluster-term.ts';
import { type CountedTrials, countedTrials, type TrialScope } from '../../view/counted.ts';
import { type CoverageAnswer, coverage } from '../../view/coverage.ts';
import { type Member, membersOf } from '../../view/members.ts';
import { type Resolved, resolvePlaceTerm } from '../../view/resolve.ts';
import { type CheckContext, checkContext } from '../context.ts';
import type { Figure } from './report.ts';
import { given, name } from './say.ts';

/** A report on a cluster: what had happened from one day to another, as known by a third. */
export type ClusterQuestion = { cluster: string; from: string; to: string; known_by: string };

/** What every section of a report works with. */
export type ReportContext = CheckContext & {
  /** The first day of the period; null where all is told that was by the last day. */
  from: string | null;
  cluster: Resolved;
  city: Resolved | null;
  nation: Resolved;
  /** By seats and memberships of sponsors, and by listing where every source of trials had one by the last day, else by start. */
  definition: ShareDefinition;
  members: Member[];
  trials: CountedTrials;
  coverage: CoverageAnswer;
  /** The first day on which any source was seen, null for an empty atlas. */
  begins: string | null;
};

/** The same for what moved in a period. */
export type PeriodContext = ReportContext & { from: string };

/** Understands the question of a report and gathers what its sections share. Throws UsageError for an unknown cluster, which names the known ones. */
export async function reportContext(
  atlas: Atlas,
  { cluster: asked, from, to, known_by }: Omit<ClusterQuestion, 'from'> & { from: string | null },
  command: string,
): Promise<ReportContext> {
  const row = findCluster(asked, command);
  const cluster = resolvePlaceTerm(row.id);
  const city = cityOf(row);
  const nation = chainOf(row).at(-1)?.id ?? row.id;
  const covered = await coverage(atlas, { milestone: null, jurisdiction: null, place: nation, as_of: to, known_by });
  const isListed = covered.trials.length > 0 && covered.trials.every(({ first }) => first <= to);
  const definition: ShareDefinition = { ...DEFAULT_DEFINITION, place_rule: 'sponsor', date_rule: isListed ? 'listed' : 'start' };
  return {
    ...checkContext(atlas, to, known_by),
    from,
    cluster,
    city: city === undefined ? null : resolvePlaceTerm(city),
    nation: resolvePlaceTerm(nation),
    definition,
    members: await membersOf(atlas, cluster.id, to, known_by),
    trials: await countedTrials(atlas, scopeOf(cluster), definition, { as_of: to, known_by }),
    coverage: covered,
    begins: await firstSeen(atlas),
  };
}

async function firstSeen({ db }: Atlas): Promise<string | null> {
  const [row] = await db.rows<{ first: string | null }>('SELECT min(first_seen)::VARCHAR AS first FROM coverage');
  return row?.first ?? null;
}

/** The scope of every trial of a place. */
export function scopeOf(place: Resolved): TrialScope {
  return { place, modality: null, target: null, disease: null, source: null, series: null };
}

/** The name of the cluster, as the question gave it. */
export function clusterName({ cluster }: ReportContext): Figure {
  return given(cluster.label);
}

/** The members among organisations as names with the statements that put them in the cluster. */
export function memberNames(
  { members }: ReportContext,
  organisations: readonly string[],
  nameOf: (id: string) => { zh: string; en: string },
): Figure[] {
  const own = members.filter(({ organisation }) => organisations.includes(organisation));
  return own.map(({ organisation, statements }) => name(nameOf(organisation), ...statements));
}
