import { dayAt } from '../base/dates.ts';
import type { ShareDefinition } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import { checkDays } from './milestones.ts';
import { type Resolved, resolveDisease, resolveModality, resolvePlaceTerm, resolveTarget } from './resolve.ts';
import { Situated } from './situated.ts';
import { MARK, type TrialFilters } from './trial-marks.ts';
import { checkListing, markedTrials } from './trials.ts';

/** Which trials to count, in words; null leaves a filter open. */
export type TrialTerms = {
  place: string | null;
  modality: string | null;
  target: string | null;
  disease: string | null;
  source: string | null;
  series: string | null;
};

/** Which trials to count, as understood. */
export type TrialScope = TrialFilters & { place: Resolved | null; disease: Resolved | null };

/** The trials that a definition counts, those whose date leaves it open, how many were listed whatever their date, and the newest day seen. */
export type CountedTrials = { counted: Situated[]; open: Situated[]; listed: number; newest: string | null };

type Days = { as_of: string; known_by: string };

/** Resolves the terms of a question about trials. Throws UsageError for an unknown place, modality, target, source, series or day. */
export async function understandTrials(atlas: Atlas, terms: TrialTerms & Days): Promise<TrialScope> {
  const { as_of, known_by, place, modality, target, disease, source, series } = terms;
  checkDays(as_of, known_by);
  await checkListing(atlas, terms);
  return {
    place: place === null ? null : resolvePlaceTerm(place),
    modality: modality === null ? null : resolveModality(modality),
    target: target === null ? null : resolveTarget(target),
    disease: disease === null ? null : resolveDisease(disease),
    source,
    series,
  };
}

/** The trials within a scope that a definition counts on two dates, in the order of their ids, each with its values on every dimension. */
export async function countedTrials(
  atlas: Atlas,
  scope: TrialScope,
  definition: ShareDefinition,
  { as_of, known_by }: Days,
): Promise<CountedTrials> {
  const place = scope.place?.id ?? null;
  const { sight, marks } = await markedTrials(atlas, { definition, filters: scope, place, of: null, as_of, known_by });
  const found = { counted: [] as Situated[], open: [] as Situated[], listed: 0 };
  let newest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < marks.length; at += 1) {
    const mark = marks[at] as number;
    if ((mark & LISTED) !== LISTED) continue;
    found.listed += 1;
    newest = Math.max(newest, sight.choice.effective[at] as number);
    if (mark & MARK.reached) found.counted.push(new Situated(sight, at));
    else if (mark & MARK.open) found.open.push(new Situated(sight, at));
  }
  return { ...found, newest: found.listed === 0 ? null : dayAt(newest) };
}

const LISTED = MARK.counted | MARK.inside;
