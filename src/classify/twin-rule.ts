/** How far the entries of two registers agree; null for what one of them does not say. */
export type Agreement = {
  /** Weight of the words that the two titles most alike share, as a part of the weight of all their words, 0–1; 0 where none is shared. */
  likeness: number;
  /** Whether the sponsors are one organisation. */
  isSponsorSame: boolean;
  /** Days between the two starts. */
  days: number | null;
  /** Whether both give the same number of participants. */
  isSizeSame: boolean;
  /** Whether one alone is a follow-up, extension, registry or the like, so that it goes with the other and is not the other. */
  isOneAround: boolean;
  /** Whether the two give products of other targets or kinds. */
  isProductOther: boolean;
};

/** A number of a register that both entries have: `own` is that of both, `named` is that of one, `third` is of neither. */
export type SharedNumber = 'own' | 'named' | 'third';

/** Starts so near are one start that two registers write down at different times. */
const NEAR = 45;

/**
 * Likeness of titles from which two entries are one trial without a number that says so, by what else agrees. Fitted on pairs checked by hand
 * (docs/measurements.md): a sponsor begins several trials of like titles at one time, so that without the size the titles must be almost one.
 */
const LEAST = { all: 0.35, sizeAndStart: 0.5, sizeAndSponsor: 0.7, sponsorAndStart: 0.85 };

/** Whether two entries that share no number are one trial. */
export function areAlike(agreement: Agreement): boolean {
  const { likeness, isOneAround, isProductOther } = agreement;
  return !isOneAround && !isProductOther && likeness >= leastLikeness(agreement);
}

function leastLikeness({ isSponsorSame, isSizeSame, days }: Agreement): number {
  const isNear = days !== null && days <= NEAR;
  if (isSponsorSame && isSizeSame) return isNear ? LEAST.all : LEAST.sizeAndSponsor;
  if (isSizeSame && isNear) return LEAST.sizeAndStart;
  return isSponsorSame && isNear ? LEAST.sponsorAndStart : Number.POSITIVE_INFINITY;
}

/** Likeness below which titles speak of different things. */
const UNLIKE = 0.15;

/**
 * Whether two entries that share a number of a register are one trial. A number named for another reason, such as that of the study before, is known by words for that
 * and by nothing else agreeing; a number that neither has for its own must be borne out by the rest.
 */
export function areLinked(shared: SharedNumber, agreement: Agreement): boolean {
  const { likeness, isSponsorSame, isSizeSame, days, isOneAround } = agreement;
  if (shared === 'own') return true;
  if (isOneAround) return false;
  const agrees = isSponsorSame || isSizeSame || (days !== null && days <= NEAR);
  return shared === 'named' ? agrees || likeness >= UNLIKE : agrees && likeness >= 2 * UNLIKE;
}
