import type { Both } from '../../model/definitions.ts';
import { labelOf } from '../../model/labels.ts';
import type { Deal, HeldEvent, Policy, Service } from '../../view/park.ts';
import type { Told } from '../../view/register.ts';
import { surroundings } from '../../view/surroundings.ts';
import { entityName } from '../../view/why.ts';
import { wordedSum } from '../money.ts';
import { clusterName, type ReportContext } from './context.ts';
import type { Block, Figure, Section, Sentence } from './report.ts';
import { count, given, joined, listed, name, say, some, words } from './say.ts';

/** What surrounds the cluster, from the curated registers: policies that hold there, deals and services of its organisations, events held there. */
export async function surroundingsSection(context: ReportContext): Promise<Section> {
  const { atlas, cluster, from, as_of, known_by } = context;
  const members = new Set(context.members.map(({ organisation }) => organisation));
  const around = await surroundings(atlas, { cluster: cluster.id, members, from, as_of, known_by });
  return {
    id: 'surroundings',
    title: { zh: '政策、交易、平台与活动', en: 'Policies, deals, services and events' },
    blocks: [
      ...part(KINDS.policies, around.policies, policySentence),
      ...part(KINDS.deals, around.deals, dealSentence),
      ...part(KINDS.services, around.services, serviceSentence),
      ...part(KINDS.events, around.events, eventSentence),
      ...untold(context, around),
    ],
  };
}

const KINDS = {
  policies: { zh: '最后一日有效、适用于该地的政策', en: 'policies that held there on the last day', noun: ['policy', 'policies'] },
  deals: {
    zh: '有该地机构参与的交易与上市',
    en: 'deals and listings of its organisations',
    noun: ['deal', 'deals'],
  },
  services: {
    zh: '该地机构为产品提供或接受的服务',
    en: 'services to products that its organisations gave or took',
    noun: ['service', 'services'],
  },
  events: { zh: '在该地举办的活动', en: 'events held there', noun: ['event', 'events'] },
} as const;

type Kind = (typeof KINDS)[keyof typeof KINDS];
type Recorded = { id: string; statements: string[] };

/** How many there are on record, then each. */
function part<T extends Recorded>(kind: Kind, rows: T[], tell: (row: T) => Sentence): Block[] {
  if (rows.length === 0) return [];
  const what = given(kind);
  const all = count(rows.map(({ id, statements }) => ({ subject: id, statement: statements[0] ?? '' })));
  const summary = say(
    'fact',
    words`${what}：在案${all}项（选录）。`,
    words`On record (a selection) of ${what}: ${some(all, kind.noun[0], kind.noun[1])}.`,
  );
  return [
    { kind: 'paragraph', sentences: [summary] },
    { kind: 'list', items: rows.map((row) => [tell(row)]) },
  ];
}

/** The kinds of which the registers hold none. */
function untold(context: ReportContext, found: Record<keyof typeof KINDS, Recorded[]>): Block[] {
  const empty = Object.entries(KINDS).filter(([kind]) => found[kind as keyof typeof KINDS].length === 0);
  if (empty.length === 0) return [];
  const cluster = clusterName(context);
  const kinds = empty.map(([, kind]) => given(kind));
  const sentence = say(
    'unclear',
    words`${cluster}：${joined(kinds, 'zh')}尚不清楚，因为人工整理的登记只是选录，其中没有这类记录。`,
    words`${cluster}: of ${joined(kinds, 'en')} nothing can be said, because the curated registers are selections and hold none.`,
  );
  return [{ kind: 'paragraph', sentences: [sentence] }];
}

function days(told: Told): Figure {
  return { kind: 'days', from: told.from, to: told.to, statements: [told.statement] };
}

function policySentence({ zh, en, number, issuers, issued, effective, grade, statements }: Policy): Sentence {
  const [first = ''] = statements;
  const title = name({ zh: `《${zh[0] ?? en[0] ?? ''}》`, en: `“${en[0] ?? zh[0] ?? ''}”` }, first);
  const by = issuers.map((one) => name({ zh: one.zh ?? one.en ?? '', en: one.en ?? one.zh ?? '' }, first));
  const code = number === null ? [] : [name({ zh: `（${number}）`, en: ` (${number})` }, first)];
  const isOneDay = issued !== null && issued.from === effective?.from && issued.to === effective.to;
  const out = issued === null || isOneDay ? [] : [days(issued)];
  const since = effective === null ? [] : [days(effective)];
  const word = gradeOf(grade, first);
  return say(
    'fact',
    words`${title}${code}，${joined(by, 'zh')}${out.flatMap((day) => ['，发布于', day])}${since.flatMap((day) => ['，施行于', day])}（${word}）。`,
    words`${title}${code}, ${joined(by, 'en')}${out.flatMap((day) => [', issued ', day])}${since.flatMap((day) => [', in effect from ', day])} (${word}).`,
  );
}

function dealSentence({ type, parties, amounts, announced, listing, grade, statements }: Deal): Sentence {
  const [first = ''] = statements;
  const who = parties.map((one) => name({ zh: one.zh ?? one.en ?? '', en: one.en ?? one.zh ?? '' }, first));
  const what = name(labelOf('deal', type), first);
  const sums = amounts.map(
    ({ kind, value, currency }): Figure => name(sumWords(labelOf('amount', kind), wordedSum({ value, currency })), first),
  );
  const board =
    listing === null ? [] : [name({ zh: `${listing.exchange} ${listing.code}`, en: `${listing.exchange} ${listing.code}` }, first)];
  const more = [...sums, ...board, gradeOf(grade, first)];
  const when: Figure = {
    kind: 'days',
    from: announced?.from ?? null,
    to: announced?.to ?? null,
    statements: [announced?.statement ?? first],
  };
  return say(
    'fact',
    words`${when}：${joined(who, 'zh')}，${what}（${listed(more, 'zh')}）。`,
    words`${when}: ${joined(who, 'en')}: ${what} (${listed(more, 'en')}).`,
  );
}

/** Whose word it is. */
function gradeOf(grade: string, statement: string): Figure {
  const label = labelOf('grade', grade);
  return name({ zh: `依据：${label.zh}`, en: `source: ${label.en}` }, statement);
}

function sumWords(kind: Both, sum: Both): Both {
  return { zh: `${kind.zh} ${sum.zh}`, en: `${kind.en} ${sum.en}` };
}

function serviceSentence({ service, provider, described, said_by, statements }: Service): Sentence {
  const [first = ''] = statements;
  const [who, what, product] = [
    name(entityName(`organisation/${provider}`), first),
    name(labelOf('service', service), first),
    name(described, first),
  ];
  const word = name(labelOf('said_by', said_by), first);
  return say(
    'fact',
    words`${who}：${what}，对象为${product}（据${word}所说）。`,
    words`${who}: ${what} for ${product} (as told by ${word}).`,
  );
}

function eventSentence({ zh, en, held, venue, organisers, grade, statements }: HeldEvent): Sentence {
  const [first = ''] = statements;
  const title = name({ zh: zh[0] ?? en[0] ?? '', en: en[0] ?? zh[0] ?? '' }, first);
  const when: Figure = { kind: 'days', from: held?.from ?? null, to: held?.to ?? null, statements: [held?.statement ?? first] };
  const where = venue === null ? [] : [name({ zh: `，${venue.zh}`, en: `, ${venue.en}` }, first)];
  const word = gradeOf(grade, first);
  const by = organisers.map((one) => name({ zh: one.zh ?? one.en ?? '', en: one.en ?? one.zh ?? '' }, first));
  const from = (lang: 'zh' | 'en') =>
    by.length === 0 ? [] : lang === 'zh' ? words`；主办与承办：${joined(by, lang)}` : words`; held by ${joined(by, lang)}`;
  return say('fact', words`${when}：${title}${where}${from('zh')}（${word}）。`, words`${when}: ${title}${where}${from('en')} (${word}).`);
}
