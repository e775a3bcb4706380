import type { ShareDefinition } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import type { Change, ChangeKind } from './change.ts';
import type { TrialScope } from './counted.ts';
import { type Milestone, milestones, openQuestion } from './milestones.ts';
import { organisationsIn } from './seated.ts';

type Question = { from: string; to: string; known_by: string; definition: ShareDefinition };

/**
 * Milestones that happened after one day and by another (`new`), that a source known on both days began to state though they are older (`learned`),
 * or ceased to state (`withdrawn`). A place lets through those of organisations seated there, a disease those whose indication names it; a series none.
 */
export async function milestoneChanges(
  atlas: Atlas,
  { from, to, known_by, definition }: Question,
  { place, modality, target, disease, source, series }: TrialScope,
  days: { before: string; after: string },
): Promise<Change[]> {
  if (series !== null) return [];
  const filters = { scope: definition.scope, modality: modality?.ids ?? null, target: target?.id ?? null, diseases: disease?.ids ?? null };
  const local = place === null ? null : await organisationsIn(atlas, place.id, to, known_by);
  const stated = async (day: string) => {
    const rows = await milestones(atlas, { ...openQuestion(to, day), ...filters });
    const kept = rows.filter(
      (row) => (source === null || row.source === source) && (local === null || row.organisations.some((id) => local.has(id))),
    );
    return kept;
  };
  const [now, before, after] = await Promise.all([stated(known_by), stated(days.before), stated(days.after)]);
  return [
    ...once(now.filter((row) => happened(row, from))).map((row) => change('milestone_new', null, row)),
    ...onlyIn(after, before).flatMap((row) => (happened(row, from) ? [] : [change('milestone_learned', null, row)])),
    ...onlyIn(before, after).map((row) => change('milestone_withdrawn', row, null)),
  ];
}

/** Whether a milestone may have been reached after a day. */
function happened({ date_to }: Milestone, from: string): boolean {
  return date_to !== null && date_to > from;
}

/** Rows of the first that the second lacks, of sources that both have. */
function onlyIn(one: Milestone[], other: Milestone[]): Milestone[] {
  const sources = new Set(other.map(({ source }) => source));
  const stated = new Set(other.map(({ statement, label }) => `${statement} ${label}`));
  const open = one.filter((row) => sources.has(row.source) && !stated.has(`${row.statement} ${row.label}`));
  const labels = new Set(open.map(({ label }) => label));
  const known = new Set(other.filter(({ label }) => labels.has(label)).map(identityOf));
  return once(open.filter((row) => !known.has(identityOf(row))));
}

/** Rows that state the same once, as the last of them does. */
function once(rows: Milestone[]): Milestone[] {
  return [...new Map(rows.map((row) => [identityOf(row), row])).values()];
}

function identityOf(row: Milestone): string {
  const { source, product, label, milestone, modifier, agency, jurisdiction, disease, date_from, date_to } = row;
  return JSON.stringify([source, product ?? label, milestone, modifier, agency, jurisdiction, disease, date_from, date_to]);
}

function change(kind: ChangeKind, before: Milestone | null, after: Milestone | null): Change {
  const { label, product, source } = (before ?? after) as Milestone;
  return {
    kind,
    subject: label,
    product,
    before: before && wordsOf(before),
    after: after && wordsOf(after),
    sources: [source],
    before_statements: before ? [before.statement] : [],
    after_statements: after ? [after.statement] : [],
  };
}

/** A milestone in one line of codes: kind, modifier, agency, and its first and last possible day. */
function wordsOf({ milestone, modifier, agency, date_from, date_to }: Milestone): string {
  const when = date_from === date_to ? date_from : `${date_from}/${date_to}`;
  return [milestone, modifier, agency, when].filter((part) => part !== null).join(' ');
}
