import type { TrialText } from '../model/trial-text.ts';
import { hasCode } from './code.ts';
import type { Mention } from './mentions.ts';
import { isOfProduct, type Role } from './role.ts';
import { type Candidate, GIVEN, uncovered } from './score.ts';

const CODE_POINTS = 2;
/** A strict candidate with this share of the points of the first goes before it. */
const NEAR_TOP = 0.6;
const LIKE_PRODUCT = /cell|CAR|gene|vector|vir|vaccin|infusion|injection|[A-Za-z]{1,7}[- ]?\d{2,}/i;

/** The candidate that a record gives, with its points; undefined where there is none. */
export function choose(refined: readonly Candidate[], text: TrialText, mentions: readonly Mention[], role: Role): Candidate | undefined {
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

/** Where the intervention is a bare code, the product that the text around it describes is that code. */
function bonusOfCode({ concept, best }: Candidate, text: TrialText): number {
  return concept.standing === 'strict' && best.share === 1 && best.field !== 'condition' && best.field !== 'description' && hasCode(text)
    ? CODE_POINTS
    : 0;
}
