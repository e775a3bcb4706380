import type { OPERATIONS } from '../../operation/table.ts';
import { auditWords, freshWords } from '../audit-words.ts';
import { pairs, textTable } from './text-table.ts';

type Result = Awaited<ReturnType<typeof OPERATIONS.sources.run>>;
type Listed = Result['sources'][number];
type Lang = 'zh' | 'en';

/** Sources for a person: a table of all or the facts of one, then the audit or the records left out, where they were asked for. */
export function renderSources(answer: Result, lang: Lang): string {
  const [only] = answer.sources;
  const head = answer.sources.length === 1 && only ? renderOne(only, lang) : renderAll(answer.sources, lang);
  const audits = (answer.audit ?? []).map((one) => `\n${renderAudit(one, lang)}`);
  return [head, ...audits, answer.quarantined === null ? '' : `\n${renderQuarantined(answer.quarantined, lang)}`].join('');
}

function renderAll(sources: Listed[], lang: Lang): string {
  const words = auditWords(lang);
  const rows = sources.map((one) => [
    one.name,
    one.freshness.newest ?? '–',
    one.freshness.checked ?? '–',
    freshWords(one, lang),
    ...countsOf(one).map(String),
    one.licence,
    one.answers[lang],
    one.cannot[lang],
  ]);
  const counts = [words.snapshots, words.records, words.subjects, words.statements, words.issues, words.no_names];
  return textTable(
    [words.source, words.newest, words.checked, words.fresh, ...counts, words.licence, words.answers, words.cannot],
    rows,
    60,
  );
}

/** Snapshots, records in, subjects, statements, issues, and names that name nothing. */
function countsOf({ snapshots, records, at_hand, issues, unnamed }: Listed): number[] {
  const sum = (rows: { count: number }[]) => rows.reduce((all, { count }) => all + count, 0);
  const held = (name: 'subjects' | 'statements') => at_hand.reduce((all, one) => all + one[name], 0);
  return [snapshots, records, held('subjects'), held('statements'), sum(issues), sum(unnamed)];
}

function renderOne(one: Listed, lang: Lang): string {
  const words = auditWords(lang);
  const { freshness, accepted } = one;
  const [snapshots = 0, records = 0, subjects = 0, statements = 0] = countsOf(one);
  const rows: [string, string][] = [
    [words.source, `${one.title[lang]} (${one.name})`],
    [words.publisher, one.publisher],
    [words.licence, one.licence],
    [words.answers, one.answers[lang]],
    [words.cannot, one.cannot[lang]],
    [words.newest, freshness.newest ?? '–'],
    [words.checked, freshness.checked ?? '–'],
    [words.fresh, freshWords(one, lang)],
    [
      words.counts,
      `${words.snapshots} ${snapshots}, ${words.records} ${records}, ${words.subjects} ${subjects}, ${words.statements} ${statements}`,
    ],
    [words.band, `${one.expect.least} – ${one.expect.most}`],
    ...accepted.map((row): [string, string] => [words.accepted, `${row.receipt}: ${row.subjects}; ${row.by}, ${row.decided}: ${row.why}`]),
  ];
  return pairs(rows);
}

function renderAudit(one: NonNullable<Result['audit']>[number], lang: Lang): string {
  const words = auditWords(lang);
  const snapshots = one.snapshots.map((row) => [
    row.observed,
    row.receipt,
    ...[row.records, row.subjects, row.statements, row.issues, row.quarantined].map(String),
    row.files,
  ]);
  const fields = one.fields.map(({ field, use, records, looked }) => [field, words[use], `${records} / ${looked}`]);
  const issues = one.issues.map(({ severity, code, count }) => [severity, code, String(count)]);
  const counts = [words.records, words.subjects, words.statements, words.issues, words.quarantined];
  return [
    `${one.source}${one.series === null ? '' : ` (${one.series})`}\n`,
    textTable([words.observed, words.receipt, ...counts, words.files], snapshots),
    fields.length === 0 ? '' : `\n${textTable([words.field, words.use, words.holding], fields, 80)}`,
    one.absent.length === 0 ? '' : `\n${pairs([[words.absent, one.absent.join(', ')]])}`,
    issues.length === 0 ? '' : `\n${textTable([words.severity, words.code, words.count], issues)}`,
  ].join('');
}

function renderQuarantined(rows: NonNullable<Result['quarantined']>, lang: Lang): string {
  const words = auditWords(lang);
  if (rows.length === 0) return `${words.none_quarantined}\n`;
  const cells = rows.map((row) => [
    `${row.source}${row.series === null ? '' : ` (${row.series})`}`,
    row.observed,
    row.file,
    row.record,
    row.field,
    row.code,
    row.reason,
    row.receipt,
    row.replaced ?? '–',
  ]);
  const heads = [words.source, words.observed, words.file, words.record, words.field, words.code, words.reason, words.receipt];
  return `${textTable([...heads, words.replaced], cells, 64)}${words.retry}\n`;
}

/** What a second reading of a snapshot changed for a person. */
export function renderRetry(answer: Awaited<ReturnType<typeof OPERATIONS.retry.run>>, lang: Lang): string {
  const words = auditWords(lang);
  const part = (title: string, rows: typeof answer.quarantined) => {
    const cells = rows.map((row) => [row.file, row.record, row.field, row.code, row.reason]);
    return rows.length === 0
      ? ''
      : `\n${title}\n${textTable([words.file, words.record, words.field, words.code, words.reason], cells, 64)}`;
  };
  const { source, receipt, statements, mended, added, quarantined } = answer;
  const counts = pairs([
    [words.source, `${source}, ${receipt}`],
    [words.statements, String(statements)],
    [words.mended, String(mended.length)],
    [words.quarantined, String(quarantined.length)],
  ]);
  return [counts, part(words.mended, mended), part(words.added, added), part(words.quarantined, quarantined)].join('');
}
