import { isDay } from '../base/dates.ts';
import { UsageError } from '../base/errors.ts';
import { type Both, explainDefinition, type ShareDefinition } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import type { Change, ChangeKind } from './change.ts';
import { milestoneChanges } from './changed-milestones.ts';
import { trialChanges } from './changed-trials.ts';
import { type TrialScope, type TrialTerms, understandTrials } from './counted.ts';
import { listingDay } from './trials.ts';

/** What moved after one day and by another, with what was known by a third. */
export type ChangesQuestion = TrialTerms & { from: string; to: string; known_by: string; definition: ShareDefinition };

/** The listings of a series that were in force on the two days; equal days mean that nothing can be seen to move. */
export type ListingsCompared = { source: string; series: string; before: string | null; after: string | null };

/** An answer that repeats what was understood. */
export type ChangesAnswer = {
  understood: TrialScope;
  definition: ShareDefinition;
  definition_words: Both;
  from: string;
  to: string;
  known_by: string;
  newest_snapshot: string | null;
  listings: ListingsCompared[];
  counts: { kind: ChangeKind; changes: number }[];
  reasons: Both;
  changes: Change[];
};

const LISTINGS = 'SELECT source, series, day::VARCHAR AS day FROM listing WHERE source IN (SELECT source FROM trial_state) ORDER BY ALL';

/** What moved between two days, by kind. Throws UsageError for an unknown term or day, or days in the wrong order. */
export async function changes(atlas: Atlas, question: ChangesQuestion): Promise<ChangesAnswer> {
  const { from, to, known_by, definition } = question;
  checkOrder(from, to);
  const scope = await understandTrials(atlas, { ...question, as_of: to });
  const days = { before: listingDay('listed', from, known_by), after: listingDay('listed', to, known_by) };
  const listings = await listingsOn(atlas, scope, days);
  const asked = { definition, filters: scope, known_by };
  const found = [...(await trialChanges(atlas, asked, scope, days, [from, to])), ...(await milestoneChanges(atlas, question, scope, days))];
  return {
    understood: scope,
    definition,
    definition_words: explainDefinition(comparable(definition)),
    from,
    to,
    known_by,
    newest_snapshot: listings.map(({ after }) => after).reduce((last, day) => (last === null || (day ?? '') > last ? day : last), null),
    listings,
    counts: countKinds(found),
    reasons: reasonsFor(question, listings, found.length),
    changes: found,
  };
}

/** The listing of each series of trials that was in force on each of two days. */
async function listingsOn(
  { db }: Atlas,
  { source, series }: TrialScope,
  { before, after }: { before: string; after: string },
): Promise<ListingsCompared[]> {
  const all = await db.rows<{ source: string; series: string; day: string }>(LISTINGS);
  const asked = all.filter((one) => (source === null || one.source === source) && (series === null || one.series === series));
  return [...Map.groupBy(asked, (one) => `${one.source}\n${one.series}`).values()].map((own) => {
    const onDay = (day: string) => own.findLast((one) => one.day <= day)?.day ?? null;
    const [first] = own as [(typeof own)[number]];
    return { source: first.source, series: first.series, before: onDay(before), after: onDay(after) };
  });
}

function checkOrder(from: string, to: string): void {
  for (const [name, day] of Object.entries({ from, to })) {
    if (!isDay(day))
      throw new UsageError(
        `--${name} "${day}" is not a calendar day; write YYYY-MM-DD`,
        `--${name} “${day}” 不是日历上的一天；请写作 YYYY-MM-DD`,
      );
  }
  if (from >= to) throw new UsageError(`--from ${from} must lie before --to ${to}`, `--from ${from} 须早于 --to ${to}`);
}

/** The parts of a definition that bear on changes: the listing of each day is compared, whatever the date rule. */
function comparable({ unit, scope, role, place_rule, duplicate_rule }: ShareDefinition): Partial<ShareDefinition> {
  return { unit, scope, role, place_rule, duplicate_rule };
}

function countKinds(found: Change[]): ChangesAnswer['counts'] {
  return [...Map.groupBy(found, ({ kind }) => kind)].map(([kind, list]) => ({ kind, changes: list.length }));
}

function reasonsFor({ from, to }: ChangesQuestion, listings: ListingsCompared[], count: number): Both {
  const compared = listings.filter(({ before, after }) => before !== null && before !== after);
  const late = listings.filter(({ before }) => before === null);
  const same = listings.filter(({ before, after }) => before !== null && before === after);
  const names = (list: ListingsCompared[]) => list.map(({ source, series }) => `${source} ${series}`.trim()).join(', ');
  const zh = [`${from} 至 ${to} 共 ${count} 处变化；比较了 ${compared.length} 个名单系列的前后两期。`];
  const en = [`${count} changes after ${from} and by ${to}; two listings of each of ${compared.length} series were compared.`];
  if (late.length > 0) {
    zh.push(`${names(late)} 在 ${from} 之前没有快照，看不出变化。`);
    en.push(`${names(late)} has no listing on or before ${from}, so nothing can be seen to move there.`);
  }
  if (same.length > 0) {
    zh.push(`${names(same)} 在两天适用同一期快照。`);
    en.push(`${names(same)} has the same listing on both days.`);
  }
  return { zh: zh.join(''), en: en.join(' ') };
}
