import { html } from 'hono/html';
import { labelOf } from '../../../model/labels.ts';
import { OPERATIONS } from '../../../operation/table.ts';
import { readSourceFacts } from '../../../statement/source-facts.ts';
import { citationsOf } from '../../../view/citation.ts';
import type { CoverageAnswer } from '../../../view/coverage.ts';
import { contendersChart } from '../chart/contenders.ts';
import { type Table, tableLinks } from '../export.ts';
import { countOf, dateOf } from '../format.ts';
import { addressOf } from '../links.ts';
import type { Query, Visit } from '../page.ts';
import type { Piece } from '../piece.ts';
import { scrolled } from '../scroll.ts';
import { verdictBadge } from '../signs.ts';
import { toldApart } from '../told.ts';
import { FIRST_WORDS } from '../words/first.ts';
import { contendersTable } from './contenders-table.ts';
import { questionWords } from './question.ts';

/** What the operation `first` answers. */
export type FirstAnswer = Awaited<ReturnType<typeof OPERATIONS.first.run>>;

/** The answer: the verdict with what is missing, the contenders as a chart and a table, what the sources at hand cover, and the answer as files. */
export async function firstAnswer(visit: Visit, question: Query, answer: FirstAnswer): Promise<Piece> {
  const { lang, here, query } = visit;
  const words = FIRST_WORDS[lang];
  const { as_of, known_by } = query;
  const covered = await visit.ask(OPERATIONS.coverage, {
    milestone: question.milestone ?? 'ind_cleared',
    jurisdiction: question.jurisdiction,
    as_of,
    known_by,
  });
  const { sources } = (await visit.host.atlas()).manifest;
  const titles = sources.map((name) => readSourceFacts(name).title[lang]).join(lang === 'zh' ? '、' : ', ');
  return html`<section class="answer"><h2>${questionWords(lang, question)}</h2>
${verdictPart(visit, answer)}
${answer.contenders.length === 0 ? html`<p class="empty"><strong>${words.nobody}</strong><br>${words.nobody_says}</p>` : await contendersPart(visit, answer)}
${coveragePart(visit, covered)}
<dl><dt>${words.sources}</dt><dd>${titles}</dd><dt>${words.newest}</dt><dd>${dateOf(lang, answer.newest_snapshot)}</dd></dl>
<p class="files">${words.same} <a href="${apiAddress(question, as_of, known_by)}">${words.json}</a></p>${tableLinks(here, '/first', question)}</section>`;
}

/** The address of the operation with the same question. */
function apiAddress(question: Query, as_of: string, known_by: string): string {
  const given = Object.entries({ ...question, as_of, known_by }).filter(([, value]) => value !== '');
  return `/api/first?${new URLSearchParams(given)}`;
}

function verdictPart({ lang }: Visit, answer: FirstAnswer): Piece {
  const words = FIRST_WORDS[lang];
  const { says, missing } = toldApart(answer, lang);
  const lacks = missing.map((one) => html`<li>${one}</li>`);
  return html`<div class="sheet verdict-sheet ${answer.verdict}"><div><p class="verdict-line">${verdictBadge(lang, answer.verdict)}</p><p>${says}</p></div>
${lacks.length > 0 ? html`<div class="lacks"><h3>${words.missing}</h3><ul>${lacks}</ul></div>` : ''}</div>`;
}

async function contendersPart({ lang, host }: Visit, { contenders }: FirstAnswer): Promise<Piece> {
  const words = FIRST_WORDS[lang];
  const cited = await citationsOf(
    await host.atlas(),
    contenders.flatMap(({ statements }) => statements),
  );
  const citations = new Map(cited.map((one) => [one.id, one]));
  return html`<h3>${words.contenders} <small>${countOf(lang, contenders.length)}</small></h3>
<div class="beside">${contendersChart(lang, contenders)}<div>${contendersTable(lang, contenders, citations)}</div></div><p class="legend">${words.reading}</p>`;
}

function coveragePart({ lang, here }: Visit, { milestones }: CoverageAnswer): Piece {
  const words = FIRST_WORDS[lang];
  const heads = [words.jurisdiction, words.settles, words.reach, words.rows_at_hand];
  const rows = milestones.map(
    (
      one,
    ) => html`<tr><td class="day">${one.jurisdiction === null ? words.anywhere : labelOf('jurisdiction', one.jurisdiction)[lang]}</td><td>${one.source[lang]}</td>
<td>${one.missing === null ? html`<span class="supported"><span class="verdict">✓</span></span> ${words.reaches}` : html`<span class="unclear"><span class="verdict">?</span></span> ${one.missing[lang]}`}</td><td>${countOf(lang, one.at_hand)}</td></tr>`,
  );
  return html`<h3>${words.coverage}</h3>${scrolled(
    words.coverage,
    html`<table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`,
  )}<p class="files"><a href="${addressOf(here, '/sources')}">${words.sources}</a></p>`;
}

/** The contenders as a table to take along. */
export function contendersFile({ contenders }: FirstAnswer): Table {
  const column = (id: string, zh: string, en: string) => ({ id, label: { zh, en } });
  return {
    name: 'first',
    columns: [
      { ...column('place', '名次', 'place'), isNumber: true },
      column('name', '代号', 'name'),
      column('called_zh', '中文名', 'Chinese name'),
      column('called_en', '英文名', 'English name'),
      column('from', '最早可能', 'earliest'),
      column('to', '最晚可能', 'latest'),
      column('basis', '日期依据', 'basis'),
      column('grade', '证明等级', 'proof grade'),
      column('doubt', '存疑', 'doubt'),
      column('statements', '陈述', 'statements'),
    ],
    rows: contenders.map(({ name, called, from, to, basis, grade, doubt, statements }, at) => [
      at + 1,
      name,
      called.zh,
      called.en,
      from,
      to,
      basis,
      grade,
      doubt?.en ?? null,
      statements.join(' '),
    ]),
  };
}
