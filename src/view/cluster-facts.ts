import { chainOf, cityOf, clusters as clusterRows, placeById, provinceOf } from '../entity/place-index.ts';
import { type Both, explainDefinition, type ShareDefinition } from '../model/definitions.ts';
import type { PlaceRow } from '../model/lexicon.ts';
import { type Age, ageOf } from './age.ts';
import type { Atlas } from './atlas.ts';
import { holdsOn } from './chain-roles.ts';
import { type Amenity, type Cluster, clusters as clusterRecords, type Figure, type Offer, offers } from './cluster.ts';
import { findCluster } from './cluster-term.ts';
import { countedTrials, understandTrials } from './counted.ts';
import { placeLabel } from './dimension.ts';
import { membersOf, productsOf } from './members.ts';
import { type Milestone, milestones, openQuestion } from './milestones.ts';
import { serviceLabel } from './need.ts';
import { eventOf, ownMilestonesOf } from './own-milestones.ts';
import { amenitiesOf, figuresOf, type Surroundings, surroundings } from './surroundings.ts';
import { entityName } from './why.ts';

/** One cluster by name, or every one where it is null; trials are those led by its organisations. */
export type ClusterQuestion = { cluster: string | null; as_of: string; known_by: string; definition: ShareDefinition };

/** A cluster with what is known in it on the day: organisations, their products, the events that their milestones tell of, and the trials that they lead. */
export type ClusterCounts = {
  id: string;
  label: Both;
  names: { zh: string[]; en: string[] };
  /** The cluster that it lies in, if any; the narrowest district, city and province; each with its words. */
  within: Named | null;
  places: Named[];
  city: Named | null;
  province: Named | null;
  organisations: number;
  products: number;
  milestones: number;
  trials: number;
};
type Named = { id: string; label: Both };

/** A service of the lexicon with the organisations of the cluster that offer it. */
export type ServiceHere = {
  offer: string;
  label: Both;
  organisations: { organisation: string; label: Both; levels: string[]; said_by: string; statement: string }[];
};

/** What is on record of one cluster on the day; `record` is null where the curated register holds none. */
export type ClusterRecord = Surroundings & {
  record: Cluster | null;
  figures: (Figure & { age: Age })[];
  amenities: (Amenity & { age: Age })[];
  offered: ServiceHere[];
  milestones: Milestone[];
};

/** An answer that repeats what was understood. */
export type ClusterAnswer = {
  understood: { cluster: Named | null };
  definition: ShareDefinition;
  definition_words: Both;
  as_of: string;
  known_by: string;
  newest_snapshot: string;
  clusters: ClusterCounts[];
  detail: ClusterRecord | null;
};

/** The clusters with what is known in each, and of a single one all that is on record. Throws UsageError for an unknown cluster, which names what comes near, or day. */
export async function clusterFacts(atlas: Atlas, question: ClusterQuestion): Promise<ClusterAnswer> {
  const { as_of, known_by, definition } = question;
  const stated = await milestones(atlas, { ...openQuestion(as_of, known_by), scope: definition.scope });
  const row = question.cluster === null ? null : findCluster(question.cluster, 'cluster');
  const found = [];
  for (const one of row === null ? clusterRows() : [row]) found.push(await factsOf(atlas, question, one, stated));
  const [single] = found;
  return {
    understood: { cluster: row === null ? null : named(row.id) },
    definition,
    definition_words: explainDefinition(definition),
    as_of,
    known_by,
    newest_snapshot: atlas.manifest.newest,
    clusters: found.map(({ counts }) => counts),
    detail: row === null || single === undefined ? null : await recordOf(atlas, question, row.id, single),
  };
}

type Found = { counts: ClusterCounts; members: Set<string>; own: Milestone[] };

async function factsOf(atlas: Atlas, question: ClusterQuestion, row: PlaceRow, stated: Milestone[]): Promise<Found> {
  const { as_of, known_by, definition } = question;
  const members = new Set((await membersOf(atlas, row.id, as_of, known_by)).map(({ organisation }) => organisation));
  const owned = await productsOf(atlas, [...members], definition.scope, known_by);
  const own = await ownMilestonesOf(atlas, stated, members, { as_of, known_by });
  const [city, province] = [cityOf(row), provinceOf(row)];
  const counts = {
    id: row.id,
    label: placeLabel(row.id),
    names: { zh: row.zh, en: row.en },
    within: row.parent !== null && placeById(row.parent)?.kind === 'cluster' ? named(row.parent) : null,
    places: chainOf(row)
      .filter(({ kind }) => kind !== 'cluster' && kind !== 'country')
      .map(({ id }) => named(id)),
    city: city === undefined ? null : named(city),
    province: province === undefined ? null : named(province),
    organisations: members.size,
    products: new Set(owned.map(({ product }) => product)).size,
    milestones: new Set(own.map(eventOf)).size,
    trials: members.size === 0 ? 0 : await trialsLed(atlas, question, row.id),
  };
  return { counts, members, own };
}

/** How many trials the organisations of a cluster lead. */
async function trialsLed(atlas: Atlas, { as_of, known_by, definition }: ClusterQuestion, cluster: string): Promise<number> {
  const days = { as_of, known_by };
  const terms = { place: cluster, modality: null, target: null, disease: null, source: null, series: null };
  return (await countedTrials(atlas, await understandTrials(atlas, { ...terms, ...days }), definition, days)).counted.length;
}

async function recordOf(
  atlas: Atlas,
  { as_of, known_by }: ClusterQuestion,
  cluster: string,
  { members, own }: Found,
): Promise<ClusterRecord> {
  const offered = (await offers(atlas, known_by)).filter((one) => members.has(one.organisation) && holdsOn(one, as_of));
  const [told, used] = [await figuresOf(atlas, cluster, as_of, known_by), await amenitiesOf(atlas, cluster, as_of, known_by)];
  return {
    record: (await clusterRecords(atlas, known_by)).find(({ id }) => id === cluster) ?? null,
    figures: told.map((row) => ({ ...row, age: ageOf('figure', row.told?.from ?? null, as_of) })),
    amenities: used.map((row) => ({ ...row, age: ageOf('amenity', row.seen?.from ?? null, as_of, row.to) })),
    offered: servicesIn(offered),
    milestones: own,
    ...(await surroundings(atlas, { cluster, members, from: null, as_of, known_by })),
  };
}

/** Offers by service, those that most offer first; of what one organisation offers in several rows the newest. */
function servicesIn(offered: Offer[]): ServiceHere[] {
  const found = [...Map.groupBy(offered, ({ offer }) => offer)].map(([offer, rows]) => ({
    offer,
    label: serviceLabel(offer),
    organisations: [...Map.groupBy(rows, ({ organisation }) => organisation)].map(([organisation, own]) => {
      const newest = own.toSorted((a, b) => ((a.seen?.from ?? '') < (b.seen?.from ?? '') ? 1 : -1))[0] as Offer;
      const levels: string[] = [...new Set(own.flatMap((one) => one.levels))];
      const statement = newest.statements[0] ?? '';
      return { organisation, label: entityName(`organisation/${organisation}`), levels, said_by: newest.said_by, statement };
    }),
  }));
  return found.toSorted((a, b) => b.organisations.length - a.organisations.length || (a.offer < b.offer ? -1 : 1));
}

function named(id: string): Named {
  return { id, label: placeLabel(id) };
}
