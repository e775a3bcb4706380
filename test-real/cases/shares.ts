import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { share } from '../../src/operation/share.ts';
import { call } from '../../test/support/call.ts';
import { realTest } from '../support/atlas.ts';
import { shared } from '../support/shared.ts';

/** A trial as its register's file has it, read here row by row and without any code of the product. */
type Trial = { start: string; posted: string; sites: { city: string; region: string; country: string }[] };
type Test = (site: Trial['sites'][number]) => boolean;

const MONITOR = { source: 'car-t-monitor' } as const;
const REGISTER = { source: 'clinicaltrials-gov', known_by: '2026-11-25' } as const;
const china: Test = ({ country }) => country === 'China';
const shanghai: Test = (site) => china(site) && /shanghai/i.test(`${site.city} ${site.region}`);
const inCountry =
  (name: string): Test =>
  ({ country }) =>
    country === name;

/** Definitions: the question as the product is asked it, and the rule by which the rows of a file are counted. */
const DEFINITIONS: { ask: Record<string, string>; rows: () => Trial[]; counted?: (trial: Trial) => boolean; inside: Test; of?: Test }[] = [
  {
    ask: { place: 'Shanghai', ...listing('oncology', '2026-04-24') },
    rows: () => monitor('onc', '2026-04-24'),
    inside: shanghai,
    of: china,
  },
  {
    ask: { place: 'Shanghai', ...listing('oncology', '2026-08-22') },
    rows: () => monitor('onc', '2026-08-22'),
    inside: shanghai,
    of: china,
  },
  { ask: { place: 'China', of: 'world', ...listing('oncology', '2026-06-09') }, rows: () => monitor('onc', '2026-06-09'), inside: china },
  {
    ask: { place: 'US', of: 'world', ...listing('oncology', '2026-08-22') },
    rows: () => monitor('onc', '2026-08-22'),
    inside: inCountry('United States'),
  },
  {
    ask: { place: 'Shanghai', ...listing('rheumatology', '2026-08-22') },
    rows: () => monitor('rheum', '2026-08-22'),
    inside: shanghai,
    of: china,
  },
  {
    ask: { place: 'China', of: 'world', ...listing('rheumatology', '2026-08-22') },
    rows: () => monitor('rheum', '2026-08-22'),
    inside: china,
  },
  {
    ask: { place: 'US', of: 'world', ...REGISTER, as_of: '2015-12-31', date_rule: 'start' },
    rows: register,
    counted: ({ start }) => reached(start, '2015-12-31'),
    inside: inCountry('United States'),
  },
  {
    ask: { place: 'Germany', of: 'world', ...REGISTER, as_of: '2026-11-25', date_rule: 'listed' },
    rows: register,
    inside: inCountry('Germany'),
  },
  {
    ask: { place: 'China', of: 'world', ...REGISTER, as_of: '2020-12-31', date_rule: 'first_posted' },
    rows: register,
    counted: ({ posted }) => reached(posted, '2020-12-31'),
    inside: china,
  },
  {
    ask: { place: 'Shanghai', ...REGISTER, as_of: '2022-12-31', date_rule: 'start' },
    rows: register,
    counted: ({ start }) => reached(start, '2022-12-31'),
    inside: shanghai,
    of: china,
  },
  {
    ask: { place: 'China', of: 'world', ...listing('oncology', '2026-08-22'), as_of: '2023-06-15', date_rule: 'start' },
    rows: () => monitor('onc', '2026-08-22'),
    counted: ({ start }) => reached(unpadded(start), '2023-06-15'),
    inside: china,
  },
];

for (const [nth, { ask, rows, counted = () => true, inside, of }] of DEFINITIONS.entries()) {
  realTest(`definition ${nth + 1} counted by hand: ${Object.values(ask).join(' ')}`, async ({ host }, say) => {
    const denominator = rows().filter((trial) => counted(trial) && (of === undefined || trial.sites.some(of)));
    const numerator = denominator.filter(({ sites }) => sites.some(inside));
    const { counts } = await call(share, { scope: 'all', role: 'all', place_rule: 'site', ...ask } as never, host);
    say(`${numerator.length} / ${denominator.length}`);
    assert.ok(numerator.length > 0);
    assert.deepEqual([counts.numerator, counts.denominator], [numerator.length, denominator.length]);
  });
}

function listing(series: string, day: string): Record<string, string> {
  return { ...MONITOR, series, as_of: day, known_by: day, date_rule: 'listed' };
}

/** Whether the last day that a date may mean lies on or before a day: a month ends after its 31st, a year after its December. */
function reached(date: string, day: string): boolean {
  return date !== '' && `${date}${'-12-31'.slice(date.length - 4)}` <= day;
}

/** The monitor writes the first of a month where the register gives the month alone. */
function unpadded(date: string): string {
  return date.replace(/-01$/, '');
}

function monitor(corpus: string, day: string): Trial[] {
  const table = (name: string): Record<string, string>[] => {
    const bytes = gunzipSync(readFileSync(shared('data', 'ctgov', 'car-t-monitor', corpus, day, `${name}.csv.gz`)));
    return parse(bytes, { columns: true, bom: true });
  };
  const sites = Map.groupBy(table('sites'), ({ NCTId = '' }) => NCTId);
  return table('trials').map(({ NCTId = '', StartDate = '' }) => ({
    start: StartDate,
    posted: '',
    sites: (sites.get(NCTId) ?? []).map(({ City = '', State = '', Country = '' }) => ({ city: City, region: State, country: Country })),
  }));
}

type Study = {
  protocolSection: {
    statusModule: { startDateStruct?: { date?: string }; studyFirstPostDateStruct?: { date?: string } };
    contactsLocationsModule?: { locations?: { city?: string; state?: string; country?: string }[] };
  };
};

function register(): Trial[] {
  const lines = gunzipSync(readFileSync(shared('data', 'ctgov', 'v2-studies.ndjson.gz')))
    .toString('utf8')
    .split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const { statusModule, contactsLocationsModule } = (JSON.parse(line) as Study).protocolSection;
      return {
        start: statusModule.startDateStruct?.date ?? '',
        posted: statusModule.studyFirstPostDateStruct?.date ?? '',
        sites: (contactsLocationsModule?.locations ?? []).map(({ city = '', state = '', country = '' }) => ({
          city,
          region: state,
          country,
        })),
      };
    });
}
