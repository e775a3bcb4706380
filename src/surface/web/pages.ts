import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { dayOf } from '../../base/dates.ts';
import { readDocument } from '../../base/document/document.ts';
import { InputError, messageOf, UsageError } from '../../base/errors.ts';
import { shipped } from '../../base/root.ts';
import { checkInput, todayOf } from '../../operation/inputs.ts';
import type { Host, Operation } from '../../operation/operation.ts';
import { OPERATIONS } from '../../operation/table.ts';
import { STYLE as REPORT_STYLE } from '../report/html.ts';
import { requireFormat, sendDocument } from '../report/send.ts';
import { chainPage } from './chain-page.ts';
import { changesPage } from './changes-page.ts';
import { checkPage } from './check-page.ts';
import { eventPage } from './event-page.ts';
import { historyPage } from './history-page.ts';
import { landscapePage } from './landscape-page.ts';
import { layout, type Piece } from './layout.ts';
import { policyPage } from './policy-page.ts';
import { profilePage } from './profile-page.ts';
import { recheckPage } from './recheck-page.ts';
import { type ReportQuery, reportForm, reportPage } from './report-page.ts';
import { servicesPage } from './services-page.ts';
import { sharePage } from './share-page.ts';
import { showPage } from './show-page.ts';
import { sourcePage, sourcesPage } from './sources-page.ts';
import { trackPage } from './track-page.ts';
import { trendPage } from './trend-page.ts';
import { whyPage } from './why-page.ts';
import { type Lang, langOf, WORDS } from './words.ts';

/** How far back changes and trends look until a day is asked for. */
const MONTHS = 6;

/** What the page on services opens with. */
const NEED = { zh: 'GLP 毒理', en: 'IND-enabling toxicology' };

const STYLE = `${readFileSync(shipped('src', 'surface', 'web', 'style.css'), 'utf8')}${REPORT_STYLE}`;
const EXAMPLE = { zh: readExample('zhangjiang-2024.zh.md'), en: readExample('zhangjiang-2024.en.md') };

/** The web pages over a host; each is a whole page made on the server and needs no script. */
export function pages(host: Host): Hono {
  const app = new Hono();
  app.get('/style.css', (c) => c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=3600' }));
  app.get('/', (c) => c.redirect(`/check?lang=${langOf(c.req.query('lang'))}`));
  app.get('/check', (c) => page(c, (lang, query) => checked(host, lang, query, { text: EXAMPLE[lang] }, true)));
  app.post('/check', async (c) => {
    const form = await c.req.parseBody();
    const query = { ...c.req.query(), ...pick(form, ['as_of', 'known_by', 'lang']) };
    return page(c, async (lang) => checked(host, lang, query, await articleOf(form), false), query);
  });
  app.on(['GET', 'POST'], '/check/:format', async (c) => {
    const form = c.req.method === 'POST' ? await c.req.parseBody() : undefined;
    const query = { ...c.req.query(), ...pick(form ?? {}, ['as_of', 'known_by', 'lang']) };
    return respond(c, query, async (lang) =>
      checkFile(c, host, lang, query, form === undefined ? { text: EXAMPLE[lang] } : await articleOf(form)),
    );
  });
  app.get('/report', async (c) =>
    c.req.query('cluster')
      ? c.redirect(`/report/cluster/${encodeURIComponent(c.req.query('cluster') ?? '')}?${addressOf(c.req.query())}`)
      : page(c, async (lang, query) => reportForm(lang, await periodIn({ ...query, cluster: 'zhangjiang' }, host))),
  );
  app.get('/report/cluster/:cluster', (c) =>
    page(c, async (lang, query) => {
      const period = await periodIn({ ...query, cluster: c.req.param('cluster') }, host);
      return reportPage(lang, period, await call(host, OPERATIONS.report, { kind: 'cluster', ...period }));
    }),
  );
  app.get('/share', (c) =>
    page(c, async (lang, query) =>
      sharePage(lang, { place: 'Shanghai', ...(await datesIn(query, host)) }, (input) => call(host, OPERATIONS.share, input)),
    ),
  );
  app.get('/profile', (c) =>
    page(c, async (lang, query) =>
      profilePage(lang, { cluster: 'zhangjiang', ...(await datesIn(query, host)) }, (input) => call(host, OPERATIONS.profile, input)),
    ),
  );
  app.get('/recheck', (c) =>
    page(c, async (lang, query) => recheckPage(lang, await datesIn(query, host), (input) => call(host, OPERATIONS.recheck, input))),
  );
  app.get('/chain', (c) =>
    page(c, async (lang, query) =>
      chainPage(lang, { cluster: 'zhangjiang', ...(await datesIn(query, host)) }, (input) => call(host, OPERATIONS.chain, input)),
    ),
  );
  app.get('/services', (c) =>
    page(c, async (lang, query) =>
      servicesPage(lang, { need: NEED[lang], ...(await datesIn(query, host)) }, (input) => call(host, OPERATIONS.services, input)),
    ),
  );
  app.get('/landscape', (c) =>
    page(c, async (lang, query) =>
      landscapePage(lang, { rows: 'target', columns: 'phase', ...(await datesIn(query, host)) }, (input) =>
        call(host, OPERATIONS.landscape, input),
      ),
    ),
  );
  app.get('/changes', (c) =>
    page(c, async (lang, query) => {
      const dates = await datesIn(query, host);
      const { from = monthsBefore(dates.as_of), to = dates.as_of } = filled(query);
      return changesPage(lang, { ...dates, from, to }, (input) => call(host, OPERATIONS.changes, input));
    }),
  );
  app.get('/trend', (c) =>
    page(c, async (lang, query) => {
      const dates = await datesIn(query, host);
      const { past = monthsBefore(dates.as_of) } = filled(query);
      return trendPage(lang, { by: 'year', ...dates, past }, (input) => call(host, OPERATIONS.trend, input));
    }),
  );
  app.get('/show', (c) =>
    page(c, async (lang, query) => showPage(lang, await datesIn(query, host), (input) => call(host, OPERATIONS.show, input))),
  );
  app.get('/history', (c) =>
    page(c, async (lang, query) => historyPage(lang, await datesIn(query, host), (input) => call(host, OPERATIONS.history, input))),
  );
  app.get('/why', (c) =>
    page(c, async (lang, query) => whyPage(lang, await datesIn(query, host), (input) => call(host, OPERATIONS.why, input))),
  );
  app.get('/policy', (c) =>
    page(c, async (lang, query) => policyPage(lang, await datesIn(query, host), (input) => call(host, OPERATIONS.policy, input))),
  );
  app.get('/track', (c) =>
    page(c, async (lang, query) =>
      trackPage(lang, { track: 'immune_cells', ...(await datesIn(query, host)) }, (input) => call(host, OPERATIONS.track, input)),
    ),
  );
  app.get('/event', (c) =>
    page(c, async (lang, query) => eventPage(lang, await datesIn(query, host), (input) => call(host, OPERATIONS.event, input))),
  );
  app.get('/sources', (c) => page(c, async (lang) => sourcesPage(lang, await call(host, OPERATIONS.sources, {}))));
  app.get('/source', (c) =>
    page(c, async (lang, { name = '' }) =>
      sourcePage(lang, await call(host, OPERATIONS.sources, { source: name, audit: true, quarantined: true })),
    ),
  );
  return app;
}

type Query = Record<string, string>;

type Article = { text: string; published?: string };

/** The article of the form: the chosen file, else the pasted text, which may be the source of a page. Throws InputError when both are empty. */
async function articleOf(form: Record<string, unknown>): Promise<Article> {
  const { file, text } = form;
  const isChosen = file instanceof File && file.size > 0;
  const bytes = isChosen ? Buffer.from(await file.arrayBuffer()) : Buffer.from(String(text ?? '').replaceAll('\r\n', '\n'));
  const found = await readDocument(bytes, isChosen ? file.name : 'the pasted text');
  return found.published === null ? { text: found.text } : { text: found.text, published: found.published };
}

/** Renders a page. */
async function page(c: Context, main: (lang: Lang, query: Query) => Promise<Piece>, query: Query = c.req.query()): Promise<Response> {
  return respond(c, query, async (lang) => c.html(await layout(lang, c.req.path, query, await main(lang, query))));
}

/** Answers a request; a question that cannot be answered gives a page that says why. */
async function respond(c: Context, query: Query, answer: (lang: Lang) => Promise<Response>): Promise<Response> {
  const lang = langOf(query.lang);
  try {
    return await answer(lang);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof InputError)) throw error;
    const message = html`<section class="problem"><h1>${WORDS[lang].error}</h1><p>${messageOf(error)}</p></section>`;
    return c.html(await layout(lang, c.req.path, query, message), 400);
  }
}

async function checkFile(c: Context, host: Host, lang: Lang, query: Query, article: Article): Promise<Response> {
  const format = requireFormat('check', c.req.param('format') ?? '');
  const { as_of, known_by } = await datesIn(query, host);
  const result = await call(host, OPERATIONS.check, { ...article, as_of, known_by });
  const page = article.text === EXAMPLE[lang] ? new URL(`/check?lang=${lang}`, c.req.url).href : undefined;
  return sendDocument(c, { operation: 'check', result, input: article }, format, lang, await host.atlas(), page);
}

/** The cluster and the period of a report; the last half year until a period is asked for. */
async function periodIn(query: Query & { cluster: string }, host: Host): Promise<ReportQuery> {
  const today = await todayOf(host);
  const { cluster } = query;
  const { to = today, known_by = today } = filled(query);
  const { from = monthsBefore(to) } = filled(query);
  return { cluster, from, to, known_by };
}

/** The address of a report without the cluster, which stands in its path. */
function addressOf({ cluster: _, ...query }: Query): string {
  return new URLSearchParams(query).toString();
}

async function call<I extends Operation['input'], O>(host: Host, { name, input, run }: Operation<I, O>, given: object): Promise<O> {
  const filled = Object.fromEntries(Object.entries(given).filter(([key, value]) => value !== '' && key !== 'lang'));
  return run(checkInput(name, input, filled), host);
}

async function checked(host: Host, lang: Lang, query: Query, article: Article, isExample: boolean): Promise<Piece> {
  const { as_of, known_by } = await datesIn(query, host);
  const result = await call(host, OPERATIONS.check, { ...article, as_of, known_by });
  return checkPage(lang, article.text, result, isExample);
}

/** A question of the address, with both dates filled in; share and landscape open with an example until a question is asked. */
async function datesIn(query: Query, host: Host): Promise<Query & { as_of: string; known_by: string }> {
  const today = await todayOf(host);
  return { ...query, as_of: query.as_of || today, known_by: query.known_by || today };
}

/** The question of an address without the fields that were left empty. */
function filled(query: Query): Query {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
}

/** The day half a year before a day: where changes and trends open until a day is asked for. */
function monthsBefore(day: string): string {
  const time = new Date(`${day}T00:00:00Z`);
  time.setUTCMonth(time.getUTCMonth() - MONTHS);
  return dayOf(time);
}

function pick(form: Record<string, unknown>, names: string[]): Query {
  return Object.fromEntries(names.flatMap((name) => (typeof form[name] === 'string' ? [[name, form[name] as string]] : [])));
}

function readExample(name: string): string {
  return readFileSync(shipped('examples', name), 'utf8');
}
