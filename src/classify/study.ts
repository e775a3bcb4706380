import type { TrialText } from '../model/trial-text.ts';
import { hasCode } from './code.ts';
import { type Cue, hasCue } from './cues.ts';
import type { Mention } from './mentions.ts';
import type { Candidate } from './score.ts';

/** A study that takes samples or screens people, and gives nothing. */
export function isSampling(text: TrialText, cues: readonly Cue[], mentions: readonly Mention[]): boolean {
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
export function isAround(chosen: Candidate, mentions: readonly Mention[], text: TrialText): boolean {
  const all = mentions.filter(({ concept }) => concept.modality === chosen.concept.modality);
  const own = all.filter(({ field }) => field === 'title' || field === 'officialTitle');
  const products = new Set(all.filter(({ field }) => field === 'name').map(({ passage }) => passage.tokens.text));
  const others = text.interventions.filter(({ name }) => !products.has(name) && !ALONGSIDE.test(name));
  return others.length > 0 && text.interventions.length > 1 && own.length > 0 && own.every(({ share }) => share > 0.1 && share < 0.3);
}
