/** Words with capitals that are names of many things and of no trial. */
const NOT_TRIALS =
  /^(?:PRIME|RMAT|NMPA|CFDA|CHMP|COMP|MHRA|MHLW|PMDA|CRISPR|TALEN|AAVR|UCART|CART|IPSC|ASCO|ASGCT|ESGCT|ESMO|NYSE|NASDAQ|HKEX|HBV|BLA|IND|PHASE|NEWS|COVID)$/;
const NAME = '[A-Z]{4,}(?:-[A-Z\\d]{1,4})?';
const CALLED = [
  new RegExp(`(?<![\\w-])(${NAME})(?:,? (?:an?|its|the|our)(?: [\\w/-]+){0,5})? (?:trial|study|studies|program|programme)\\b`, 'g'),
  new RegExp(`(?<![\\w-])(${NAME}) (?:will|is|was|has) (?:enrol\\w*|recruit\\w*|randomi[sz]\\w*|due to (?:enrol|recruit))\\b`, 'g'),
  new RegExp(`\\b(?:trial|study),? (?:called |named |dubbed |known as |\\()?(${NAME})(?![\\w-])`, 'g'),
];

/** Names by which a text calls trials: "the VALLEY study", "dosing has begun in HALT-1, its first clinical study". */
export function trialNames(plain: string): Set<string> {
  const names = CALLED.flatMap((pattern) => [...plain.matchAll(pattern)].map(([, name = '']) => name));
  return new Set(names.filter((name) => !NOT_TRIALS.test(name) && (!/\d{2}/.test(name) || /^[A-Z]{6}/.test(name))));
}
