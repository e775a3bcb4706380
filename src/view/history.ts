import { isDay } from '../base/dates.ts';
import { UsageError } from '../base/errors.ts';
import { readSourceFacts } from '../statement/source-facts.ts';
import type { Atlas } from './atlas.ts';
import { blankMemory, changesOf, type FieldChange, type Look } from './field-change.ts';
import { HISTORY_FIELDS, looksAt } from './history-look.ts';
import { type Registration, registrationsOf } from './registrations.ts';

/** A trial, the day after which and the day by which a change counts (null: since ever), and known time. */
export type HistoryQuestion = { trial: string; from: string | null; to: string; known_by: string };

/** What a record said from one day until it was seen to say otherwise; without a statement where a full listing had it no more. */
export type Version = {
  /** First and last day on which it was seen to be so, the day of the last look, and on how many days there was one. */
  from: string;
  last: string;
  seen: string;
  looks: number;
  statement: string | null;
  /** The day of the last update that the record showed then, and whether it is another than in the version before. */
  updated: string | null;
  is_update_moved: boolean | null;
  changes: FieldChange[];
};

/** The versions that one source, or one series of full listings, showed of a trial. */
export type SourceHistory = { source: string; series: string | null; versions: Version[] };

/** An answer that repeats what was understood; a source is compared with itself alone. */
export type HistoryAnswer = HistoryQuestion & {
  newest_snapshot: string;
  sources: SourceHistory[];
  registrations: Registration[];
};

/** What each source showed of a trial over time. Throws UsageError for a trial that is not at hand, an impossible day, or days in the wrong order. */
export async function history(atlas: Atlas, question: HistoryQuestion): Promise<HistoryAnswer> {
  const { trial, from, to, known_by } = question;
  checkDays(question);
  const looks = await looksAt(atlas, trial, known_by);
  if (looks.length === 0)
    throw new UsageError(
      `the atlas holds no record of ${trial} by ${known_by}; check the number, or add a source that holds it`,
      `在 ${known_by} 以前图谱没有 ${trial} 的记录；请核对号码，或加入载有它的来源`,
    );
  const lines = Map.groupBy(looks, ({ source, series }) => `${source}\n${isFull(source) ? series : ''}`);
  const sources = await Promise.all([...lines.values()].map((own) => historyOf(atlas, own, known_by)));
  return {
    ...question,
    newest_snapshot: atlas.manifest.newest,
    sources: sources.map((one) => ({ ...one, versions: within(one.versions, from, to) })).filter(({ versions }) => versions.length > 0),
    registrations: await registrationsOf(atlas, trial, known_by),
  };
}

function checkDays({ from, to }: HistoryQuestion): void {
  for (const [name, day] of Object.entries({ from, to }))
    if (day !== null && !isDay(day))
      throw new UsageError(
        `--${name} "${day}" is not a calendar day; write YYYY-MM-DD`,
        `--${name} “${day}” 不是日历上的一天；请写作 YYYY-MM-DD`,
      );
  if (from !== null && from >= to) throw new UsageError(`--from ${from} must lie before --to ${to}`, `--from ${from} 须早于 --to ${to}`);
}

function isFull(source: string): boolean {
  return readSourceFacts(source).listing === 'full';
}

async function historyOf({ db }: Atlas, looks: Look[], known_by: string): Promise<SourceHistory> {
  const { source, series } = looks[0] as Look;
  const full = isFull(source);
  const listings = full
    ? await db.rows<{ day: string }>(
        'SELECT day::VARCHAR AS day FROM listing WHERE source = $1 AND series = $2 AND day <= $3::DATE ORDER BY day',
        [source, series, known_by],
      )
    : [];
  return {
    source,
    series: full ? series : null,
    versions: versionsOf(
      looks,
      listings.map(({ day }) => day),
    ),
  };
}

/** Looks in their order, with the full listings between them that do not hold the trial. */
function versionsOf(looks: Look[], listings: string[]): Version[] {
  const memory = blankMemory();
  const absent = listings.filter((day) => !looks.some((look) => look.day <= day && day <= look.last));
  const versions: Version[] = [];
  const seen = [...looks.map((look) => ({ day: look.day, look })), ...absent.map((day) => ({ day, look: undefined }))];
  let last: Look | undefined;
  for (const { day, look } of seen.toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))) {
    const version = versions.at(-1);
    if (look === undefined && version === undefined) continue;
    const listed = listingChange(look, version, last, absent[0]);
    const changes = [...(listed === undefined ? [] : [listed]), ...(look === undefined ? [] : changesOf(memory, look))];
    const isSame = version !== undefined && (changes.length === 0 || version.from === day);
    if (isSame) seeAgain(version, day, look, changes);
    else versions.push(versionOf(day, look, last, changes));
    last = look ?? last;
  }
  return versions.map((version) => ({ ...version, changes: version.changes.toSorted(inOrder) }));
}

/** Adds a look to the version that it bears out; two records of one day that show the same change are one change. */
function seeAgain(version: Version, day: string, look: Look | undefined, changes: FieldChange[]): void {
  if (day !== version.seen) version.looks += 1;
  version.seen = day;
  version.last = [version.last, look?.last ?? day].toSorted().at(-1) as string;
  for (const change of changes) {
    const known = version.changes.find((one) => keyOf(one) === keyOf(change));
    if (known === undefined) version.changes.push(change);
    known?.before_statements.push(...change.before_statements);
    known?.after_statements.push(...change.after_statements);
  }
}

/** By field, then by what it was or is. */
function inOrder(one: FieldChange, other: FieldChange): number {
  const rank = ({ field }: FieldChange) => HISTORY_FIELDS.indexOf(field.split(' ', 1)[0] as string);
  const text = ({ of, before, after }: FieldChange) => of ?? before ?? after ?? '';
  return rank(one) - rank(other) || (text(one) < text(other) ? -1 : 1);
}

function keyOf({ field, move, of, before, after }: FieldChange): string {
  return JSON.stringify([field, move, of, before, after]);
}

/** A trial that a full listing has for the first time though there was one before, has no more, or has again. */
function listingChange(
  look: Look | undefined,
  version: Version | undefined,
  last: Look | undefined,
  firstAbsent: string | undefined,
): FieldChange | undefined {
  const change = { field: 'listing', of: null, before: null, after: null, before_statements: [], after_statements: [] };
  if (look === undefined) {
    if (version?.statement === null || last === undefined) return undefined;
    return { ...change, move: 'vanished', before: 'listed', before_statements: [last.statement] };
  }
  const [isNew, isBack] = [version === undefined && firstAbsent !== undefined && firstAbsent < look.day, version?.statement === null];
  return isNew || isBack
    ? { ...change, move: isBack ? 'returned' : 'appeared', after: 'listed', after_statements: [look.statement] }
    : undefined;
}

function versionOf(day: string, look: Look | undefined, last: Look | undefined, changes: FieldChange[]): Version {
  return {
    from: day,
    last: look?.last ?? day,
    seen: day,
    looks: 1,
    statement: look?.statement ?? null,
    updated: look?.updated ?? null,
    is_update_moved: look && last ? look.updated !== last.updated : null,
    changes,
  };
}

/** The versions that began after a day and by another, and the one that was so on the first, without how it came to be. */
function within(versions: Version[], from: string | null, to: string): Version[] {
  const begun = versions.filter((one) => one.from <= to);
  const base = from === null ? undefined : begun.findLast((one) => one.from <= from);
  const rest = begun.filter((one) => from === null || one.from > from);
  return base === undefined ? rest : [{ ...base, changes: [] }, ...rest];
}
