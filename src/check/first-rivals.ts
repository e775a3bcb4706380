import { parsePartialDate } from '../base/dates.ts';
import { MILESTONES } from '../model/claim.ts';
import type { Both } from '../model/definitions.ts';
import { type EventKind, type EventReading, kindOf, readEvent, statedPieces } from '../view/event-kind.ts';
import type { Contender, Milestone } from '../view/rank.ts';
import type { FirstClaim } from './first-claim.ts';
import { fitByApprovals, type GivenFact } from './first-curated.ts';
import { diseaseFit, fit, isWithin, productOf, profileOf, withProduct } from './first-profile.ts';

/**
 * The facts that bear on a claim; `searched`: dated facts of others were looked at, be it only to set them aside; `denied`: a fact says outright that the subject
 * does not meet the description.
 */
export type Bearing = { milestone: Milestone | null; contenders: Contender[]; searched: boolean; denied: boolean };

type Read = { fact: GivenFact; text: string; places: string[]; reading: EventReading; kind: EventKind | null; isSubject: boolean };
type Question = { claim: FirstClaim; jurisdiction: string | null; milestone: Milestone };

/** The name under which the facts of the subject are gathered. */
export const SUBJECT = 'subject';

/** Milestones in which the strongest comes first: what a claim that names none is about. */
const STRONGEST: Milestone[] = ['approved', 'nda_bla_accepted', 'nda_bla_submitted', 'ind_cleared', 'first_patient_dosed', 'trial_started'];

/** Applications that are granted as a rule, and within months: one without a known end may have been granted. */
const APPLICATIONS: Partial<Record<Milestone, Milestone[]>> = {
  ind_cleared: ['ind_accepted', 'ind_submitted'],
  breakthrough: ['breakthrough_proposed'],
};

const TRIALS: readonly EventKind[] = ['trial_started', 'first_patient_dosed', 'trial_result'];
const SETTLED = /approv|获批|批准|上市/i;

const OTHER_EVENT: Both = { zh: '事件不同', en: 'another kind of event' };
const HEARSAY: Both = { zh: '仅为传闻或待证', en: 'hearsay or not yet verified' };
const UNDESCRIBED: Both = { zh: '资料未说明是否符合所称限定', en: 'the sources do not say whether it meets the description' };
const UNNAMED_EVENT: Both = { zh: '未说明事件', en: 'the event is not named' };
const OTHER_PHASE: Both = { zh: '未说明试验分期', en: 'the phase is not named' };
const MAYBE_ACADEMIC: Both = { zh: '试验可能由研究者发起', en: 'the trial may be an investigator’s own' };
const PENDING: Both = { zh: '已申请,获准日期未知', en: 'applied for; the day of the decision is not known' };
const OTHER_PLACE: Both = { zh: '未说明是否属于所称地区', en: 'the sources do not say whether it is in the area' };

/** Picks the facts that bear on a claim: those of the subject, and those of rivals that meet the description or may meet it. */
export function bearingFacts(claim: FirstClaim, jurisdiction: string | null, facts: GivenFact[]): Bearing {
  const read = facts.map((fact) => readFact(fact, claim));
  const milestone = milestoneOf(claim, read);
  const searched = read.some(({ isSubject, fact }) => !isSubject && fact.date !== null);
  const denied = read.some((one) => one.isSubject && isDenied(one, claim));
  if (milestone === null) return { milestone, contenders: [], searched, denied };
  const question = { claim, jurisdiction, milestone };
  const contenders = withoutWithdrawn(read, claim).flatMap((one) => toContender(one, question) ?? []);
  return { milestone, contenders: contenders.filter((one) => !isPassed(one, contenders)), searched, denied };
}

/** True for an application whose decision is at hand as well. */
function isPassed(one: Contender, all: Contender[]): boolean {
  return (
    one.doubt === PENDING && all.some(({ name, milestone, doubt }) => name === one.name && milestone === one.milestone && doubt !== PENDING)
  );
}

/** Facts without those of products that are no longer there, where a claim is of the only one at present; hearsay ends nothing. */
function withoutWithdrawn(read: Read[], { rank, current }: FirstClaim): Read[] {
  if (rank !== 'only' || !current) return read;
  const gone = read.filter(({ kind, reading }) => kind === 'withdrawn' && !reading.hedged).map(({ fact }) => fact.name);
  return read.filter(({ fact }) => !gone.includes(fact.name));
}

function readFact(fact: GivenFact, claim: FirstClaim): Read {
  const brackets = Array.from(fact.name.matchAll(/[((]([^()()]*)[))]/g), ([, inner]) => inner);
  const reading = readEvent(fact.event);
  const named = readEvent(brackets.join('; '));
  const text = [...brackets, fact.event].join('; ');
  return {
    fact,
    text,
    places: profileOf(statedPieces(text).join('; '), true).jurisdictions,
    reading: { ...reading, hedged: reading.hedged || named.hedged, denied: [...reading.denied, ...named.denied] },
    kind: reading.kind,
    isSubject: claim.subject.includes(fact.name),
  };
}

/** What a claim is about; one to have entered trials, of which no start is at hand, is judged by the clearances. */
function milestoneOf({ milestone, phase }: FirstClaim, read: Read[]): Milestone | null {
  const own = read.flatMap(({ isSubject, kind }) => (isSubject ? [kind] : []));
  const byClearance =
    milestone === 'trial_started' &&
    phase === null &&
    own.includes('ind_cleared') &&
    !own.some((kind) => kind !== null && TRIALS.includes(kind));
  if (byClearance) return 'ind_cleared';
  if (milestone !== null) return asMilestone(milestone);
  return STRONGEST.find((one) => read.some(({ isSubject, kind }) => isSubject && kind === one)) ?? null;
}

function asMilestone(kind: EventKind): Milestone | null {
  return (MILESTONES as readonly string[]).includes(kind) ? (kind as Milestone) : null;
}

function toContender(one: Read, question: Question): Contender | undefined {
  const place = placeFit(one, question);
  if (place === 'misses') return undefined;
  const event = eventOf(one, question);
  if (event === undefined) return undefined;
  const { fact, reading, isSubject } = one;
  const base = { name: fact.name, event: fact.event, date: fact.date, ...event.milestone, ...placeOf(one) };
  if (isSubject)
    return event.doubt || isOfOtherDisease(one, question)
      ? undefined
      : { ...base, productId: SUBJECT, ...(isFurtherUse(one) ? {} : { single: true }) };
  if (isOutside(fact.date, question.claim.window) || isDenied(one, question.claim) || describes(one, question.claim) === 'misses')
    return undefined;
  const doubt = doubtOf(one, question, event.doubt, place === 'open');
  const prior = reading.prior && (doubt === null || doubt === UNDESCRIBED) && fact.date !== null;
  const productId = productOf(fact.name);
  return {
    ...base,
    ...(productId === undefined ? {} : { productId }),
    ...(doubt === null || prior ? {} : { doubt }),
    ...(prior ? { prior } : {}),
  };
}

/** True for a fact that says of which use of the product it is, so that there may be others. */
function isFurtherUse({ text }: Read): boolean {
  const { diseases, traits } = profileOf(text);
  return (
    diseases.length > 0 ||
    traits.some((one) => /^(?:line|population):/.test(one)) ||
    /indication|supplement|label|适应症|补充|扩大/i.test(text)
  );
}

function placeOf({ places }: Read): { place?: string } {
  const [place, ...others] = places;
  return place === undefined || others.length > 0 ? {} : { place };
}

function doubtOf(one: Read, { claim }: Question, event: Both | undefined, placeOpen: boolean): Both | null {
  if (one.reading.hedged) return HEARSAY;
  if (event) return event;
  if (placeOpen) return OTHER_PLACE;
  return describes(one, claim) === 'open' || claim.unread.some((word) => !one.text.includes(word)) ? UNDESCRIBED : null;
}

/** The milestone that a fact states for the question, with a doubt where it is another that may come to the same; undefined where it has no bearing. */
function eventOf(
  { kind, reading, text, places }: Read,
  { claim, milestone }: Question,
): { milestone: { milestone?: Milestone }; doubt?: Both } | undefined {
  if (claim.phase !== null && reading.phase !== null && reading.phase < claim.phase) return undefined;
  if (kind === null && reading.denied.some((piece) => kindOf(piece) === milestone)) return undefined;
  if (kind === null || kind === 'attribution') return bareEvent(kind === null ? places.length > 0 : SETTLED.test(text), milestone);
  const stated = asMilestone(kind);
  if (stated === null) return { milestone: {} };
  if (claim.phase !== null && reading.phase === null && stated === milestone) return { milestone: { milestone }, doubt: OTHER_PHASE };
  if (stated === milestone || claim.milestone === null)
    return { milestone: { milestone }, ...(stated === milestone ? {} : { doubt: OTHER_EVENT }) };
  if (milestone === 'ind_cleared' && isTrial(stated))
    return reading.investigator && claim.milestone === milestone ? undefined : { milestone: { milestone }, doubt: MAYBE_ACADEMIC };
  if (APPLICATIONS[milestone]?.includes(stated)) return { milestone: { milestone }, doubt: PENDING };
  if (milestone === 'first_patient_dosed' && stated === 'trial_started') return { milestone: { milestone }, doubt: OTHER_EVENT };
  return { milestone: { milestone: stated } };
}

/** A fact that names only a regulator or a country is taken for the decision that the claim is about. */
function bareEvent(decided: boolean, milestone: Milestone): { milestone: { milestone?: Milestone }; doubt?: Both } {
  return { milestone: { milestone }, ...(decided ? {} : { doubt: UNNAMED_EVENT }) };
}

function isTrial(kind: Milestone): boolean {
  return TRIALS.includes(kind);
}

function placeFit({ places }: Read, { jurisdiction }: Question): 'meets' | 'open' | 'misses' {
  if (jurisdiction === null || places.length === 0 || places.includes(jurisdiction)) return 'meets';
  if (jurisdiction === 'ASIA') return places.some((one) => one === 'CN' || one === 'JP') ? 'meets' : 'open';
  return jurisdiction === 'EU' && places.some((one) => !['CN', 'US', 'UK', 'JP', 'AU'].includes(one)) ? 'open' : 'misses';
}

/** How the product fits the description: by what the fact says of it, else by what its own name says. */
function describes({ fact, text }: Read, claim: FirstClaim): 'meets' | 'open' | 'misses' {
  const product = productOf(fact.name);
  const profile = withProduct(profileOf(`${fact.name}; ${text}`), product);
  if (product === undefined || profile.diseases.length > 0) return fit(claim.profile, profile);
  return fitByApprovals(claim.profile, profile, product, fact.date);
}

function isDenied({ reading: { denied } }: Read, claim: FirstClaim): boolean {
  return denied.some((piece) => isClaimed(piece, claim));
}

/** True for a fact of the subject on another disease than the claim's; such a fact is of a further use of the product. */
function isOfOtherDisease({ text }: Read, { claim }: Question): boolean {
  const profile = profileOf(text);
  return profile.diseases.length > 0 && diseaseFit(claim.profile, profile) !== 'meets';
}

function isClaimed(piece: string, { profile }: FirstClaim): boolean {
  const denied = profileOf(piece);
  const shared = (['targets', 'diseases', 'traits'] as const).flatMap((key) => denied[key].filter((id) => profile[key].includes(id)));
  return shared.length > 0 || denied.modalities.some((wider) => profile.modalities.some((id) => isWithin(id, wider)));
}

function isOutside(date: string | null, window: FirstClaim['window']): boolean {
  const interval = date === null ? undefined : parsePartialDate(date);
  return window !== null && interval !== undefined && (interval.to < window.from || interval.from > window.to);
}
