import type { ChangeKind } from './change.ts';

/** The states of a trial that were known on the two days. */
export type Held = { before: number[]; after: number[] };

/** The states of a trial that one listing of a source, or the source, showed on the two days. */
export type Pair = Held & { source: string };

/** What moved in one listing; ids are null where nothing states it. */
export type Moved = {
  kind: ChangeKind;
  before: string | null;
  after: string | null;
  place: string | null;
  source: string;
  was: string | null;
  is: string | null;
};

/** A move of which nothing is said yet. */
export const NOTHING = { before: null, after: null, place: null, was: null, is: null };
