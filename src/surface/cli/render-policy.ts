import { labelOf } from '../../model/labels.ts';
import type { OPERATIONS } from '../../operation/table.ts';
import { pairs } from './text-table.ts';

type Answer = Awaited<ReturnType<typeof OPERATIONS.policy.run>>;
type Match = Answer['matches'][number];

/** What policies say of a case, for a person: those that apply first, then those that lack a fact, then the others, each with what decides it. */
export function renderPolicy(answer: Answer, lang: 'zh' | 'en'): string {
  const { understood, matches, disagreements } = answer;
  const zh = lang === 'zh';
  const none = zh ? '没有涉及该活动的政策记录在案。\n' : 'No policy on record is about this activity.\n';
  const rows: [string, string][] = [
    [zh ? '活动' : 'activity', understood.activity.label[lang]],
    [zh ? '地区' : 'region', understood.region.label[lang]],
    [zh ? '主体' : 'ownership', understood.ownership?.label[lang] ?? (zh ? '未说明' : 'not said')],
    [zh ? '截至 / 已知' : 'as of / known by', `${answer.as_of} / ${answer.known_by}`],
    [zh ? '最新快照' : 'newest snapshot', answer.newest_snapshot],
    [zh ? '在案政策' : 'policies on record', String(answer.policies)],
  ];
  const apart = disagreements.map(({ says }) => `! ${says[lang]}\n`).join('');
  return `${matches.length === 0 ? none : matches.map((one) => matchText(one, lang)).join('\n')}\n${apart}${pairs(rows)}`;
}

function matchText(match: Match, lang: 'zh' | 'en'): string {
  const name = (lang === 'zh' ? match.zh[0] : match.en[0]) ?? match.zh[0] ?? match.en[0];
  const where = [match.number, match.clause].filter((one) => one !== null).join(', ');
  const signs = { yes: '+', no: '-', unknown: '?' };
  const fits = match.fits.map(({ state, says }) => `  ${signs[state]} ${says[lang]}\n`).join('');
  const head = `${labelOf('policy_outcome', match.outcome)[lang]} · ${labelOf('policy_effect', match.effect)[lang]}: ${name}${where === '' ? '' : ` (${where})`}\n`;
  return `${head}${fits}    ${labelOf('grade', match.grade)[lang]}; ${match.statements.slice(0, 2).join(' ')}\n`;
}
