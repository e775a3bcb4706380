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
  /** Whether the two are of other kinds of product or targets, name other codes, or have no disease in common. */
  isOther: boolean;
};

/** A number of a register that both entries have: `own` is that of both, `named` is that of one, `third` is of neither. */
export type SharedNumber = 'own' | 'named' | 'third';

/** Why two entries are held to be one trial, or may be. */
export type Twin = {
  a: string;
  b: string;
  /** `linked` by a number or a judgement, `alike` by what they say. */
  basis: 'linked' | 'alike';
  /** A shared number, like titles, a judgement, or only the sponsor, product and start in common. */
  reason: SharedNumber | 'title' | 'judgement' | 'product';
  /** Whether the two are held to be one trial; if not they may be. */
  is_one: boolean;
  likeness: number | null;
  is_sponsor_same: boolean | null;
  is_size_same: boolean | null;
  days: number | null;
  statements: string[];
  known_from: string;
};

/** Starts so near are one start that two registers write down at different times. */
const NEAR = 45;
/** Starts of entries of one day, but for the time that it takes to register. */
const AT_ONCE = 14;
/** Starts within a month. */
const MONTH = 31;
/** Starts so far apart are those of two trials, whatever else agrees. */
const FAR = 120;

/**
 * Likeness of titles from which two entries are one trial without a number that says so, by what else agrees. Fitted on pairs checked by hand
 * (docs/measurements.md): a sponsor begins several trials of like titles at one time and of one size, and several sponsors take up one product.
 */
const LEAST = { all: 0.6, sizeAtOnce: 0.5, sizeInMonth: 0.8, sizeAndSponsor: 0.85, sponsorNear: 0.85, atOnce: 0.93 };

/** Likeness of titles that are one, but for writing; what is read out of them may differ by chance. */
const ONE_TITLE = 0.97;

/** Whether two entries that share no number are one trial. */
export function areAlike(agreement: Agreement): boolean {
  const { likeness, isOneAround, isOther } = agreement;
  return !isOneAround && (!isOther || likeness >= ONE_TITLE) && likeness >= leastLikeness(agreement);
}

function leastLikeness({ isSponsorSame, isSizeSame, days }: Agreement): number {
  const isNear = days !== null && days <= NEAR;
  if (isSponsorSame && isSizeSame) return isNear ? LEAST.all : (days ?? 0) <= FAR ? LEAST.sizeAndSponsor : Number.POSITIVE_INFINITY;
  if (isSizeSame && days !== null && days <= MONTH) return days <= AT_ONCE ? LEAST.sizeAtOnce : LEAST.sizeInMonth;
  if (isSponsorSame && isNear) return LEAST.sponsorNear;
  return days !== null && days <= AT_ONCE ? LEAST.atOnce : Number.POSITIVE_INFINITY;
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
