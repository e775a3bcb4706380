import { DEFAULT_DEFINITION, type ShareDefinition } from '../../model/definitions.ts';
import { readSourceFacts } from '../../statement/source-facts.ts';
import { productsOf } from '../../view/members.ts';
import { coverageNote } from '../../view/registers.ts';
import type { Resolved } from '../../view/resolve.ts';
import { readShare, type ShareQuestion } from '../../view/share.ts';
import type { Counted } from '../../view/share-count.ts';
import { clusterName, type ReportContext } from './context.ts';
import type { Row, Section, Sentence } from './report.ts';
import { count, given, givenDay, say, some, words } from './say.ts';

/** How much there is: organisations, products, trials, and the shares of city and nation with what they rest on. */
export async function numbersSection(context: ReportContext): Promise<Section> {
  const shares = [await byDefault(context)];
  for (const area of [context.city, context.nation]) if (area !== null) shares.push(await shareOf(context, area));
  return {
    id: 'numbers',
    title: { zh: '规模与占比', en: 'Size and shares' },
    blocks: [
      { kind: 'paragraph', sentences: [...tooEarly(context), organisations(context), await products(context), trials(context)] },
      {
        kind: 'paragraph',
        sentences: [...shares, ...(shares.some(({ tone }) => tone === 'fact') ? [aboutIntervals()] : [])],
      },
      { kind: 'paragraph', sentences: [...listings(context), await registers(context)] },
    ],
  };
}

/** Before the first thing that any source was seen to say, nothing is known. */
function tooEarly({ begins, known_by }: ReportContext): Sentence[] {
  if (begins === null || begins <= known_by) return [];
  const [day, first] = [givenDay(known_by), givenDay(begins)];
  return [
    say(
      'unclear',
      words`截至获知日${day}，图谱几乎不能回答任何问题，因为现有来源最早的快照是${first}。`,
      words`By ${day}, the day of knowledge asked about, next to nothing can be answered, because the first snapshot of any source at hand is of ${first}.`,
    ),
  ];
}

function organisations(context: ReportContext): Sentence {
  const { members, as_of } = context;
  const [cluster, day] = [clusterName(context), givenDay(as_of)];
  if (members.length === 0)
    return say(
      'unclear',
      words`截至${day}${cluster}有多少家机构尚不清楚，因为现有来源中没有哪家机构的注册地或成员身份在此。`,
      words`How many organisations were in ${cluster} on ${day} is unclear, because no source at hand seats one there or makes it a member.`,
    );
  const all = count(
    members.flatMap(({ organisation, statements }) => statements.map((statement) => ({ subject: organisation, statement }))),
  );
  return say(
    'fact',
    words`截至${day}，据现有来源，注册地或成员身份在${cluster}的细胞与基因治疗相关机构有${all}家；名单为人工整理，并不完整。`,
    words`On ${day}, by the sources at hand, ${some(all, 'organisation')} of the field could be placed in ${cluster} by seat or membership; the list is curated and not complete.`,
  );
}

async function products({ atlas, members, known_by, definition }: ReportContext): Promise<Sentence> {
  const ids = members.map(({ organisation }) => organisation);
  const owned = await productsOf(atlas, ids, definition.scope, known_by);
  const all = count(owned.map(({ product, statement }) => ({ subject: product, statement })));
  if (all.value === 0)
    return say(
      'unclear',
      words`这些机构有哪些产品尚不清楚，因为现有来源没有登记它们的产品。`,
      words`Which products these organisations have is unclear, because no source at hand names one of theirs.`,
    );
  const owners = count(owned.map(({ organisation, statement }) => ({ subject: organisation, statement })));
  return say(
    'fact',
    words`其中${owners}家有产品在案，共${all}个在研或上市产品。`,
    words`Products on record, in development or on the market: ${all}, of ${some(owners, 'of these organisations', 'of these organisations')}.`,
  );
}

function trials(context: ReportContext): Sentence {
  const { trials: found, definition, coverage, as_of } = context;
  const [cluster, day] = [clusterName(context), givenDay(as_of)];
  if (coverage.trials.length === 0)
    return say(
      'unclear',
      words`${cluster}机构主办了多少项试验尚不清楚，因为在所问的获知日之前没有任何试验名单。`,
      words`How many trials organisations of ${cluster} lead is unclear, because no listing of trials was at hand by the day of knowledge asked about.`,
    );
  const all = count(found.counted.map(({ trial, statement }) => ({ subject: trial, statement })));
  if (all.value === 0)
    return say(
      'unclear',
      words`由${cluster}机构主办的试验，现有名单中没有能认定的；这不等于没有。`,
      words`Of trials led by organisations of ${cluster} the listings at hand show none that could be told; that is no proof that there are none.`,
    );
  if (definition.date_rule === 'listed')
    return say(
      'fact',
      words`截至${day}，登记册所列由${cluster}机构主办的试验有${all}项。`,
      words`On ${day} the registers at hand listed ${some(all, 'trial')} led by organisations of ${cluster}.`,
    );
  return say(
    'fact',
    words`${day}当天还没有可用的登记册快照；据后来的名单回溯，到该日已开始、由${cluster}机构主办的试验有${all}项。`,
    words`No listing at hand is as old as ${day}; looking back from later ones, ${some(all, 'trial')} led by organisations of ${cluster} had started by then.`,
  );
}

function question({ atlas: _, cluster, as_of, known_by }: ReportContext, definition: ShareDefinition, of: Resolved | null): ShareQuestion {
  const open = { modality: null, target: null, source: null, series: null };
  return { place: cluster.id, of: of?.id ?? null, as_of, known_by, definition, ...open };
}

/** What the default definition, by trial sites, answers for a cluster: as a rule nothing, since registers give the city of a site. */
async function byDefault(context: ReportContext): Promise<Sentence> {
  const cluster = clusterName(context);
  const { counts, share, numerator_rows, denominator_rows } = await readShare(context.atlas, question(context, DEFAULT_DEFINITION, null));
  const [part, whole] = [numerator_rows, denominator_rows].map(rowsOf) as [Row[], Row[]];
  const [inside, all] = [count(part), count(whole)];
  if (share !== null)
    return say(
      'fact',
      words`按默认口径（有研究中心在该地），${cluster}占全国${{ kind: 'share', value: share, part, whole }}（${inside} / ${all}）。`,
      words`By the default definition (trials with a site there) ${cluster} has ${{ kind: 'share', value: share, part, whole }} of the country (${inside} of ${all}).`,
    );
  if (counts.blind && counts.listed > 0)
    return say(
      'unclear',
      words`按默认口径（有研究中心在该地），${cluster}的占比无法回答，因为登记册的研究中心只写到城市，不写园区；以下改按主办方的注册地或成员身份计算。`,
      words`By the default definition (trials with a site there) the share of ${cluster} is unclear, because registers give the city of a site and not the park; what follows counts by the seat or membership of lead sponsors.`,
    );
  return say(
    'unclear',
    words`按默认口径（有研究中心在该地、截至该日登记册所列），${cluster}的占比无法回答，因为${givenDay(context.as_of)}及之前没有登记册快照。`,
    words`By the default definition (on the register's listing of the day, trials with a site there) the share of ${cluster} is unclear, because no listing at hand was taken on or before ${givenDay(context.as_of)}.`,
  );
}

async function shareOf(context: ReportContext, of: Resolved): Promise<Sentence> {
  if (context.members.length === 0) return withoutMembers(context, of);
  const asked = question(context, context.definition, of);
  const { share, interval, bounds, numerator_rows, denominator_rows } = await readShare(context.atlas, asked);
  const [cluster, area] = [clusterName(context), given(of.id === 'CN' ? { zh: '全国', en: of.label.en } : of.label)];
  if (share === null || interval === null || bounds === null)
    return say(
      'unclear',
      words`${cluster}占${area}的比例尚不清楚，因为没有符合口径、能定位到${area}的试验。`,
      words`The share of ${cluster} in ${area} is unclear, because no trial that meets the definition could be put in ${area}.`,
    );
  const [part, whole] = [numerator_rows, denominator_rows].map(rowsOf) as [Row[], Row[]];
  const [inside, all] = [count(part), count(whole)];
  const value = { kind: 'share' as const, value: share, part, whole };
  const sure = { kind: 'interval' as const, of: 'interval' as const, value: interval, question: asked };
  const open = { kind: 'interval' as const, of: 'bounds' as const, value: bounds, question: asked };
  return say(
    'fact',
    words`按主办方所在地计，${cluster}占${area} ${value}（${inside} / ${all}；区间 ${sure}；上下限 ${open}）。`,
    words`By the seat of lead sponsors ${cluster} has ${value} of ${area} (${inside} of ${all}; interval ${sure}, bounds ${open}).`,
  );
}

function withoutMembers(context: ReportContext, of: Resolved): Sentence {
  const [cluster, area] = [clusterName(context), given(of.label)];
  return say(
    'unclear',
    words`${cluster}占${area}的比例尚不清楚，因为不知道有哪些机构属于${cluster}。`,
    words`The share of ${cluster} in ${area} is unclear, because it is not known which organisations belong to ${cluster}.`,
  );
}

function aboutIntervals(): Sentence {
  return say(
    'method',
    words`区间说明分类与重复登记的不确定（${given({ zh: '90 %', en: '90 %' })}）；上下限是无法定位的试验全部落在一边或另一边时的占比：主办方所在地只对部分机构已知，上下限越宽，占比越不可靠。`,
    words`The interval (${given({ zh: '90 %', en: '90 %' })}) tells of uncertain classes and of trials registered twice; the bounds are the share if every trial that could not be placed fell the one way or the other: seats are known of some sponsors only, and the wider the bounds, the less the share tells.`,
  );
}

function rowsOf(rows: Counted[]): Row[] {
  return rows.map(({ trial, statement }) => ({ subject: trial, statement }));
}

/** The registers that hold trials of the country: those at hand and those that are not. */
async function registers({ atlas, nation, known_by }: ReportContext): Promise<Sentence> {
  const note = given(await coverageNote(atlas, nation.id, known_by));
  return say('method', words`${note}`, words`${note}`);
}

/** What the counts rest on: each source of trials with the first and last day of its listings and what it can answer. */
function listings({ coverage }: ReportContext): Sentence[] {
  const groups = Map.groupBy(coverage.trials, ({ source }) => source);
  return [...groups].map(([source, rows]) => {
    const { title, answers } = readSourceFacts(source);
    const [first, last] = [
      rows.map((one) => one.first).toSorted()[0] ?? '',
      rows
        .map((one) => one.last)
        .toSorted()
        .at(-1) ?? '',
    ];
    return say(
      'method',
      words`覆盖范围：${given(title)}，首期${givenDay(first)}，末期${givenDay(last)}；能回答的是${given(answers)}。`,
      words`Coverage: ${given(title)}, first listing ${givenDay(first)}, last ${givenDay(last)}; it can answer ${given(answers)}.`,
    );
  });
}
