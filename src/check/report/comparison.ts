import { clusters } from '../../entity/place-index.ts';
import { type ComparedPlace, compare } from '../../view/compare.ts';
import { type Member, membersOf } from '../../view/members.ts';
import { readShare } from '../../view/share.ts';
import type { Counted } from '../../view/share-count.ts';
import { clusterName, type ReportContext } from './context.ts';
import type { Row, Section, Sentence } from './report.ts';
import { count, given, joined, say, words } from './say.ts';

type Compared = ComparedPlace & { members: Member[]; part: Row[]; whole: Row[] };

/** The cluster beside the others of which members are at hand, under the same definition and dates. */
export async function comparisonSection(context: ReportContext): Promise<Section> {
  const { members } = context;
  const places = members.length === 0 ? [] : await comparedPlaces(context);
  const sorted = places.toSorted((a, b) => b.trials - a.trials || b.members.length - a.members.length);
  return {
    id: 'comparison',
    title: { zh: '与其他园区比较', en: 'Beside other clusters' },
    blocks: [
      { kind: 'paragraph', sentences: sentencesOf(context, sorted) },
      ...(sorted.length < 2 ? [] : [{ kind: 'table' as const, ...HEAD, rows: sorted.map(rowOf) }]),
    ],
  };
}

const HEAD = {
  title: { zh: '同一口径下的各园区', en: 'Clusters under the same definition' },
  header: [
    { zh: '园区', en: 'Cluster' },
    { zh: '在案机构', en: 'Organisations' },
    { zh: '主办试验', en: 'Trials led' },
    { zh: '占全国', en: 'Share of the country' },
    { zh: '有里程碑的种类', en: 'Kinds of milestone reached' },
  ],
};

async function comparedPlaces(context: ReportContext): Promise<Compared[]> {
  const { atlas, cluster, as_of, known_by, definition } = context;
  const open = { modality: null, target: null, source: null, series: null };
  const known = new Map<string, Member[]>();
  for (const { id } of clusters()) {
    const members = await membersOf(atlas, id, as_of, known_by);
    if (members.length > 0) known.set(id, members);
  }
  if (known.size < 2 || !known.has(cluster.id)) return [];
  const { places } = await compare(atlas, { ...open, places: [...known.keys()], as_of, known_by, definition });
  const found: Compared[] = [];
  for (const one of places) {
    const { numerator_rows, denominator_rows } = await readShare(atlas, {
      ...open,
      place: one.place.id,
      of: null,
      as_of,
      known_by,
      definition,
    });
    found.push({ ...one, members: known.get(one.place.id) ?? [], part: rows(numerator_rows), whole: rows(denominator_rows) });
  }
  return found;
}

function rows(counted: Counted[]): Row[] {
  return counted.map(({ trial, statement }) => ({ subject: trial, statement }));
}

function sentencesOf(context: ReportContext, places: Compared[]): Sentence[] {
  const cluster = clusterName(context);
  if (places.length < 2)
    return [
      say(
        'unclear',
        words`${cluster}与其他园区无法比较，因为现有来源中没有可比的成员名单。`,
        words`${cluster} cannot be set beside other clusters, because the sources at hand hold no list of members to compare.`,
      ),
    ];
  const led = places.filter(({ trials }) => trials > 0).map((one) => ({ label: given(one.place.label), trials: trialsOf(one) }));
  const zh = joined(
    led.map(({ label, trials }) => words`${label}${trials}项`),
    'zh',
  );
  const en = joined(
    led.map(({ label, trials }) => words`${label} ${trials}`),
    'en',
  );
  const method = say(
    'method',
    words`只比较有成员在案的园区；各园区名单的整理程度不同，因此名次只说明现有来源，不说明实力。园区套园区时，内层的机构也计入外层。`,
    words`Compared are clusters of which members are on record; their lists are curated to different depths, so the order tells of the sources at hand and not of strength. An organisation of a cluster within another counts in both.`,
  );
  if (led.length === 0) return [method];
  return [say('fact', words`按主办方所在地计，试验数为：${zh}。`, words`By the seat of lead sponsors, trials: ${en}.`), method];
}

function trialsOf({ counted }: Compared) {
  return count(counted.map(({ trial, statement }) => ({ subject: trial, statement })));
}

function rowOf(one: Compared): Sentence[] {
  const label = given(one.place.label);
  const organisations = count(one.members.flatMap((m) => m.statements.map((statement) => ({ subject: m.organisation, statement }))));
  const kinds = count(one.milestones.flatMap(({ kind, statements }) => statements.map((statement) => ({ subject: kind, statement }))));
  const share = one.share === null ? null : { kind: 'share' as const, value: one.share, part: one.part, whole: one.whole };
  const cell = (figure: ReturnType<typeof count>) => (figure.value === 0 ? say('method', ['–'], ['–']) : say('fact', [figure], [figure]));
  return [
    say('method', [label], [label]),
    cell(organisations),
    cell(trialsOf(one)),
    share === null ? say('method', ['–'], ['–']) : say('fact', [share], [share]),
    cell(kinds),
  ];
}
