import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayHoldContact } from '../../src/statement/contacts.ts';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../support/store.ts';

for (const [written, kept] of [
  ['fever, Tel: +86 21 5555 0000 in all', 'fever, [telephone removed] in all'],
  ['fever (fax (021) 5555 0000)', 'fever ([telephone removed])'],
  ['虚构热，电话：021-5555 0000', '虚构热，[telephone removed]'],
  ['fever a.person+x@mail.example.org', 'fever [e-mail removed]'],
  [
    'fever, please call Ann Example, R.N. at (301) 555-0100 or Dr. Bob Example at (800) 555-0101.',
    'fever, [telephone removed] [telephone removed].',
  ],
  ['fever 734-555-0100 (Ann Example) at once', 'fever [telephone removed] at once'],
  ['fever, ask 1-888-555-0100 first', 'fever, ask [telephone removed] first'],
  ['虚构热，联系人：张三，电话 021-5555 0000', '虚构热，[telephone removed]'],
  ['fever of 100-200-300 units, contact of 2 cells', 'fever of 100-200-300 units, contact of 2 cells'],
  ['fever of phase 1-2, 2020-2021', 'fever of phase 1-2, 2020-2021'],
] as const) {
  test(`"${written}" loses its contacts`, async () => {
    if (written !== kept) assert.ok(mayHoldContact(Buffer.from(written).toString('latin1')), 'the quick look sees it too');
    const path = putFile(temporaryFolder(), 'mondo.tsv', `id\tlabel_en\tlabel_zh\nMONDO:9000001\t${written}\t\n`);
    const { statements } = await parseFiles('mondo', [path]);
    assert.deepEqual(valuesOf(statements, 'disease/MONDO:9000001', 'name'), [kept]);
  });
}

test('a number of a trial that looks like one of a telephone stays', async () => {
  const study = { protocolSection: { identificationModule: { nctId: 'NCT90000001', orgStudyIdInfo: { id: '301-555-0100' } } } };
  const { statements } = await parseFiles('clinicaltrials-gov', [putFile(temporaryFolder(), 'study.json', JSON.stringify(study))]);
  assert.deepEqual(valuesOf(statements, 'trial/NCT90000001', 'sponsor_study_id'), ['301-555-0100']);
});
