import { z } from 'zod';
import type { Claim } from '../model/claim.ts';
import { type Article, readArticle } from '../read/article.ts';
import type { Explanation } from '../read/draft.ts';
import { article } from './inputs.ts';
import { operation } from './operation.ts';

/** The claims of an article as read, before any check; with `explain` each carries the rule and the words its slots come from. */
export type ArticleReading = Pick<Article, 'lang' | 'dateline' | 'mentions'> & { claims: (Claim & { because?: Explanation })[] };

/** Reads an article into claims; it needs no built atlas. Spans are code points of the text as given. */
export const read = operation({
  name: 'read',
  summary: { zh: '读出一篇文章中的主张', en: 'Read the claims of an article' },
  readOnly: true,
  positional: ['text'],
  fromFile: 'text',
  input: z.strictObject({
    ...article,
    explain: z.union([z.boolean(), z.stringbool()]).default(false).describe('also the rule and the words that gave each slot'),
  }),
  run: async ({ text, published, explain }): Promise<ArticleReading> => {
    const { lang, dateline, mentions, claims, explanations } = readArticle(text, published);
    return {
      lang,
      dateline,
      mentions,
      claims: claims.map((claim, at) => (explain ? { ...claim, because: explanations[at] } : claim)),
    } as ArticleReading;
  },
});
