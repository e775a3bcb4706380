import { html } from 'hono/html';
import { TRACKS } from '../../model/lexicon.ts';
import { TOPICS } from '../../model/park.ts';
import { tagLabel } from '../../model/park-words.ts';
import { OPERATIONS } from '../../operation/table.ts';
import { knownValues } from '../../view/known-values.ts';
import type { TrackAnswer, TrackTalk } from '../../view/track.ts';
import { links, organisationCell, table } from './cluster/parts.ts';
import { dateFields } from './fields.ts';
import { countOf, dateOf } from './format.ts';
import { addressOf, entityLink, type Here, statementLink } from './links.ts';
import type { Page, Visit } from './page.ts';
import type { Piece } from './piece.ts';
import { CLUSTER_WORDS } from './words/cluster.ts';
import { LAYOUT_WORDS } from './words/layout.ts';
import { WORDS } from './words/words.ts';

const OPENING = { track: 'immune_cells' } as const;
const KNOWN: readonly string[] = [...TRACKS, ...TOPICS];

/** What meets under one tag: trials by modality, organisations with their products, talks and forums, clusters. */
export const trackPage: Page = {
  path: '/track',
  show: async (visit) => {
    const { part: _, ...query } = visit.query;
    const answer = await visit.ask(OPERATIONS.track, { ...OPENING, ...query });
    const { place } = await knownValues(await visit.host.atlas());
    const places = place.map(({ label }) => html`<option value="${label[visit.lang]}"></option>`);
    return { title: `${answer.understood.label[visit.lang]} · ${LAYOUT_WORDS[visit.lang].track}`, main: trackMain(visit, answer, places) };
  },
};

function trackMain(visit: Visit, answer: TrackAnswer, places: Piece[]): Piece {
  const { lang, here } = visit;
  const words = WORDS[lang];
  const { understood, trials, organisations, talks, forums, clusters } = answer;
  const where = clusters.map((one) => html`<a class="chip" href="${addressOf(here, `/cluster/${one.id}`)}">${one.label[lang]}</a> `);
  return html`<h1>${understood.label[lang]} <small>${CLUSTER_WORDS[lang].trial_count(countOf(lang, trials.total))}</small></h1>
<nav class="presets" aria-label="${words.track}">${KNOWN.map((id) => tagChip(visit, id, understood.id))}</nav>
${form(visit, understood.id, places)}
${where.length === 0 ? '' : html`<p>${words.clusters_of} ${where}</p>`}
${trialsPart(visit, answer)}${organisationsPart(here, organisations)}
${said(here, words.forums, forums)} ${said(here, words.talks, talks)}
<dl class="notes"><dt>${words.newest}</dt><dd>${dateOf(lang, answer.newest_snapshot)}</dd></dl>`;
}

function tagChip({ lang, here, asked }: Visit, id: string, chosen: string): Piece {
  return html`<a class="chip" href="${addressOf(here, '/track', { track: id, place: asked.place })}" ${id === chosen ? html`aria-current="page"` : ''}>${tagLabel(id)[lang]}</a>`;
}

function form({ lang, query }: Visit, id: string, places: Piece[]): Piece {
  const words = WORDS[lang];
  const options = (KNOWN.includes(id) ? KNOWN : [id, ...KNOWN]).map(
    (one) => html`<option value="${one}" ${one === id ? 'selected' : ''}>${tagLabel(one)[lang]}</option>`,
  );
  return html`<form class="question" method="get" action="/track"><input type="hidden" name="lang" value="${lang}"><div class="fields">
<label>${words.track}<select name="track">${options}</select></label>
<label>${words.place}<input name="place" value="${query.place ?? ''}" placeholder="${words.everywhere}" list="known-place"></label><datalist id="known-place">${places}</datalist>
${dateFields(lang, query.as_of, query.known_by)} <button>${words.update}</button></div></form>`;
}

function trialsPart({ lang, here, asked }: Visit, { trials }: TrackAnswer): Piece | string {
  if (trials.modalities.length === 0) return '';
  const words = WORDS[lang];
  const rows = trials.modalities.map((one) => {
    const address = addressOf(here, '/landscape', { rows: 'target', columns: 'phase', modality: one.id, place: asked.place });
    return html`<tr><th scope="row">${one.label[lang]}</th><td class="number-cell"><a href="${address}">${countOf(lang, one.trials)}</a></td><td>${links(lang, one.statements)}</td></tr>`;
  });
  return html`<h2>${CLUSTER_WORDS[lang].trials_by_modality}</h2>${table(CLUSTER_WORDS[lang].trials_by_modality, [words.modality, words.trials, words.statement], rows)}`;
}

function organisationsPart(here: Here, organisations: TrackAnswer['organisations']): Piece | string {
  if (organisations.length === 0) return '';
  const { lang } = here;
  const words = WORDS[lang];
  const rows = organisations.map(
    (one) =>
      html`<tr>${organisationCell(here, one.organisation, one.label)}<td>${one.products.map(
        ({ product, label, statement }) => html`${entityLink(here, `product/${product}`, label[lang])} ${statementLink(lang, statement)} `,
      )}</td></tr>`,
  );
  return html`<h2>${words.with_products} <small>${countOf(lang, organisations.length)}</small></h2>${table(words.with_products, [CLUSTER_WORDS[lang].organisation, CLUSTER_WORDS[lang].products], rows)}`;
}

function said(here: Here, head: string, talks: readonly TrackTalk[]): Piece | string {
  if (talks.length === 0) return '';
  const { lang } = here;
  const items = talks.map(
    ({ event, label, topic, speaker, statement }) =>
      html`<li>${topic[lang]}${speaker === null ? '' : html` <small>${speaker[lang]}</small>`} <small>${entityLink(here, `event/${event}`, label[lang])}</small> ${statementLink(lang, statement)}</li>`,
  );
  return html`<h2>${head} <small>${countOf(lang, talks.length)}</small></h2><ul class="lines">${items}</ul>`;
}
