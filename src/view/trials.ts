import { UsageError } from '../base/errors.ts';
import { isInScope, type ShareDefinition } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import type { Resolved } from './resolve.ts';
import type { Span } from './trial-record.ts';

/** What decides whether a definition counts a trial: its class, and the days on which it started and was posted by each of its newest states. */
export type TrialRow = {
  trial: string;
  statement: string;
  effective: string;
  starts: Span[];
  posts: Span[];
  scope: string | null;
  role: string | null;
  modality: string | null;
  targets: string[];
};

/** The filters of a question about trials, as understood; null leaves one open. */
export type TrialFilters = { modality: Resolved | null; target: Resolved | null; source: string | null; series: string | null };

/** The day whose listing counts: for the date rule `listed` the earlier of the two dates, else the day of knowing. */
export function listingDay(rule: ShareDefinition['date_rule'], as_of: string, known_by: string): string {
  return rule === 'listed' && as_of < known_by ? as_of : known_by;
}

/** Whether scope, role, modality and target let a trial through. */
export function isCounted(row: TrialRow, { modality, target }: TrialFilters, { scope, role }: ShareDefinition): boolean {
  return (
    isInScope(scope, row.scope) &&
    (role === 'all' || row.role === 'interventional_product') &&
    (modality === null || modality.ids.includes(row.modality ?? '')) &&
    (target === null || row.targets.includes(target.id))
  );
}

/** Whether a trial had reached the as-of day by a date rule, and whether its date leaves that open. */
export function reach({ starts, posts }: TrialRow, rule: ShareDefinition['date_rule'], as_of: string): { reached: boolean; open: boolean } {
  if (rule === 'listed') return { reached: true, open: false };
  const spans = rule === 'start' ? starts : posts;
  const reached = spans.some(({ to }) => to !== null && to <= as_of);
  const isAround = ({ from, to }: Span) => from !== null && from <= as_of && to !== null && to > as_of;
  return { reached, open: spans.every(({ from }) => from === null) || spans.some(isAround) };
}

/** The newest of the days on which the counted trials were seen, null for none. */
export function newestDay(rows: readonly TrialRow[]): string | null {
  return rows.map(({ effective }) => effective).reduce<string | null>((last, day) => (last === null || day > last ? day : last), null);
}

/** Checks the source and series of a question. Throws UsageError that lists those at hand. */
export async function checkListing({ db }: Atlas, { source, series }: Pick<TrialFilters, 'source' | 'series'>): Promise<void> {
  const known = await db.rows<{ source: string; series: string }>('SELECT DISTINCT source, series FROM trial_state ORDER BY ALL');
  const sources = [...new Set(known.map((one) => one.source))];
  if (source !== null && !sources.includes(source))
    throw new UsageError(`unknown source "${source}"; sources of trials at hand: ${sources.join(', ')}`);
  const names = known
    .filter((one) => source === null || one.source === source)
    .map((one) => one.series)
    .filter((name) => name !== '');
  if (series !== null && !names.includes(series))
    throw new UsageError(`unknown series "${series}"; series at hand: ${[...new Set(names)].join(', ') || 'none'}`);
}
