import { clusters, placeById } from '../entity/place-index.ts';
import { CHAIN_ROLES, type ChainRole } from '../model/cluster.ts';
import { type Both, DEFAULT_DEFINITION } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import type { Atlas } from './atlas.ts';
import type { ChainMember } from './chain-members.ts';
import { rolesOn } from './chain-roles.ts';
import { type Figure, figures } from './cluster.ts';
import { findCluster, liesIn } from './cluster-term.ts';
import { placeLabel } from './dimension.ts';
import { membersOf } from './members.ts';
import { type Resolved, resolvePlaceTerm } from './resolve.ts';
import { entityName } from './why.ts';

/** A role that no known member of the cluster has, with those who have it elsewhere. */
export type ChainGap = {
  role: ChainRole;
  label: Both;
  says: Both;
  elsewhere: { cluster: Resolved; organisations: { organisation: string; label: Both; statements: string[] }[] }[];
};

type Asked = { with: string[] | null; as_of: string; known_by: string };

/** Members that a cluster must have on record to be compared with when none is named. */
const ENOUGH = 5;

/** The clusters that are named, or all with enough members on record that neither hold the cluster nor lie in another one. */
export async function clustersToCompare(atlas: Atlas, cluster: string, { with: named, as_of, known_by }: Asked): Promise<Resolved[]> {
  if (named !== null) {
    const ids = new Set(named.map((asked) => findCluster(asked, 'chain --with').id));
    return [...ids].filter((id) => id !== cluster).map(resolvePlaceTerm);
  }
  const here = placeById(cluster);
  const found: Resolved[] = [];
  for (const row of clusters()) {
    const isInner = row.parent !== null && placeById(row.parent)?.kind === 'cluster';
    if (isInner || here === undefined || liesIn(row, cluster) || liesIn(here, row.id)) continue;
    if ((await membersOf(atlas, row.id, as_of, known_by)).length >= ENOUGH) found.push(resolvePlaceTerm(row.id));
  }
  return found;
}

/** The roles that organisations of other clusters hold on two dates and no member of this one is known to. */
export async function chainGaps(
  atlas: Atlas,
  cluster: string,
  members: readonly ChainMember[],
  others: readonly Resolved[],
  { as_of, known_by }: Asked,
): Promise<ChainGap[]> {
  const known = new Set(members.flatMap(({ roles }) => roles.map(({ role }) => role)));
  const open = CHAIN_ROLES.filter((role) => !known.has(role));
  const found = new Map<ChainRole, ChainGap['elsewhere']>();
  for (const other of others) {
    const ids = (await membersOf(atlas, other.id, as_of, known_by)).map(({ organisation }) => organisation);
    const held = await rolesOn(atlas, ids, DEFAULT_DEFINITION.scope, { as_of, known_by });
    for (const role of open) {
      const organisations = [...held].flatMap(([organisation, { roles }]) => {
        const statements = roles.filter((one) => one.role === role).flatMap((one) => one.statements);
        return statements.length === 0 ? [] : [{ organisation, label: entityName(`organisation/${organisation}`), statements }];
      });
      if (organisations.length > 0) found.set(role, [...(found.get(role) ?? []), { cluster: other, organisations }]);
    }
  }
  return open.flatMap((role) => {
    const elsewhere = found.get(role);
    return elsewhere === undefined
      ? []
      : [{ role, label: labelOf('chain_role', role), says: gapSays(cluster, role, elsewhere), elsewhere }];
  });
}

function gapSays(cluster: string, role: ChainRole, elsewhere: ChainGap['elsewhere']): Both {
  const [here, what] = [placeLabel(cluster), labelOf('chain_role', role)];
  const list = (lang: 'zh' | 'en') => elsewhere.map((one) => `${one.cluster.label[lang]} ${one.organisations.length}`);
  return {
    zh: `${what.zh}：图谱不知${here.zh}有此类机构；比较的园区中已知：${list('zh').join('、')}。`,
    en: `${what.en}: none known to the atlas in ${here.en}; known in the clusters compared: ${list('en').join(', ')}.`,
  };
}

/** What would settle whether a gap is one: the roles that are not known, and the members that are not. */
export async function missingOf(
  atlas: Atlas,
  cluster: string,
  members: readonly ChainMember[],
  unknown: number,
  { as_of, known_by }: Asked,
): Promise<Both[]> {
  const here = placeLabel(cluster);
  const said = await saidSize(atlas, cluster, as_of, known_by);
  return [
    ...(unknown === 0 ? [] : [{ zh: `${unknown} 家在案机构的产业链角色`, en: `the role of ${unknown} organisations on record` }]),
    ...(said === undefined ? [] : [sizeWords(said, members.length)]),
    { zh: `${here.zh}运营方公布的机构名单`, en: `a list of members published by the operator of ${here.en}` },
  ];
}

/** The newest figure that somebody gave of the organisations of a cluster, or of one within it. */
async function saidSize(atlas: Atlas, cluster: string, as_of: string, known_by: string): Promise<Figure | undefined> {
  const given = (await figures(atlas, known_by)).filter(({ cluster: of, figure, told }) => {
    const row = placeById(of);
    return figure === 'organisations' && row !== undefined && liesIn(row, cluster) && (told === null || told.from <= as_of);
  });
  return given.toSorted((a, b) => ((a.told?.from ?? '') < (b.told?.from ?? '') ? 1 : -1))[0];
}

function sizeWords({ cluster, value, bound, of, said_by, told }: Figure, known: number): Both {
  const [place, how, who] = [placeLabel(cluster), labelOf('bound', bound), labelOf('said_by', said_by)];
  const day = told === null ? { zh: '', en: '' } : { zh: `（${told.from}）`, en: ` (${told.from})` };
  return {
    zh: `其余机构的名称：${who.zh}${day.zh}称${place.zh}有${how.zh} ${value} 家${of?.zh ?? '机构'}，图谱所知 ${known} 家`,
    en: `the names of the others: ${who.en}${day.en} counted ${how.en} ${value} ${of?.en ?? 'organisations'} in ${place.en}, the atlas knows ${known}`,
  };
}
