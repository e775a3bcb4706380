import type { Both } from '../../model/definitions.ts';
import { labelOf } from '../../model/labels.ts';
import { productCalled } from '../../view/called.ts';
import { type Member, productsOf } from '../../view/members.ts';
import { entityName } from '../../view/why.ts';
import { clusterName, type ReportContext } from './context.ts';
import type { Row, Section, Sentence } from './report.ts';
import { count, given, joined, name, say, words } from './say.ts';

/** Products of an organisation that the table names before the rest is only counted. */
const NAMED = 4;

type Profile = { member: Member; products: { label: Both; row: Row }[]; trials: Row[] };

/** The organisations of the cluster: their role where curated, their products, and the trials that they lead. */
export async function companiesSection(context: ReportContext): Promise<Section> {
  const { atlas, members, definition, known_by, trials } = context;
  const ids = members.map(({ organisation }) => organisation);
  const owned = await productsOf(atlas, ids, definition.scope, known_by);
  const profiles = members.map((member): Profile => {
    const own = owned.filter(({ organisation }) => organisation === member.organisation);
    const led = trials.counted.filter(({ sponsors }) => sponsors.includes(`organisation/${member.organisation}`));
    return {
      member,
      products: own.map(({ product, statement }) => ({ label: productCalled(product), row: { subject: product, statement } })),
      trials: led.map(({ trial, statement }) => ({ subject: trial, statement })),
    };
  });
  const sorted = profiles.toSorted((a, b) => b.trials.length - a.trials.length || b.products.length - a.products.length);
  return {
    id: 'companies',
    title: { zh: '机构与产品', en: 'Organisations and products' },
    blocks: [
      { kind: 'paragraph', sentences: rolesOf(context) },
      ...(sorted.length === 0 ? [] : [{ kind: 'table' as const, ...HEAD, rows: sorted.map(rowOf) }]),
    ],
  };
}

const HEAD = {
  title: { zh: '在案机构，按主办试验数排列', en: 'Organisations on record, by trials led' },
  header: [
    { zh: '机构', en: 'Organisation' },
    { zh: '角色', en: 'Role' },
    { zh: '在案产品', en: 'Products on record' },
    { zh: '主办试验', en: 'Trials led' },
  ],
};

function rowOf({ member, products, trials }: Profile): Sentence[] {
  const label = name(entityName(`organisation/${member.organisation}`), ...member.statements);
  const role =
    member.role === null || member.role_statement === null ? null : name(labelOf('organisation_role', member.role), member.role_statement);
  const own = products.slice(0, NAMED).map(({ label: product, row }) => name(product, row.statement));
  const led = count(trials);
  const rest = products.length > NAMED ? count(products.map(({ row }) => row)) : null;
  const list = (lang: 'zh' | 'en') =>
    rest === null
      ? joined(own, lang)
      : lang === 'zh'
        ? words`${joined(own, lang)}等${rest}个`
        : words`${joined(own, lang)}; ${rest} in all`;
  return [
    say('fact', [label], [label]),
    role === null ? nothing() : say('fact', [role], [role]),
    products.length === 0 ? nothing() : say('fact', list('zh'), list('en')),
    trials.length === 0 ? nothing() : say('fact', [led], [led]),
  ];
}

function nothing(): Sentence {
  return say('method', ['–'], ['–']);
}

/** How many organisations have each curated role, and how many none. */
function rolesOf(context: ReportContext): Sentence[] {
  const { members } = context;
  const known = [...Map.groupBy(members, ({ role }) => role)].toSorted(([, a], [, b]) => b.length - a.length);
  const cluster = clusterName(context);
  if (members.length === 0)
    return [
      say(
        'unclear',
        words`${cluster}产业链上有哪些机构尚不清楚，因为现有来源没有此地的成员名单。`,
        words`Which organisations along the chain are in ${cluster} is unclear, because no list of its members is at hand.`,
      ),
    ];
  const told = known.map(([role, list]) => {
    const all = count(list.map((one) => ({ subject: one.organisation, statement: one.role_statement ?? one.statements[0] ?? '' })));
    const label =
      role === null
        ? given({ zh: '角色未整理', en: 'role not curated' })
        : name(labelOf('organisation_role', role), ...roleStatements(list));
    return { zh: words`${label}${all}家`, en: words`${label} ${all}` };
  });
  const [zh, en] = [
    joined(
      told.map((one) => one.zh),
      'zh',
    ),
    joined(
      told.map((one) => one.en),
      'en',
    ),
  ];
  return [say('fact', words`${cluster}在案机构按角色计：${zh}。`, words`The organisations of ${cluster} on record by role: ${en}.`)];
}

function roleStatements(members: Member[]): string[] {
  return members.slice(0, 1).flatMap(({ role_statement }) => role_statement ?? []);
}
