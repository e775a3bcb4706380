import { type EventName, eventNames, isSameSeries } from '../entity/event-name.ts';
import type { Atlas } from './atlas.ts';
import { linkerOf } from './linker.ts';
import { type Milestone, milestones, openQuestion } from './milestones.ts';
import { events, type HeldEvent } from './park.ts';

/** An organisation at an event: as what it was there, what was said by its people, and the milestones of its products after the event. */
export type Present = {
  organisation: string | null;
  zh: string | null;
  en: string | null;
  as: string[];
  topics: HeldEvent['talks'][number]['topic'][];
  milestones: Milestone[];
};

type Who = Pick<Present, 'organisation' | 'zh' | 'en'>;

/** The editions of a series on record, and the numbers before the last of which none is. */
export type Series = { id: string; editions: Pick<HeldEvent, 'id' | 'edition' | 'held' | 'zh' | 'en'>[]; missing: number[] };

/** Events on record by a day that a name, an id or a series stands for, oldest first; all of them without a name. */
export async function eventsNamed(atlas: Atlas, name: string | null, known_by: string): Promise<HeldEvent[]> {
  const all = (await events(atlas, known_by)).toSorted((a, b) => ((a.held?.from ?? '') < (b.held?.from ?? '') ? -1 : 1));
  if (name === null) return all;
  const exact = all.filter(({ id, zh, en }) => id === name || [...zh, ...en].some((one) => fold(one) === fold(name)));
  if (exact.length > 0) return exact;
  const asked = eventNames(name);
  return all.filter(({ series, zh, en, edition }) => series === name || asked.some((one) => isNamed(one, [...zh, ...en], edition)));
}

function isNamed(asked: EventName, names: string[], edition: number | null): boolean {
  return names.flatMap(eventNames).some((own) => {
    const isEdition = asked.edition === null || asked.edition === (edition ?? own.edition);
    return isSameSeries(asked, own) && isEdition && (asked.year === null || own.year === null || asked.year === own.year);
  });
}

function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Who was at an event, with what became of the products of each between its last day and another. */
export async function presentAt(atlas: Atlas, event: HeldEvent, as_of: string, known_by: string): Promise<Present[]> {
  const present = new Map<string, Present>();
  const links = linkerOf(atlas, known_by);
  const add = (named: Who, as: string) => {
    const link = named.organisation === null ? links.organisation(named.zh ?? named.en ?? '') : undefined;
    const who = { ...named, organisation: named.organisation ?? link?.id ?? null };
    const key = who.organisation ?? who.zh ?? who.en ?? '';
    const one = present.get(key) ?? { ...who, as: [], topics: [], milestones: [] };
    if (!one.as.includes(as)) one.as.push(as);
    present.set(key, one);
    return one;
  };
  for (const { role, ...who } of event.organisers) add(who, role);
  for (const { organisations, topic } of event.talks) for (const who of organisations) add(who, 'speaker').topics.push(topic);
  for (const one of present.values()) one.milestones = await after(atlas, event, one.organisation, as_of, known_by);
  return [...present.values()];
}

async function after(
  atlas: Atlas,
  { held }: HeldEvent,
  organisation: string | null,
  as_of: string,
  known_by: string,
): Promise<Milestone[]> {
  if (organisation === null || held === null) return [];
  const rows = await milestones(atlas, { ...openQuestion(as_of, known_by), organisation });
  return rows.filter(({ date_from }) => date_from !== null && date_from > held.to);
}

/** The series of an event with the editions on record; undefined for an event without one. */
export function seriesOf({ series }: HeldEvent, all: HeldEvent[]): Series | undefined {
  if (series === null) return undefined;
  const editions = all.filter((one) => one.series === series).map(({ id, edition, held, zh, en }) => ({ id, edition, held, zh, en }));
  const numbers = editions.flatMap(({ edition }) => edition ?? []);
  const missing = Array.from({ length: Math.max(0, ...numbers) }, (_, index) => index + 1).filter((number) => !numbers.includes(number));
  return { id: series, editions, missing };
}
