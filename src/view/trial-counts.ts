import { type Both, DEFAULT_DEFINITION, type ShareDefinition } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import { countedTrials, understandTrials } from './counted.ts';
import { type Dimension, labelOn, valuesOn } from './dimension.ts';
import type { Situated } from './situated.ts';
import { byStart } from './tied-trials.ts';
import { type ListedTrial, listTrials } from './trial-list.ts';

/** The number of trials that have a value of a dimension. */
export type Counted = { id: string; label: Both; trials: number };

/** Trials of an entity: how many, by phase, modality and lead sponsor, and the last to start. */
export type TrialCounts = {
  definition: ShareDefinition;
  trials: number;
  phases: Counted[];
  modalities: Counted[];
  sponsors: Counted[];
  newest: ListedTrial[];
};

/** The scope in which the trials of an entity are counted: the wider one. */
export const COUNTED_SCOPE = 'industry';

type Days = { as_of: string; known_by: string; most: number };
const OPEN = { place: null, modality: null, target: null, disease: null, source: null, series: null };
const MOST = 8;

/** Product trials of a target or a disease in the wider scope on two dates, or those that a test lets through. */
export async function countTrials(
  atlas: Atlas,
  terms: { target?: string; disease?: string },
  days: Days,
  isOwn: (one: Situated) => boolean = () => true,
): Promise<TrialCounts> {
  const definition = { ...DEFAULT_DEFINITION, scope: COUNTED_SCOPE } as const;
  const scope = await understandTrials(atlas, { ...OPEN, ...terms, ...days });
  const own = (await countedTrials(atlas, scope, definition, days)).counted.filter(isOwn);
  return {
    definition,
    trials: own.length,
    phases: countOn('phase', own).toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    modalities: countOn('modality', own).slice(0, MOST),
    sponsors: countOn('organisation', own).slice(0, MOST),
    newest: await listTrials(atlas, own.toSorted(byStart).slice(0, days.most), days.known_by),
  };
}

/** How many trials have each value of a dimension, the most first. */
function countOn(dimension: Dimension, trials: Situated[]): Counted[] {
  const counts = new Map<string, number>();
  for (const one of trials) for (const value of valuesOn(dimension, one)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([id, count]) => ({ id, label: labelOn(dimension, id), trials: count }))
    .sort((one, other) => other.trials - one.trials || (one.id < other.id ? -1 : 1));
}
