import type { CellSource } from '../model/words.ts';
import { type Cue, cuesIn, hasCue } from './cues.ts';
import { type FieldText, longTexts, type Passage, passagesOf, shortTexts } from './fields.ts';
import { mayHold } from './gate.ts';
import { guessOfCode, hasCode } from './guess.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import { refine } from './refine.ts';
import { type Role, roleOf } from './role.ts';
import { type Candidate, candidatesOf, GIVEN, uncovered } from './score.ts';
import { cellSourceOf } from './source.ts';
import { targetsOf } from './targets.ts';
import { type TrialText, trialText } from './trial-text.ts';
import { type Vocabulary, vocabulary } from './vocabulary.ts';

/** Words that led to a label, with the field they stand in. */
export type Reason = { label: string; words: string; field: string };

/**
 * What a trial gives: whether that is CGT, in which scope, with which modality, cells and targets.
 * `probability` estimates that isCgt is not false.
 */
export type Classification = {
  isCgt: true | false | 'borderline';
  scope: 'strict' | 'industry' | 'none';
  modality: string;
  cellSource: CellSource;
  targets: string[];
  role: Role;
  probability: number;
  reasons: Reason[];
};

const MOST_REASONS = 6;
/** Characters of the short parts. */
const SHORT_LENGTH = 400;
const CODE_POINTS = 2;
/** A strict candidate with this share of the points of the first goes before it. */
const NEAR_TOP = 0.6;
const LIKE_PRODUCT = /cell|CAR|gene|vector|vir|vaccin|infusion|injection|[A-Za-z]{1,7}[- ]?\d{2,}/i;
/** Slope of the logistic from points above GIVEN to probability. */
const SLOPE = 0.6;

/** Classifies a trial from its text; deterministic, and every part of the text may be empty. */
export function classify(text: TrialText): Classification {
  const words = vocabulary();
  const texts = shortTexts(text);
  const isCode = hasCode(text);
  const isOpen = isCode || isTerse(text, texts);
  if (!isCode && !mayHoldAny(words, texts) && !(isOpen && mayHoldAny(words, longTexts(text)))) return nothing(text);
  const short = passagesOf(texts, words);
  const mentions = short.flatMap((passage) => mentionsIn(passage, words));
  if (mentions.length === 0 && !isOpen) return nothing(text);
  if (!isOpen && mentions.every(({ concept, share }) => concept.standing === 'none' || share < 0.1))
    return judge(text, short, mentions, words);
  const long = passagesOf(longTexts(text), words);
  return judge(text, [...short, ...long], [...mentions, ...long.flatMap((passage) => mentionsIn(passage, words))], words);
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

function nothing(text: TrialText): Classification {
  return {
    isCgt: false,
    scope: 'none',
    modality: 'none',
    cellSource: 'na',
    targets: [],
    role: roleOf(text, [], false, false),
    probability: 0.02,
    reasons: [],
  };
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

function isOfProduct(role: Role): boolean {
  return role === 'interventional_product' || role === 'other';
}

/** Where the intervention is a bare code, the product that the text around it describes is that code. */
function bonusOfCode({ concept, best }: Candidate, text: TrialText): number {
  return concept.standing === 'strict' && best.share === 1 && best.field !== 'condition' && best.field !== 'description' && hasCode(text)
    ? CODE_POINTS
    : 0;
}

/** In a follow-up or registry the product was given before: "patients who received X" defines the cohort. */
function countSpokenOf(mention: Mention): Mention {
  const counts = mention.share >= 0.15 && (mention.field === 'title' || mention.field === 'officialTitle' || mention.field === 'name');
  return counts ? { ...mention, share: 1 } : mention;
}

function choose(refined: readonly Candidate[], text: TrialText, mentions: readonly Mention[], role: Role): Candidate | undefined {
  const left = uncovered(refined).sort((a, b) => b.points - a.points);
  const top = left[0];
  if (!top) return undefined;
  const nearTop = (standing: string) =>
    left.find(({ concept, points }) => concept.standing === standing && points >= Math.max(GIVEN, top.points * NEAR_TOP));
  const best = givenAside(top, refined, mentions) ?? nearTop('strict') ?? nearTop('borderline') ?? top;
  const points = Math.max(best.points, pooled(best, refined)) + bonusOfCode(best, text);
  return { ...best, points: isOfProduct(role) ? points * heldBack(best, text, mentions) : points };
}

/** Beside exosomes, the cells themselves where an intervention of their own gives them. */
function givenAside(top: Candidate, all: readonly Candidate[], mentions: readonly Mention[]): Candidate | undefined {
  if (top.concept.concept !== 'exosome') return undefined;
  const named = mentions.filter(({ field }) => field === 'name');
  const ofExosome = new Set(named.filter(({ concept }) => concept.concept === 'exosome').map(({ passage }) => passage));
  const isAside = named.some(({ concept, passage }) => concept.concept === 'msc' && !ofExosome.has(passage));
  return isAside ? all.find(({ concept }) => concept.concept === 'msc') : undefined;
}

/** Half of what all strict candidates have, for a record that calls one product by several names. */
function pooled(best: Candidate, all: readonly Candidate[]): number {
  if (best.concept.standing !== 'strict') return 0;
  return all.reduce((sum, { concept, points }) => sum + (concept.standing === 'strict' ? points : 0), 0) / 2;
}

/** A product that no intervention names, in a record that names its interventions, is likely only spoken of, unless a title gives it. */
function heldBack({ concept }: Candidate, text: TrialText, mentions: readonly Mention[]): number {
  if (!text.interventions.some(({ name }) => name !== '')) return 1;
  const own = mentions.filter(({ share, concept: one }) => share > 0.3 && one.standing === concept.standing);
  if (own.some(({ field }) => field === 'name' || field === 'arm' || field === 'detail')) return 1;
  if (text.interventions.some(({ name }) => LIKE_PRODUCT.test(name))) return 1;
  return own.some(({ field, share }) => share === 1 && (field === 'title' || field === 'officialTitle')) ? 0.85 : 0.6;
}

type Grounds = {
  text: TrialText;
  passages: readonly Passage[];
  words: Vocabulary;
  cues: readonly Cue[];
  mentions: readonly Mention[];
  chosen: Candidate;
};

function conclude(grounds: Grounds): Classification {
  const { text, passages, words, cues, mentions, chosen } = grounds;
  const { concept, points } = chosen;
  const isGiven = points >= GIVEN;
  const isInField = isGiven && concept.standing !== 'none' && !isSampling(text, cues, mentions);
  const isSupportive = isInField && isAround(chosen, mentions, text);
  const isCgt = !isInField ? false : concept.standing === 'borderline' || isSupportive ? 'borderline' : true;
  const modality = isGiven ? (concept.modality as string) : 'none';
  const role = roleOf(text, cues, isInField, isSupportive);
  return {
    isCgt,
    scope: isCgt === true ? 'strict' : isCgt === 'borderline' && !isSupportive ? 'industry' : 'none',
    modality,
    cellSource: isGiven ? cellSourceOf(concept.concept, modality, cues, mentions, role) : 'na',
    targets: isGiven ? targetsOf(concept.concept, passages, mentions, words).map(({ target }) => target) : [],
    role,
    probability: probabilityOf(concept.standing === 'none' || (isGiven && !isInField) ? 0 : points),
    reasons: reasonsOf(chosen, mentions),
  };
}

function probabilityOf(points: number): number {
  return Math.round((0.02 + 0.97 / (1 + Math.exp(-SLOPE * (points - GIVEN)))) * 1000) / 1000;
}

/** A study that takes samples or screens people, and gives nothing. */
function isSampling(text: TrialText, cues: readonly Cue[], mentions: readonly Mention[]): boolean {
  const isNamed = mentions.some(({ field, share }) => field === 'name' && share > 0.5);
  if (/diagnostic/i.test(text.studyType ?? '') || (!isNamed && hasCue(cues, 'assessment', ['name']))) return true;
  if (hasCue(cues, 'ltfu', ['title', 'officialTitle'])) return false;
  const isObservational = /observational/i.test(text.studyType ?? '');
  const isUnknown = text.studyType === null && !isNamed && !hasCode(text);
  return (
    (isObservational || isUnknown) &&
    hasCue(cues, 'sampling', isObservational ? ['title', 'officialTitle', 'name'] : ['title', 'officialTitle'])
  );
}

/** What is given around any cell product, and says nothing of another drug under study. */
const ALONGSIDE =
  /cyclophosphamide|fludara|bendamustine|conditioning|lymphodeplet|pheresis|biospecimen|biopsy|tomography|imaging|aldesleukin|IL-2|interleukin-2|preparative|bridging/i;

/** A trial of another drug around a product: the product is listed, but the titles only speak of it as given before. */
function isAround(chosen: Candidate, mentions: readonly Mention[], text: TrialText): boolean {
  const all = mentions.filter(({ concept }) => concept.modality === chosen.concept.modality);
  const own = all.filter(({ field }) => field === 'title' || field === 'officialTitle');
  const products = new Set(all.filter(({ field }) => field === 'name').map(({ passage }) => passage.tokens.text));
  const others = text.interventions.filter(({ name }) => !products.has(name) && !ALONGSIDE.test(name));
  return others.length > 0 && text.interventions.length > 1 && own.length > 0 && own.every(({ share }) => share > 0.1 && share < 0.3);
}

function reasonsOf(chosen: Candidate, mentions: readonly Mention[]): Reason[] {
  const own = mentions.filter(({ concept, share }) => share > 0.1 && concept.modality === chosen.best.concept.modality);
  const seen = new Set<string>();
  const reasons = own.map(({ words, field }) => ({ label: chosen.concept.modality ?? 'none', words, field }));
  return reasons.filter(({ words, field }) => !seen.has(`${field} ${words}`) && seen.add(`${field} ${words}`)).slice(0, MOST_REASONS);
}
