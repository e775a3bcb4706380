import { UsageError } from '../base/errors.ts';
import { DEFAULT_DEFINITION, type ShareDefinition } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import { seatingOf } from './seated.ts';
import { type Sight, Situated } from './situated.ts';
import { chooseStates } from './trial-choice.ts';
import { trialColumns } from './trial-columns.ts';
import { type MarkQuestion, markTrials, type TrialFilters } from './trial-marks.ts';

/** What a question sees, and the marks of each trial. */
export type Marked = { sight: Sight; marks: Uint8Array };

/** The trials of an atlas with what holds of each by a definition on two dates. */
export async function markedTrials(atlas: Atlas, question: MarkQuestion): Promise<Marked> {
  const { definition, filters, as_of, known_by } = question;
  const { source, series } = filters;
  const columns = await trialColumns(atlas, definition.scope === 'all');
  const known = listingDay(definition.date_rule, as_of, known_by);
  const choice = chooseStates(columns, { known, known_by, source, series });
  const seating = await seatingOf(atlas);
  return {
    sight: { columns, choice, seating, sponsors: new Map(), definition, as_of, known_by },
    marks: markTrials(columns, choice, seating, question),
  };
}

/** Trials by their numbers, in that order, as they were known and last seen on two dates; those outside the field or unknown then are left out. */
export async function trialsNamed(
  atlas: Atlas,
  trials: readonly string[],
  { as_of, known_by }: Pick<MarkQuestion, 'as_of' | 'known_by'>,
): Promise<Situated[]> {
  const columns = await trialColumns(atlas, false);
  const definition = { ...DEFAULT_DEFINITION, scope: 'all', role: 'all' } as const;
  const choice = chooseStates(columns, { known: known_by, known_by, source: null, series: null });
  const sight = { columns, choice, seating: await seatingOf(atlas), sponsors: new Map(), definition, as_of, known_by };
  return trials.flatMap((trial) => {
    const at = placeOf(columns.trials, trial);
    return at === -1 || choice.state[at] === -1 ? [] : [new Situated(sight, at)];
  });
}

/** Where a number stands in a sorted list, -1 where it does not. */
function placeOf(trials: readonly string[], trial: string): number {
  let [low, high] = [0, trials.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const one = trials[middle] as string;
    if (one === trial) return middle;
    if (one < trial) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The day whose listing counts: for the date rule `listed` the earlier of the two dates, else the day of knowing. */
export function listingDay(rule: ShareDefinition['date_rule'], as_of: string, known_by: string): string {
  return rule === 'listed' && as_of < known_by ? as_of : known_by;
}

/** Checks the source and series of a question. Throws UsageError that lists those at hand. */
export async function checkListing({ db }: Atlas, { source, series }: Pick<TrialFilters, 'source' | 'series'>): Promise<void> {
  const known = await db.rows<{ source: string; series: string }>('SELECT DISTINCT source, series FROM trial_state ORDER BY ALL');
  const sources = [...new Set(known.map((one) => one.source))];
  if (source !== null && !sources.includes(source))
    throw new UsageError(
      `unknown source "${source}"; sources of trials at hand: ${sources.join(', ')}`,
      `没有名为“${source}”的来源；手头的试验来源有 ${sources.join('、')}`,
    );
  const names = known
    .filter((one) => source === null || one.source === source)
    .map((one) => one.series)
    .filter((name) => name !== '');
  if (series !== null && !names.includes(series)) throw unknownSeries(series, [...new Set(names)]);
}

function unknownSeries(series: string, names: string[]): UsageError {
  return new UsageError(
    `unknown series "${series}"; series at hand: ${names.join(', ') || 'none'}`,
    `没有名为“${series}”的系列；手头的系列有 ${names.join('、') || '（无）'}`,
  );
}
