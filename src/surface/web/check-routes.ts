import { readFileSync } from 'node:fs';
import type { Context, Hono } from 'hono';
import { readDocument } from '../../base/document/document.ts';
import { shipped } from '../../base/root.ts';
import type { Host } from '../../operation/operation.ts';
import { OPERATIONS } from '../../operation/table.ts';
import { requireFormat, sendDocument } from '../report/send.ts';
import { checkPage } from './check-page.ts';
import type { Query, Shown, Visit } from './page.ts';
import { respond } from './respond.ts';
import { LAYOUT_WORDS } from './words/layout.ts';

const EXAMPLE = { zh: readExample('zhangjiang-2024.zh.md'), en: readExample('zhangjiang-2024.en.md') };
/** Fields of the form that are part of the question, not of the article. */
const ASKED = ['as_of', 'known_by', 'lang'];

type Article = { text: string; published?: string };

/** The page that checks an article, the example until one is pasted, and its files to take along. */
export function serveCheck(app: Hono, host: Host): void {
  app.get('/check', (c) => respond(c, host, c.req.query(), (visit) => checked(visit, { text: EXAMPLE[visit.lang] }, true)));
  app.post('/check', async (c) => {
    const form = await c.req.parseBody();
    return respond(c, host, askedIn(c, form), async (visit) => checked(visit, await articleOf(form), false));
  });
  app.on(['GET', 'POST'], '/check/:format', async (c) => {
    const form = c.req.method === 'POST' ? await c.req.parseBody() : undefined;
    return respond(c, host, askedIn(c, form ?? {}), async (visit) =>
      fileOf(c, visit, form === undefined ? { text: EXAMPLE[visit.lang] } : await articleOf(form)),
    );
  });
}

/** The article of the form: the chosen file, else the pasted text, which may be the source of a page. Throws InputError when both are empty. */
async function articleOf(form: Record<string, unknown>): Promise<Article> {
  const { file, text } = form;
  const isChosen = file instanceof File && file.size > 0;
  const bytes = isChosen ? Buffer.from(await file.arrayBuffer()) : Buffer.from(String(text ?? '').replaceAll('\r\n', '\n'));
  const found = await readDocument(bytes, isChosen ? file.name : 'the pasted text');
  return found.published === null ? { text: found.text } : { text: found.text, published: found.published };
}

async function checked({ lang, query: { as_of, known_by }, ask }: Visit, article: Article, isExample: boolean): Promise<Shown> {
  const result = await ask(OPERATIONS.check, { ...article, as_of, known_by });
  return { title: LAYOUT_WORDS[lang].check, main: checkPage(lang, article.text, result, isExample) };
}

async function fileOf(c: Context, { lang, query: { as_of, known_by }, ask, host }: Visit, article: Article): Promise<Response> {
  const format = requireFormat('check', c.req.param('format') ?? '');
  const result = await ask(OPERATIONS.check, { ...article, as_of, known_by });
  const page = article.text === EXAMPLE[lang] ? new URL(`/check?lang=${lang}`, c.req.url).href : undefined;
  return sendDocument(c, { operation: 'check', result, input: article }, format, lang, await host.atlas(), page);
}

/** The fields of the address, and of the form those that are part of the question. */
function askedIn(c: Context, form: Record<string, unknown>): Query {
  const given = ASKED.flatMap((name) => (typeof form[name] === 'string' ? [[name, form[name]]] : []));
  return { ...c.req.query(), ...Object.fromEntries(given) };
}

function readExample(name: string): string {
  return readFileSync(shipped('examples', name), 'utf8');
}
