import { html } from 'hono/html';
import { labelOf } from '../../model/labels.ts';
import type { OPERATIONS } from '../../operation/table.ts';
import { auditWords, freshWords } from '../audit-words.ts';
import type { Piece } from './piece.ts';
import { type Lang, WORDS } from './words/words.ts';

type Answer = Awaited<ReturnType<typeof OPERATIONS.sources.run>>;
type Listed = Answer['sources'][number];

/** Every source: how fresh it is, its counts, issues, terms, what it can and cannot answer. */
export function sourcesPage(lang: Lang, { sources }: Answer): Piece {
  const words = auditWords(lang);
  const rows = sources.map((one) => {
    const { freshness } = one;
    const age = freshWords(one, lang);
    return html`<tr><td><a href="/source?name=${one.name}&lang=${lang}"><strong>${one.title[lang]}</strong></a> <code>${one.name}</code>
<p>${words.answers}: ${one.answers[lang]}</p><p>${words.cannot}: ${one.cannot[lang]}</p><p>${one.publisher}; ${one.licence}</p></td>
<td class="day">${freshness.newest ?? '–'}</td><td><span class="day">${freshness.checked ?? '–'}</span><br>${freshness.overdue ? html`<strong>${age}</strong>` : age}</td>
<td class="day">${one.records === 0 ? '–' : one.records}</td><td class="day">${held(one, 'subjects')}</td><td class="day">${held(one, 'statements')}</td><td>${issuesOf(one)}</td></tr>`;
  });
  const heads = [words.source, words.newest, words.checked, words.records, words.subjects, words.statements, words.issues];
  return html`<h1>${WORDS[lang].sources}</h1>${table(heads, rows)}`;
}

/** One source: its facts, and for each series its snapshots, its fields with the records that hold them, its issues, and the records left out. */
export function sourcePage(lang: Lang, { sources, audit, quarantined }: Answer): Piece {
  const words = auditWords(lang);
  const [one] = sources;
  if (one === undefined) return html``;
  const facts: [string, Piece | string][] = [
    [words.publisher, one.publisher],
    [words.licence, one.licence],
    [WORDS[lang].grade, labelOf('grade', one.grade)[lang]],
    [words.answers, one.answers[lang]],
    [words.cannot, one.cannot[lang]],
    [words.newest, one.freshness.newest ?? '–'],
    [words.checked, one.freshness.checked ?? '–'],
    [words.fresh, freshWords(one, lang)],
    [words.band, `${one.expect.least} – ${one.expect.most}`],
    ...one.accepted.map((row): [string, string] => [
      words.accepted,
      `${row.receipt}: ${row.subjects}; ${row.by}, ${row.decided}: ${row.why}`,
    ]),
  ];
  return html`<h1>${one.title[lang]} <code>${one.name}</code></h1>
<div class="scroll"><table><tbody>${facts.map(([name, value]) => html`<tr><th class="day">${name}</th><td>${value}</td></tr>`)}</tbody></table></div>
${(audit ?? []).map((series) => seriesPart(lang, series))}
${quarantinePart(lang, quarantined ?? [])}`;
}

function seriesPart(lang: Lang, one: NonNullable<Answer['audit']>[number]): Piece {
  const words = auditWords(lang);
  const snapshots = one.snapshots.map(
    (
      row,
    ) => html`<tr><td class="day">${row.observed}</td><td><code>${row.receipt}</code></td><td>${row.records}</td><td>${row.subjects}</td>
<td>${row.statements}</td><td>${row.issues}</td><td>${row.quarantined}</td><td>${row.files}</td></tr>`,
  );
  const fields = one.fields.map(
    ({ field, use, records, looked }) => html`<tr><td><code>${field}</code></td><td>${words[use]}</td><td>${records} / ${looked}</td></tr>`,
  );
  const issues = one.issues.map(
    ({ severity, code, count }) => html`<tr><td>${severity}</td><td><code>${code}</code></td><td>${count}</td></tr>`,
  );
  const counts = [words.records, words.subjects, words.statements, words.issues, words.quarantined];
  return html`<h2>${one.series ?? words.snapshots}</h2>${table([words.observed, words.receipt, ...counts, words.files], snapshots)}
${fields.length > 0 ? table([words.field, words.use, words.holding], fields) : ''}
${one.absent.length > 0 ? html`<p>${words.absent}: ${one.absent.join(', ')}</p>` : ''}
${issues.length > 0 ? table([words.severity, words.code, words.count], issues) : ''}`;
}

function quarantinePart(lang: Lang, left: NonNullable<Answer['quarantined']>): Piece {
  const words = auditWords(lang);
  if (left.length === 0) return html`<p>${words.none_quarantined}</p>`;
  const rows = left.map(
    (row) =>
      html`<tr><td class="day">${row.observed}</td><td>${row.file}</td><td><code>${row.record}</code></td><td><code>${row.field}</code></td><td>${row.reason}</td><td><code>${row.receipt}</code></td><td><code>${row.replaced ?? '–'}</code></td></tr>`,
  );
  const heads = [words.observed, words.file, words.record, words.field, words.reason, words.receipt, words.replaced];
  return html`<h2>${words.quarantined}</h2>${table(heads, rows)}<p>${words.retry}</p>`;
}

function table(heads: string[], rows: Piece[]): Piece {
  return html`<div class="scroll"><table><thead><tr>${heads.map((head) => html`<th class="day">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function held({ at_hand }: Listed, name: 'subjects' | 'statements'): number {
  return at_hand.reduce((sum, one) => sum + one[name], 0);
}

function issuesOf({ issues, unnamed }: Listed): string {
  const all = [...issues, ...unnamed.map(({ problem, count }) => ({ code: problem, count }))];
  return all.map(({ code, count }) => `${code} ${count}`).join(', ') || '–';
}
