import { CHAIN_STAGES, type ChainRole } from '../model/cluster.ts';
import type { Both } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import type { Atlas } from './atlas.ts';
import { type ChainGap, chainGaps, clustersToCompare, missingOf } from './chain-gaps.ts';
import { type ChainMember, chainMembers } from './chain-members.ts';
import { type Placing, placingOf } from './chain-placing.ts';
import { clustersWithin, findCluster } from './cluster-term.ts';
import { checkDays } from './milestones.ts';
import { type Resolved, resolvePlaceTerm } from './resolve.ts';
import { isKnown, seatingOf } from './seated.ts';
import { entityName } from './why.ts';

/** The chain of a cluster on two dates, against others by name; null compares with those at hand. */
export type ChainQuestion = { cluster: string; with: string[] | null; as_of: string; known_by: string };

/** A role of the chain and who holds it, by id; nobody where the list is empty. */
export type ChainLink = { role: ChainRole; label: Both; organisations: string[] };

/** An answer that repeats what was understood. */
export type ChainAnswer = {
  understood: { cluster: Resolved; within: Resolved[]; with: Resolved[] };
  as_of: string;
  known_by: string;
  newest_snapshot: string;
  reasons: Both;
  stages: { stage: string; label: Both; roles: ChainLink[] }[];
  members: ChainMember[];
  /** Members of which no role is known. */
  unknown: string[];
  /** Organisations whose last known seat or membership here had ended by the day. */
  left: { organisation: string; label: Both; placings: Placing[] }[];
  gaps: ChainGap[];
  missing: Both[];
};

/** Who is where on the chain of a cluster, and the roles that others have and it has not. Throws UsageError for an unknown cluster or day. */
export async function chain(atlas: Atlas, question: ChainQuestion): Promise<ChainAnswer> {
  const { as_of, known_by } = question;
  checkDays(as_of, known_by);
  const { id } = findCluster(question.cluster, 'chain');
  const others = await clustersToCompare(atlas, id, question);
  const members = await chainMembers(atlas, id, question);
  const gaps = await chainGaps(atlas, id, members, others, question);
  const unknown = members.filter(({ roles }) => roles.length === 0).map(({ organisation }) => organisation);
  return {
    understood: { cluster: { ...resolvePlaceTerm(id), asked: question.cluster }, within: clustersWithin(id).map(resolved), with: others },
    as_of,
    known_by,
    newest_snapshot: atlas.manifest.newest,
    reasons: reasonsFor(members, unknown.length, gaps),
    stages: stagesOf(members),
    members,
    unknown,
    left: await leftBy(atlas, id, new Set(members.map(({ organisation }) => organisation)), question),
    gaps,
    missing: await missingOf(atlas, id, members, unknown.length, question),
  };
}

type Days = { as_of: string; known_by: string };

function resolved({ id }: { id: string }): Resolved {
  return resolvePlaceTerm(id);
}

function stagesOf(members: ChainMember[]): ChainAnswer['stages'] {
  return Object.entries(CHAIN_STAGES).map(([stage, roles]) => ({
    stage,
    label: labelOf('chain_stage', stage),
    roles: roles.map((role) => ({
      role,
      label: labelOf('chain_role', role),
      organisations: members.filter((one) => one.roles.some((held) => held.role === role)).map(({ organisation }) => organisation),
    })),
  }));
}

async function leftBy(atlas: Atlas, cluster: string, here: ReadonlySet<string>, { as_of, known_by }: Days): Promise<ChainAnswer['left']> {
  const { seats } = await seatingOf(atlas);
  return [...seats].flatMap(([organisation, all]) => {
    const ended = all.filter(
      (seat) => seat.places.includes(cluster) && isKnown(seat, known_by) && seat.to_day !== null && seat.to_day < as_of,
    );
    if (here.has(organisation) || ended.length === 0) return [];
    return [{ organisation, label: entityName(`organisation/${organisation}`), placings: ended.map((seat) => placingOf(seat, as_of)) }];
  });
}

function reasonsFor(members: ChainMember[], unknown: number, gaps: ChainGap[]): Both {
  const within = members.filter((one) => one.within !== null).length;
  const [more, few] = [
    within === 0 ? '' : `（其中 ${within} 家在园中园）`,
    within === 0 ? '' : ` (${within} of them in a cluster within it)`,
  ];
  return {
    zh: `图谱所知的机构 ${members.length} 家${more}，其中 ${unknown} 家的产业链角色未知。有 ${gaps.length} 种角色在比较的园区有、在此处图谱不知有谁；不知不等于没有。`,
    en: `${members.length} organisations known to the atlas${few}, ${unknown} of them of unknown role. ${gaps.length} roles are held in the clusters compared and by none known to the atlas here; that is no proof that there is none.`,
  };
}
