import type { Both } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import type { Atlas } from './atlas.ts';
import { modalityLabel } from './dimension.ts';
import type { Situated } from './situated.ts';
import { trialsNamed } from './trials.ts';
import { entityName } from './why.ts';

/** One trial in a list: its phase and status in words, its lead sponsors with their entities, and when it started; nothing but its number where it is outside the field. */
export type TrialLine = {
  trial: string;
  phase: Both | null;
  status: Both | null;
  modality: Both | null;
  sponsors: { organisation: string | null; label: Both }[];
  start: string | null;
  statement: string;
};

type Days = { as_of: string; known_by: string };

/** Lines for trials by their numbers, each with the statement that ties it to what the list is of; the last to start first. */
export async function trialLines(atlas: Atlas, tied: readonly { trial: string; statement: string }[], days: Days): Promise<TrialLine[]> {
  const found = await trialsNamed(
    atlas,
    tied.map(({ trial }) => trial),
    days,
  );
  const known = new Map(found.map((one) => [one.trial, one]));
  return tied.map(({ trial, statement }) => lineOf(trial, known.get(trial), statement)).toSorted(byStart);
}

/** A line for a trial that a question saw. */
export function lineOf(trial: string, seen: Situated | undefined, statement: string): TrialLine {
  if (seen === undefined) return { trial, phase: null, status: null, modality: null, sponsors: [], start: null, statement };
  const words = (group: string, [code]: readonly string[]) => (code === undefined ? null : labelOf(group, code));
  return {
    trial,
    phase: words('phase', seen.phases),
    status: words('status', seen.statuses),
    modality: seen.modality === null ? null : modalityLabel(seen.modality),
    sponsors: seen.sponsors.map(sponsorOf),
    start: seen.start_from,
    statement,
  };
}

/** A sponsor as the landscape names it, `organisation/ID` or a name, with its words. */
export function sponsorOf(sponsor: string): { organisation: string | null; label: Both } {
  if (!sponsor.startsWith('organisation/')) return { organisation: null, label: { zh: sponsor, en: sponsor } };
  return { organisation: sponsor.slice('organisation/'.length), label: entityName(sponsor) };
}

/** The last to start first, those without a day at the end. */
export function byStart({ start: one, trial: a }: TrialLine, { start: other, trial: b }: TrialLine): number {
  if (one !== other) return (one ?? '') < (other ?? '') ? 1 : -1;
  return a < b ? -1 : 1;
}
