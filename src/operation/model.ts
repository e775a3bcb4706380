import { InputError, messageOf, UsageError } from '../base/errors.ts';
import type { Article } from '../read/article.ts';
import { modelRequest, proposalsIn } from '../read/model-request.ts';
import { examineProposals, numberSentences } from '../read/proposed.ts';
import type { ModelEndpoint } from './operation.ts';

/** Milliseconds that a model may take for an article. */
const PATIENCE = 300_000;

/**
 * Reads an article by a language model; of its proposals only those whose every slot stands in the text are claims, the others come back as refused.
 * Throws UsageError without an endpoint, InputError when it fails or answers in another form.
 */
export async function readByModel(
  raw: string,
  published: string | null,
  endpoint: ModelEndpoint | undefined,
): Promise<Pick<Article, 'claims' | 'explanations'> & { refused: ReturnType<typeof examineProposals>['refused'] }> {
  if (!endpoint)
    throw new UsageError('read: --reader model needs ATLAS_MODEL_URL and ATLAS_MODEL, and is offered on the command line only');
  const article = numberSentences(raw, published);
  const { drafts, refused } = examineProposals(article, await ask(endpoint, modelRequest(endpoint.model, article)));
  return { claims: drafts.map(({ claim }) => claim), explanations: drafts.map(({ because }) => because), refused };
}

async function ask({ url, key }: ModelEndpoint, body: object): Promise<unknown[]> {
  const address = `${url.replace(/\/$/, '')}/chat/completions`;
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    return proposalsIn(await response.json());
  } catch (error) {
    throw new InputError(`the model gave no claims (${messageOf(error)})`, { file: address }, error);
  }
}
