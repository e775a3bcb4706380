import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { shipped } from '../base/root.ts';
import { JURISDICTIONS, MILESTONES } from './claim.ts';

const proof = z.strictObject({
  milestones: z.array(z.enum(MILESTONES)),
  jurisdiction: z.enum(JURISDICTIONS).nullable().describe('null: all of them'),
  source: z.string().nullable().describe('the source that would settle it; null: nobody publishes one'),
  curated_until: z.iso.date().optional().describe('day up to which curation holds the whole of it'),
  label: z.strictObject({ zh: z.string(), en: z.string() }),
});
export type Proof = z.infer<typeof proof>;

/** Which source would settle which milestones, from `model/proof.json`. */
export const PROOFS = z.array(proof).parse(JSON.parse(readFileSync(shipped('model', 'proof.json'), 'utf8')));

/** The source that would settle a milestone of a jurisdiction, from `model/proof.json`; undefined where the table says nothing. */
export function proofOf(milestone: string, jurisdiction: string | null): Proof | undefined {
  const fits = PROOFS.filter((one) => one.milestones.some((name) => name === milestone));
  return fits.find((one) => one.jurisdiction === jurisdiction) ?? fits.find((one) => one.jurisdiction === null);
}
