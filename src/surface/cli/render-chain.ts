import { labelOf } from '../../model/labels.ts';
import { type Age, ageWords } from '../../view/age.ts';
import type { ChainAnswer } from '../../view/chain.ts';
import type { ChainMember } from '../../view/chain-members.ts';
import type { Placing } from '../../view/chain-placing.ts';
import type { RoleHeld } from '../../view/chain-roles.ts';
import { pairs, textTable } from './text-table.ts';

type Lang = 'zh' | 'en';

/** Products of an organisation that a row names before it refers to --json. */
const SHOWN = 3;

/** The chain of a cluster for a person: who is where, then the gaps, those of unknown role, and what was understood. */
export function renderChain(answer: ChainAnswer, lang: Lang): string {
  const { stages, members, gaps, unknown, left } = answer;
  const byId = new Map(members.map((one) => [one.organisation, one]));
  const rows = stages.flatMap(({ label, roles }) =>
    roles.flatMap(({ role, label: what, organisations }) =>
      organisations.map((id) => rowOf(byId.get(id) as ChainMember, role, [label[lang], what[lang]], lang)),
    ),
  );
  const header =
    lang === 'zh'
      ? ['环节', '角色', '机构', '依据', '所在', '产品', '所见', '陈述']
      : ['stage', 'role', 'organisation', 'by', 'where', 'products', 'seen', 'statement'];
  const untold = unknown.map((id) => byId.get(id) as ChainMember);
  return `${rows.length === 0 ? '' : `${textTable(header, rows, 36)}\n`}${list(lang === 'zh' ? '角色未知' : 'role not known', untold, lang)}${list(lang === 'zh' ? '已离开' : 'left before the day', left, lang)}${gaps.length === 0 ? '' : `${gaps.map(({ says }) => says[lang]).join('\n')}\n\n`}${pairs(understoodIn(answer, lang))}`;
}

function rowOf(member: ChainMember, role: string, before: string[], lang: Lang): string[] {
  const held = member.roles.find((one) => one.role === role) as RoleHeld;
  const products = member.products.slice(0, SHOWN).map(({ label }) => label[lang]);
  const more = member.products.length > SHOWN ? ' …' : '';
  const what = held.of === null ? '' : ` (${held.of[lang]})`;
  return [
    ...before,
    member.label[lang],
    `${labelOf('role_basis', held.basis)[lang]}${what}`,
    [...member.placings, ...member.also].map((one) => placed(one, lang)).join('; '),
    `${products.join(', ')}${more}` || '–',
    seenOf(held.basis === 'chain' ? held.age : (member.placings[0]?.age ?? held.age)),
    held.statements[0] ?? '',
  ];
}

function list(title: string, rows: { label: { zh: string; en: string }; placings: Placing[] }[], lang: Lang): string {
  if (rows.length === 0) return '';
  const lines = rows.map(({ label, placings }) => {
    const where = placings.map((one) => `${placed(one, lang)}: ${ageWords(one.age)[lang]}`).join('; ');
    return `  ${label[lang]} · ${where} · ${placings[0]?.statements[0] ?? ''}`;
  });
  return `${title} (${rows.length})\n${lines.join('\n')}\n\n`;
}

function placed({ label, role, from, to }: Placing, lang: Lang): string {
  const what = role === null ? '' : labelOf('membership_role', role)[lang];
  const days = from === null && to === null ? '' : `${from ?? ''}–${to ?? ''}`;
  const more = [what, days].filter((text) => text !== '').join(', ');
  return more === '' ? label[lang] : `${label[lang]} (${more})`;
}

function seenOf({ seen, overdue }: Age): string {
  return seen === null ? '–' : `${seen}${overdue > 0 ? ' !' : ''}`;
}

function understoodIn({ understood, as_of, known_by, newest_snapshot, reasons, missing }: ChainAnswer, lang: Lang): [string, string][] {
  const names = (list: { label: { zh: string; en: string } }[]) => list.map(({ label }) => label[lang]).join(', ') || '–';
  return [
    [lang === 'zh' ? '园区' : 'cluster', understood.cluster.label[lang]],
    [lang === 'zh' ? '园中园' : 'within it', names(understood.within)],
    [lang === 'zh' ? '比较' : 'compared with', names(understood.with)],
    [lang === 'zh' ? '截至 / 已知' : 'as of / known by', `${as_of} / ${known_by}`],
    [lang === 'zh' ? '最新快照' : 'newest snapshot', newest_snapshot],
    [
      lang === 'zh' ? '说明' : 'how',
      `${reasons[lang]}${lang === 'zh' ? '“!”表示已过复核期。' : ' A “!” marks what is overdue for a check.'}`,
    ],
    [lang === 'zh' ? '缺少' : 'missing', missing.map((one) => one[lang]).join('; ')],
  ];
}
