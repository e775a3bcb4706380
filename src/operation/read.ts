import { z } from 'zod';
import type { Claim } from '../model/claim.ts';
import { type Article, readArticle } from '../read/article.ts';
import type { Explanation } from '../read/draft.ts';
import { linkMentions } from '../read/named.ts';
import { ruleLinker } from '../view/linker.ts';
import { article } from './inputs.ts';
import { operation } from './operation.ts';

/** The claims of an article as read, before any check; with `explain` each carries the rule and the words its slots come from. */
export type ArticleReading = Pick<Article, 'lang' | 'dateline' | 'mentions'> & {
  claims: (Claim & { because?: Explanation })[];
  /** What a model proposed and the text does not bear out. */
  refused?: { proposal: unknown; reason: string }[];
};

/** Reads an article into claims; it needs no built atlas. Spans are code points of the text as given. */
export const read = operation({
  name: 'read',
  summary: { zh: '读出一篇文章中的主张', en: 'Read the claims of an article' },
  readOnly: true,
  positional: ['text'],
  fromFile: 'text',
  input: z.strictObject({
    ...article,
    reader: z.enum(['grammar', 'model']).default('grammar').describe('who reads: our grammar, or the language model of the settings'),
    mentions: z.union([z.boolean(), z.stringbool()]).default(false).describe('list what is mentioned, as JSON always does'),
    explain: z.union([z.boolean(), z.stringbool()]).default(false).describe('also the rule and the words that gave each slot'),
  }),
  run: async ({ text, published, reader, explain }, host): Promise<ArticleReading> => {
    const article = readArticle(text, published);
    const { lang, dateline, mentions } = article;
    const read = reader === 'model' ? await (await import('./model.ts')).readByModel(text, published ?? null, host.model) : article;
    const claims = read.claims.map((claim, at) => (explain ? { ...claim, because: read.explanations[at] } : claim));
    return {
      lang,
      dateline,
      mentions: linkMentions(mentions, ruleLinker()),
      claims,
      ...('refused' in read ? { refused: read.refused } : {}),
    } as ArticleReading;
  },
});
