import type { Duck } from '../base/duck.ts';
import { InputError } from '../base/errors.ts';
import type { IdentityKind, JudgedField, JudgedKind, Judgement, JudgementLabel } from '../model/judgement.ts';
import type { NameLink } from './name-link.ts';

/** A judgement with the statement in which the log says it. */
export type KnownJudgement = Judgement & { statement: string };
type KnownSides = Extract<KnownJudgement, { about: 'identity' }>;
/** A judgement on names or on entities that have names. */
export type KnownIdentity = KnownSides & { kind: JudgedKind };
/** A judgement on two trials, which makes no link of names. */
export type KnownTwin = KnownSides & { kind: 'trial' };
export type KnownClass = Extract<KnownJudgement, { about: 'class' }>;

type Row = Record<'id' | 'decided' | 'by' | 'why' | 'statement', string> &
  Record<'kind' | 'a' | 'b' | 'subject' | 'field' | 'value' | 'undoes', string | null>;

/** Every judgement of the table `judgement`, in the order in which they were made. Throws InputError for an undo of none. */
export async function readJudgements(db: Duck): Promise<KnownJudgement[]> {
  const rows = await db.rows<Row>('SELECT * EXCLUDE (place) REPLACE (decided::VARCHAR AS decided) FROM judgement ORDER BY place');
  for (const [index, { id, undoes }] of rows.entries()) {
    if (undoes !== null && !rows.slice(0, index).some((one) => one.id === undoes))
      throw new InputError(`undoes ${undoes}, which is no earlier judgement`, { file: 'log of judgements', record: id, field: 'undoes' });
  }
  return rows.map(toJudgement);
}

function toJudgement({ kind, a, b, subject, field, value, undoes, ...said }: Row): KnownJudgement {
  if (undoes !== null) return { ...said, about: 'undo', undoes };
  if (kind !== null)
    return { ...said, about: 'identity', kind: kind as IdentityKind, a: a ?? '', b: b ?? '', label: value as JudgementLabel };
  const given = value ?? '';
  return {
    ...said,
    about: 'class',
    subject: subject ?? '',
    field: field as JudgedField,
    value: given.startsWith('[') ? JSON.parse(given) : given,
  };
}

/** What the rules make of a name that a judgement speaks of; `link` null where they make no link. */
export type JudgedName = { kind: JudgedKind; name: string; link: NameLink | null };

/** The names that judgements speak of, with the links that the rules of the build made of them, from the table `judged_name`. */
export async function readJudgedNames(db: Duck): Promise<JudgedName[]> {
  const rows = await db.rows<{ kind: JudgedKind; name: string; id: string | null; score: number; zh: string; en: string }>(
    'SELECT * FROM judged_name ORDER BY ALL',
  );
  return rows.map(({ kind, name, id, score, zh, en }) => ({ kind, name, link: id === null ? null : { id, score, reason: { zh, en } } }));
}

/** Whether a judgement is on names or on entities that have names. */
export function isOfNames(one: KnownJudgement): one is KnownIdentity {
  return one.about === 'identity' && one.kind !== 'trial';
}

/** Whether a judgement is on two trials. */
export function isOfTrials(one: KnownJudgement): one is KnownTwin {
  return one.about === 'identity' && one.kind === 'trial';
}

/** The days on which what stands changes, oldest first. */
export function judgedDays(judgements: readonly Judgement[]): string[] {
  return [...new Set(judgements.map(({ decided }) => decided))].toSorted();
}

/** The judgements that stand on a day: made by then, not undone, and the last on their matter as `matterOf` names it. */
export function standing<J extends Judgement>(
  judgements: readonly J[],
  day: string,
  matterOf: (one: J) => string,
): Exclude<J, { about: 'undo' }>[] {
  const made = judgements.filter(({ decided }) => decided <= day);
  const undone = undoneBy(made);
  const last = new Map<string, Exclude<J, { about: 'undo' }>>();
  for (const one of made) {
    if (one.about === 'undo' || undone.has(one.id)) continue;
    const matter = matterOf(one);
    last.delete(matter);
    last.set(matter, one as Exclude<J, { about: 'undo' }>);
  }
  return [...last.values()];
}

/** Ids of judgements that were undone by one that was not itself undone. */
function undoneBy(made: readonly Judgement[]): Set<string> {
  const undone = new Set<string>();
  for (const one of made.toReversed()) if (one.about === 'undo' && !undone.has(one.id)) undone.add(one.undoes);
  return undone;
}

/** One row for each stretch of time in which `make` gives the same, from the start of time on; a stretch in which it gives nothing has none. */
export function dated<T extends object>(
  days: readonly string[],
  make: (day: string) => T | undefined,
): (T & { known_from: string; known_to: string | null })[] {
  const stretches: { from: string; to: string | null; made: T | undefined }[] = [];
  for (const day of [START, ...days]) {
    const made = make(day);
    const open = stretches.at(-1);
    if (open && JSON.stringify(open.made) === JSON.stringify(made)) continue;
    if (open) open.to = day;
    stretches.push({ from: day, to: null, made });
  }
  return stretches.flatMap(({ from, to, made }) => (made ? [{ ...made, known_from: from, known_to: to }] : []));
}

/** What rules make is known from this day on. */
export const START = '0001-01-01';
