import type { Context, Hono } from 'hono';
import { InputError, UsageError } from '../../../base/errors.ts';
import { VERDICTS } from '../../../model/verdict.ts';
import type { Host } from '../../../operation/operation.ts';
import { OPERATIONS } from '../../../operation/table.ts';
import { requireFormat, sendDocument } from '../../report/send.ts';
import type { Query, Shown, Visit } from '../page.ts';
import { readableMessage } from '../problem-page.ts';
import { respond } from '../respond.ts';
import { type Article, articleOf, EXAMPLE, pastedIn } from './article.ts';
import { checkPage } from './check-page.ts';
import type { Asked } from './form.ts';
import { streamCheck } from './stream.ts';

/** Fields of the form that are part of the question, not of the article. */
const ASKED = ['as_of', 'known_by', 'lang', 'verdict'];

type Form = Record<string, unknown>;

/** The page that checks an article, the example until one is pasted, the same as a stream that tells how far it is, and its files to take along. */
export function serveCheck(app: Hono, host: Host): void {
  app.get('/check', (c) => respond(c, host, c.req.query(), (visit) => shown(visit, { text: EXAMPLE[visit.lang] }, true, {})));
  app.post('/check', async (c) => {
    const form = await c.req.parseBody();
    return respond(c, host, askedIn(c, form), (visit) => answered(visit, form));
  });
  app.post('/check/stream', async (c) => {
    const form = await c.req.parseBody();
    return respond(c, host, askedIn(c, form), (visit) => streamCheck(c, visit, () => articleOf(form)));
  });
  app.on(['GET', 'POST'], '/check/:format', async (c) => {
    const form = c.req.method === 'POST' ? await c.req.parseBody() : undefined;
    return respond(c, host, askedIn(c, form ?? {}), async (visit) =>
      fileOf(c, visit, form === undefined ? { text: EXAMPLE[visit.lang] } : await articleOf(form)),
    );
  });
}

/** The answer to a form; where there is none the form stays as it was sent, with the reason. */
async function answered(visit: Visit, form: Form): Promise<Shown> {
  try {
    return await shown(visit, await articleOf(form), false, form);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof InputError)) throw error;
    const problem = readableMessage(visit.lang, error);
    return checkPage(visit, { ...askedOf(pastedIn(form.text), form.published), problem }, undefined);
  }
}

async function shown(visit: Visit, article: Article, isExample: boolean, form: Form): Promise<Shown> {
  const { as_of, known_by } = visit.query;
  const result = await visit.ask(OPERATIONS.check, { ...article, as_of, known_by });
  const verdict = VERDICTS.find((one) => one === visit.asked.verdict);
  return checkPage(visit, askedOf(article.text, form.published), { text: article.text, result, isExample, verdict });
}

function askedOf(text: string, published: unknown): Asked {
  return { text, published: typeof published === 'string' ? published : '' };
}

async function fileOf(c: Context, { lang, query: { as_of, known_by }, ask, host }: Visit, article: Article): Promise<Response> {
  const format = requireFormat('check', c.req.param('format') ?? '');
  const result = await ask(OPERATIONS.check, { ...article, as_of, known_by });
  const page = article.text === EXAMPLE[lang] ? new URL(`/check?lang=${lang}`, c.req.url).href : undefined;
  return sendDocument(c, { operation: 'check', result, input: article }, format, lang, await host.atlas(), page);
}

/** The fields of the address, and of the form those that are part of the question. */
function askedIn(c: Context, form: Form): Query {
  const given = ASKED.flatMap((name) => (typeof form[name] === 'string' ? [[name, form[name]]] : []));
  return { ...c.req.query(), ...Object.fromEntries(given) };
}
