import { html } from 'hono/html';
import { OPERATIONS } from '../../../operation/table.ts';
import { addressOf, entityAddress } from '../links.ts';
import type { Page } from '../page.ts';
import { ENTITY_WORDS } from '../words/entity.ts';
import { WORDS } from '../words/words.ts';

/** The old address of entities and statements: what it names is looked up, and the reader goes to its page. */
export const showPage: Page = {
  path: '/show',
  show: async ({ asked, here, lang, query: { as_of, known_by }, ask }) => {
    const { what } = asked;
    if (what === undefined)
      return {
        title: WORDS[lang].entity,
        main: html`<h1>${WORDS[lang].entity}</h1><form method="get" action="/show"><input type="hidden" name="lang" value="${lang}"><label class="wide">${ENTITY_WORDS[lang].one}<input name="what" required></label> <button>${WORDS[lang].open}</button></form>`,
      };
    if (/^[0-9a-f]{16}$/.test(what)) return { redirect: addressOf(here, `/statement/${what}`) };
    if (/^[a-z]+\/./.test(what)) return { redirect: entityAddress(here, what) };
    const { subject } = await ask(OPERATIONS.entity, { what, as_of, known_by });
    return { redirect: entityAddress(here, subject) };
  },
};
