import { labelOf } from '../../model/labels.ts';
import { agoWords } from '../../view/age.ts';
import type { EntityAnswer } from '../../view/entity.ts';
import type { Fact } from '../../view/fact.ts';
import { pairs, textTable } from './text-table.ts';

/** An entity for a person: its name, how the question led there, names and facts with grade and age, then how much more there is. */
export function renderEntity(answer: EntityAnswer, lang: 'zh' | 'en'): string {
  const { subject, label, led, names, facts, statements, superseded, as_of, known_by, newest_snapshot } = answer;
  const header =
    lang === 'zh' ? ['属性', '内容', '证明等级', '所见', '来源', '陈述'] : ['property', 'value', 'grade', 'seen', 'source', 'statement'];
  const more: [string, string][] = [
    [lang === 'zh' ? '对象' : 'entity', `${label[lang]} (${subject})`],
    ...(led === null ? [] : ([[lang === 'zh' ? '为何在此' : 'led here', led.says[lang]]] as [string, string][])),
    [lang === 'zh' ? '截至 / 已知' : 'as of / known by', `${as_of} / ${known_by}`],
    [lang === 'zh' ? '最新快照' : 'newest snapshot', newest_snapshot],
    [lang === 'zh' ? '陈述' : 'statements', `${statements.length}${superseded === 0 ? '' : ` (+ ${superseded})`}`],
  ];
  const rows = [...names, ...facts].map((fact) => rowOf(fact, lang, as_of));
  return `${rows.length === 0 ? '' : `${textTable(header, rows)}\n`}${pairs(more)}`;
}

function rowOf({ label, says, from, to, grade, seen, sources, statements }: Fact, lang: 'zh' | 'en', as_of: string): string[] {
  const value = says[lang] || [from, to].filter(Boolean).join(' – ');
  return [
    label[lang],
    value,
    labelOf('grade', grade)[lang],
    seen === null ? '–' : agoWords(seen, as_of)[lang],
    sources.join(', '),
    statements[0] ?? '',
  ];
}
