import { labelOf } from '../../model/labels.ts';
import type { contenders } from '../../operation/contenders.ts';
import { textTable } from './text-table.ts';

/** Contenders by date for a person, and what is missing for the list to be whole. */
export function renderContenders(answer: Awaited<ReturnType<(typeof contenders)['run']>>, lang: 'zh' | 'en'): string {
  const rows = answer.contenders.map((one, at) => [
    String(at + 1),
    one.called[lang],
    one.from ?? '?',
    one.to ?? '?',
    one.basis,
    one.grade === null ? '' : labelOf('grade', one.grade)[lang],
    one.statements[0] ?? '',
  ]);
  const header =
    lang === 'zh'
      ? ['', '候选', '最早可能', '最晚可能', '依据', '证明等级', '陈述']
      : ['', 'contender', 'earliest', 'latest', 'basis', 'grade', 'statement'];
  const missing = answer.missing === null ? (lang === 'zh' ? '来源覆盖到该日' : 'the sources at hand reach the day') : answer.missing[lang];
  const days = lang === 'zh' ? `截至 ${answer.as_of}，已知至 ${answer.known_by}` : `as of ${answer.as_of}, known by ${answer.known_by}`;
  return `${textTable(header, rows)}${rows.length} ${lang === 'zh' ? '个候选' : 'contenders'}; ${days}; ${lang === 'zh' ? '覆盖' : 'coverage'}: ${missing}\n`;
}
