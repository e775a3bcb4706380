import type { Atlas } from './atlas.ts';
import { AT_ONCE, listed, statementsOf } from './lookup.ts';

/** What a trial is called: its title as a register gives it, null where none at hand does, and what is given in it against what. */
export type TrialWords = { title: string | null; about: { interventions: string[]; conditions: string[] } };

/** Of a trial that says nothing of itself. */
export const WORDLESS: TrialWords = { title: null, about: { interventions: [], conditions: [] } };

type Said = { subject: string; property: string; value: string };

/** The newest titles, interventions and conditions of some trials, by trial. */
export async function trialWords(atlas: Atlas, trials: readonly string[], known_by: string): Promise<Map<string, TrialWords>> {
  const subjects = [...new Set(trials)].map((trial) => `trial/${trial}`);
  const found: Said[] = [];
  for (let at = 0; at < subjects.length; at += AT_ONCE) found.push(...(await saidOf(atlas, subjects.slice(at, at + AT_ONCE), known_by)));
  const bySubject = Map.groupBy(found, ({ subject }) => subject.slice('trial/'.length));
  return new Map([...bySubject].map(([trial, said]) => [trial, wordsIn(said)]));
}

async function saidOf(atlas: Atlas, subjects: string[], known_by: string): Promise<Said[]> {
  return atlas.db.rows<Said>(
    `SELECT DISTINCT subject, property, value FROM ${await statementsOf(atlas, subjects)}
     WHERE subject IN (${listed(subjects.length, 2)}) AND property IN ('title', 'intervention', 'condition') AND observed_at <= $1::DATE
     QUALIFY dense_rank() OVER (PARTITION BY subject, property ORDER BY observed_at DESC, source) = 1 ORDER BY ALL`,
    [known_by, ...subjects],
  );
}

function wordsIn(said: Said[]): TrialWords {
  const of = (property: string) => said.filter((one) => one.property === property).map(({ value }) => value);
  return { title: of('title')[0] ?? null, about: { interventions: of('intervention'), conditions: of('condition') } };
}
