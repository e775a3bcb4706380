import { html } from 'hono/html';
import { OPERATIONS } from '../../../operation/table.ts';
import type { FindAnswer, Hit } from '../../../view/find.ts';
import { countOf } from '../format.ts';
import { addressOf } from '../links.ts';
import type { Page, Visit } from '../page.ts';
import type { Piece } from '../piece.ts';
import { FIND_WORDS } from '../words/find.ts';
import { foundAddress, hitItem } from './found.ts';
import { searchBox } from './search-box.ts';

/** Hits of each kind until one kind is asked for, and then. */
const [OF_EACH, OF_ONE] = [6, 200];

/** Everything found for a text, by kind; a text that is the whole name of one thing alone leads there, unless all is asked for. */
export const findPage: Page = { path: '/find', show: async (visit) => shown(visit) };

async function shown(visit: Visit) {
  const { lang, here, asked, query, ask } = visit;
  const words = FIND_WORDS[lang];
  const { q = '', kind } = asked;
  if (q.trim() === '') return { title: words.title, main: emptyPage(visit) };
  const { as_of, known_by } = query;
  const answer = await ask(OPERATIONS.find, { text: q, kind, most: kind === undefined ? OF_EACH * 4 : OF_ONE, as_of, known_by });
  const [only, ...others] = answer.hits.filter(({ matched }) => matched.how === 'exact');
  if (only && others.length === 0 && kind === undefined && asked.all !== 'true') return { redirect: foundAddress(here, only) };
  const groups = kind === undefined ? await groupsOf(visit, answer) : [answer.hits];
  const main = answer.hits.length === 0 ? nothingPage(visit, answer) : resultsPage(visit, answer, groups);
  return { title: words.for(q), main };
}

/** The best hits of each kind, the kinds in the order of their first hits. */
async function groupsOf({ asked: { q = '' }, query: { as_of, known_by }, ask }: Visit, { hits, counts }: FindAnswer): Promise<Hit[][]> {
  const order = [...new Set([...hits, ...counts].map(({ kind }) => kind))];
  const answers = order.map((kind) => ask(OPERATIONS.find, { text: q, kind, most: OF_EACH, as_of, known_by }));
  return (await Promise.all(answers)).map((answer) => answer.hits).filter((own) => own.length > 0);
}

function resultsPage({ lang, here, asked }: Visit, answer: FindAnswer, groups: Hit[][]): Piece {
  const words = FIND_WORDS[lang];
  const { q = '', kind } = asked;
  const total = answer.counts.reduce((sum, { count }) => sum + count, 0);
  const back = kind === undefined ? '' : html` · <a href="${addressOf(here, '/find', { q, all: 'true' })}">${words.back}</a>`;
  return html`<h1>${words.for(q)} <small>${words.count(countOf(lang, total))}${back}</small></h1>
<div class="found">${groups.map((own) => groupPart(here, q, own, answer))}</div>
${notes(lang, answer)}`;
}

function groupPart(here: Visit['here'], q: string, hits: Hit[], { counts }: FindAnswer): Piece {
  const { lang } = here;
  const words = FIND_WORDS[lang];
  const [{ kind }] = hits as [Hit];
  const { label, count } = counts.find((one) => one.kind === kind) ?? { label: { zh: kind, en: kind }, count: hits.length };
  const isOne = count <= hits.length || hits.length > OF_EACH;
  const more = isOne
    ? count > hits.length
      ? html`<p>${words.shown(countOf(lang, hits.length))}</p>`
      : ''
    : html`<p><a href="${addressOf(here, '/find', { q, kind })}">${words.all_of(label[lang], countOf(lang, count))}</a></p>`;
  return html`<section class="found-kind"><h2>${label[lang]} <small>${countOf(lang, count)}</small></h2><ul class="hits">${hits.map((hit, nth) => hitItem(here, q, hit, nth === 0))}</ul>${more}</section>`;
}

function notes(lang: Visit['lang'], { understood, order }: FindAnswer): Piece {
  const words = FIND_WORDS[lang];
  return html`<details class="notes"><summary>${words.understood}</summary><p>${understood.says[lang]}</p><p>${understood.dated[lang]}</p><p>${order[lang]}</p></details>`;
}

/** Nothing was found: what was searched, which registers are not at hand, and what else to try. */
function nothingPage({ lang, here, asked: { q = '' } }: Visit, { understood, missing }: FindAnswer): Piece {
  const words = FIND_WORDS[lang];
  return html`<h1>${words.none(q)}</h1>${searchBox(here, { text: q, isLarge: true })}
<div class="columns"><section><h2>${words.try}</h2><ul>${words.tips.map((tip) => html`<li>${tip}</li>`)}</ul>
<p><a href="${addressOf(here, '/check')}">${words.check}</a></p></section>
<section><h2>${words.searched}</h2><p>${understood.says[lang]}</p><p>${understood.dated[lang]}</p>
${missing.length === 0 ? '' : html`<h3>${words.missing}</h3><ul>${missing.map((one) => html`<li>${one[lang]}</li>`)}</ul><p>${words.missing_more}</p>`}</section></div>`;
}

function emptyPage({ lang, here }: Visit): Piece {
  const words = FIND_WORDS[lang];
  return html`<h1>${words.title}</h1><p>${words.nothing}</p>${searchBox(here, { isLarge: true })}`;
}
