import { type TrialText, trialText } from '../model/trial-text.ts';
import { choose } from './choose.ts';
import { type Classification, conclude, nothing } from './conclude.ts';
import { cuesIn } from './cues.ts';
import { longTexts, type Passage, passagesOf, shortTexts } from './fields.ts';
import { guessOfCode } from './guess.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import { refine } from './refine.ts';
import { isOfProduct, roleOf } from './role.ts';
import { candidatesOf, GIVEN } from './score.ts';
import { isOpenRecord, mayBeOfField } from './screen.ts';
import { type Vocabulary, vocabulary } from './vocabulary.ts';

export type { Classification } from './conclude.ts';
export type { Reason } from './reasons.ts';

/** Classifies a trial from its text; deterministic, and every part of the text may be empty. */
export function classify(text: TrialText): Classification {
  const words = vocabulary();
  if (!mayBeOfField(text, words)) return nothing(text);
  const isOpen = isOpenRecord(text);
  const short = passagesOf(shortTexts(text), words);
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

/** Classifies a product name or a short phrase, such as a generic name on a regulator's list. */
export function classifyName(name: string): Classification {
  return classify(trialText({ title: name, interventions: [{ type: null, name, description: '' }] }));
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
