import type { Hono } from 'hono';
import { InputError, UsageError } from '../../../base/errors.ts';
import { labelOf } from '../../../model/labels.ts';
import type { Host } from '../../../operation/operation.ts';
import { OPERATIONS } from '../../../operation/table.ts';
import { countOf } from '../format.ts';
import { addressOf } from '../links.ts';
import { type Visit, visitOf } from '../page.ts';
import { readableMessage } from '../problem-page.ts';
import { FIND_WORDS } from '../words/find.ts';
import { langOf } from '../words/words.ts';
import { type Door, doorsOf, foundAddress, type HitLines, linesOf } from './found.ts';

/** One line under the search box: what it is, its name and the name that was matched with the typed part apart, a second line, where it leads, and questions on from it. */
export type Suggestion = { kind: string; href: string; doors: Door[] } & HitLines;

/** What stands under the search box for a text: `q` is that text, `says` tells a screen reader how much there is. */
export type Suggestions = { q: string; hits: Suggestion[]; all: Door | null; says: string };

/** Hits shown while one types. */
const MOST = 8;

/** Answers a search box while one types. */
export function serveSuggest(app: Hono, host: Host): void {
  app.get('/suggest', async (c) => {
    c.header('cache-control', 'no-store');
    try {
      return c.json(await suggestions(await visitOf(host, c.req.url, c.req.query(), {})));
    } catch (error) {
      if (!(error instanceof UsageError || error instanceof InputError)) throw error;
      return c.json({ error: { kind: 'usage', message: readableMessage(langOf(c.req.query('lang')), error) } }, 400);
    }
  });
}

async function suggestions({ lang, here, query, ask }: Visit): Promise<Suggestions> {
  const { q = '', as_of, known_by } = query;
  const words = FIND_WORDS[lang];
  if (q.trim() === '') return { q, hits: [], all: null, says: words.nothing };
  const { hits, counts } = await ask(OPERATIONS.find, { text: q, most: MOST, as_of, known_by });
  const count = counts.reduce((sum, one) => sum + one.count, 0);
  return {
    q,
    hits: hits.map(
      (hit, nth): Suggestion => ({
        kind: labelOf('found', hit.kind)[lang],
        ...linesOf(lang, q, hit),
        href: foundAddress(here, hit),
        doors: nth === 0 ? doorsOf(here, hit) : [],
      }),
    ),
    all: hits.length === 0 ? null : { label: words.all(q), href: addressOf(here, '/find', { q, all: 'true' }) },
    says: hits.length === 0 ? words.none(q) : words.count(countOf(lang, count)),
  };
}
