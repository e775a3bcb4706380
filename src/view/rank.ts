import { dayOf, parsePartialDate } from '../base/dates.ts';
import { InputError } from '../base/errors.ts';
import type { MILESTONES } from '../model/claim.ts';
import { GRADES, type Grade } from '../model/curation.ts';
import type { Both } from '../model/definitions.ts';
import { type EventKind, readEvent } from './event-kind.ts';

export type Milestone = (typeof MILESTONES)[number];

/**
 * One dated fact about someone who may have been first. `called` is the name for readers, `name` where left out. `date` is ISO, partial where the origin is, null when unknown. `milestone` is read from `event`
 * when left out. `doubt` says why the fact may not be comparable; `prior` that the origin itself puts it before the subject's; `place` is the one jurisdiction
 * that it is of; `single` that it can be of no further use of the product, so that another day is another account of the same event.
 */
export type Contender = {
  name: string;
  called?: Both;
  productId?: string;
  event: string;
  milestone?: Milestone;
  date: string | null;
  grade?: Grade;
  statements?: string[];
  doubt?: Both;
  prior?: boolean;
  place?: string;
  single?: boolean;
};

/**
 * How the interval was found: facts of the milestone itself, news or a certificate of it, or a later event that needs it; `undated` has no date at all.
 */
export type RankBasis = 'stated' | 'announced' | 'implied' | 'undated';

/** One contender with the first and last possible day on which it reached a kind of event; null where the facts set no bound. */
export type RankedContender = {
  name: string;
  called: Both;
  productId?: string;
  kind: EventKind | 'unread';
  from: string | null;
  to: string | null;
  basis: RankBasis;
  grade: Grade | null;
  doubt: Both | null;
  prior: boolean;
  facts: Contender[];
};

/** Events that cannot have happened unless those on the right had happened before, in the same jurisdiction. */
const NEEDS: Partial<Record<Milestone, readonly Milestone[]>> = {
  approved: ['nda_bla_accepted', 'nda_bla_submitted', 'ind_cleared', 'first_patient_dosed', 'trial_started'],
  nda_bla_accepted: ['nda_bla_submitted', 'first_patient_dosed', 'trial_started'],
  nda_bla_submitted: ['first_patient_dosed', 'trial_started'],
  trial_result: ['first_patient_dosed', 'trial_started'],
  first_patient_dosed: ['trial_started'],
  ind_cleared: ['ind_accepted', 'ind_submitted'],
  ind_accepted: ['ind_submitted'],
  breakthrough: ['breakthrough_proposed'],
};

/** Decisions of a regulator, which news and certificates follow. */
const DECISIONS: readonly EventKind[] = [
  'approved',
  'ind_cleared',
  'orphan',
  'fast_track',
  'rmat',
  'breakthrough',
  'priority_review',
  'prime',
];

/** News and certificates come within about a month of the decision; a rule of thumb, used only where the day of the decision is not stated. */
const NEWS_LAG_DAYS = 31;

/** Sources that put one event on different days differ by less than this; a rule of thumb. */
const SAME_EVENT_DAYS = 120;

type Days = { from: string; to: string };

/** Orders dated facts: one row for each contender and kind of event, earliest first, rows without a date last. Throws InputError for an impossible date. */
export function rank(contenders: Contender[]): RankedContender[] {
  const groups = Map.groupBy(contenders, (one) => `${identity(one)}\n${kindOfFact(one)}`);
  return [...groups.values()].map((facts) => row(facts, kindOfFact(facts[0] as Contender), 'stated')).toSorted(byInterval);
}

/**
 * Orders the contenders by when each reached one milestone, one row each. A fact of another kind never stands for the milestone; it may only bound it:
 * news and a certificate follow a decision, and an approval needs the trial before it. Contenders without such a fact are left out.
 */
export function rankAt(contenders: Contender[], milestone: Milestone): RankedContender[] {
  const groups = Map.groupBy(contenders, identity);
  const rows = [...groups.values()].map((facts) => reached(facts, milestone)).filter((one) => one !== undefined);
  return rows.toSorted(byInterval);
}

/** True when the first row certainly reached its event on an earlier day than the second. */
export function certainlyBefore(one: RankedContender, other: RankedContender): boolean {
  return one.to !== null && other.from !== null && one.to < other.from;
}

function reached(facts: Contender[], milestone: Milestone): RankedContender | undefined {
  const direct = facts.filter((fact) => kindOfFact(fact) === milestone);
  const news = DECISIONS.includes(milestone) ? facts.filter((fact) => isNews(kindOfFact(fact))) : [];
  const later = facts.filter((fact) => needs(kindOfFact(fact), milestone));
  if (direct.some((fact) => fact.date !== null)) return row(direct, milestone, 'stated');
  if (news.some((fact) => fact.date !== null)) return announced(row(news, milestone, 'announced'));
  if (later.some((fact) => fact.date !== null)) return { ...row(later, milestone, 'implied'), from: null };
  const undated = [...direct, ...news, ...later];
  return undated.length === 0 ? undefined : row(undated, milestone, 'undated');
}

function row(facts: Contender[], kind: RankedContender['kind'], basis: RankBasis): RankedContender {
  const first = facts[0] as Contender;
  const when = firstOf(facts);
  return {
    name: first.name,
    called: first.called ?? { zh: first.name, en: first.name },
    ...(first.productId === undefined ? {} : { productId: first.productId }),
    kind,
    from: when?.from ?? null,
    to: when?.to ?? null,
    basis: when === undefined ? 'undated' : basis,
    grade: GRADES.find((grade) => facts.some((fact) => fact.grade === grade)) ?? null,
    doubt: facts.every((fact) => fact.doubt !== undefined) ? (first.doubt ?? null) : null,
    prior: facts.some((fact) => fact.prior === true),
    facts,
  };
}

/** When a kind of event first happened: the first of the jurisdictions, where each fact names one; otherwise all facts are of one event. */
function firstOf(facts: Contender[]): Days | undefined {
  const dated = facts.filter(({ date }) => date !== null);
  const places = dated.some(({ place }) => place === undefined) ? [dated] : [...Map.groupBy(dated, ({ place }) => place).values()];
  const intervals = places.flatMap(
    (some) =>
      merge(
        some.flatMap((fact) => intervalOf(fact) ?? []),
        some.every(({ single }) => single) ? Infinity : SAME_EVENT_DAYS,
      ) ?? [],
  );
  return intervals.reduce<Days | undefined>(
    (first, one) => (first === undefined ? one : { from: earlier(first.from, one.from), to: earlier(first.to, one.to) }),
    undefined,
  );
}

function announced(one: RankedContender): RankedContender {
  if (one.from === null) return one;
  return { ...one, from: shift(one.from, -NEWS_LAG_DAYS) };
}

/**
 * One interval of several statements: what they agree on where they overlap, all that lies between them where they differ. A statement long
 * after the others is of a later event of the kind (a further indication) and does not count.
 */
function merge(intervals: Days[], within: number): Days | undefined {
  const agreed: Days[] = [];
  for (const one of intervals.toSorted((a, b) => compareDays(a.from, b.from) || compareDays(a.to, b.to))) {
    const last = agreed.at(-1);
    if (last !== undefined && one.from <= last.to) agreed[agreed.length - 1] = { from: one.from, to: earlier(one.to, last.to) };
    else if (last === undefined || within === Infinity || one.from <= shift(last.to, within)) agreed.push(one);
    else break;
  }
  const [first, last] = [agreed[0], agreed.at(-1)];
  return first && last && { from: first.from, to: last.to };
}

function earlier(day: string, other: string): string {
  return day < other ? day : other;
}

function shift(day: string, days: number): string {
  const time = new Date(`${day}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() + days);
  return dayOf(time);
}

function intervalOf({ name, date }: Contender): Days | undefined {
  if (date === null) return undefined;
  const interval = parsePartialDate(date);
  if (!interval)
    throw new InputError(`"${date}" is not a date; write YYYY, YYYY-Qn, YYYY-MM or YYYY-MM-DD`, { record: name, field: 'date' });
  return interval;
}

function identity({ name, productId }: Contender): string {
  return productId ?? name;
}

function kindOfFact({ milestone, event }: Contender): EventKind | 'unread' {
  return milestone ?? readEvent(event).kind ?? 'unread';
}

function isNews(kind: EventKind | 'unread'): boolean {
  return kind === 'announcement' || kind === 'certificate';
}

function needs(kind: EventKind | 'unread', milestone: Milestone): boolean {
  return (NEEDS as Partial<Record<string, readonly Milestone[]>>)[kind]?.includes(milestone) ?? false;
}

/** Made once: a collator takes longer to make than to compare with. */
const byName = new Intl.Collator('en').compare;

function byInterval(a: RankedContender, b: RankedContender): number {
  return compareDays(a.from ?? a.to, b.from ?? b.to) || compareDays(a.to, b.to) || byName(a.name, b.name);
}

function compareDays(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}
