import { existsSync } from 'node:fs';
import { parsePartialDate } from '../base/dates.ts';
import { shipped } from '../base/root.ts';
import { type MilestoneRow, milestoneRow, readCuration } from '../model/curation.ts';
import { lexicons } from '../read/lexicons.ts';
import { type Fit, fit, type Profile, productOf, profileOf } from './first-profile.ts';

/** A dated fact as it is given: a name, a short description of the event, a date that may be partial or unknown. */
export type GivenFact = { name: string; event: string; date: string | null };

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

/**
 * Whether a rival meets a description when what is not said of its disease is taken from the curated approvals: that of the day of the fact decides;
 * the others only may show that it meets it.
 */
export function fitByApprovals(claim: Profile, rival: Profile, product: string, date: string | null): Fit {
  const approvals = milestonesOf(product).filter(({ milestone, disease }) => milestone === 'approved' && disease !== null);
  const ofDay = approvals.filter((row) => isSameTime(row.date, date));
  const found = fit(claim, { ...rival, diseases: diseasesOf(ofDay.length > 0 ? ofDay : approvals) });
  return ofDay.length > 0 || found === 'meets' ? found : fit(claim, rival);
}

function diseasesOf(rows: MilestoneRow[]): string[] {
  return [...new Set(rows.flatMap(({ disease }) => profileOf(disease ?? '').diseases))];
}

function isSameTime(one: string | null, other: string | null): boolean {
  const [a, b] = [one, other].map((text) => (text === null ? undefined : parsePartialDate(text)));
  return a !== undefined && b !== undefined && a.from <= b.to && b.from <= a.to;
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
