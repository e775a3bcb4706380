import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { HEADER, SITE_HEADER, SITES, TRIALS } from '../../test/fuzz/samples/car-t-monitor.ts';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../../test/support/store.ts';

function corpus(trials: string[], sites: string[], day = '2026-05-15'): string {
  const root = temporaryFolder();
  putFile(root, `onc/${day}/trials.csv.gz`, gzipSync(trials.join('\n')));
  putFile(root, `onc/${day}/sites.csv`, sites.join('\r\n'));
  return join(root, 'onc', day);
}

test('a dated folder becomes statements of its series, observed on its day', async () => {
  const { statements } = await parseFiles('car-t-monitor', [corpus(TRIALS, SITES)]);
  const ids = statements.filter(({ property }) => property === 'registry_id');
  assert.deepEqual(
    ids.map(({ value, series, observed_at }) => [value, series, observed_at]),
    [
      ['NCT90000001', 'oncology', '2026-05-15'],
      ['NCT90000002', 'oncology', '2026-05-15'],
    ],
  );
  assert.deepEqual(valuesOf(statements, 'trial/NCT90000001', 'phase'), ['PHASE1', 'PHASE2']);
  assert.deepEqual(valuesOf(statements, 'trial/NCT90000001', 'enrolment'), ['20']);
});

test('a start on the first day of a month is known to the month, since partial dates are padded', async () => {
  const { statements } = await parseFiles('car-t-monitor', [corpus(TRIALS, SITES)]);
  const start = statements.find(({ property }) => property === 'start_date');
  assert.deepEqual([start?.value, start?.valid_from, start?.valid_to, start?.precision], ['2024-03', '2024-03-01', '2024-03-31', 'month']);
});

test('phase NA is a value and an empty start date is none', async () => {
  const { statements } = await parseFiles('car-t-monitor', [corpus(TRIALS, SITES)]);
  assert.deepEqual(valuesOf(statements, 'trial/NCT90000002', 'phase'), ['NA']);
  assert.deepEqual(valuesOf(statements, 'trial/NCT90000002', 'start_date'), []);
});

test('sites are those of listed trials; sites of excluded trials are noted and not read', async () => {
  const { statements, issues } = await parseFiles('car-t-monitor', [corpus(TRIALS, SITES)]);
  const sites = statements.filter(({ property }) => property === 'site');
  assert.deepEqual(sites.map(({ subject, record }) => [subject, record]).toSorted(), [
    ['trial/NCT90000001', 'row=1'],
    ['trial/NCT90000001', 'row=2'],
  ]);
  assert.deepEqual(
    issues.map(({ code, message }) => [code, message]),
    [['excluded-trial', '1 sites of NCT90009999, which trials.csv does not list; not read']],
  );
  assert.ok(!JSON.stringify(sites).includes('5555'), 'a person given as a facility is dropped');
});

test('columns are read by name, in any order, and an unknown one is reported', async () => {
  const turned = ['Surprise,LeadSponsor,OverallStatus,BriefTitle,NCTId', 'x,Example Hospital,RECRUITING,Invented,NCT90000001'];
  const { statements, issues } = await parseFiles('car-t-monitor', [corpus(turned, [SITE_HEADER])]);
  assert.deepEqual(valuesOf(statements, 'trial/NCT90000001', 'sponsor'), ['Example Hospital']);
  assert.deepEqual(
    issues.map(({ code, field }) => [code, field]),
    [['unknown-field', 'Surprise']],
  );
});

test('a record with too few cells is quarantined and keeps the numbers of the others', async () => {
  const { statements, issues } = await parseFiles('car-t-monitor', [corpus([HEADER, 'NCT90000001,cut off', TRIALS[1] ?? ''], SITES)]);
  assert.deepEqual(
    issues.find(({ severity }) => severity === 'quarantined'),
    {
      part: 'trials.csv.gz',
      record: 'row=1',
      field: '',
      severity: 'quarantined',
      code: 'wrong-cell-count',
      message: '2 cells where the header has 12; the record is left out',
    },
  );
  assert.equal(statements.find(({ property }) => property === 'registry_id')?.record, 'row=2');
});

test('an impossible date is an issue; the trial stays', async () => {
  const { statements, issues } = await parseFiles('car-t-monitor', [
    corpus([HEADER, (TRIALS[1] ?? '').replace('2024-03-01', '2024-13-40')], SITES.slice(0, 2)),
  ]);
  assert.deepEqual(
    issues.map(({ record, field, code }) => [record, field, code]),
    [['row=1', 'StartDate', 'bad-date']],
  );
  assert.equal(statements.find(({ property }) => property === 'start_date')?.valid_from, null);
});

test('what is not a dated folder is refused with a line that says what to do', async () => {
  const folder = temporaryFolder();
  const file = putFile(folder, 'trials.csv', TRIALS.join('\n'));
  await assert.rejects(parseFiles('car-t-monitor', [file]), /is a file; give the dated folder/);
  await assert.rejects(parseFiles('car-t-monitor', [join(folder, 'none')]), /does not exist/);
  await assert.rejects(parseFiles('car-t-monitor', [folder]), /the folder name must be the day of the snapshot/);
  await assert.rejects(parseFiles('car-t-monitor', [corpus(TRIALS.slice(1), SITES)]), /trials\.csv\.gz, line 1: has no column NCTId/);
});

test('a listed trial may have no site, labels of the pipeline are not read, and each series says its own of a trial in both', async () => {
  const labelled = [`${HEADER},EnrollmentType`, ...TRIALS.slice(1).map((row) => `${row},ACTUAL`)];
  const root = temporaryFolder();
  for (const name of ['onc', 'rheum']) {
    putFile(root, `${name}/2026-05-15/trials.csv`, labelled.join('\n'));
    putFile(root, `${name}/2026-05-15/sites.csv`, SITE_HEADER);
  }
  const { statements, issues } = await parseFiles('car-t-monitor', [root]);
  assert.deepEqual(issues, []);
  assert.ok(!statements.some(({ property, value }) => property === 'site' || value === 'CD19' || value === 'ACTUAL'));
  const listed = statements.filter(({ property, value }) => property === 'registry_id' && value === 'NCT90000001');
  assert.deepEqual(listed.map(({ series }) => series).toSorted(), ['oncology', 'rheumatology']);
});
