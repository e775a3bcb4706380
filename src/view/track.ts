import { UsageError } from '../base/errors.ts';
import { foldTerm } from '../base/terms.ts';
import { type Both, DEFAULT_DEFINITION } from '../model/definitions.ts';
import { type Modality, modalityRow, readLexicon, TRACKS } from '../model/lexicon.ts';
import { TOPICS } from '../model/park.ts';
import { tagLabel } from '../model/park-words.ts';
import type { Atlas } from './atlas.ts';
import { productCalled } from './called.ts';
import { clusters } from './cluster.ts';
import { countedTrials, understandTrials } from './counted.ts';
import { modalityLabel } from './dimension.ts';
import { statementsOfKinds } from './lookup.ts';
import { events, type HeldEvent } from './park.ts';
import { type Resolved, resolveModality, resolvePlaceTerm } from './resolve.ts';
import { entityName } from './why.ts';

export type TrackQuestion = { track: string; place: string | null; as_of: string; known_by: string };

/** A track, modality or topic as understood: the tags of talks that fall under it, and the codes of the modalities that do. */
export type UnderstoodTrack = { id: string; kind: 'track' | 'modality' | 'topic'; label: Both; tags: string[]; modalities: string[] };

/** A talk or forum under a track, with the event it was part of and the statement that says so. */
export type TrackTalk = {
  event: string;
  label: Both;
  topic: Both;
  speaker: Both | null;
  organisations: HeldEvent['talks'][number]['organisations'];
  statement: string;
};

/** An organisation with its products under a track, each with the statement that gives it. */
export type TrackOrganisation = { organisation: string; label: Both; products: { product: string; label: Both; statement: string }[] };

/** What meets under one tag: talks and forums, organisations with their products, trials by modality, clusters that say they stand for it. */
export type TrackAnswer = {
  understood: UnderstoodTrack & { place: Resolved | null };
  as_of: string;
  known_by: string;
  newest_snapshot: string;
  talks: TrackTalk[];
  forums: TrackTalk[];
  organisations: TrackOrganisation[];
  trials: { total: number; modalities: { id: string; label: Both; trials: number; statements: string[] }[] };
  clusters: { id: string; label: Both; statement: string }[];
};

/** Statements of trials shown for each modality. */
const SHOWN = 3;

/** Everything on record under a track of the industry, a modality or a topic, on two dates. Throws UsageError that lists the tracks and topics. */
export async function trackOf(atlas: Atlas, question: TrackQuestion): Promise<TrackAnswer> {
  const { as_of, known_by, place } = question;
  const understood = understand(question.track);
  const scope = await understandTrials(atlas, {
    place,
    modality: null,
    target: null,
    disease: null,
    source: null,
    series: null,
    as_of,
    known_by,
  });
  const { counted } = await countedTrials(atlas, scope, DEFAULT_DEFINITION, question);
  const byModality = Map.groupBy(
    counted.filter(({ modality }) => modality !== null && understood.modalities.includes(modality)),
    ({ modality }) => modality as string,
  );
  const held = (await events(atlas, known_by)).filter((one) => (one.held?.from ?? '') <= as_of);
  const tagged = (tags: string[]) => tags.some((tag) => understood.tags.includes(tag));
  return {
    understood: { ...understood, place: scope.place },
    as_of,
    known_by,
    newest_snapshot: atlas.manifest.newest,
    talks: held.flatMap((event) => event.talks.filter(({ tags }) => tagged(tags)).map((talk) => talkOf(event, talk))),
    forums: held.flatMap((event) =>
      event.forums
        .filter(({ tags }) => tagged(tags))
        .map(({ zh, en }) => talkOf(event, { topic: { zh, en }, speaker: null, organisations: [] })),
    ),
    organisations: await organisationsOf(atlas, understood.modalities, known_by),
    trials: {
      total: [...byModality.values()].reduce((sum, trials) => sum + trials.length, 0),
      modalities: [...byModality]
        .map(([id, trials]) => ({
          id,
          label: modalityLabel(id),
          trials: trials.length,
          statements: trials.slice(0, SHOWN).map(({ statement }) => statement),
        }))
        .toSorted((a, b) => b.trials - a.trials),
    },
    clusters: (await clusters(atlas, known_by))
      .filter(({ tracks }) => tagged(tracks))
      .map(({ id, statements }) => ({ id, label: resolvePlaceTerm(id).label, statement: statements[0] as string })),
  };
}

function understand(asked: string): UnderstoodTrack {
  const rows = readLexicon('modalities', modalityRow);
  const is = (id: string) => [id, tagLabel(id).zh, tagLabel(id).en].some((word) => foldTerm(word).text === foldTerm(asked).text);
  const track = TRACKS.find(is);
  if (track) {
    const own = rows.filter((row) => row.track === track);
    return { id: track, kind: 'track', label: tagLabel(track), tags: [track, ...own.map(({ id }) => id)], modalities: codesOf(own, rows) };
  }
  const topic = TOPICS.find(is);
  if (topic) return { id: topic, kind: 'topic', label: tagLabel(topic), tags: [topic], modalities: [] };
  try {
    const { id, label, ids } = resolveModality(asked);
    return { id, kind: 'modality', label, tags: ids, modalities: ids };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(
      `track: unknown track "${asked}"; the tracks are ${TRACKS.join(', ')}, the topics ${TOPICS.join(', ')}, and every modality is one too`,
      `没有名为“${asked}”的赛道；赛道有 ${TRACKS.join('、')}，议题有 ${TOPICS.join('、')}，每种技术类型也是赛道`,
    );
  }
}

/** The ids of modalities and the codes that trials have of them; a code that is the id of another row goes with that. */
function codesOf(own: Modality[], rows: Modality[]): string[] {
  const codes = own.flatMap(({ trial }) => (trial !== null && !rows.some(({ id }) => id === trial) ? [trial] : []));
  return [...new Set([...own.map(({ id }) => id), ...codes])];
}

function talkOf(
  event: HeldEvent,
  { topic, speaker, organisations }: Pick<HeldEvent['talks'][number], 'topic' | 'speaker' | 'organisations'>,
): TrackTalk {
  const label = { zh: event.zh[0] ?? event.en[0] ?? event.id, en: event.en[0] ?? event.zh[0] ?? event.id };
  return { event: event.id, label, topic, speaker, organisations, statement: event.statements[0] as string };
}

async function organisationsOf(atlas: Atlas, modalities: string[], known_by: string): Promise<TrackOrganisation[]> {
  if (modalities.length === 0) return [];
  const rows = await atlas.db.rows<{ product: string; organisation: string; statement: string }>(
    `SELECT DISTINCT c.product, s.value AS organisation, min(s.id) AS statement FROM ${await statementsOfKinds(atlas, ['product/'])} s
     JOIN product_class c ON 'product/' || c.product = s.subject
     WHERE s.property = 'organisation' AND s.observed_at <= $1::DATE AND list_contains($2::VARCHAR[], c.modality)
       AND c.known_from <= $1::DATE AND (c.known_to IS NULL OR c.known_to > $1::DATE)
     GROUP BY ALL ORDER BY organisation, c.product`,
    [known_by, `[${modalities.join(', ')}]`],
  );
  return [...Map.groupBy(rows, ({ organisation }) => organisation)].map(([organisation, own]) => ({
    organisation,
    label: entityName(`organisation/${organisation}`),
    products: own.map(({ product, statement }) => ({ product, label: productCalled(product), statement })),
  }));
}
