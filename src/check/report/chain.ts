import { chain } from '../../view/chain.ts';
import type { ChainGap } from '../../view/chain-gaps.ts';
import type { ChainMember } from '../../view/chain-members.ts';
import type { ReportContext } from './context.ts';
import type { Row, Section, Sentence } from './report.ts';
import { count, given, joined, name, say, some, words } from './say.ts';
import { membersSentence } from './size.ts';

/** Organisations of a role that the table names before the rest is only counted. */
const NAMED = 6;

/** Who is where on the chain: roles with their organisations, those of unknown role, and the roles that other clusters have and none known here has. */
export async function chainSection(context: ReportContext): Promise<Section> {
  const { atlas, cluster, as_of, known_by } = context;
  const { stages, members, unknown, gaps } = await chain(atlas, { cluster: cluster.id, with: null, as_of, known_by });
  const byId = new Map(members.map((one) => [one.organisation, one]));
  const rows = stages.flatMap(({ label: stage, roles }) =>
    roles.flatMap(({ role, label, organisations }) => {
      const held = organisations.map((id) => byId.get(id) as ChainMember);
      return held.length === 0 ? [] : [rowOf(given(stage), given(label), held, role)];
    }),
  );
  return {
    id: 'chain',
    title: { zh: '产业链', en: 'The chain' },
    blocks: [
      { kind: 'paragraph', sentences: [membersSentence(context), ...untold(unknown.map((id) => byId.get(id) as ChainMember))] },
      ...(rows.length === 0 ? [] : [{ kind: 'table' as const, ...HEAD, rows }]),
      ...(gaps.length === 0 ? [] : [{ kind: 'list' as const, items: gaps.map((gap) => [gapSentence(context, gap)]) }]),
    ],
  };
}

const HEAD = {
  title: { zh: '按环节与角色；一家机构可有多个角色', en: 'By stage and role; an organisation may have several' },
  header: [
    { zh: '环节', en: 'Stage' },
    { zh: '角色', en: 'Role' },
    { zh: '机构数', en: 'Organisations' },
    { zh: '机构', en: 'Who' },
  ],
};

function rowOf(stage: ReturnType<typeof given>, role: ReturnType<typeof given>, members: ChainMember[], id: string): Sentence[] {
  const all = count(members.flatMap((member) => rowsOf(member, id)));
  const who = members.slice(0, NAMED).map((member) => name(member.label, ...rowsOf(member, id).map(({ statement }) => statement)));
  const list = (lang: 'zh' | 'en') => [...joined(who, lang), ...(members.length > NAMED ? [' …'] : [])];
  return [say('method', [stage], [stage]), say('method', [role], [role]), say('fact', [all], [all]), say('fact', list('zh'), list('en'))];
}

function rowsOf({ organisation, roles }: ChainMember, role: string): Row[] {
  const statements = roles.filter((held) => held.role === role).flatMap((held) => held.statements);
  return statements.map((statement) => ({ subject: organisation, statement }));
}

function untold(members: ChainMember[]): Sentence[] {
  if (members.length === 0) return [];
  const all = count(
    members.flatMap(({ organisation, placings }) =>
      placings.flatMap(({ statements }) => statements.map((statement) => ({ subject: organisation, statement }))),
    ),
  );
  const who = members.map(({ label, placings }) => name(label, ...placings.flatMap(({ statements }) => statements)));
  return [
    say(
      'unclear',
      words`其中${all}家的产业链角色尚不清楚，因为没有整理：${joined(who, 'zh')}。`,
      words`The role of ${some(all, 'organisation')} on the chain is unclear, because none is curated: ${joined(who, 'en')}.`,
    ),
  ];
}

function gapSentence({ cluster }: ReportContext, { label, elsewhere }: ChainGap): Sentence {
  const [role, here] = [given(label), given(cluster.label)];
  const known = elsewhere.map(({ cluster: other, organisations }) => {
    const all = count(
      organisations.flatMap(({ organisation, statements }) => statements.map((statement) => ({ subject: organisation, statement }))),
    );
    return { other: given(other.label), all };
  });
  const list = (lang: 'zh' | 'en') =>
    joined(
      known.map(({ other, all }) => words`${other} ${all}`),
      lang,
    );
  return say(
    'unclear',
    words`${role}：图谱不知${here}有谁，比较的园区中已知${list('zh')}；不知不等于没有。`,
    words`${role}: none known to the atlas in ${here}, while the clusters compared have ${list('en')}; that is no proof that there is none.`,
  );
}
