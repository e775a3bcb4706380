import type { Duck } from '../base/duck.ts';
import type { Grade } from '../model/curation.ts';
import { type Atlas, isLeftOut } from './atlas.ts';
import { statementsOfKinds } from './lookup.ts';

/** A day in the world as the register knows it: first and last possible day, how exact (`day`, `month`, `year`), and the statement that says so. */
export type Told = { from: string; to: string; precision: string | null; statement: string };

/** What every row of a register has: its id, whose word it is, when that was read where it is recorded, and its statements, the telling one first. */
export type Recorded = { id: string; grade: Grade; origin: string; read: Told | null; statements: string[] };

/** One statement of a register. */
export type Fact = {
  id: string;
  subject: string;
  property: string;
  value: string;
  lang: string | null;
  valid_from: string | null;
  valid_to: string | null;
  precision: string | null;
  grade: Grade;
  observed_at: string;
};

const KINDS = ['amenity', 'chain', 'cluster', 'deal', 'event', 'figure', 'offer', 'policy', 'service'] as const;
const SELECTED = `
  SELECT id, subject, property, value, lang, valid_from::VARCHAR AS valid_from, valid_to::VARCHAR AS valid_to, precision, grade, observed_at::VARCHAR AS observed_at
  FROM $statements WHERE ${KINDS.map((kind) => `(subject >= '${kind}/' AND subject < '${kind}0')`).join(' OR ')}
  ORDER BY subject, property, length(record), record, length(field), field, id`;
const loaded = new WeakMap<Duck, Promise<Fact[]>>();

/** Every statement of the curated registers; read once, since a published atlas never changes. */
export function registersOf(atlas: Atlas): Promise<Fact[]> {
  const facts = loaded.get(atlas.db) ?? readRegisters(atlas);
  loaded.set(atlas.db, facts);
  return facts;
}

async function readRegisters(atlas: Atlas): Promise<Fact[]> {
  const kinds = KINDS.map((kind) => `${kind}/`);
  return atlas.db.rowsAsJson<Fact>(SELECTED.replace('$statements', await statementsOfKinds(atlas, kinds)));
}

const bySubject = new WeakMap<Fact[], Map<string, Fact[][]>>();

/** The statements of each subject of a kind that were known by a day, oldest id first. */
export async function recordsOf(atlas: Atlas, kind: (typeof KINDS)[number], known_by: string): Promise<Fact[][]> {
  const facts = await registersOf(atlas);
  const known = bySubject.get(facts) ?? recordsIn(facts);
  bySubject.set(facts, known);
  const records = (known.get(kind) ?? []).map((own) => own.filter(({ observed_at }) => observed_at <= known_by));
  return records.filter((own) => own.length > 0 && !isLeftOut(atlas, one(own, 'origin')));
}

/** The statements of each subject, by the kind of the subject. */
function recordsIn(facts: Fact[]): Map<string, Fact[][]> {
  const records = [...Map.groupBy(facts, ({ subject }) => subject).values()];
  return Map.groupBy(records, (own) => (own[0]?.subject ?? '').split('/')[0] ?? '');
}

/** What every row of a register has, the statement of a property first. */
export function recorded(facts: Fact[], telling: string): Recorded {
  const first = factOf(facts, telling) ?? (facts[0] as Fact);
  return {
    id: first.subject.slice(first.subject.indexOf('/') + 1),
    grade: first.grade,
    origin: one(facts, 'origin') ?? '',
    read: toldBy(facts, 'origin'),
    statements: [first, ...facts.filter((fact) => fact !== first)].map(({ id }) => id),
  };
}

/** The names that statements give, by language. */
export function namesIn(facts: Fact[]): { zh: string[]; en: string[] } {
  const inLang = (lang: string) => facts.filter((fact) => fact.property === 'name' && fact.lang === lang).map(({ value }) => value);
  return { zh: inLang('zh'), en: inLang('en') };
}

/** The first statement of a property. */
export function factOf(facts: Fact[], property: string): Fact | undefined {
  return facts.find((fact) => fact.property === property);
}

/** The values of a property. */
export function all(facts: Fact[], property: string): string[] {
  return facts.filter((fact) => fact.property === property).map(({ value }) => value);
}

/** The first value of a property. */
export function one(facts: Fact[], property: string): string | null {
  return factOf(facts, property)?.value ?? null;
}

/** The values of a property that are JSON objects. */
export function objects<T>(facts: Fact[], property: string): T[] {
  return all(facts, property).map((value) => JSON.parse(value) as T);
}

/** A number, or null for null. */
export function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text);
}

/** The days that the statement of a property says it is about. */
export function toldBy(facts: Fact[], property: string): Told | null {
  const fact = factOf(facts, property);
  return fact?.valid_from && fact.valid_to
    ? { from: fact.valid_from, to: fact.valid_to, precision: fact.precision, statement: fact.id }
    : null;
}
