import { html } from 'hono/html';
import { OPERATIONS } from '../../../operation/table.ts';
import type { HeldEvent } from '../../../view/park.ts';
import { placeSaid } from '../../../view/said.ts';
import { dateFields } from '../fields.ts';
import { spanWords } from '../format.ts';
import { entityAddress, entityLink } from '../links.ts';
import type { Page, Visit } from '../page.ts';
import type { Piece } from '../piece.ts';
import { ENTITY_WORDS } from '../words/entity.ts';
import { LAYOUT_WORDS } from '../words/layout.ts';
import { WORDS } from '../words/words.ts';
import { type On, proofLink } from './proof.ts';
import { rowsTable } from './section.ts';

/** Events on record, the newest first; the name of one leads to its page. */
export const eventListPage: Page = {
  path: '/event',
  show: async (visit) => {
    const { asked, query, lang, ask, here } = visit;
    const { events } = await ask(OPERATIONS.event, { name: asked.name, as_of: query.as_of, known_by: query.known_by });
    const [one] = events;
    if (asked.name !== undefined && events.length === 1 && one) return { redirect: entityAddress(here, `event/${one.id}`) };
    return { title: LAYOUT_WORDS[lang].event, main: list(visit, events) };
  },
};

function list({ lang, here, asked, query }: Visit, events: readonly HeldEvent[]): Piece {
  const [words, own] = [WORDS[lang], ENTITY_WORDS[lang]];
  const on: On = { here, as_of: query.as_of, known_by: query.known_by };
  const rows = events
    .toReversed()
    .map((event) => [
      entityLink(here, `event/${event.id}`, event[lang][0] ?? event.zh[0] ?? event.en[0] ?? event.id),
      spanWords(lang, event.held?.from ?? null, event.held?.to ?? null),
      event.place === null ? '–' : placeSaid(event.place)[lang],
      proofLink(on, { statement: event.statements[0] as string, grade: event.grade }),
    ]);
  return html`<h1>${LAYOUT_WORDS[lang].event} <small>${events.length}</small></h1>
<form class="question" method="get" action="/event"><input type="hidden" name="lang" value="${lang}"><div class="fields"><label>${words.find_event}<input name="name" value="${asked.name ?? ''}"></label>${dateFields(lang, query.as_of, query.known_by)} <button>${words.update}</button></div></form>
${rowsTable(LAYOUT_WORDS[lang].event, [own.name, own.held, own.place, own.proof], rows)}`;
}
