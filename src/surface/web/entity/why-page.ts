import { html } from 'hono/html';
import { OPERATIONS } from '../../../operation/table.ts';
import type { Statement } from '../../../view/evidence.ts';
import { sayProperty, sayValue } from '../../../view/said.ts';
import type { Explanation } from '../../../view/why.ts';
import { dateWords, percentOf } from '../format.ts';
import { addressOf, entityLink, statementLink } from '../links.ts';
import type { Page, Visit } from '../page.ts';
import type { Piece } from '../piece.ts';
import { gradeBadge } from '../signs.ts';
import { ENTITY_WORDS } from '../words/entity.ts';
import { LAYOUT_WORDS } from '../words/layout.ts';
import { WORDS } from '../words/words.ts';
import { addressed, type On, proofLink } from './proof.ts';
import { rowsTable } from './section.ts';

/** Questions that show what the page can answer. */
const EXAMPLES = [
  ['和元生物', '合源生物'],
  ['福可苏', 'equecabtagene autoleucel'],
  ['NCT00085930', ''],
] as const;

/** Why two names are one or not, why a trial has its class, or what a name stands for, with the statements behind each step; as a part the answer alone. */
export const whyPage: Page = {
  path: '/why',
  show: async (visit) => {
    const { asked, ask, lang, query } = visit;
    const { a, b, part } = asked;
    const title = LAYOUT_WORDS[lang].why;
    if (a === undefined) return { title, main: html`${form(visit)}${examples(visit)}` };
    const answer = await ask(OPERATIONS.why, { a, b, known_by: query.known_by });
    const main = answerPart({ here: visit.here, as_of: query.as_of, known_by: query.known_by }, answer, part === 'true');
    return { title: `${title} · ${[a, b].filter(Boolean).join(' / ')}`, main: part === 'true' ? main : html`${form(visit)}${main}` };
  },
};

function form({ lang, asked, query }: Visit): Piece {
  const words = ENTITY_WORDS[lang];
  const { a = '', b = '' } = asked;
  return html`<h1>${words.ask}</h1><p class="legend">${words.ask_says}</p><form method="get" action="/why"><input type="hidden" name="lang" value="${lang}">
<label class="half">${words.one}<input name="a" value="${a}" required maxlength="300"></label><label class="half">${words.other}<input name="b" value="${b}" maxlength="300"></label>
<label>${WORDS[lang].known_by}<input type="date" name="known_by" value="${query.known_by}"></label> <button>${WORDS[lang].explain}</button></form>`;
}

function examples({ here, lang }: Visit): Piece {
  const links = EXAMPLES.map(
    ([a, b]) => html`<li><a href="${addressOf(here, '/why', { a, b })}">${[a, b].filter(Boolean).join(' · ')}</a></li>`,
  );
  return html`<h2>${ENTITY_WORDS[lang].example}</h2><ul class="plain">${links}</ul>`;
}

function answerPart(on: On, { answer, probability, steps, judgements, origins, statements }: Explanation, isPart: boolean): Piece {
  const { lang } = on.here;
  const words = ENTITY_WORDS[lang];
  const links = (ids: readonly string[]) => ids.map((id) => html` ${statementLink(lang, id)}`);
  const sure = probability === null ? '' : html`<p class="legend">${words.sure(percentOf(lang, probability))}</p>`;
  const head = (text: string) => (isPart ? html`<h3>${text}</h3>` : html`<h2>${text}</h2>`);
  return html`<section class="why" aria-label="${words.answer}"><p class="answer">${answer[lang]}</p>${sure}
${head(words.steps)}<ol>${steps.map(({ says, statements: ids }) => html`<li>${says[lang]}${links(ids)}</li>`)}</ol>
${judgements.length > 0 ? html`${head(words.judgements)}<ul class="cards">${judgements.map((one) => judgementPart(on, one))}</ul>` : ''}
${origins.length > 0 ? html`${head(words.origins)}<ul class="plain">${origins.map(({ url, grade }) => html`<li>${addressed(url)} ${gradeBadge(lang, grade)}</li>`)}</ul>` : ''}
${statements.length > 0 ? html`${head(words.behind)}${statementTable(on, statements)}` : ''}</section>`;
}

function judgementPart({ here: { lang } }: On, one: Explanation['judgements'][number]): Piece {
  const words = ENTITY_WORDS[lang];
  return html`<li class="card"><p><strong>${one.says[lang]}</strong></p><p>${words.judged_by} ${one.by} · <time datetime="${one.decided}">${dateWords(lang, one.decided)}</time> ${statementLink(lang, one.statement)}</p><p>${one.why}</p></li>`;
}

function statementTable(on: On, statements: readonly Statement[]): Piece {
  const { lang } = on.here;
  const words = ENTITY_WORDS[lang];
  const rows = statements.map((one) => [
    entityLink(on.here, one.subject, one.subject),
    sayProperty(one.subject, one.property)[lang],
    sayValue(one.property, one.value).says[lang],
    proofLink(on, { statement: one.id, grade: one.grade, seen: one.source === 'curation' ? null : one.observed_to }),
  ]);
  return rowsTable(words.behind, [words.about, words.property, words.says, words.proof], rows);
}
