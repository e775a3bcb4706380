import { html } from 'hono/html';
import { dayAt, dayNumber } from '../../../base/dates.ts';
import { labelOf } from '../../../model/labels.ts';
import { OPERATIONS } from '../../../operation/table.ts';
import type { Held, NewMilestone, Overview } from '../../../view/overview.ts';
import { searchBox } from '../find/search-box.ts';
import { countOf, dateOf } from '../format.ts';
import { addressOf, entityLink, type Here, statementLink } from '../links.ts';
import type { Page, Visit } from '../page.ts';
import type { Piece } from '../piece.ts';
import { gradeBadge } from '../signs.ts';
import { HOME_WORDS } from '../words/home.ts';
import { questionsPart } from './questions.ts';

type Sources = Awaited<ReturnType<typeof OPERATIONS.sources.run>>['sources'];

/** Milestones and sources that the page shows. */
const [MILESTONES, SOURCES] = [9, 8];
/** How far back the link to all changes goes, in days. */
const HALF_A_YEAR = 182;

/** Where a reader begins: search, an article to check, the newest milestones, how much is held and how fresh it is, and questions. */
export const homePage: Page = { path: '/', show: async (visit) => shown(visit) };

async function shown({ lang, here, query: { as_of, known_by }, ask }: Visit) {
  const words = HOME_WORDS[lang];
  const [view, { sources }] = await Promise.all([
    ask(OPERATIONS.overview, { most: MILESTONES, as_of, known_by }),
    ask(OPERATIONS.sources, {}),
  ]);
  const main = html`<div class="hero"><section><h1>${words.motto}</h1><p class="lead">${words.lead}</p>
${searchBox(here, { isLarge: true })}
<p class="examples">${words.try}${words.examples.map(([text, kind]) => html` <span><a href="${addressOf(here, '/find', { q: text })}">${text}</a> <small>${kind}</small></span>`)}</p></section>
${checkPart(here)}</div>
${heldPart(here, view.held)}
<div class="home-columns">${milestonesPart(here, view)}${freshPart(here, sources)}</div>
${questionsPart(here, view.as_of)}`;
  return { title: words.title, main };
}

function heldPart({ lang }: Here, held: Held): Piece {
  const words = HOME_WORDS[lang];
  const figures = (['trials', 'products', 'organisations', 'milestones', 'sources'] as const).map(
    (name) => html`<li><strong>${countOf(lang, held[name])}</strong> ${words[name]}</li>`,
  );
  return html`<ul class="held" aria-label="${words.held}">${figures}</ul>`;
}

function checkPart(here: Here): Piece {
  const words = HOME_WORDS[here.lang];
  return html`<section class="home-check sheet"><h2>${words.check}</h2><p>${words.check_lead}</p>
<form method="post" enctype="multipart/form-data" action="${addressOf(here, '/check')}"><input type="hidden" name="lang" value="${here.lang}">
<label class="wide"><span class="hidden">${words.paste}</span><textarea name="text" rows="7" required placeholder="${words.paste_hint}"></textarea></label>
<button>${words.check_it}</button> <a class="button quiet" href="${addressOf(here, '/check')}">${words.example}</a></form></section>`;
}

function milestonesPart(here: Here, { newest, as_of }: Overview): Piece {
  const words = HOME_WORDS[here.lang];
  const since = { from: dayAt(dayNumber(as_of) - HALF_A_YEAR), to: as_of };
  return html`<section class="home-newest"><h2>${words.newest}</h2><ol class="ledger">${newest.map((one) => milestoneItem(here, one))}</ol>
<p><a href="${addressOf(here, '/changes', since)}">${words.more_milestones}</a></p></section>`;
}

function milestoneItem(here: Here, one: NewMilestone): Piece {
  const { lang } = here;
  const name = one.product === null ? html`${one.label[lang]}` : entityLink(here, `product/${one.product}`, one.label[lang]);
  const where = [one.jurisdiction === null ? null : labelOf('jurisdiction', one.jurisdiction)[lang], one.agency].filter(Boolean).join(' ');
  const modifier = one.modifier === null ? '' : `${labelOf('modifier', one.modifier)[lang]} `;
  const date = one.precision === 'day' ? one.date_from : one.precision === 'year' ? one.date_from?.slice(0, 4) : one.date_from?.slice(0, 7);
  const told = one.told > 1 ? html` <small>${HOME_WORDS[lang].told(one.told)}</small>` : '';
  return html`<li><span class="day">${dateOf(lang, date)}</span><span class="what"><b>${name}</b> <span class="phrase">${modifier}${labelOf('milestone', one.milestone)[lang]} <small>${where}</small></span></span>
<span class="whose">${gradeBadge(lang, one.grade)} ${statementLink(lang, one.statement)}${told}</span></li>`;
}

/** Publishers before curators, the freshest first. */
function inOrder(a: Sources[number], b: Sources[number]): number {
  return (
    Number(a.grade === 'curator') - Number(b.grade === 'curator') || ((a.freshness.newest ?? '') > (b.freshness.newest ?? '') ? -1 : 1)
  );
}

/** The sources at hand, the freshest first, with the age of each in words. */
function freshPart(here: Here, sources: Sources): Piece {
  const { lang } = here;
  const words = HOME_WORDS[lang];
  const held = sources.filter(({ at_hand, freshness }) => at_hand.length > 0 && freshness.newest !== null);
  const shown = held.toSorted(inOrder).slice(0, SOURCES);
  const rows = shown.map(({ name, title, freshness: { newest, age, overdue } }) => {
    const ago = age === 0 ? words.today : age === null ? '' : words.days(countOf(lang, age));
    const late = overdue ? html` <strong class="late">${words.overdue(countOf(lang, overdue))}</strong>` : '';
    return html`<li><a href="${addressOf(here, '/source', { name })}">${title[lang]}</a><span class="age">${dateOf(lang, newest)} · ${ago}${late}</span></li>`;
  });
  return html`<section class="home-fresh"><h2>${words.fresh}</h2><p>${words.fresh_lead(countOf(lang, held.length))}</p><ul class="ages">${rows}</ul>
<p><a href="${addressOf(here, '/sources')}">${words.all_sources}</a></p></section>`;
}
