import { readFileSync } from 'node:fs';
import { dayNumber } from '../base/dates.ts';
import { shipped } from '../base/root.ts';
import { REGISTERS } from '../model/registers.ts';
import type { Atlas } from './atlas.ts';
import { keyOf } from './find-key.ts';
import type { Findable, Known } from './find-names.ts';
import { NEVER } from './trial-columns.ts';

/** Numbers of trials by their keys, in order: of every trial its own, of those of the field also numbers elsewhere and before. */
export type Numbers = { keys: string[]; numbers: string[]; trials: string[]; known: Int32Array };

/** A trial that a number begins with what was typed, or is it. */
export type Numbered = { trial: string; number: string; isWhole: boolean };

const SQL = readFileSync(shipped('src', 'view', 'find-trials.sql'), 'utf8');
const IDS = `SELECT trial, (min(known_from) - DATE '1970-01-01')::INTEGER AS known_from FROM trial_state GROUP BY trial
  ORDER BY regexp_replace(lower(trial), '[^a-z0-9]', '', 'g')`;
const OTHER_NUMBERS = new Set(['secondary_id', 'former_id', 'sponsor_study_id']);
/** Digits from which on a number without its letters is looked for in every register. */
const BARE_DIGITS = 5;

/** Trials of the field by the words of their titles, or of their interventions and conditions where they have none; and the numbers of all trials. */
export async function namedTrials(atlas: Atlas): Promise<{ findables: Findable[]; numbers: Numbers; others: Numbers }> {
  const [found, ids] = [await atlas.db.columns(SQL), await atlas.db.columns(IDS)];
  const [trials, properties, values] = [found.trial, found.property, found.value] as [string[], string[], string[]];
  const known = found.known_from as number[];
  const rows = trials.map((trial, at) => ({
    trial,
    property: properties[at] as string,
    value: values[at] as string,
    day: known[at] as number,
  }));
  const others = rows.filter(({ property }) => OTHER_NUMBERS.has(property)).map((row) => ({ ...row, key: keyOf(row.value).text }));
  const sorted = others.filter(({ key }) => key !== '').toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return {
    findables: [
      ...Map.groupBy(
        rows.filter(({ property }) => !OTHER_NUMBERS.has(property)),
        ({ trial }) => trial,
      ),
    ].map(([id, own]) => titled(id, own)),
    numbers: {
      keys: (ids.trial as string[]).map((trial) => trial.toLowerCase().replace(/[^a-z0-9]/g, '')),
      numbers: ids.trial as string[],
      trials: ids.trial as string[],
      known: Int32Array.from(ids.known_from as number[]),
    },
    others: {
      keys: sorted.map(({ key }) => key),
      numbers: sorted.map(({ value }) => value),
      trials: sorted.map(({ trial }) => trial),
      known: Int32Array.from(sorted, ({ day }) => day),
    },
  };
}

function titled(id: string, rows: { property: string; value: string; day: number }[]): Findable {
  const titles = rows.filter(({ property }) => property === 'title');
  const names = (titles.length > 0 ? titles : rows).map(
    ({ property, value, day }): Known => ({ name: value, lang: null, property, known_from: day, known_to: NEVER }),
  );
  return { kind: 'trial', id, label: { zh: id, en: id }, names };
}

/** Tells the trials of which a number begins with a key, as known by a day, and gives how many they are. */
export function searchNumbers(numbers: Numbers, key: string, known_by: string, most: number): { hits: Numbered[]; count: number } {
  const prefixes = /^\d+$/.test(key) && key.length >= BARE_DIGITS ? [key, ...registerLetters.map((letters) => letters + key)] : [key];
  const hits: Numbered[] = [];
  let count = 0;
  for (const prefix of /\d/.test(key) ? prefixes : []) {
    const day = dayNumber(known_by);
    for (let at = firstFrom(numbers.keys, prefix); numbers.keys[at]?.startsWith(prefix); at += 1) {
      if ((numbers.known[at] as number) > day) continue;
      count += 1;
      const isWhole = numbers.keys[at] === prefix;
      if (hits.length < most) hits.push({ trial: numbers.trials[at] as string, number: numbers.numbers[at] as string, isWhole });
    }
  }
  return { hits, count };
}

const registerLetters = REGISTERS.flatMap(({ ids }) => ids.map((id) => keyOf(id).text));

/** Where in sorted keys the first stands that is not before a key. */
function firstFrom(keys: readonly string[], key: string): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] as string) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
