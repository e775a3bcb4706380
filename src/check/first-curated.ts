import { existsSync } from 'node:fs';
import { shipped } from '../base/root.ts';
import { type MilestoneRow, milestoneRow, readCuration } from '../model/curation.ts';
import { lexicons } from '../read/lexicons.ts';
import { productOf } from './first-profile.ts';
import type { GivenFact } from './first-rivals.ts';

const AREAS = { CN: 'China', US: 'US', EU: 'EU', UK: 'UK', JP: 'Japan', AU: 'Australia' } as const;
const NEWS = ['announcement', 'certificate'];

let rows: MilestoneRow[] | undefined;

/**
 * What the curation knows of the products that a claim names and the facts given with it leave out, worded as given facts are. Milestones that were
 * only planned, proposed or refused are left out.
 */
export function curatedFacts(claim: string, given: GivenFact[]): GivenFact[] {
  const known = new Set(given.map(({ name }) => productOf(name)));
  const hits = lexicons()
    .terms.find(claim)
    .filter(({ value }) => value.type === 'PRODUCT' && !known.has(value.id) && !given.some(({ name }) => claim.includes(name)));
  return hits.flatMap(({ start, end, value }) =>
    milestonesOf(value.id).map((row) => ({ name: claim.slice(start, end), ...wordedFact(row) })),
  );
}

function milestonesOf(product: string): MilestoneRow[] {
  rows ??= existsSync(shipped('curation', 'milestones.jsonl')) ? readCuration('milestones', milestoneRow) : [];
  return rows.filter((row) => row.product === product && (row.modifier === null || row.modifier === 'conditional'));
}

function wordedFact({ milestone, date, date_kind, agency, jurisdiction, disease }: MilestoneRow): Omit<GivenFact, 'name'> {
  const news = NEWS.find((word) => word === date_kind) ?? milestone.replaceAll('_', ' ').toUpperCase();
  const event = [news, agency, jurisdiction === null ? null : AREAS[jurisdiction], disease].filter((part) => part !== null).join(' ');
  return { event, date };
}
