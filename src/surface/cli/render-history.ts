import { labelOf } from '../../model/labels.ts';
import type { FieldChange } from '../../view/field-change.ts';
import { fieldWords, valueWords } from '../../view/field-words.ts';
import type { HistoryAnswer, SourceHistory, Version } from '../../view/history.ts';
import { pairs, textTable } from './text-table.ts';

/** Changes of one version that a human answer shows before it refers to --json. */
const SHOWN = 20;

/** The history of a trial for a person: a table for each source, one line for each field that moved. */
export function renderHistory(answer: HistoryAnswer, lang: 'zh' | 'en'): string {
  const others = answer.registrations.map(({ says, pairing, undo }): [string, string] => [
    lang === 'zh' ? '同一试验' : 'the same trial',
    `${says[lang]} [${pairing.statements.join(' ')}]; ${lang === 'zh' ? '若不是' : 'if not'}: ${undo}`,
  ]);
  const more: [string, string][] = [
    ...others,
    [lang === 'zh' ? '时段 / 已知' : 'days / known by', `${answer.from ?? '…'} → ${answer.to} / ${answer.known_by}`],
    [lang === 'zh' ? '最新快照' : 'newest snapshot', answer.newest_snapshot],
  ];
  return `${answer.trial}\n\n${answer.sources.map((one) => sourceTable(one, lang)).join('\n')}\n${pairs(more)}`;
}

function sourceTable({ source, series, versions }: SourceHistory, lang: 'zh' | 'en'): string {
  const header =
    lang === 'zh'
      ? ['自', '最后所见', '次数', '最近更新', '变化', '', '之前', '之后', '陈述']
      : ['from', 'last seen', 'looks', 'last update', 'field', 'move', 'before', 'after', 'statements'];
  const rows = versions.flatMap((version) => versionRows(version, lang));
  return `${[source, series].filter(Boolean).join(' ')}\n${textTable(header, rows, 44)}`;
}

function versionRows(version: Version, lang: 'zh' | 'en'): string[][] {
  const { from, last, looks, updated, statement, changes } = version;
  const unmoved = version.is_update_moved === false ? (lang === 'zh' ? '（未变）' : ' (same)') : '';
  const when = [from, last, String(looks), updated === null ? '–' : `${updated}${unmoved}`];
  const left = changes.length - SHOWN;
  const rows = changes.slice(0, SHOWN).map((one) => changeCells(one, lang));
  const more = left > 0 ? [[`… ${left}`, '', '(--json)', '', '']] : [];
  const all = rows.length === 0 ? [['–', '', '', '', statement ?? '']] : [...rows, ...more];
  return all.map((cells, at) => [...(at === 0 ? when : ['', '', '', '']), ...cells]);
}

function changeCells(one: FieldChange, lang: 'zh' | 'en'): string[] {
  const ids = [one.before_statements[0], one.after_statements[0]].filter(Boolean).join(' ');
  return [fieldWords(one)[lang], labelOf('move', one.move)[lang], valueWords(one, 'before')[lang], valueWords(one, 'after')[lang], ids];
}
