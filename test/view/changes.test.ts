import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { DEFAULT_DEFINITION } from '../../src/model/definitions.ts';
import type { Host } from '../../src/operation/operation.ts';
import { type ChangesAnswer, type ChangesQuestion, changes } from '../../src/view/changes.ts';
import { statementsById } from '../../src/view/evidence.ts';
import { builtAtlas, monitorFolder, type Trial } from '../support/atlas.ts';
import { putFile } from '../support/store.ts';

const SHANGHAI: [string, string, string, string] = ['Shanghai', '', 'China', 'Example Hospital'];
const SHANGHAI_TOO: [string, string, string, string] = ['Shanghai', '', 'China', 'Other Hospital'];
const BEIJING: [string, string, string, string] = ['Beijing', '', 'China', 'Example Hospital'];

/** 1 moves in every way; 2 gives a blank start, then a phase and a date within the month; 3 leaves, 4 comes, 5 moves from one series to the other. */
const BEFORE: Trial[] = [
  {
    id: 'NCT90000001',
    status: 'NOT_YET_RECRUITING',
    phase: 'PHASE1',
    start: '2026-06-15',
    sponsor: 'First Sponsor',
    sites: [SHANGHAI, BEIJING],
  },
  { id: 'NCT90000002', phase: '', start: '2026-05-01', sites: [BEIJING] },
  { id: 'NCT90000003', sites: [BEIJING] },
  { id: 'NCT90000006', start: '2026-05-01', sites: [BEIJING] },
];
const AFTER: Trial[] = [
  {
    id: 'NCT90000001',
    status: 'RECRUITING',
    phase: 'PHASE1|PHASE2',
    start: '2026-08-01',
    sponsor: 'Second Sponsor',
    sites: [SHANGHAI, SHANGHAI_TOO],
  },
  { id: 'NCT90000002', phase: 'NA', start: '2026-05-20', sites: [BEIJING] },
  { id: 'NCT90000004', sites: [SHANGHAI] },
  { id: 'NCT90000006', start: '', sites: [BEIJING] },
  { id: 'NCT90000005', sites: [BEIJING] },
];
const MOVED: Trial[] = [
  { id: 'NCT90000005', sites: [BEIJING] },
  { id: 'NCT90000007', sites: [BEIJING] },
];

/** The register itself, looked at between the two listings: trial 2 under another spelling of its site and with another date, and a trial of no listing. */
function study(nctId: string): object {
  return {
    protocolSection: {
      identificationModule: { nctId, briefTitle: 'Invented CD19 CAR-T cells in lymphoma' },
      statusModule: { overallStatus: 'COMPLETED', startDateStruct: { date: '2026-03' }, studyFirstPostDateStruct: { date: '2024-02-10' } },
      sponsorCollaboratorsModule: { leadSponsor: { name: 'Example Hospital, Beijing' } },
      designModule: { phases: ['PHASE2'] },
      contactsLocationsModule: { locations: [{ facility: 'The Example Hospital', city: 'Beijing', country: 'China' }] },
    },
    derivedSection: { miscInfoModule: { versionHolder: '2026-05-01' } },
  };
}

const LIST = '受理号,药品名称,注册申请人,申请日期,公示日期,公示截止日期,拟定适应症（或功能主治）,药品类型,注册分类';
/** A list as the publisher exports it, with enough rows to be whole. */
function list(folder: string, name: string, rows: string[]): string[] {
  const filling = Array.from({ length: 100 }, (_, at) =>
    listed(`CXSL99010${String(at).padStart(2, '0')}`, `填充${at}注射液`, '2022-03-01'),
  );
  return [putFile(folder, name, [LIST, ...rows, ...filling].join('\n'))];
}

const listed = (id: string, name: string, day: string) => `${id},${name},示例药业有限公司,2022-01-05,${day},,示例病,治疗用生物制品,`;

let host: Host;
before(async () => {
  host = await builtAtlas((folder) => [
    {
      source: 'car-t-monitor',
      paths: [
        monitorFolder(folder, 'one', '2026-04-24', BEFORE),
        monitorFolder(folder, 'one', '2026-05-15', AFTER),
        monitorFolder(folder, 'two', '2026-04-20', MOVED),
        monitorFolder(folder, 'two', '2026-05-15', MOVED.slice(1)),
        monitorFolder(folder, 'late', '2026-05-15', [{ id: 'NCT90000008', sites: [BEIJING] }]),
      ],
    },
    {
      source: 'clinicaltrials-gov',
      paths: [putFile(folder, 'studies.json', JSON.stringify([study('NCT90000002'), study('NCT90000009')]))],
    },
    {
      source: 'cde-breakthrough',
      published: '2026-04-24',
      paths: list(folder, 'one.csv', [
        listed('CXSL9900001', '示例一注射液', '2022-02-07'),
        listed('CXSL9900002', '示例二注射液', '2022-02-08'),
      ]),
    },
    {
      source: 'cde-breakthrough',
      published: '2026-05-15',
      paths: list(folder, 'two.csv', [
        listed('CXSL9900002', '示例二注射液', '2022-02-08'),
        listed('CXSL9900003', '示例三注射液', '2021-02-08'),
        listed('CXSL9900004', '示例四注射液', '2026-05-02'),
      ]),
    },
  ]);
});

const QUESTION: ChangesQuestion = {
  from: '2026-04-24',
  to: '2026-05-20',
  known_by: '2026-05-20',
  definition: { ...DEFAULT_DEFINITION, scope: 'all', role: 'all' },
  place: null,
  modality: null,
  target: null,
  disease: null,
  source: null,
  series: null,
};

async function ask(more: Partial<ChangesQuestion> = {}): Promise<ChangesAnswer> {
  return changes(await host.atlas(), { ...QUESTION, ...more });
}

/** The changes of the invented trials and products, in one line each. */
function lines({ changes: found }: ChangesAnswer): string[] {
  const own = found.filter(({ subject }) => subject.startsWith('NCT9') || subject.startsWith('示例'));
  return own.map(({ kind, subject, before: one, after }) => `${kind} ${subject}: ${one} → ${after}`);
}

test('what moved, by kind; blanks, a date within the month and another source of the register are no change', async () => {
  assert.deepEqual(lines(await ask()), [
    'phase NCT90000001: PHASE1 → PHASE1/PHASE2',
    'site_gained NCT90000001: null → Other Hospital, Shanghai, China',
    'site_lost NCT90000001: Example Hospital, Beijing, China → null',
    'sponsor NCT90000001: First Sponsor → Second Sponsor',
    'start_moved NCT90000001: 2026-06-15 → 2026-08',
    'status NCT90000001: NOT_YET_RECRUITING → RECRUITING',
    'trial_left NCT90000003: listed → null',
    'trial_listed NCT90000004: null → listed',
    'milestone_new 示例四注射液: null → breakthrough_proposed CDE 2026-05-02',
    'milestone_learned 示例三注射液: null → breakthrough_proposed CDE 2021-02-08',
    'milestone_withdrawn 示例一注射液: breakthrough_proposed CDE 2022-02-07 → null',
  ]);
});

test('each change ends in statements that say what was and what is', async () => {
  const atlas = await host.atlas();
  const { changes: found } = await ask({ series: 'one' });
  for (const one of found) {
    const [was] = await statementsById(atlas, one.before_statements);
    const [is] = await statementsById(atlas, one.after_statements);
    assert.ok(was || is, one.kind);
    if (was) assert.equal(was.observed_at, '2026-04-24', one.kind);
    if (is) assert.equal(is.observed_at, '2026-05-15', one.kind);
    if (one.kind === 'status') assert.deepEqual([was?.value, is?.value], [one.before, one.after]);
  }
});

test('a series alone tells of what left it; one without a listing on the first day tells nothing', async () => {
  assert.deepEqual(lines(await ask({ series: 'two' })), ['trial_left NCT90000005: listed → null']);
  const late = await ask({ series: 'late' });
  assert.deepEqual(lines(late), []);
  assert.deepEqual(late.listings, [{ source: 'car-t-monitor', series: 'late', before: null, after: '2026-05-15' }]);
  assert.match(late.reasons.en, /car-t-monitor late has no listing on or before 2026-04-24/);
});

test('a place keeps the sites in it and the trials that reach it on either day', async () => {
  assert.deepEqual(lines(await ask({ place: 'Beijing', series: 'one' })), [
    'phase NCT90000001: PHASE1 → PHASE1/PHASE2',
    'site_lost NCT90000001: Example Hospital, Beijing, China → null',
    'sponsor NCT90000001: First Sponsor → Second Sponsor',
    'start_moved NCT90000001: 2026-06-15 → 2026-08',
    'status NCT90000001: NOT_YET_RECRUITING → RECRUITING',
    'trial_left NCT90000003: listed → null',
    'trial_listed NCT90000005: null → listed',
  ]);
});

test('what was not known by the day cannot have moved', async () => {
  const answer = await ask({ known_by: '2026-05-10' });
  assert.deepEqual(lines(answer), []);
  assert.match(answer.reasons.en, /has the same listing on both days/);
});

test('days in the wrong order, and unknown terms, are refused', async () => {
  await assert.rejects(ask({ to: '2026-04-24' }), /--from 2026-04-24 must lie before --to 2026-04-24/);
  await assert.rejects(ask({ from: '2026-13-01' }), /--from "2026-13-01" is not a calendar day/);
  await assert.rejects(ask({ place: 'Atlantis' }), /unknown place "Atlantis"/);
});
