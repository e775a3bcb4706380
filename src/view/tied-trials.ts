import type { Atlas } from './atlas.ts';
import { type ListedTrial, listTrials } from './trial-list.ts';
import { trialsNamed } from './trials.ts';

type Days = { as_of: string; known_by: string };

/** Trials by their numbers, each with the statement that ties it to what they are listed for, the last to start first; of those outside the field little is told. */
export async function tiedTrials(atlas: Atlas, tied: readonly { trial: string; statement: string }[], days: Days): Promise<ListedTrial[]> {
  const seen = await trialsNamed(
    atlas,
    tied.map(({ trial }) => trial),
    days,
  );
  const told = new Map((await listTrials(atlas, seen, days.known_by)).map((one) => [one.trial, one]));
  return tied.map(({ trial, statement }) => ({ ...(told.get(trial) ?? untold(trial)), statement })).sort(byStart);
}

function untold(trial: string): Omit<ListedTrial, 'statement'> {
  const nothing = { title: null, about: { interventions: [], conditions: [] }, modality: null, start_from: null, start_to: null };
  return { trial, ...nothing, targets: [], phases: [], statuses: [], sponsors: [] };
}

/** The last to start first, those without a day at the end. */
export function byStart(one: Pick<ListedTrial, 'trial' | 'start_from'>, other: Pick<ListedTrial, 'trial' | 'start_from'>): number {
  if (one.start_from !== other.start_from) return (one.start_from ?? '') < (other.start_from ?? '') ? 1 : -1;
  return one.trial < other.trial ? -1 : 1;
}
