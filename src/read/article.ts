import { InputError } from '../base/errors.ts';
import type { Claim } from '../model/claim.ts';
import { findDateline } from './dates.ts';
import { readDeals } from './deals.ts';
import { type Draft, type Explanation, type Reading, spanOf } from './draft.ts';
import { readEvents } from './events.ts';
import { isInField, isOutside, isPretended } from './field.ts';
import { findMentions } from './mentions.ts';
import { readMilestones } from './milestones.ts';
import { listMentions, type Mention } from './named.ts';
import { readPolicies } from './policies.ts';
import { buildProfiles } from './profiles.ts';
import { splitSentences } from './sentences.ts';
import { readStatistics } from './statistics.ts';
import { readSuperlatives } from './superlatives.ts';
import { type Lang, prepareText } from './text.ts';

/** An article as read: `explanations[i]` is the reason of `claims[i]`. */
export type Article = {
  text: string;
  lang: Lang;
  dateline: string | null;
  mentions: Mention[];
  claims: Claim[];
  explanations: Explanation[];
};

const READERS: ((reading: Reading) => Draft[])[] = [readMilestones, readSuperlatives, readStatistics, readDeals, readEvents, readPolicies];

/** The longest text read as one article, in UTF-16 units, about a hundred pages of print. */
export const LONGEST_ARTICLE = 200_000;

/**
 * Reads an article into mentions and claims; spans count Unicode code points of the text as given. `published` is the day YYYY-MM-DD on which it
 * appeared, for a text that does not say. The same text always gives the same answer.
 * Throws InputError for a text longer than LONGEST_ARTICLE.
 */
export function readArticle(raw: string, published: string | null = null): Article {
  if (raw.length > LONGEST_ARTICLE)
    throw new InputError(
      `an article may have ${LONGEST_ARTICLE} characters, this text has ${raw.length}; give one article alone, or cut it into parts`,
    );
  const text = prepareText(raw);
  const dateline = findDateline(text) ?? published;
  const sentences = splitSentences(text);
  const mentions = findMentions(text, dateline, sentences);
  const reading: Reading = { text, sentences, mentions, dateline, profiles: buildProfiles(text, mentions, sentences) };
  const drafts = isInField(reading) ? readAll(reading) : [];
  return {
    text: raw,
    lang: text.lang,
    dateline,
    mentions: listMentions(reading),
    claims: drafts.map(({ claim }) => claim),
    explanations: drafts.map(({ because }) => because),
  };
}

function readAll(reading: Reading): Draft[] {
  const passedOver = reading.sentences
    .filter((one) => isOutside(reading, one) || isPretended(reading, one))
    .map((one) => spanOf(reading.text, one));
  return READERS.flatMap((read) => read(reading))
    .filter(({ claim: { span } }) => !passedOver.some(([start, end]) => span[0] >= start && span[0] < end))
    .sort((a, b) => a.claim.span[0] - b.claim.span[0]);
}
