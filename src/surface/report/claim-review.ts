import type { ArticleCheck } from '../../check/article.ts';
import { labelOf } from '../../model/labels.ts';
import type { CheckedClaim, Verdict } from '../../model/verdict.ts';
import type { Lang } from './document.ts';
import { spanOf } from './passages.ts';

/** Where a verdict stands from 1 (false) to 5 (true); a verdict that says neither has no value, only its name. */
export const RATING: Record<Verdict, number | null> = { supported: 5, partly: 3, contradicted: 1, unclear: null, not_checkable: null };

const AUTHOR = { '@type': 'Organization', name: 'CGT Atlas' };

/** The schema.org ClaimReview of each claim of an article; `url` is the page that holds the reviews, where there is one. */
export function claimReviews(check: ArticleCheck, text: string, lang: Lang, url?: string): object[] {
  const points = [...text];
  return check.claims.map((claim, at) => ({
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    ...(url === undefined ? {} : { url: `${url}#claim-${at + 1}` }),
    inLanguage: lang === 'zh' ? 'zh-Hans' : 'en',
    claimReviewed: points
      .slice(...spanOf(claim))
      .join('')
      .replace(/\s+/g, ' ')
      .trim(),
    datePublished: check.known_by,
    author: AUTHOR,
    reviewBody: claim.reasons[lang],
    reviewRating: ratingOf(claim, lang),
    itemReviewed: { '@type': 'Claim', ...(check.dateline === null ? {} : { datePublished: check.dateline }) },
  }));
}

function ratingOf({ verdict }: CheckedClaim, lang: Lang): object {
  const value = RATING[verdict];
  const scale = value === null ? {} : { ratingValue: value, bestRating: 5, worstRating: 1 };
  return { '@type': 'Rating', ...scale, alternateName: labelOf('verdict', verdict)[lang] };
}
