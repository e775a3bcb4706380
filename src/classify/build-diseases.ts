import type { Duck } from '../base/duck.ts';
import { tableOf } from '../entity/build.ts';
import { addUntouched } from '../entity/untouched.ts';
import { type DiseaseFinder, type DiseaseFound, makeDiseaseFinder } from './disease.ts';
import { loadedDiseaseNames } from './loaded-diseases.ts';

const TRIAL_DISEASE = { trial: 'VARCHAR', disease: 'VARCHAR', words: 'VARCHAR', statement: 'VARCHAR' };
const MILESTONE_DISEASE = { statement: 'VARCHAR', disease: 'VARCHAR', words: 'VARCHAR' };

/** Builds `trial_disease`, the diseases of each trial by its newest record, and `milestone_disease`, those of each milestone by its indication; with the words that decided. Where the lexicon names nothing, names of loaded vocabularies count. */
export async function buildDiseases(db: Duck, isUpdate: boolean): Promise<void> {
  const finder = makeDiseaseFinder(await loadedDiseaseNames(db));
  await tableOf(db, 'trial_disease', TRIAL_DISEASE, await trialDiseases(db, finder));
  if (isUpdate) await addUntouched(db, 'trial_disease', 'trial, statement, disease');
  await tableOf(db, 'milestone_disease', MILESTONE_DISEASE, await milestoneDiseases(db, finder));
}

type Said = { trial: string; property: string; value: string; statement: string };

/** Conditions and title of the newest record of each trial that has either; the shipped facts hold no titles. */
const SAID = `
  WITH newest AS (
    SELECT subject, max_by((observed_at, receipt), (coalesce(series, '') <> 'list', NOT f.copies, observed_at, receipt)) AS pick
    FROM said JOIN source_fact f ON f.name = source WHERE property IN ('title', 'condition') AND subject LIKE 'trial/%' GROUP BY subject
  )
  SELECT s.subject[7:] AS trial, s.property, s.value, s.id AS statement
  FROM said s JOIN newest n ON n.subject = s.subject AND (s.observed_at, s.receipt) = n.pick
  WHERE s.property IN ('title', 'condition') AND s.value IS NOT NULL ORDER BY ALL`;

async function trialDiseases(db: Duck, finder: DiseaseFinder): Promise<object[]> {
  const byTrial = Map.groupBy(await db.rows<Said>(SAID), ({ trial }) => trial);
  return [...byTrial].flatMap(([trial, said]) => {
    const conditions = said.filter(({ property }) => property === 'condition');
    const title = said.find(({ property }) => property === 'title');
    const texts = conditions.map(({ value }) => value);
    const found = finder.ofTrial(texts, title?.value ?? '');
    const rows = (list: DiseaseFound[], statement: string | undefined) => list.map((one) => ({ trial, ...one, statement }));
    return [...found.conditions.flatMap((list, at) => rows(list, conditions[at]?.statement)), ...rows(found.title, title?.statement)];
  });
}

async function milestoneDiseases(db: Duck, finder: DiseaseFinder): Promise<object[]> {
  const said = await db.rows<{ statement: string; disease: string }>(
    'SELECT statement, disease FROM milestone WHERE disease IS NOT NULL ORDER BY ALL',
  );
  return said.flatMap(({ statement, disease }) => finder.inText(disease).map((found) => ({ statement, ...found })));
}
