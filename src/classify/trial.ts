import { choose } from './choose.ts';
import { type Classification, conclude, nothing } from './conclude.ts';
import { cuesIn } from './cues.ts';
import { type FieldText, longTexts, type Passage, passagesOf, shortTexts } from './fields.ts';
import { mayHold } from './gate.ts';
import { guessOfCode, hasCode, mayGuess } from './guess.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import { refine } from './refine.ts';
import { isOfProduct, roleOf } from './role.ts';
import { candidatesOf, GIVEN } from './score.ts';
import { type TrialText, trialText } from './trial-text.ts';
import { type Vocabulary, vocabulary } from './vocabulary.ts';

export type { Classification } from './conclude.ts';
export type { Reason } from './reasons.ts';

/** Characters of the short parts. */
const SHORT_LENGTH = 400;

/** Classifies a trial from its text; deterministic, and every part of the text may be empty. */
export function classify(text: TrialText): Classification {
  const words = vocabulary();
  const texts = shortTexts(text);
  const isCode = hasCode(text);
  const isOpen = isCode || isTerse(text, texts);
  const isHeld = mayHoldAny(words, texts) || (isOpen && mayHoldAny(words, longTexts(text)));
  if (!isHeld && !(isCode && mayGuess(text, [...texts, ...longTexts(text)], words))) return nothing(text);
  const short = passagesOf(texts, words);
  const mentions = short.flatMap((passage) => mentionsIn(passage, words));
  if (mentions.length === 0 && !isOpen) return nothing(text);
  if (!isOpen && mentions.every(({ concept, share }) => concept.standing === 'none' || share < 0.1))
    return judge(text, short, mentions, words);
  const long = passagesOf(longTexts(text), words);
  return judge(
    text,
    [...short, ...long],
    [...mentions, ...long.flatMap((passage) => (passage.field === 'eligibility' ? [] : mentionsIn(passage, words)))],
    words,
  );
}

function mayHoldAny({ gate }: Vocabulary, texts: readonly FieldText[]): boolean {
  return texts.some(([, text]) => mayHold(gate, text));
}

/** Classifies a product name or a short phrase, such as a generic name on a regulator's list. */
export function classifyName(name: string): Classification {
  return classify(trialText({ title: name, interventions: [{ type: null, name, description: '' }] }));
}

/** A record whose short parts say little, so that the description must be read. */
function isTerse(text: TrialText, texts: readonly FieldText[]): boolean {
  return text.description !== '' && texts.reduce((sum, [, { length }]) => sum + length, 0) < SHORT_LENGTH;
}

function judge(text: TrialText, passages: readonly Passage[], raw: readonly Mention[], words: Vocabulary): Classification {
  const cues = cuesIn(passages, words);
  const role = roleOf(text, cues, true, false);
  const mentions = isOfProduct(role) ? raw : raw.map(countSpokenOf);
  const refined = refine(candidatesOf(mentions), cues, words);
  const top = choose(refined, text, mentions, role);
  const chosen = top && top.points >= GIVEN ? top : (guessOfCode(text, cues, words) ?? top);
  if (!chosen) return nothing(text);
  return conclude({ text, passages, words, cues, mentions, chosen });
}

/** In a follow-up or registry the product was given before: "patients who received X" defines the cohort. */
function countSpokenOf(mention: Mention): Mention {
  const counts = mention.share >= 0.15 && (mention.field === 'title' || mention.field === 'officialTitle' || mention.field === 'name');
  return counts ? { ...mention, share: 1 } : mention;
}
