import type { ShareDefinition } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import { countedTrials, type TrialScope } from './counted.ts';
import { NOT_STATED, valuesOn } from './dimension.ts';
import { type Milestone, milestones, openQuestion } from './milestones.ts';
import { seatsOn } from './seated.ts';
import { placesAmong, type Situated } from './situated.ts';

/** What a concentration counts. */
export const UNITS = ['trial', 'clearance', 'organisation'] as const;
export type UnitKind = (typeof UNITS)[number];

/** Where units may be concentrated. */
export const WHERE = ['country', 'province', 'city', 'cluster', 'organisation'] as const;
export type Where = (typeof WHERE)[number];

/** One thing that is counted, the statements that it rests on, whether it is known where it is, and the values that it has. */
export type Unit = { id: string; statements(): string[]; isPlaced: boolean; values: readonly string[] };

/** The units of a scope and the newest day on which any was seen. */
export type Units = { units: Unit[]; newest: string | null };

type Question = { where: Where; unit: UnitKind; definition: ShareDefinition; as_of: string; known_by: string };

/** The units that a scope and a definition let through on two dates. */
export async function unitsOf(atlas: Atlas, scope: TrialScope, question: Question): Promise<Units> {
  if (question.unit === 'clearance') return clearances(atlas, scope, question);
  const { counted, newest } = await countedTrials(atlas, scope, question.definition, question);
  return {
    units: question.unit === 'trial' ? counted.map((row) => unitOf(row, question.where)) : sponsors(counted, question.where),
    newest,
  };
}

function unitOf(row: Situated, where: Where): Unit {
  const values = stated(where, row);
  return { id: row.trial, statements: () => [row.statement], isPlaced: isPlaced(where, [row], values), values };
}

/** Lead sponsors, each once, with the values of all its trials. */
function sponsors(rows: Situated[], where: Where): Unit[] {
  const led = new Map<string, Situated[]>();
  for (const row of rows) {
    for (const sponsor of row.sponsors) {
      const own = led.get(sponsor);
      if (own) own.push(row);
      else led.set(sponsor, [row]);
    }
  }
  return [...led].map(([id, trials]) => {
    const values = where === 'organisation' ? [id] : [...new Set(trials.flatMap((row) => stated(where, row)))];
    return { id, statements: () => trials.map(({ statement }) => statement), isPlaced: isPlaced(where, trials, values), values };
  });
}

/** Clearances for trials, each once for its product, agency and disease, where the organisations behind the product are. */
async function clearances(atlas: Atlas, { place, modality, target, source }: TrialScope, question: Question): Promise<Units> {
  const { as_of, known_by, where, definition } = question;
  const filters = { milestone: 'ind_cleared', scope: definition.scope, modality: modality?.ids ?? null, target: target?.id ?? null };
  const rows = await milestones(atlas, { ...openQuestion(as_of, known_by), ...filters });
  const seats = await seatsOn(atlas, as_of, known_by);
  const placesOf = ({ organisations }: Milestone) => [...new Set(organisations.flatMap((id) => seats.get(id) ?? []))];
  const kept = rows.filter(
    (row) => row.modifier === null && (source === null || row.source === source) && (place === null || placesOf(row).includes(place.id)),
  );
  const groups = Map.groupBy(kept, (row) => [row.product ?? row.label, row.agency, row.disease].filter(Boolean).join(' · '));
  const units = [...groups].map(([id, same]) => {
    const values = [...new Set(same.flatMap((row) => clearedWhere(row, where, placesOf(row))))];
    const isSomewhere = where === 'organisation' ? values.length > 0 : same.some((row) => placesOf(row).length > 0);
    return { id, statements: () => same.map(({ statement }) => statement), isPlaced: isSomewhere, values };
  });
  return {
    units,
    newest:
      kept
        .map(({ observed_at }) => observed_at)
        .toSorted()
        .at(-1) ?? null,
  };
}

function clearedWhere({ organisations }: Milestone, where: Where, places: string[]): string[] {
  return where === 'organisation' ? organisations.map((id) => `organisation/${id}`) : placesAmong(where, places);
}

/** A unit is somewhere if any place of it is known, though it be in no cluster or no province; of organisations, if one is named. */
function isPlaced(where: Where, rows: Situated[], values: readonly string[]): boolean {
  return values.length > 0 || (where !== 'organisation' && rows.some((row) => row.isPlaced));
}

function stated(where: Where, row: Situated): readonly string[] {
  const values = valuesOn(where, row);
  return values[0] === NOT_STATED ? [] : values;
}
