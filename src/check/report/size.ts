import { placeById } from '../../entity/place-index.ts';
import { labelOf } from '../../model/labels.ts';
import { type Cluster, clusters, type Figure as Given } from '../../view/cluster.ts';
import { placeLabel } from '../../view/dimension.ts';
import { figuresOf } from '../../view/surroundings.ts';
import { ageFigure } from './ages.ts';
import { clusterName, type ReportContext } from './context.ts';
import type { Figure, Section, Sentence } from './report.ts';
import { count, given, joined, name, say, some, words } from './say.ts';

/** How large and how old the cluster is: since when there is one and who runs it, what puts an address in it, and the figures that others gave of it, each with whose word it is. */
export async function sizeSection(context: ReportContext): Promise<Section> {
  const { atlas, known_by, as_of, cluster } = context;
  const own = (await clusters(atlas, known_by)).find(({ id }) => id === cluster.id);
  const told = await figuresOf(atlas, cluster.id, as_of, known_by);
  return {
    id: 'size',
    title: { zh: '范围、年龄与他人给出的数字', en: 'Bounds, age and figures that others gave' },
    blocks: [
      { kind: 'paragraph', sentences: own === undefined ? [unbounded(context)] : [...founded(context, own), ...bounds(context, own)] },
      told.length === 0
        ? { kind: 'paragraph', sentences: [untold(context)] }
        : { kind: 'list', items: told.map((figure) => [figureSentence(context, figure)]) },
    ],
  };
}

function founded(context: ReportContext, { founded: day, operators, statements }: Cluster): Sentence[] {
  const [cluster, first] = [clusterName(context), statements[0] ?? ''];
  const by = operators.map((one) => name({ zh: one.zh ?? one.en ?? '', en: one.en ?? one.zh ?? '' }, first));
  const run =
    by.length === 0
      ? []
      : [say('fact', words`运营方：${joined(by, 'zh')}。`, words`${joined(by, 'en')} ${by.length === 1 ? ['runs'] : ['run']} it.`)];
  if (day === null)
    return [
      say(
        'unclear',
        words`${cluster}始于何时尚不清楚，因为整理的登记没有写明。`,
        words`Since when there is ${cluster} is unclear, because the curated register gives no day.`,
      ),
      ...run,
    ];
  const since: Figure = { kind: 'days', from: day.from, to: day.to, statements: [day.statement] };
  const years = Number(context.as_of.slice(0, 4)) - Number(day.from.slice(0, 4)) - Number(context.as_of.slice(5) < day.from.slice(5));
  const age = name(String(years), day.statement);
  return [say('fact', words`${cluster}始于${since}，至今${age}年。`, words`There is ${cluster} since ${since}: for ${age} years.`), ...run];
}

function bounds(context: ReportContext, { divisions, streets, sites, bounds_whole, statements }: Cluster): Sentence[] {
  const first = statements[0] ?? '';
  const parts = [
    ...divisions.map((code) => placeById(code)).flatMap((row) => (row === undefined ? [] : [placeLabel(row.id)])),
    ...streets.map(({ zh, en }) => ({ zh: zh ?? en ?? '', en: en ?? zh ?? '' })),
    ...sites.map(({ id, zh, en }) => ({ zh: zh[0] ?? en[0] ?? id, en: en[0] ?? zh[0] ?? id })),
  ].map((label) => name(label, first));
  if (parts.length === 0) return [unbounded(context)];
  const whole = given(bounds_whole ? { zh: '全部', en: 'all' } : { zh: '部分', en: 'some' });
  return [
    say(
      'fact',
      words`在案的范围（${whole}）：${joined(parts, 'zh')}。`,
      words`What is on record of its bounds (${whole} of them): ${joined(parts, 'en')}.`,
    ),
  ];
}

function unbounded(context: ReportContext): Sentence {
  const cluster = clusterName(context);
  return say(
    'unclear',
    words`${cluster}的街道与地块范围尚不清楚，因为整理的登记没有收录。`,
    words`The streets and sites of ${cluster} are unclear, because the curated register holds none.`,
  );
}

function untold(context: ReportContext): Sentence {
  const cluster = clusterName(context);
  return say(
    'unclear',
    words`他人如何计${cluster}的规模尚不清楚，因为登记中没有收录任何数字。`,
    words`What others count in ${cluster} is unclear, because no figure that somebody gave is on record.`,
  );
}

function figureSentence(context: ReportContext, row: Given): Sentence {
  const { cluster, figure, value, unit, bound, of, said_by, told, statements } = row;
  const all = [...statements];
  const place = name(placeLabel(cluster), ...all);
  const what = name(of === null ? labelOf('figure', figure) : of, ...all);
  const who = name(labelOf('said_by', said_by), ...all);
  const [how, measure] = [labelOf('bound', bound), labelOf('measure', unit)];
  const sum = value.toLocaleString('en');
  const number = name({ zh: `${how.zh} ${sum} ${measure.zh}`.trim(), en: `${how.en} ${sum} ${measure.en}`.trim() }, ...all);
  const age = ageFigure('figure', told?.from ?? null, context, null, all);
  return say('fact', words`${place}，${what}：${number}（${who}；${age}）。`, words`${what}, ${place}: ${number} (${who}; ${age}).`);
}

/** How many members are known, by clusters within it. */
export function membersSentence(context: ReportContext): Sentence {
  const { members, cluster } = context;
  const all = count(
    members.flatMap(({ organisation, statements }) => statements.map((statement) => ({ subject: organisation, statement }))),
  );
  const label = clusterName(context);
  if (members.length === 0)
    return say(
      'unclear',
      words`${label}有哪些机构尚不清楚，因为现有来源中没有哪家机构的注册地或成员身份在此。`,
      words`Which organisations are in ${label} is unclear, because no source at hand seats one there or makes it a member.`,
    );
  const inner = members.filter(({ seats }) => seats.every(({ places: [place] }) => place !== cluster.id));
  const within = count(
    inner.flatMap(({ organisation, statements }) => statements.map((statement) => ({ subject: organisation, statement }))),
  );
  const more = (lang: 'zh' | 'en') =>
    inner.length === 0 ? [] : lang === 'zh' ? words`，其中${within}家在园中园` : words`, ${within} of them in a cluster within it`;
  return say(
    'fact',
    words`图谱所知的${label}机构有${all}家${more('zh')}；这是下限。`,
    words`${some(all, 'organisation')} of ${label} known to the atlas${more('en')}: a least number.`,
  );
}
