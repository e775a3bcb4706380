import type { ShareDefinition } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import type { Situated } from './dimension.ts';
import { checkDays } from './milestones.ts';
import { type Resolved, resolveDisease, resolveModality, resolvePlaceTerm, resolveTarget } from './resolve.ts';
import { checkListing, isCounted, listingDay, newestDay, reach, type TrialFilters } from './trials.ts';
import { trialsOn } from './trials-on.ts';

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

/** The trials within a scope that a definition counts on two dates, each with its values on every dimension. */
export async function countedTrials(
  atlas: Atlas,
  scope: TrialScope,
  definition: ShareDefinition,
  { as_of, known_by }: Days,
): Promise<CountedTrials> {
  const { source, series } = scope;
  const { date_rule, place_rule } = definition;
  const known = listingDay(date_rule, as_of, known_by);
  const everything = definition.scope === 'all';
  const all = await trialsOn(atlas, { known, known_by, as_of, source, series, place_rule, everything });
  const listed = all.filter((row) => isCounted(row, scope, definition) && isInside(row, scope));
  const dated = listed.map((row) => ({ row, ...reach(row, date_rule, as_of) }));
  return {
    counted: dated.filter(({ reached }) => reached).map(({ row }) => row),
    open: dated.filter(({ reached, open }) => open && !reached).map(({ row }) => row),
    listed: listed.length,
    newest: newestDay(listed),
  };
}

function isInside({ places, diseases }: Situated, { place, disease }: TrialScope): boolean {
  return (place === null || places.includes(place.id)) && (disease === null || diseases.some((id) => disease.ids.includes(id)));
}
