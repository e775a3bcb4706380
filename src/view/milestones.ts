import { readFileSync } from 'node:fs';
import { isDay } from '../base/dates.ts';
import { UsageError } from '../base/errors.ts';
import { shipped } from '../base/root.ts';
import type { Grade } from '../model/curation.ts';
import { isInScope } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';

/** Which milestones; null leaves a filter open. `product` and `organisation` are entity ids. */
export type MilestoneQuestion = {
  as_of: string;
  known_by: string;
  scope: 'strict' | 'industry' | 'all';
  product: string | null;
  organisation: string | null;
  milestone: string | null;
  agency: string | null;
  jurisdiction: string | null;
  modality: string[] | null;
  target: string | null;
  /** Ids of diseases of which the indication must name one. */
  diseases: string[] | null;
};

/** One milestone as one source states it; dates are the first and last possible day. */
export type Milestone = {
  statement: string;
  milestone: string;
  modifier: string | null;
  agency: string | null;
  jurisdiction: string | null;
  disease: string | null;
  label: string;
  product: string | null;
  scope: string | null;
  modality: string | null;
  targets: string[];
  traits: string[];
  applicants: string[];
  organisations: string[];
  date_from: string | null;
  date_to: string | null;
  precision: string | null;
  date_kind: string | null;
  grade: Grade;
  source: string;
  origin: string | null;
  observed_at: string;
};

const SQL = readFileSync(shipped('src', 'view', 'milestones.sql'), 'utf8');

/** Every milestone that the sources at hand state and the filters let through, oldest first; all questions on the same two dates share one answer of the database. */
export async function milestones({ db }: Atlas, question: MilestoneQuestion): Promise<Milestone[]> {
  const { as_of, known_by } = question;
  const rows = await db.rows<Milestone>(SQL, { as_of, known_by });
  const ill = question.diseases === null ? null : await ofDiseases(db, question.diseases);
  return rows.filter((row) => isAsked(row, question) && (ill === null || ill.has(row.statement)));
}

/** The milestones whose indication names one of some diseases, by their statements. */
async function ofDiseases(db: Atlas['db'], ids: string[]): Promise<Set<string>> {
  const named = await db.rows<{ statement: string; disease: string }>('SELECT statement, disease FROM milestone_disease ORDER BY ALL');
  return new Set(named.filter(({ disease }) => ids.includes(disease)).map(({ statement }) => statement));
}

function isAsked(row: Milestone, { diseases: _, scope, product, organisation, modality, target, ...rest }: MilestoneQuestion): boolean {
  return (
    (product === null || row.product === product || row.label === product) &&
    (['milestone', 'agency', 'jurisdiction'] as const).every((field) => rest[field] === null || row[field] === rest[field]) &&
    (modality === null || (row.modality !== null && modality.includes(row.modality))) &&
    (target === null || row.targets.includes(target)) &&
    isInScope(scope, row.scope) &&
    (organisation === null || row.organisations.includes(organisation))
  );
}

/** A question without filters, on two dates. */
export function openQuestion(as_of: string, known_by: string): MilestoneQuestion {
  checkDays(as_of, known_by);
  return {
    as_of,
    known_by,
    scope: 'all',
    product: null,
    organisation: null,
    milestone: null,
    agency: null,
    jurisdiction: null,
    modality: null,
    target: null,
    diseases: null,
  };
}

/** Checks the two dates of a question. Throws UsageError. */
export function checkDays(as_of: string, known_by: string): void {
  for (const [name, day] of Object.entries({ 'as-of': as_of, 'known-by': known_by })) {
    if (!isDay(day)) throw new UsageError(`--${name} "${day}" is not a calendar day; write YYYY-MM-DD`);
  }
}
