import { type EventName, eventNames, isSameSeries } from '../entity/event-name.ts';
import { foldPlace } from '../entity/place-index.ts';
import type { Claim, EventClaim } from '../model/claim.ts';
import type { Both } from '../model/definitions.ts';
import type { Finding } from '../model/verdict.ts';
import { events, type HeldEvent } from '../view/park.ts';
import type { CheckContext } from './context.ts';
import { datesMeet, intervalOf, wordedDays } from './days.ts';
import { judgeRecord, notOnRecord, type Slot } from './record.ts';

/** The events on record that an article names, those of its talks first. */
export async function eventsNamed({ atlas, known_by }: CheckContext, claims: Claim[]): Promise<HeldEvent[]> {
  const held = await events(atlas, known_by);
  const named = claims.flatMap((claim) => (claim.kind === 'event' ? editionsOf(claim, held).slice(0, 1) : []));
  return [...new Set(named)];
}

/** Checks an event by name, edition, days and place; one told only by its speakers is looked for among the events that the article names. */
export async function checkEvent({ atlas, known_by }: CheckContext, claim: EventClaim, here: HeldEvent[]): Promise<Finding> {
  const held = await events(atlas, known_by);
  const [event] = editionsOf(claim, held);
  if (event) return judgeRecord(event, wordedEvent(event), [...slotsOf(claim, event), ...speakerSlot(claim, event)]);
  const host = here.find((one) => claim.speakers.some((speaker) => speaksAt(one, speaker.name)));
  if (host) return judgeRecord(host, wordedEvent(host), speakerSlot(claim, host));
  const others = held.filter((one) => sharesSeries(claim, one));
  return notOnRecord(notFound(claim, others), {
    zh: '该活动的议程或主办方公告',
    en: 'the programme of the event or a notice of its organiser',
  });
}

/** Editions of the event that the claim may mean, the best first: the edition or year it says, else the days it says. */
function editionsOf(claim: EventClaim, held: HeldEvent[]): HeldEvent[] {
  const said = claim.name === null ? [] : eventNames(claim.name);
  return held.filter((event) => said.some((name) => isEdition(name, claim.date, event)));
}

function isEdition(said: EventName, date: string | null, event: HeldEvent): boolean {
  return namesOf(event).some((name) => isSameSeries(said, name)) && isSameEdition(said, date, event);
}

function isSameEdition({ edition, year }: EventName, date: string | null, event: HeldEvent): boolean {
  if (edition !== null && event.edition !== null) return edition === event.edition;
  const held = event.held;
  if (year !== null && held) return held.from.startsWith(year);
  return held !== null && intervalOf(date) !== undefined && datesMeet(date?.slice(0, 4) ?? null, held);
}

function namesOf({ zh, en }: HeldEvent): EventName[] {
  return [...zh, ...en].flatMap(eventNames);
}

function sharesSeries(claim: EventClaim, event: HeldEvent): boolean {
  const said = claim.name === null ? [] : eventNames(claim.name);
  return said.some((name) => namesOf(event).some((other) => isSameSeries(name, other)));
}

function slotsOf(claim: EventClaim, event: HeldEvent): Slot[] {
  const slots: Slot[] = [];
  if (intervalOf(claim.date) && event.held)
    slots.push({ name: { zh: '日期', en: 'the date' }, agrees: datesMeet(claim.date, event.held), recorded: wordedDays(event.held) });
  if (claim.place !== null && event.venue)
    slots.push({ name: { zh: '地点', en: 'the place' }, agrees: isVenue(claim.place, event.venue), recorded: event.venue });
  return slots;
}

function isVenue(place: string, { zh, en }: Both): boolean {
  return [zh, en].map(foldPlace).includes(foldPlace(place));
}

/** Who of the speakers named is on record; a list of talks is never whole, so that one who is not on it is no contradiction. */
function speakerSlot(claim: EventClaim, event: HeldEvent): Slot[] {
  const known = claim.speakers.filter(({ name }) => speaksAt(event, name)).map(({ name }) => name);
  if (known.length === 0) return [];
  const names = known.join('、');
  return [
    {
      name: { zh: `发言人${names}`, en: `the speaker${known.length > 1 ? 's' : ''} ${known.join(', ')}` },
      agrees: true,
      recorded: { zh: '', en: '' },
    },
  ];
}

function speaksAt({ talks }: HeldEvent, name: string): boolean {
  return talks.some(({ speaker }) => speaker?.zh === name || speaker?.en.toLowerCase() === name.toLowerCase());
}

function wordedEvent({ zh, en, held, venue }: HeldEvent): Both {
  const days = held ? wordedDays(held) : { zh: '日期不详', en: 'days not known' };
  return {
    zh: [zh[0] ?? en[0], days.zh, ...(venue ? [venue.zh] : [])].join('，'),
    en: [en[0] ?? zh[0], days.en, ...(venue ? [venue.en] : [])].join(', '),
  };
}

function notFound({ name }: EventClaim, others: HeldEvent[]): Both {
  const who = name === null ? { zh: '这一活动', en: 'this event' } : { zh: `“${name}”`, en: `"${name}"` };
  if (others.length === 0) return { zh: `图谱没有${who.zh}的记录。`, en: `The atlas has no record of ${who.en}.` };
  const known = others.map(wordedEvent);
  return {
    zh: `图谱没有${who.zh}这一届的记录，只知道：${known.map(({ zh }) => zh).join('；')}。`,
    en: `The atlas has no record of this edition of ${who.en}; it knows ${known.map(({ en }) => en).join('; ')}.`,
  };
}
