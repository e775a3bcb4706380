import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { DEFAULT_DEFINITION } from '../../src/model/definitions.ts';
import { history } from '../../src/operation/history.ts';
import type { Host } from '../../src/operation/operation.ts';
import { changes } from '../../src/view/changes.ts';
import { statementsById } from '../../src/view/evidence.ts';
import type { HistoryAnswer, SourceHistory } from '../../src/view/history.ts';
import { V2, XML } from '../fuzz/samples/clinicaltrials-gov.ts';
import { builtAtlas, monitorFolder, type Trial } from '../support/atlas.ts';
import { call } from '../support/call.ts';
import { putFile } from '../support/store.ts';

type Site = [city: string, state: string, country: string, facility?: string];
const SHANGHAI: Site = ['Shanghai', '', 'China', 'First Hospital'];
const BEIJING: Site = ['Beijing', 'Beijing', 'China', 'Second Hospital'];
const BEIJING_NOW: Site = ['Beijing', 'Beijing Municipality', 'China', 'Second Hospital'];
const ANKARA: Site = ['Ankara', '', 'Turkey', 'Third Hospital'];
const ANKARA_NOW: Site = ['Ankara', '', 'Turkey (Türkiye)', 'Third Hospital'];
const NAMELESS: Site = ['Boston', 'Massachusetts', 'United States', 'Research Site'];

const ID = 'NCT90000031';
/** A listing of the monitor that always holds another trial, and the trial asked about where it is given. */
const listing = (folder: string, day: string, trial: Omit<Trial, 'id'> | null) =>
  monitorFolder(folder, 'one', day, [{ id: 'NCT90000039', sites: [SHANGHAI] }, ...(trial === null ? [] : [{ id: ID, ...trial }])]);

/** The study of the samples, observed on a day as each format says it. */
const MODULES = V2.protocolSection;
const v2 = (day: string, status = 'RECRUITING', more: object = {}, date = '2025-05-05') =>
  JSON.stringify({
    protocolSection: {
      ...MODULES,
      ...more,
      statusModule: { ...MODULES.statusModule, overallStatus: status, completionDateStruct: { date } },
    },
    derivedSection: { miscInfoModule: { versionHolder: day } },
  });
const xml = (day: string) =>
  XML.replace('February 03, 2023', day).replace('<overall_status>Active, not recruiting', '<overall_status>Recruiting');
const csv = (status: string, enrolment: string) =>
  `Rank,NCT Number,Title,Status,Conditions,Interventions,Sponsor/Collaborators,Phases,Enrollment,Study Type,Start Date,First Posted,Last Update Posted,Locations
1,NCT90000001,Invented CAR-T in an Invented Disease,${status},Lymphoma|Myeloma,Biological: ATL-101,Invented Biotech|Example Hospital,Phase 1|Phase 2,${enrolment},Interventional,March 2021,"February 1, 2021","January 15, 2023","Example Hospital, Shanghai, China|Boston, Massachusetts, United States"
`;
const LOCATIONS = MODULES.contactsLocationsModule.locations;
const MOVED = {
  contactsLocationsModule: {
    locations: [LOCATIONS[1], { ...LOCATIONS[0], status: 'COMPLETED' }, { facility: 'New Hospital', city: 'Beijing', country: 'China' }],
  },
  conditionsModule: { conditions: ['Myeloma', 'Lymphoma'] },
};

let host: Host;
before(async () => {
  host = await builtAtlas((folder) => [
    {
      source: 'car-t-monitor',
      paths: [
        listing(folder, '2026-05-01', null),
        listing(folder, '2026-05-02', { start: '2026-01-09', sites: [SHANGHAI, BEIJING, ANKARA, NAMELESS, NAMELESS] }),
        listing(folder, '2026-05-03', { start: '', sites: [NAMELESS, ANKARA_NOW, BEIJING_NOW, NAMELESS, SHANGHAI] }),
        listing(folder, '2026-05-04', { start: '2026-01-09', status: 'UNKNOWN', sites: [NAMELESS, ANKARA_NOW, BEIJING_NOW] }),
        listing(folder, '2026-05-05', null),
        listing(folder, '2026-05-06', null),
        listing(folder, '2026-05-07', {
          start: '2026-03-20',
          status: 'UNKNOWN',
          sites: [NAMELESS, NAMELESS, ANKARA_NOW, BEIJING_NOW],
        }),
        listing(folder, '2026-05-08', {
          start: '2026-03-20',
          status: 'UNKNOWN',
          sites: [NAMELESS, NAMELESS, ANKARA_NOW, BEIJING_NOW],
        }),
      ],
    },
    { source: 'clinicaltrials-gov', paths: [putFile(folder, '1.json', v2('2026-05-01'))] },
    { source: 'clinicaltrials-gov', paths: [putFile(folder, '2.xml', xml('May 05, 2026'))] },
    { source: 'clinicaltrials-gov', paths: [putFile(folder, '3.csv', csv('Recruiting', '20'))], published: '2026-05-10' },
    { source: 'clinicaltrials-gov', paths: [putFile(folder, '4.json', v2('2026-05-15'))] },
    { source: 'clinicaltrials-gov', paths: [putFile(folder, '5.csv', csv('Completed', '25'))], published: '2026-05-20' },
    { source: 'clinicaltrials-gov', paths: [putFile(folder, '6.json', v2('2026-05-25', 'COMPLETED', MOVED, '2026-05-02'))] },
  ]);
});

async function ask(trial: string, more: object = {}): Promise<HistoryAnswer> {
  return call(history, { trial, known_by: '2026-06-30', ...more }, host);
}

/** The changes of a source in one line each, by the day of the version. */
function lines({ versions }: SourceHistory): string[] {
  return versions.flatMap(({ from, changes: moved }) =>
    moved.map((one) => `${from} ${one.field} ${one.move}: ${one.of === null ? '' : `${one.of}: `}${one.before} → ${one.after}`),
  );
}

test('every listing is a look: what moved, vanished and returned is told by its day; other spellings of a place and another order of sites are no change', async () => {
  const { sources } = await ask(ID);
  assert.deepEqual(sources.map(lines), [
    [
      '2026-05-02 listing appeared: null → listed',
      '2026-05-03 start_date vanished: 2026-01-09 → null',
      '2026-05-04 status changed: RECRUITING → UNKNOWN',
      '2026-05-04 start_date returned: null → 2026-01-09',
      '2026-05-04 site vanished: First Hospital, Shanghai, China → null',
      '2026-05-04 site vanished: Research Site, Boston, United States → null',
      '2026-05-05 listing vanished: listed → null',
      '2026-05-07 listing returned: null → listed',
      '2026-05-07 start_date changed: 2026-01-09 → 2026-03-20',
      '2026-05-07 site returned: null → Research Site, Boston, United States',
    ],
  ]);
  assert.deepEqual(
    sources[0]?.versions.map(({ from, last, looks, is_update_moved }) => [from, last, looks, is_update_moved]),
    [
      ['2026-05-02', '2026-05-02', 1, null],
      ['2026-05-03', '2026-05-03', 1, false],
      ['2026-05-04', '2026-05-04', 1, false],
      ['2026-05-05', '2026-05-06', 2, null],
      ['2026-05-07', '2026-05-08', 2, false],
    ],
  );
});

test('both sides of a change stand in statements about the trial that say so', async () => {
  const { sources } = await ask(ID);
  const atlas = await host.atlas();
  const found = sources.flatMap(({ versions }) => versions.flatMap((version) => version.changes));
  for (const { field, before: was, after: is, before_statements, after_statements } of found) {
    for (const [value, ids] of [
      [was, before_statements],
      [is, after_statements],
    ] as const) {
      assert.equal(ids.length > 0, value !== null, field);
      for (const one of await statementsById(atlas, [...ids])) {
        assert.equal(one.subject, `trial/${ID}`);
        assert.equal(one.property, field === 'listing' ? 'registry_id' : field);
        if (field === 'status' || field === 'start_date') assert.equal(one.value, value);
      }
    }
  }
});

test('a study read as API v2, XML, CSV and API v2 again moves only where the register moved it', async () => {
  const { sources } = await ask('NCT90000001');
  assert.deepEqual(sources.map(lines), [
    [
      '2026-05-20 status changed: RECRUITING → COMPLETED',
      '2026-05-20 enrolment changed: 20 → 25',
      '2026-05-25 enrolment changed: 25 → 20',
      '2026-05-25 completion_date changed: 2025-05-05 → 2026-05-02',
      '2026-05-25 site appeared: null → New Hospital, Beijing, China',
      '2026-05-25 site_status changed: Example Hospital, Shanghai, China: RECRUITING → COMPLETED',
    ],
  ]);
  assert.deepEqual(
    sources[0]?.versions.map(({ from, looks }) => [from, looks]),
    [
      ['2026-05-01', 4],
      ['2026-05-20', 1],
      ['2026-05-25', 1],
    ],
  );
});

test('changes fakes nothing of formats either, and tells what one of them says otherwise', async () => {
  const none = { place: null, modality: null, target: null, disease: null, series: null };
  const definition = { ...DEFAULT_DEFINITION, scope: 'all' as const, role: 'all' as const };
  const moved = async (from: string, to: string, source = 'clinicaltrials-gov') => {
    const answer = await changes(await host.atlas(), { ...none, source, definition, from, to, known_by: to });
    return answer.changes
      .filter(({ subject }) => subject.startsWith('NCT900000'))
      .map((one) => `${one.kind}: ${one.before} → ${one.after}`);
  };
  assert.deepEqual(await moved('2026-05-02', '2026-05-06'), []);
  assert.deepEqual(await moved('2026-05-06', '2026-05-12'), []);
  assert.deepEqual(await moved('2026-05-12', '2026-05-16'), []);
  assert.deepEqual(await moved('2026-05-16', '2026-05-21'), ['enrolment: 20 → 25', 'status: RECRUITING → COMPLETED']);
  assert.deepEqual(await moved('2026-05-16', '2026-05-26'), [
    'completion_moved: 2025-05-05 → 2026-05-02',
    'site_gained: null → New Hospital, Beijing, China',
    'status: RECRUITING → COMPLETED',
  ]);
  assert.deepEqual(await moved('2026-05-01', '2026-05-02', 'car-t-monitor'), ['trial_listed: null → listed']);
  assert.deepEqual(await moved('2026-05-02', '2026-05-03', 'car-t-monitor'), []);
  assert.deepEqual(await moved('2026-05-05', '2026-05-07', 'car-t-monitor'), ['trial_returned: null → listed']);
});

test('days bound what is told, the state on the first day stays as the one to compare with, and known time hides later looks', async () => {
  const { sources } = await ask(ID, { from: '2026-05-04', to: '2026-05-07' });
  assert.deepEqual(
    sources[0]?.versions.map(({ from, changes: moved }) => [from, moved.length]),
    [
      ['2026-05-04', 0],
      ['2026-05-05', 1],
      ['2026-05-07', 3],
    ],
  );
  const early = await ask(ID, { known_by: '2026-05-03' });
  assert.deepEqual(early.sources.flatMap(lines).length, 2);
  await assert.rejects(ask('NCT99999999'), /no record of NCT99999999/);
  await assert.rejects(ask('some words'), /is no trial/);
  await assert.rejects(ask(ID, { from: '2026-06-30', to: '2026-05-01' }), /must lie before/);
  await assert.rejects(ask(ID, { from: 'May' }), /--from "May" is not a calendar day/);
});
