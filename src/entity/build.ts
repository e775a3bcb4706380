import { readFileSync } from 'node:fs';
import type { Duck } from '../base/duck.ts';
import { literal } from '../base/duck.ts';
import { shipped } from '../base/root.ts';
import { organisationRow, productRow, readCuration } from '../model/curation.ts';
import type { JudgedKind } from '../model/judgement.ts';
import { type Judged, judgeLinks } from './judged.ts';
import { dated, isOfNames, type KnownJudgement, readJudgements } from './judgement.ts';
import { type Linker, makeLinker } from './linker.ts';
import { LONGEST_NAME, nameProblem, organisationProblem } from './name-problem.ts';
import { placeAndAncestors, resolvePlace } from './place.ts';
import { orRegistered, registryLinker } from './registry-names.ts';
import { addUntouched } from './untouched.ts';

type SiteAddress = { country: string | null; region: string | null; city: string | null };

/**
 * Builds the entity tables of a publication from the views `said` and `fresh`: trial states, sites with places, milestones, memberships, names of products,
 * judgements, links of names, trials of products, and what lookups are answered from. In an update the rest of these comes from the run before.
 */
export async function buildEntities(db: Duck, isUpdate: boolean): Promise<void> {
  await runFile(db, 'tables');
  await resolveAddresses(db);
  await runFile(db, 'sites');
  await runFile(db, 'mention');
  const organisations = readCuration('organisations', organisationRow);
  const rules = orRegistered(makeLinker(organisations, readCuration('products', productRow)), await registryLinker(db, organisations));
  const judgements = await readJudgements(db);
  await keepJudgedNames(db, rules, judgements);
  const judged = judgeLinks(rules, judgements);
  await linkNames(db, judged);
  if (isUpdate) await runFile(db, 'untouched');
  await listUnnamed(db);
  await runFile(db, 'product-trials');
  if (isUpdate) await addUntouched(db, 'product_trial', 'product, trial, known_from');
  await placeOrganisations(db, judged);
  await runFile(db, 'places');
  await runFile(db, 'lookup');
}

async function runFile(db: Duck, name: string): Promise<void> {
  await db.run(readFileSync(shipped('src', 'entity', `${name}.sql`), 'utf8'));
}

type ColumnType = string | string[] | Record<string, string>[];

/** Puts rows into a new table; `columns` gives the DuckDB type of each, of a list its one member. */
export async function tableOf(db: Duck, name: string, columns: Record<string, ColumnType>, rows: object[]): Promise<void> {
  await db.run(
    `CREATE OR REPLACE TABLE ${name} AS SELECT unnest(from_json($1, ${literal(JSON.stringify([columns]))}), recursive := true)`,
    [JSON.stringify(rows)],
  );
}

/** The places of each address, and which of its words name none that is known. */
async function resolveAddresses(db: Duck): Promise<void> {
  const addresses = await db.rows<SiteAddress>('SELECT DISTINCT country, region, city FROM site_said ORDER BY ALL');
  const rows = addresses.map((address) => {
    const { unresolved, ...found } = resolvePlace(address);
    const finest = found.district ?? found.city ?? found.province ?? found.country;
    return { ...address, place: finest, places: finest === null ? [] : placeAndAncestors(finest), unresolved };
  });
  const columns = {
    country: 'VARCHAR',
    region: 'VARCHAR',
    city: 'VARCHAR',
    place: 'VARCHAR',
    places: ['VARCHAR'],
    unresolved: ['VARCHAR'],
  };
  await tableOf(db, 'address', columns, rows);
}

/** What the rules make of each name in the log of judgements, so that a reader need not work it out again. */
async function keepJudgedNames(db: Duck, rules: Linker, judgements: readonly KnownJudgement[]): Promise<void> {
  const sides = judgements.flatMap((one) => (isOfNames(one) ? [one.a, one.b].map((name) => ({ kind: one.kind, name })) : []));
  const rows = sides
    .filter(({ kind, name }) => !name.startsWith(`${kind}/`))
    .map(({ kind, name }) => {
      const link = rules[kind](name);
      return { kind, name, id: link?.id ?? null, score: link?.score ?? null, zh: link?.reason.zh ?? null, en: link?.reason.en ?? null };
    });
  await tableOf(
    db,
    'judged_name',
    { kind: 'VARCHAR', name: 'VARCHAR', id: 'VARCHAR', score: 'DOUBLE', zh: 'VARCHAR', en: 'VARCHAR' },
    rows,
  );
}

/** The link of every name that a fresh statement has: by rule from the start of time, by judgement from the day of the judgement on. */
async function linkNames(db: Duck, judged: Judged): Promise<void> {
  const organisations = await db.rows<{ name: string }>(
    `SELECT name FROM mention WHERE property IN ('sponsor', 'collaborator', 'applicant')
     UNION SELECT sponsor FROM outline WHERE sponsor IS NOT NULL ORDER BY 1`,
  );
  const products = await db.rows<{ name: string }>(
    "SELECT DISTINCT name FROM mention WHERE property = 'product_name' OR (property = 'intervention' AND length(name) <= 120) ORDER BY 1",
  );
  const rows = [
    ...organisations.flatMap(({ name }) => linksOf(judged, 'organisation', name)),
    ...products.flatMap(({ name }) => linksOf(judged, 'product', name)),
  ];
  const columns = {
    kind: 'VARCHAR',
    name: 'VARCHAR',
    entity: 'VARCHAR',
    score: 'DOUBLE',
    judgement: 'VARCHAR',
    known_from: 'DATE',
    known_to: 'DATE',
  };
  await tableOf(db, 'link', columns, rows);
}

function linksOf(judged: Judged, kind: JudgedKind, name: string): object[] {
  return dated(judged.bears(kind, name) ? judged.days : [], (day) => {
    const link = judged.on(day)[kind](name);
    return link && { kind, name, entity: link.id, score: link.score, judgement: link.judgement?.statement ?? null };
  });
}

function laterOf(...days: string[]): string {
  return days.toSorted().at(-1) as string;
}

type Written = { source: string; kind: JudgedKind; name: string; statements: number };

/** Names that no rule links because they name nothing, or name a person where an organisation should stand; long ones are cut. */
async function listUnnamed(db: Duck): Promise<void> {
  const written = await db.rows<Written>(`
    SELECT source, CASE WHEN property = 'product_name' THEN 'product' ELSE 'organisation' END AS kind, name, sum(count)::INTEGER AS statements
    FROM (SELECT source, property, name, count FROM mention WHERE property IN ('sponsor', 'collaborator', 'applicant', 'product_name')
      UNION ALL SELECT source, 'sponsor', sponsor, 1 FROM trial_state WHERE sponsor_statement = statement)
    GROUP BY ALL ORDER BY ALL`);
  const rows = written.flatMap((one) => {
    const problem = one.kind === 'organisation' ? organisationProblem(one.name) : nameProblem(one.name);
    return problem === null ? [] : [{ ...one, name: one.name.slice(0, LONGEST_NAME), problem }];
  });
  const columns = { source: 'VARCHAR', kind: 'VARCHAR', name: 'VARCHAR', problem: 'VARCHAR', statements: 'INTEGER' };
  await tableOf(db, 'link_issue', columns, rows);
}

type Seated = {
  organisation: string;
  place: string;
  from_day: string | null;
  to_day: string | null;
  known_from: string;
  statement: string;
};

/** Where each organisation is, with every place around it: its registered seat, and the clusters it is a dated member of. */
async function placeOrganisations(db: Duck, judged: Judged): Promise<void> {
  const seated = await db.rows<Seated>(`
    SELECT organisation, place, NULL AS from_day, NULL AS to_day, known_from::VARCHAR AS known_from, statement FROM seat
    UNION ALL SELECT organisation, cluster, from_day::VARCHAR, to_day::VARCHAR, known_from::VARCHAR, statement FROM membership ORDER BY ALL`);
  const rows = seated.flatMap((one) => {
    const places = placeAndAncestors(one.place);
    const ids = dated(judged.days, (day) => ({ organisation: judged.on(day).entity('organisation', one.organisation) }));
    return ids.map((id) => ({ ...one, places, ...id, known_from: laterOf(id.known_from, one.known_from) }));
  });
  const columns = {
    organisation: 'VARCHAR',
    place: 'VARCHAR',
    places: ['VARCHAR'],
    from_day: 'DATE',
    to_day: 'DATE',
    known_from: 'DATE',
    known_to: 'DATE',
    statement: 'VARCHAR',
  };
  await tableOf(db, 'organisation_place', columns, rows);
}
