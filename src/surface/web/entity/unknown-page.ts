import { html } from 'hono/html';
import { labelOf } from '../../../model/labels.ts';
import { OPERATIONS } from '../../../operation/table.ts';
import type { Hit } from '../../../view/find.ts';
import { foundAddress } from '../find/found.ts';
import { dateWords } from '../format.ts';
import { addressOf } from '../links.ts';
import type { Shown, Visit } from '../page.ts';
import type { Piece } from '../piece.ts';
import { ENTITY_WORDS } from '../words/entity.ts';
import { joined } from './section.ts';
import { sourceTitle } from './statements-part.ts';

/** Names that come near which are shown. */
const MOST_NEAR = '6';

/** What was looked for and is not known: in which sources, what comes near, and what a reader can do. */
export async function unknownPage(visit: Visit, kind: string, id: string): Promise<Shown> {
  const { here, lang, query, asked } = visit;
  const words = ENTITY_WORDS[lang];
  const title = words.unknown_title(labelOf('thing', kind)[lang]);
  const hits = await nearTo(visit, id);
  const { sources } = (await visit.host.atlas()).manifest;
  const near =
    hits.length === 0
      ? ''
      : html`<h2>${words.near}</h2><ul class="plain">${hits.map((hit) => html`<li>${nearLink(visit, hit)}</li>`)}</ul>`;
  const isDated = asked.as_of !== undefined || asked.known_by !== undefined;
  const main = html`<section class="problem"><h1>${title}</h1><p>${words.unknown_says(id)}</p>
<dl><dt>${words.unknown_sources}</dt><dd>${joined(
    sources.map((name) => html`<a href="${addressOf(here, '/source', { name })}">${sourceTitle(lang, name)}</a>`),
    lang === 'zh' ? '、' : ', ',
  )}</dd>
<dt>${words.unknown_by}</dt><dd>${dateWords(lang, query.known_by)}</dd></dl></section>${near}
<h2>${words.try}</h2><ul class="plain"><li><a href="${addressOf(here, '/find', { q: id })}">${words.try_find}</a></li>
<li><a href="${addressOf(here, '/sources')}">${words.try_sources}</a></li>
${isDated ? html`<li><a href="${visit.path}?lang=${lang}">${words.try_dates}</a></li>` : ''}</ul>`;
  return { title, main, status: 404 };
}

/** What is found for a text, or else for its first half. */
async function nearTo({ ask, query: { as_of, known_by } }: Visit, text: string): Promise<Hit[]> {
  for (const some of [text.slice(0, 200), text.slice(0, Math.ceil(text.length / 2))]) {
    const { hits } = await ask(OPERATIONS.find, { text: some, most: MOST_NEAR, as_of, known_by });
    if (hits.length > 0) return hits;
  }
  return [];
}

function nearLink({ here, lang }: Visit, hit: Hit): Piece {
  return html`<a href="${foundAddress(here, hit)}">${hit.label[lang]}</a> <small>${labelOf('found', hit.kind)[lang]} · ${hit.also[lang]}</small>`;
}
