import type { OPERATIONS } from '../../operation/table.ts';
import { pairs } from './text-table.ts';

type Why = Awaited<ReturnType<typeof OPERATIONS.why.run>>;

/** Statement ids that stand behind a step before the rest is left to --json. */
const SHOWN = 3;

/** An explanation as text: the answer, its steps with statement ids, judgements, and where curated rows were read. */
export function renderWhy({ answer, steps, judgements, origins, known_by, newest_snapshot }: Why, lang: 'zh' | 'en'): string {
  const words =
    lang === 'zh'
      ? { step: '依据', judged: '判断', origin: '出处', dates: '已知至' }
      : { step: 'because', judged: 'judgement', origin: 'origin', dates: 'known by' };
  const rows: [string, string][] = [
    ...steps.map(({ says, statements }): [string, string] => [words.step, `${says[lang]}${idsOf(statements)}`]),
    ...judgements.map((one): [string, string] => [
      words.judged,
      lang === 'zh'
        ? `${one.says.zh}。${one.by} 于 ${one.decided} 判断：${one.why}（${one.id}）${idsOf([one.statement])}`
        : `${one.says.en}. Judged by ${one.by} on ${one.decided}: ${one.why} (${one.id})${idsOf([one.statement])}`,
    ]),
    ...origins.map(({ url, grade, seen }): [string, string] => [words.origin, `${url} (${grade}${seen === null ? '' : `, ${seen}`})`]),
    [words.dates, `${known_by}; ${lang === 'zh' ? '最新快照' : 'newest snapshot'} ${newest_snapshot}`],
  ];
  return `${answer[lang]}\n\n${pairs(rows)}`;
}

function idsOf(statements: string[]): string {
  if (statements.length === 0) return '';
  return ` [${statements.slice(0, SHOWN).join(' ')}${statements.length > SHOWN ? ` … ${statements.length}` : ''}]`;
}
