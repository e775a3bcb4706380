import { type TrialText, trialText } from '../model/trial-text.ts';
import { choose } from './choose.ts';
import { type Classification, conclude, type Grounds, nothing, weigh } from './conclude.ts';
import { cuesIn } from './cues.ts';
import { isWorded, longTexts, type Passage, passageOf, passagesOf, shortTexts } from './fields.ts';
import { mayHold } from './gate.ts';
import { guessOfCode } from './guess.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import type { Evidence } from './probability.ts';
import { refine } from './refine.ts';
import { isOfProduct, roleOf } from './role.ts';
import { candidatesOf, GIVEN } from './score.ts';
import { isOpenRecord, mayBeOfField } from './screen.ts';
import { type Vocabulary, vocabulary } from './vocabulary.ts';

export type { Classification } from './conclude.ts';
export type { Reason } from './reasons.ts';

/** Classifies a trial from its text; deterministic, and every part of the text may be empty. */
export function classify(text: TrialText): Classification {
  const grounds = groundsOf(text);
  return grounds === undefined ? nothing(text) : conclude(grounds);
}

/** The evidence alone that `classify` gives, which takes half of the time. */
export function evidenceOf(text: TrialText): Evidence {
  const grounds = groundsOf(text);
  return grounds === undefined ? 'wordless' : weigh(grounds).evidence;
}

/** What the class of a trial is concluded from, undefined for a record without a product. */
function groundsOf(text: TrialText): Grounds | undefined {
  const words = vocabulary();
  if (!mayBeOfField(text, words)) return undefined;
  const isOpen = isOpenRecord(text);
  const texts = shortTexts(text);
  const holding = new Map(texts.filter(([, one]) => mayHold(words.gate, one)).map((one) => [one, passageOf(...one, words)]));
  const mentions = [...holding.values()].flatMap((passage) => mentionsIn(passage, words));
  if (mentions.length === 0 && !isOpen) return undefined;
  const short = texts.map((one) => holding.get(one) ?? passageOf(...one, words)).filter(isWorded);
  if (!isOpen && mentions.every(({ concept, share }) => concept.standing === 'none' || share < 0.1))
    return chosenFrom(text, short, mentions, words);
  const long = passagesOf(longTexts(text), words);
  const more = long.flatMap((passage) => (passage.field === 'eligibility' ? [] : mentionsIn(passage, words)));
  return chosenFrom(text, [...short, ...long], [...mentions, ...more], words);
}

/** Classifies a product name or a short phrase, such as a generic name on a regulator's list. */
export function classifyName(name: string): Classification {
  return classify(trialText({ title: name, interventions: [{ type: null, name, description: '' }] }));
}

function chosenFrom(text: TrialText, passages: readonly Passage[], raw: readonly Mention[], words: Vocabulary): Grounds | undefined {
  const cues = cuesIn(passages, words);
  const role = roleOf(text, cues, true, false);
  const mentions = isOfProduct(role) ? raw : raw.map(countSpokenOf);
  const refined = refine(candidatesOf(mentions), cues, words);
  const top = choose(refined, text, mentions, role);
  const chosen = top && top.points >= GIVEN ? top : (guessOfCode(text, cues, words) ?? top);
  return chosen && { text, passages, words, cues, mentions, chosen };
}

/** In a follow-up or registry the product was given before: "patients who received X" defines the cohort. */
function countSpokenOf(mention: Mention): Mention {
  const counts = mention.share >= 0.15 && (mention.field === 'title' || mention.field === 'officialTitle' || mention.field === 'name');
  return counts ? { ...mention, share: 1 } : mention;
}
