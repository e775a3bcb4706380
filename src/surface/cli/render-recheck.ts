import { labelOf } from '../../model/labels.ts';
import { ageWords } from '../../view/age.ts';
import type { RecheckAnswer } from '../../view/recheck.ts';
import { pairs, textTable } from './text-table.ts';

/** Facts that a human table shows before it refers to --json. */
const SHOWN = 60;

/** Curated facts by age for a person: the most overdue, then how many there are of each kind. */
export function renderRecheck({ facts, kinds, as_of, known_by, newest_snapshot }: RecheckAnswer, lang: 'zh' | 'en'): string {
  const header = lang === 'zh' ? ['类别', '关于', '内容', '年龄', '陈述'] : ['kind', 'of', 'what', 'age', 'statement'];
  const rows = facts
    .slice(0, SHOWN)
    .map(({ kind, of, says, age, statements }) => [
      labelOf('fact_kind', kind)[lang],
      of[lang],
      says[lang],
      ageWords(age)[lang],
      statements[0] ?? '',
    ]);
  const more = facts.length > SHOWN ? `… ${facts.length - SHOWN} (--json)\n` : '';
  const counts = kinds.map(({ label, years, facts: all, overdue, undated }): [string, string] => [
    label[lang],
    lang === 'zh'
      ? `${all} 条，预期寿命 ${years} 年；逾期 ${overdue}，未记录何时读到 ${undated}`
      : `${all}, expected to hold ${years} years; ${overdue} overdue, ${undated} without a day of reading`,
  ]);
  const dated: [string, string][] = [
    [lang === 'zh' ? '截至 / 已知' : 'as of / known by', `${as_of} / ${known_by}`],
    [lang === 'zh' ? '最新快照' : 'newest snapshot', newest_snapshot],
  ];
  return `${textTable(header, rows, 40)}${more}\n${pairs([...counts, ...dated])}`;
}
