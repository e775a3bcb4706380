import { readFileSync } from 'node:fs';
import { isDay } from '../base/dates.ts';
import type { Duck } from '../base/duck.ts';
import { UsageError } from '../base/errors.ts';
import { shipped } from '../base/root.ts';
import type { Grade } from '../model/curation.ts';
import { isInScope } from '../model/definitions.ts';
import { type Atlas, isLeftOut } from './atlas.ts';
import { seatingOf } from './seated.ts';

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

/** A milestone with one class that its product was known to have for a time, or with none. */
type Stated = Milestone & Known & { has_class: boolean; class_from: string | null; class_to: string | null };
type Known = { known_from: string; known_to: string | null };
/** All that was ever stated, in the order of an answer; those with no class know which classes would take their place. */
type Held = { stated: Entry[]; byTarget: Map<string, Entry[]>; diseases: Map<string, string[]> };
type Entry = { row: Stated; classes: Known[] };

const SQL = readFileSync(shipped('src', 'view', 'milestones.sql'), 'utf8');
const loaded = new WeakMap<Duck, Promise<Held>>();

/** Every milestone that the sources at hand state and the filters let through, oldest first. */
export async function milestones(atlas: Atlas, question: MilestoneQuestion): Promise<Milestone[]> {
  const { as_of, known_by, diseases } = question;
  const held = loaded.get(atlas.db) ?? readHeld(atlas);
  loaded.set(atlas.db, held);
  const { stated, byTarget, diseases: named } = await held;
  const { organisationsOf } = await seatingOf(atlas);
  const found: Milestone[] = [];
  for (const { row, classes } of question.target === null ? stated : (byTarget.get(question.target) ?? [])) {
    if (row.date_from !== null && row.date_from > as_of) continue;
    if (isLeftOut(atlas, row.origin)) continue;
    if (!isAsked(row, question) || !isKnown(row, known_by) || !isClassed(row, classes, known_by)) continue;
    if (diseases !== null && !named.get(row.statement)?.some((id) => diseases.includes(id))) continue;
    const applicants = row.applicants.flatMap((name) => organisationsOf(name, known_by));
    const organisations = [...new Set([...row.organisations, ...applicants])].sort();
    if (question.organisation === null || organisations.includes(question.organisation)) found.push(answerOf(row, organisations));
  }
  return found;
}

async function readHeld({ db }: Atlas): Promise<Held> {
  const rows = await db.rowsAsJson<Stated>(SQL);
  const classes = Map.groupBy(
    rows.filter(({ has_class }) => has_class),
    ({ statement }) => statement,
  );
  const spans = (row: Stated): Known[] =>
    row.has_class
      ? []
      : (classes.get(row.statement) ?? []).map(({ class_from, class_to }) => ({ known_from: class_from as string, known_to: class_to }));
  const named = await db.rows<{ statement: string; disease: string }>('SELECT statement, disease FROM milestone_disease ORDER BY ALL');
  const stated = rows.map((row): Entry => ({ row, classes: spans(row) }));
  const byTarget = new Map<string, Entry[]>();
  for (const entry of stated) {
    for (const target of entry.row.targets) {
      const own = byTarget.get(target);
      if (own) own.push(entry);
      else byTarget.set(target, [entry]);
    }
  }
  return {
    stated,
    byTarget,
    diseases: new Map([...Map.groupBy(named, ({ statement }) => statement)].map(([id, own]) => [id, own.map(({ disease }) => disease)])),
  };
}

function isKnown({ known_from, known_to }: Known, day: string): boolean {
  return known_from <= day && (known_to === null || known_to > day);
}

/** Whether the class of a row was known by the day, or, of a row with none, no class was. */
function isClassed({ has_class, class_from, class_to }: Stated, classes: Known[], day: string): boolean {
  return has_class ? isKnown({ known_from: class_from as string, known_to: class_to }, day) : !classes.some((one) => isKnown(one, day));
}

function answerOf(row: Stated, organisations: string[]): Milestone {
  const { known_from: _, known_to: __, has_class: ___, class_from: ____, class_to: _____, ...milestone } = row;
  return { ...milestone, organisations };
}

function isAsked(row: Milestone, asked: MilestoneQuestion): boolean {
  const { product, milestone, agency, jurisdiction, modality, scope } = asked;
  return (
    (product === null || row.product === product || row.label === product) &&
    (milestone === null || row.milestone === milestone) &&
    (agency === null || row.agency === agency) &&
    (jurisdiction === null || row.jurisdiction === jurisdiction) &&
    (modality === null || (row.modality !== null && modality.includes(row.modality))) &&
    isInScope(scope, row.scope)
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
    if (!isDay(day))
      throw new UsageError(
        `--${name} "${day}" is not a calendar day; write YYYY-MM-DD`,
        `--${name} “${day}” 不是日历上的一天；请写作 YYYY-MM-DD`,
      );
  }
}
