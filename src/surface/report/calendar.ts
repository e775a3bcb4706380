import ical, { type ICalCalendar } from 'ical-generator';
import { dayAt, dayNumber } from '../../base/dates.ts';
import { InputError } from '../../base/errors.ts';
import { labelOf } from '../../model/labels.ts';
import type { OPERATIONS } from '../../operation/table.ts';
import type { Lang } from './document.ts';

/** The answer that a calendar is made of. */
export type Events = Awaited<ReturnType<typeof OPERATIONS.event.run>>;
type Event = Events['events'][number];

/** Events as an iCalendar file, whole days each; those whose days are not known are left out. Throws InputError where that leaves none. */
export function renderCalendar({ events, known_by }: Events, lang: Lang): string {
  const calendar = ical({ prodId: { company: 'CGT Atlas', product: 'events', language: lang.toUpperCase() } });
  const dated = events.filter(({ held }) => held?.precision === 'day');
  if (dated.length === 0)
    throw new InputError('no event with known days to put into a calendar', { record: events.map(({ id }) => id).join(', ') });
  for (const event of dated) addEvent(calendar, event, known_by, lang);
  return calendar.toString();
}

function addEvent(calendar: ICalCalendar, event: Event, known_by: string, lang: Lang): void {
  const { id, held, venue } = event;
  if (held === null) return;
  calendar.createEvent({
    id: `${id}@cgt-atlas`,
    start: at(held.from),
    end: at(dayAt(dayNumber(held.to) + 1)),
    allDay: true,
    stamp: at(known_by),
    summary: event[lang][0] ?? event.zh[0] ?? event.en[0] ?? id,
    location: venue?.[lang] ?? null,
    description: description(event, lang),
  });
}

function at(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** Who holds it and its forums, a line each, and where that is from. */
function description({ organisers, forums, origin }: Event, lang: Lang): string {
  const who = organisers.map(({ role, zh, en }) => `${labelOf('organiser', role)[lang]}: ${(lang === 'zh' ? zh : en) ?? zh ?? en}`);
  return [...who, ...forums.map((forum) => forum[lang]), origin].join('\n');
}
