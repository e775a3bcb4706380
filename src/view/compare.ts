import { UsageError } from '../base/errors.ts';
import { type Both, explainDefinition, type ShareDefinition } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import { countedTrials, type TrialScope, type TrialTerms, understandTrials } from './counted.ts';
import { type Dimension, labelOn, valuesOn } from './dimension.ts';
import { firstsAmong } from './firsts.ts';
import { type Milestone, milestones, openQuestion } from './milestones.ts';
import { type Resolved, resolvePlaceTerm } from './resolve.ts';
import { organisationsIn } from './seated.ts';
import { readShare } from './share.ts';
import type { Situated } from './situated.ts';

/** Places or clusters to set side by side, by names or codes. */
export type CompareQuestion = Omit<TrialTerms, 'place' | 'disease'> & {
  places: string[];
  as_of: string;
  known_by: string;
  definition: ShareDefinition;
};

/** A value of a dimension and how many trials have it. */
export type Count = { id: string; label: Both; count: number };

/** What is known of one place. */
export type ComparedPlace = {
  place: Resolved;
  trials: number;
  /** Trials of the place, with the statement that lists each. */
  counted: { trial: string; statement: string }[];
  /** The share of the country's trials with its 90 % interval; null where there is none. */
  share: number | null;
  interval: [low: number, high: number] | null;
  modalities: Count[];
  phases: Count[];
  sponsors: number;
  /** Organisations seated in the place or dated members of the cluster. */
  organisations: string[];
  milestones: { kind: string; count: number; statements: string[] }[];
  /** Milestones of organisations of the place that came first among all known for the same target in the same jurisdiction. */
  firsts: { milestone: string; jurisdiction: string; target: string; product: string; statement: string }[];
  missing: Both[];
};

/** An answer that repeats what was understood. */
export type CompareAnswer = {
  understood: Omit<TrialScope, 'place' | 'disease'> & { places: Resolved[] };
  definition: ShareDefinition;
  definition_words: Both;
  as_of: string;
  known_by: string;
  newest_snapshot: string | null;
  reasons: Both;
  places: ComparedPlace[];
};

/** Places or clusters side by side under one definition. Throws UsageError for fewer than two, or an unknown term or day. */
export async function compare(atlas: Atlas, question: CompareQuestion): Promise<CompareAnswer> {
  const { as_of, known_by, definition } = question;
  const resolved = [...new Map(question.places.map(resolvePlaceTerm).map((one) => [one.id, one])).values()];
  if (resolved.length < 2)
    throw new UsageError('compare: give two places or more, parted by commas', '比较：请给出两个以上地区，用逗号分隔');
  const scope = await understandTrials(atlas, { ...question, place: null, disease: null });
  const filters = { scope: definition.scope, modality: scope.modality?.ids ?? null, target: scope.target?.id ?? null };
  const stated = (await milestones(atlas, { ...openQuestion(as_of, known_by), ...filters })).filter(({ modifier }) => modifier === null);
  const places = [];
  for (const place of resolved) places.push(await placeOf(atlas, question, { ...scope, place }, place, stated));
  const { place: _, disease: __, ...understood } = scope;
  return {
    understood: { ...understood, places: resolved },
    definition,
    definition_words: explainDefinition(definition),
    as_of,
    known_by,
    newest_snapshot:
      places
        .map(({ newest }) => newest ?? '')
        .toSorted()
        .at(-1) || null,
    reasons: reasonsFor(definition, places),
    places: places.map(({ newest: _newest, ...one }) => one),
  };
}

async function placeOf(
  atlas: Atlas,
  question: CompareQuestion,
  scope: TrialScope,
  place: Resolved,
  stated: Milestone[],
): Promise<ComparedPlace & { newest: string | null }> {
  const { as_of, known_by, definition } = question;
  const { counted, newest } = await countedTrials(atlas, scope, definition, question);
  const { share, interval } = await readShare(atlas, { ...question, place: place.id, of: null });
  const local = await organisationsIn(atlas, place.id, as_of, known_by);
  const own = stated.filter(({ organisations }) => organisations.some((id) => local.has(id)));
  return {
    place,
    trials: counted.length,
    counted: counted.map(({ trial, statement }) => ({ trial, statement })),
    share,
    interval,
    modalities: countsOn('modality', counted),
    phases: countsOn('phase', counted),
    sponsors: new Set(counted.flatMap(({ sponsors }) => sponsors)).size,
    organisations: [...local],
    milestones: [...Map.groupBy(own, ({ milestone }) => milestone)].map(([kind, rows]) => ({
      kind,
      count: new Set(rows.map((row) => JSON.stringify([row.product ?? row.label, row.agency, row.disease]))).size,
      statements: rows.map(({ statement }) => statement),
    })),
    firsts: firstsAmong(stated, (row) => row.organisations.some((id) => local.has(id))),
    missing: missingOf(place, definition, counted.length, local.size),
    newest,
  };
}

function countsOn(dimension: Dimension, rows: Situated[]): Count[] {
  const found = new Map<string, number>();
  for (const row of rows) for (const value of valuesOn(dimension, row)) found.set(value, (found.get(value) ?? 0) + 1);
  return [...found]
    .map(([id, count]) => ({ id, label: labelOn(dimension, id), count }))
    .toSorted((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
}

function missingOf({ label }: Resolved, { place_rule }: ShareDefinition, trials: number, organisations: number): Both[] {
  const found: Both[] = [];
  if (trials === 0 && place_rule === 'site') {
    found.push({
      zh: `没有试验中心能定位到${label.zh}；园区请用 --place-rule sponsor。`,
      en: `No trial site can be put in ${label.en}; for a cluster use --place-rule sponsor.`,
    });
  }
  if (organisations === 0) {
    found.push({
      zh: `没有机构的注册地或成员身份在${label.zh}。`,
      en: `No organisation at hand is seated in ${label.en} or a dated member of it.`,
    });
  }
  return found;
}

function reasonsFor({ place_rule }: ShareDefinition, places: ComparedPlace[]): Both {
  const zh = places
    .map(({ place, trials, organisations }) => `${place.label.zh} ${trials} 项试验、${organisations.length} 家机构`)
    .join('；');
  const en = places
    .map(({ place, trials, organisations }) => `${place.label.en}: ${trials} trials, ${organisations.length} organisations`)
    .join('; ');
  const known = place_rule === 'sponsor';
  return {
    zh: `${zh}。机构的所在地只对部分机构已知${known ? '，试验数因此偏低' : ''}。`,
    en: `${en}. Where an organisation is, is known of some only${known ? ', so counts of trials are low' : ''}.`,
  };
}
