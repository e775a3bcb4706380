/** Years for which a curated fact of a kind may be expected to hold after it was seen to; a policy with an end holds until then. What happened on a day, such as a deal, does not age. */
export const EXPECTED_LIFE = {
  amenity: 1,
  cluster: 5,
  figure: 1,
  membership: 2,
  offer: 1,
  policy: 5,
  right: 2,
  role: 2,
} as const;
export type FactKind = keyof typeof EXPECTED_LIFE;
export const FACT_KINDS = Object.keys(EXPECTED_LIFE) as FactKind[];
