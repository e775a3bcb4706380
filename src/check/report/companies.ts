import type { Both } from '../../model/definitions.ts';
import { labelOf } from '../../model/labels.ts';
import { productCalled } from '../../view/called.ts';
import { type Member, productsOf } from '../../view/members.ts';
import type { Milestone } from '../../view/milestones.ts';
import { eventOf } from '../../view/own-milestones.ts';
import { entityName } from '../../view/why.ts';
import type { ReportContext } from './context.ts';

import { ownMilestones } from './own.ts';
import type { Row, Section, Sentence } from './report.ts';
import { count, joined, name, say, words } from './say.ts';
import { membersSentence } from './size.ts';

/** Products of an organisation that the table names before the rest is only counted. */
const NAMED = 4;

type Profile = { member: Member; products: { label: Both; row: Row }[]; trials: Row[]; milestones: Row[]; approvals: Row[] };

/** The organisations of the cluster: their role where curated, their products, the trials that they lead, and the milestones and approvals of their products. */
export async function companiesSection(context: ReportContext): Promise<Section> {
  const { atlas, members, definition, known_by, trials } = context;
  const ids = members.map(({ organisation }) => organisation);
  const owned = await productsOf(atlas, ids, definition.scope, known_by);
  const reached = await ownMilestones(context);
  const bySponsor = Map.groupBy(
    trials.counted.flatMap(({ trial, statement, sponsors }) => sponsors.map((sponsor) => ({ trial, statement, sponsor }))),
    ({ sponsor }) => sponsor,
  );
  const profiles = members.map((member): Profile => {
    const own = owned.filter(({ organisation }) => organisation === member.organisation);
    const led = bySponsor.get(`organisation/${member.organisation}`) ?? [];
    const theirs = reached.filter(({ organisations }) => organisations.includes(member.organisation));
    return {
      member,
      milestones: theirs.map((row) => ({ subject: eventOf(row), statement: row.statement })),
      approvals: theirs
        .filter(isApproval)
        .map((row) => ({ subject: JSON.stringify([row.product ?? row.label, row.jurisdiction]), statement: row.statement })),
      products: own.map(({ product, statement }) => ({ label: productCalled(product), row: { subject: product, statement } })),
      trials: led.map(({ trial, statement }) => ({ subject: trial, statement })),
    };
  });
  const sorted = profiles.toSorted((a, b) => b.trials.length - a.trials.length || b.products.length - a.products.length);
  return {
    id: 'companies',
    title: { zh: '机构与产品', en: 'Organisations and products' },
    blocks: [
      sorted.length === 0
        ? { kind: 'paragraph', sentences: [membersSentence(context)] }
        : { kind: 'table', ...HEAD, rows: sorted.map(rowOf) },
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
    { zh: '里程碑', en: 'Milestones' },
    { zh: '上市批准', en: 'Approvals' },
  ],
};

function rowOf({ member, products, trials, milestones, approvals }: Profile): Sentence[] {
  const label = name(entityName(`organisation/${member.organisation}`), ...member.statements);
  const role =
    member.role === null || member.role_statement === null ? null : name(labelOf('organisation_role', member.role), member.role_statement);
  const own = products.slice(0, NAMED).map(({ label: product, row }) => name(product, row.statement));
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
    counted(trials),
    counted(milestones),
    counted(approvals),
  ];
}

function counted(rows: Row[]): Sentence {
  const all = count(rows);
  return rows.length === 0 ? nothing() : say('fact', [all], [all]);
}

function isApproval({ milestone, modifier }: Milestone): boolean {
  return milestone === 'approved' && (modifier === null || modifier === 'conditional');
}

function nothing(): Sentence {
  return say('method', ['–'], ['–']);
}
