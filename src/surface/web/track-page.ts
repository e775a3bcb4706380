import { html } from 'hono/html';
import { TRACKS } from '../../model/lexicon.ts';
import { TOPICS } from '../../model/park.ts';
import { tagLabel } from '../../model/park-words.ts';
import type { TrackAnswer, TrackTalk } from '../../view/track.ts';
import { links, organisationCell, table } from './cluster-parts.ts';
import { dateFields } from './fields.ts';
import { statementLink } from './links.ts';
import type { Piece } from './piece.ts';
import { type Lang, WORDS } from './words/words.ts';

type Query = Record<string, string> & { track: string; as_of: string; known_by: string };

/** What meets under one tag: trials by modality, organisations with their products, talks and forums, clusters. */
export async function trackPage(lang: Lang, query: Query, ask: (input: object) => Promise<TrackAnswer>): Promise<Piece> {
  const { track, place = '', as_of, known_by } = query;
  const answer = await ask({ track, place, as_of, known_by });
  const words = WORDS[lang];
  const { understood, trials, organisations, talks, forums, clusters } = answer;
  const address = (id: string) =>
    `/landscape?${new URLSearchParams({ rows: 'target', columns: 'phase', modality: id, place, as_of, known_by, lang })}`;
  const counts = trials.modalities.map(
    (one) =>
      html`<tr><td>${one.label[lang]}</td><td><a href="${address(one.id)}">${one.trials}</a></td><td>${links(lang, one.statements)}</td></tr>`,
  );
  const who = organisations.map(
    (one) =>
      html`<tr>${organisationCell(lang, one.organisation, one.label)}<td>${one.products.map(
        ({ product, label, statement }) =>
          html`<a href="/show?what=product/${product}&lang=${lang}">${label[lang]}</a> ${statementLink(lang, statement)} `,
      )}</td></tr>`,
  );
  const places = clusters.map((one) => html`<a href="/chain?cluster=${one.id}&lang=${lang}">${one.label[lang]}</a> `);
  return html`${form(lang, query, understood.id)}
<h1>${understood.label[lang]} <small>${trials.total} ${words.trials}</small></h1>
${counts.length > 0 ? table([words.modality, words.trials, words.statement], counts) : ''}
${who.length > 0 ? html`<h2>${words.with_products} <small>${who.length}</small></h2>${table([words.subject, ''], who)}` : ''}
${said(lang, query, words.forums, forums)} ${said(lang, query, words.talks, talks)}
<dl>${places.length > 0 ? html`<dt>${words.clusters_of}</dt><dd>${places}</dd>` : ''}<dt>${words.newest}</dt><dd>${answer.newest_snapshot}</dd></dl>`;
}

function form(lang: Lang, query: Query, id: string): Piece {
  const words = WORDS[lang];
  const known = [...TRACKS, ...TOPICS] as string[];
  const options = (known.includes(id) ? known : [id, ...known]).map(
    (one) => html`<option value="${one}" ${one === id ? 'selected' : ''}>${tagLabel(one)[lang]}</option>`,
  );
  return html`<form class="dates" method="get" action="/track"><input type="hidden" name="lang" value="${lang}">
<label>${words.track}<select name="track">${options}</select></label>
<label>${words.place}<input name="place" value="${query.place ?? ''}" placeholder="${words.everywhere}"></label>
${dateFields(lang, query.as_of, query.known_by)} <button>${words.update}</button></form>`;
}

function said(lang: Lang, { as_of, known_by }: Query, head: string, talks: TrackTalk[]): Piece | string {
  if (talks.length === 0) return '';
  const items = talks.map(({ event, label, topic, speaker, statement }) => {
    const address = `/event?${new URLSearchParams({ name: event, as_of, known_by, lang })}`;
    return html`<li>${topic[lang]}${speaker === null ? '' : html` (${speaker[lang]})`} <small><a href="${address}">${label[lang]}</a></small> ${statementLink(lang, statement)}</li>`;
  });
  return html`<h2>${head}</h2><ul>${items}</ul>`;
}
