import { readFileSync } from 'node:fs';
import type { Duck } from '../base/duck.ts';
import { shipped } from '../base/root.ts';
import { tableOf } from '../entity/build.ts';
import { addUntouched } from '../entity/untouched.ts';
import { trialText as emptyText, type TrialText } from '../model/trial-text.ts';
import { judgeTrials } from './judged.ts';
import { buildProductClasses } from './products.ts';
import { type Classification, classify } from './trial.ts';

const TRIAL_CLASS = {
  trial: 'VARCHAR',
  scope: 'VARCHAR',
  modality: 'VARCHAR',
  cell_source: 'VARCHAR',
  targets: ['VARCHAR'],
  role: 'VARCHAR',
  track: 'VARCHAR',
  origin: 'VARCHAR',
  vector: 'VARCHAR',
  delivery: 'VARCHAR',
  route: 'VARCHAR',
  edit: 'VARCHAR',
  armouring: ['VARCHAR'],
  probability: 'DOUBLE',
  reasons: [{ slot: 'VARCHAR', label: 'VARCHAR', words: 'VARCHAR', field: 'VARCHAR' }],
  basis: 'VARCHAR',
};

/**
 * Builds `trial_class` (one class a trial, from its newest record that has a title, else from the shipped labels) and
 * `product_class` (modality, targets and traits of every product that a milestone names), both with judgements from their day on; then
 * `trial_background`, counts of the trials that are not of the field.
 */
export async function buildClasses(db: Duck, isUpdate: boolean): Promise<void> {
  const read = await classesFromRecords(db);
  const done = new Set(read.map(({ trial }) => trial));
  const labelled = (await classesFromLabels(db)).filter(({ trial }) => !done.has(trial));
  await tableOf(db, 'trial_class', TRIAL_CLASS, [...read, ...labelled]);
  await classOutlines(db);
  await judgeTrials(db);
  if (isUpdate) await addUntouched(db, 'trial_class', 'trial, known_from');
  await buildProductClasses(db);
  await db.run(readFileSync(shipped('src', 'classify', 'background.sql'), 'utf8'));
}

type TrialClass = { trial: string };
type TextRow = { trial: string; property: string; texts: string[] };

/** Texts of the newest titled record of each trial, a row for each property. */
const TEXTS = `
  WITH newest AS (
    SELECT subject, max_by((observed_at, receipt), (coalesce(series, '') <> 'list', NOT f.copies, observed_at, receipt)) AS pick
    FROM said JOIN source_fact f ON f.name = source WHERE property = 'title' AND subject LIKE 'trial/%' GROUP BY subject
  )
  SELECT s.subject[7:] AS trial, s.property, list(s.value ORDER BY length(s.field), s.field) AS texts
  FROM said s JOIN newest n ON n.subject = s.subject AND (s.observed_at, s.receipt) = n.pick
  WHERE s.property IN ('title', 'official_title', 'summary', 'description', 'condition', 'keyword', 'intervention', 'intervention_type',
    'intervention_description', 'arm', 'sponsor', 'study_type')
  GROUP BY ALL`;

/** Trials whose texts are read at once. */
const SLICE = 2000;

async function classesFromRecords(db: Duck): Promise<TrialClass[]> {
  await db.run(`CREATE TABLE trial_words AS ${TEXTS}`);
  const [count] = await db.rows<{ trials: number }>('SELECT count(DISTINCT trial)::INTEGER AS trials FROM trial_words');
  const slices = Math.ceil((count?.trials ?? 0) / SLICE);
  const classes: TrialClass[] = [];
  for (let slice = 0; slice < slices; slice += 1) {
    const rows = await db.rowsAsJson<TextRow>(
      `SELECT trial, property, texts FROM trial_words WHERE hash(trial) % ${slices} = ${slice} ORDER BY trial, property`,
    );
    for (const [trial, texts] of Map.groupBy(rows, (row) => row.trial))
      classes.push(toRow(trial, classify(trialText(trial, texts)), 'record'));
  }
  await db.run('DROP TABLE trial_words');
  return classes;
}

/** Trials of which only an outline is kept have the class of a record that names no product; which it is depends on the type of the study alone. */
async function classOutlines(db: Duck): Promise<void> {
  const types = await db.rows<{ study_type: string | null }>('SELECT DISTINCT study_type FROM outline');
  const rows = types.map(({ study_type }) => ({ study_type, ...toRow('', classify(emptyText({ studyType: study_type })), 'record') }));
  await tableOf(db, 'outline_class', { study_type: 'VARCHAR', ...TRIAL_CLASS }, rows);
  await db.run(`INSERT INTO trial_class BY NAME SELECT c.* EXCLUDE (study_type) REPLACE (o.trial AS trial)
    FROM (SELECT trial, max_by(study_type, (observed_at, receipt)) AS study_type FROM outline GROUP BY trial) o
    JOIN outline_class c ON c.study_type IS NOT DISTINCT FROM o.study_type
    WHERE o.trial NOT IN (SELECT trial FROM trial_class)`);
}

function trialText(trial: string, rows: TextRow[]): TrialText {
  const texts = new Map(rows.map(({ property, texts: list }) => [property, list]));
  const all = (property: string) => texts.get(property) ?? [];
  const one = (property: string) => all(property)[0] ?? '';
  const descriptions = all('intervention_description');
  return {
    id: trial,
    title: one('title'),
    officialTitle: one('official_title'),
    summary: one('summary'),
    description: one('description'),
    conditions: all('condition'),
    interventions: all('intervention').map((name, at) => ({
      type: all('intervention_type')[at] ?? null,
      name,
      description: descriptions[at] ?? '',
    })),
    arms: all('arm'),
    keywords: all('keyword'),
    eligibility: '',
    sponsor: one('sponsor'),
    studyType: one('study_type') || null,
    labels: [],
  };
}

function toRow(trial: string, { isCgt, cellSource, ...found }: Classification, basis: string) {
  return { trial, ...found, cell_source: cellSource, basis };
}

async function classesFromLabels(db: Duck): Promise<TrialClass[]> {
  return db.rows(`SELECT subject[7:] AS trial, min(value) FILTER (property = 'label_scope') AS scope, min(value) FILTER (property = 'label_modality') AS modality,
    min(value) FILTER (property = 'label_cell_source') AS cell_source, list_sort(coalesce(list(DISTINCT value) FILTER (property = 'label_target'), [])) AS targets,
    min(value) FILTER (property = 'label_role') AS role, 1.0::DOUBLE AS probability, []::STRUCT(slot VARCHAR, label VARCHAR, words VARCHAR, field VARCHAR)[] AS reasons,
    'label' AS basis FROM said WHERE property LIKE 'label\\_%' ESCAPE '\\' GROUP BY subject ORDER BY subject`);
}
