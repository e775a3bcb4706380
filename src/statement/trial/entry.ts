import { registerDate } from './day.ts';
import { conditionsOf, countriesOf, givenOf, idsOf, placeOfAddress } from './lists.ts';
import { isOrganisation, namesNobody } from './organisation.ts';
import { plain } from './text.ts';
import { phaseOfSerial, phasesOf, registryId, sizeOf, statusOf, studyTypeOf } from './values.ts';

/** What registers say of a trial, column by column; a register fills those that it has. */
export const ENTRY_COLUMNS = [
  'id',
  'title',
  'title_en',
  'official_title',
  'official_title_en',
  'summary',
  'summary_en',
  'sponsor',
  'sponsor_en',
  'co_sponsor',
  'registered',
  'registered_else',
  'refreshed',
  'updated',
  'start',
  'primary_completion',
  'completion',
  'size',
  'status',
  'study_type',
  'phase',
  'country',
  'contact_address',
  'condition',
  'condition_en',
  'intervention',
  'intervention_en',
  'secondary_id',
  'study_id',
  'web_address',
] as const;
export type EntryColumn = (typeof ENTRY_COLUMNS)[number];

/** A site as statements hold it; what the register does not say is absent. */
export type EntrySite = { facility?: string; city?: string; region?: string; country?: string; status?: string };

/** One trial as a register writes it: the locator of its record, and the text of each column, empty where it has none; several values are parted by line ends. */
export type WrittenEntry = { record: string; texts: Partial<Record<EntryColumn, string>>; sites?: EntrySite[] };

/** A problem in an entry; `column` says where. */
export type EntryProblem = { column: EntryColumn; severity: 'note' | 'warning' | 'quarantined'; code: string; message: string };

/** A trial as it is understood: null or an empty list where nothing is said. */
export type Entry = { record: string; id: string; site: string[] } & ReturnType<typeof titles> &
  ReturnType<typeof parties> &
  ReturnType<typeof dates> &
  ReturnType<typeof design> &
  ReturnType<typeof aims>;

const CANCELLED = /^(?:cancell?ed|retracted|withdrawn)\b.{0,80}?(?:\s{2,}|$)/i;

type Said = {
  text(column: EntryColumn): string;
  line(column: EntryColumn): string | null;
  say(column: EntryColumn, code: string, message: string): void;
};

/** Understands one entry and says what is wrong with it; undefined for one without an id, which is left out. */
export function understand({ record, texts, sites }: WrittenEntry): { entry: Entry | undefined; problems: EntryProblem[] } {
  const problems: EntryProblem[] = [];
  const said: Said = {
    text: (column) => texts[column] ?? '',
    line: (column) => plain(texts[column] ?? '') || null,
    say: (column, code, message) => problems.push({ column, severity: 'warning', code, message }),
  };
  const id = registryId(said.line('id') ?? '');
  if (id !== null)
    return {
      entry: { record, id, ...titles(said), ...parties(said), ...dates(said), ...design(said), ...aims(said), site: places(said, sites) },
      problems,
    };
  problems.push({ column: 'id', severity: 'quarantined', code: 'no-id', message: 'no id of a register; the record is left out' });
  return { entry: undefined, problems };
}

/** Titles without words that say nothing or that the trial was cancelled. */
function titles({ text, line }: Said) {
  const title = (column: EntryColumn) => {
    const words = plain(text(column).trim().replace(CANCELLED, ''));
    return namesNobody(words) ? null : words;
  };
  return {
    title: title('title'),
    title_en: title('title_en'),
    official_title: title('official_title'),
    official_title_en: title('official_title_en'),
    summary: title('summary'),
    summary_en: title('summary_en'),
    secondary_id: idsOf(text('secondary_id')),
    study_id: line('study_id'),
    web_address: line('web_address'),
  };
}

function parties({ text, say }: Said) {
  const organisation = (column: 'sponsor' | 'sponsor_en') => {
    const name = plain(text(column)).replace(/[\s,;]+$/, '');
    if (namesNobody(name) || isOrganisation(name)) return namesNobody(name) ? null : name;
    say(column, 'person', 'a person, or a name without a word of an organisation; it is not kept');
    return null;
  };
  const [sponsor, sponsor_en] = [organisation('sponsor'), organisation('sponsor_en')];
  const others = text('co_sponsor')
    .split(/[;；\n]/)
    .map(plain);
  const co_sponsor = others.filter((name) => !namesNobody(name) && isOrganisation(name) && name !== sponsor && name !== sponsor_en);
  return { sponsor, sponsor_en, co_sponsor: [...new Set(co_sponsor)] };
}

function dates({ line, say }: Said) {
  const date = (column: EntryColumn) => {
    const written = line(column) ?? '';
    const found = registerDate(written);
    if (found === null && !namesNobody(written)) say(column, 'bad-date', `not a date: ${written.slice(0, 40)}`);
    return found;
  };
  return {
    registered: date('registered') ?? date('registered_else'),
    refreshed: date('refreshed'),
    updated: date('updated'),
    start: date('start'),
    primary_completion: date('primary_completion'),
    completion: date('completion'),
  };
}

function design({ text, line, say }: Said) {
  const size = sizeOf(text('size'));
  if (size === null && !namesNobody(text('size'))) say('size', 'unclear-number', 'neither a number nor a clear sum of groups; not read');
  const phase = phaseOfSerial(text('phase'));
  if (phase !== null) say('phase', 'mended', `a spreadsheet took the phase ${phase} for a day; read as the phase`);
  const is_cancelled = CANCELLED.test(text('title').trim());
  const status = line('status') === null ? null : statusOf(line('status') ?? '');
  if (status === null && line('status') !== null)
    say('status', 'unknown-state', `a state that is not known: ${line('status')?.slice(0, 60)}`);
  return {
    is_cancelled,
    status: is_cancelled ? 'WITHDRAWN' : (status ?? line('status')),
    study_type: studyTypeOf(line('study_type') ?? '') || null,
    phase: line('phase') === null ? [] : phasesOf(text('phase')),
    size,
  };
}

function aims({ text }: Said) {
  const [given, given_en] = [givenOf(text('intervention')), givenOf(text('intervention_en'))];
  return {
    condition: conditionsOf(text('condition')),
    condition_en: conditionsOf(text('condition_en')),
    intervention: given.names,
    arm: given.arms,
    intervention_en: given_en.names,
    arm_en: given_en.arms,
  };
}

/** Sites as statements hold them; of a register that only names countries one for each, in China with the place of the contact's institution. */
function places({ text }: Said, sites: EntrySite[] | undefined): string[] {
  const filled = (one: string | undefined) => (one === undefined || namesNobody(one) ? undefined : plain(one));
  return (sites ?? countries(text('country'), text('contact_address'))).map(({ facility, city, region, country, status }) =>
    JSON.stringify({
      facility: filled(facility),
      city: filled(city),
      region: filled(region),
      country: filled(country),
      status: filled(status),
    }),
  );
}

function countries(written: string, address: string): EntrySite[] {
  const named = countriesOf(written);
  const isChina = named.length === 1 && /^china$/i.test(named[0] ?? '');
  return named.map((country) => ({ country, ...(isChina ? placeOfAddress(address) : {}) }));
}
