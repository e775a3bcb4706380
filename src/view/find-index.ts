import { readFileSync } from 'node:fs';
import type { Duck } from '../base/duck.ts';
import { shipped } from '../base/root.ts';
import type { Atlas } from './atlas.ts';
import { type Key, keyOf } from './find-key.ts';
import { type Findable, type Known, namedInStatements } from './find-names.ts';
import { spellingsOf } from './find-spelled.ts';
import { type Lines, linesOf } from './find-text.ts';
import { type Numbers, namedTrials } from './find-trials.ts';
import { namedInLexicons } from './find-vocabulary.ts';

/** Lines of keys with the name that each is of. */
export type Named = { lines: Lines; names: Int32Array };

/** Everything that can be found, its names in order, those of one thing together, and their keys: as written, in pinyin, by initials, and each in the second reading of a character. */
export type Index = {
  findables: Findable[];
  /** How many trials ever had to do with each. */
  weights: Int32Array;
  names: Known[];
  /** So many names are of things; after them come the titles of trials. */
  ofThings: number;
  /** The thing that each name is of. */
  owners: Int32Array;
  written: Named;
  full: Named;
  initials: Named;
  otherFull: Named;
  otherInitials: Named;
  numbers: Numbers;
  others: Numbers;
};

const WEIGHTS = readFileSync(shipped('src', 'view', 'find-weights.sql'), 'utf8');
const loaded = new WeakMap<Duck, Promise<Index>>();

/** The names of an atlas; read once, since a published atlas never changes. */
export function indexOf(atlas: Atlas): Promise<Index> {
  const index = loaded.get(atlas.db) ?? readIndex(atlas);
  loaded.set(atlas.db, index);
  return index;
}

async function readIndex(atlas: Atlas): Promise<Index> {
  const { findables: trials, numbers, others } = await namedTrials(atlas);
  const things = joined([...namedInLexicons(), ...(await namedInStatements(atlas))]);
  const findables = [...things, ...trials];
  const names = findables.flatMap((one) => one.names);
  const owners = Int32Array.from(findables.flatMap((one, at) => one.names.map(() => at)));
  const keys = names.map(({ name }) => keyOf(name));
  return {
    findables,
    weights: await readWeights(atlas, findables),
    names,
    ofThings: countNames(things),
    owners,
    written: { lines: linesOf(keys), names: Int32Array.from(keys.keys()) },
    ...spelled(keys, findables, owners),
    numbers,
    others,
  };
}

/** Things of one kind and id, from lexicons and statements, as one; the first gives the label. */
function joined(all: Findable[]): Findable[] {
  const byId = Map.groupBy(all, ({ kind, id }) => `${kind}/${id}`);
  return [...byId.values()].map((own) => ({ ...(own[0] as Findable), names: own.flatMap(({ names }) => names) }));
}

function countNames(findables: Findable[]): number {
  return findables.reduce((sum, { names }) => sum + names.length, 0);
}

/** What is not typed in pinyin: places have it for their English names, and titles of trials are found by their words. */
const UNSPELLED: readonly string[] = ['place', 'trial'];

/** The keys of names in pinyin. */
function spelled(keys: Key[], findables: Findable[], owners: Int32Array): Pick<Index, 'full' | 'initials' | 'otherFull' | 'otherInitials'> {
  const isTyped = findables.map(({ kind }) => !UNSPELLED.includes(kind));
  const all = keys.flatMap(({ text }, name) =>
    isTyped[owners[name] as number] ? spellingsOf(text).map((spelling) => ({ name, spelling })) : [],
  );
  const of = (isOther: boolean, form: 'full' | 'initials'): Named => {
    const own = all.filter(({ spelling }) => spelling.isOther === isOther);
    return { lines: linesOf(own.map(({ spelling }) => spelling[form])), names: Int32Array.from(own, ({ name }) => name) };
  };
  return {
    full: of(false, 'full'),
    initials: of(false, 'initials'),
    otherFull: of(true, 'full'),
    otherInitials: of(true, 'initials'),
  };
}

async function readWeights(atlas: Atlas, findables: Findable[]): Promise<Int32Array> {
  const rows = await atlas.db.rowsAsJson<{ kind: string; id: string; trials: number }>(WEIGHTS);
  const trials = new Map(rows.map((row) => [`${row.kind}/${row.id}`, row.trials]));
  return Int32Array.from(findables, ({ kind, id }) => trials.get(`${kind}/${id}`) ?? 0);
}
