import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFiles, type Row } from '../../test/support/store.ts';
import { missingShared, shared } from '../support/shared.ts';

const skip = missingShared();

/** Statements by property of one real file of a regulator, and its issues; no record of any may be quarantined and no value unread. */
async function counted(source: string, published: string, ...path: string[]) {
  const { statements, issues } = await parseFiles(source, [shared('data', 'registries', ...path)], published);
  assert.deepEqual(
    issues.filter(({ severity }) => severity !== 'note'),
    [],
  );
  const count = (property: string, value?: string) => statements.filter((one) => isOf(one, property, value)).length;
  return { count, notes: issues.map(({ code, message }) => `${code}: ${message}`) };
}

function isOf(row: Row, property: string, value: string | undefined): boolean {
  return row.property === property && (value === undefined || row.value === value);
}

test('FDA orphan list: 1,057 and 1,323 approvals of 857 and 1,019 designations, remarks at the end aside', { skip }, async () => {
  const first = await counted('fda-orphan', '2022-05-20', 'fda', 'oopd-approved-2022.csv');
  assert.deepEqual(
    [first.count('milestone', 'approved'), first.count('milestone', 'orphan') - first.count('milestone_modifier')],
    [1057, 857],
  );
  assert.equal(first.notes.length, 1);
  const second = await counted('fda-orphan', '2025-05-28', 'fda', 'oopd-approved-2025.csv');
  assert.deepEqual(
    [second.count('milestone', 'approved'), second.count('milestone', 'orphan') - second.count('milestone_modifier')],
    [1323, 1019],
  );
  assert.equal(second.notes.length, 2);
});

test('FDA Purple Book: 690 applications of 1,845 rows, 58 given back', { skip }, async () => {
  const { count, notes } = await counted('fda-purple-book', '2023-01-31', 'fda', 'purplebook-search-january-data-download.csv');
  assert.deepEqual([count('licensure') - count('milestone_modifier'), count('milestone_modifier', 'lifted'), notes], [690, 58, []]);
});

const REPORTS: [published: string, file: string, human: number, veterinary: number, advanced: number][] = [
  ['2018-12-23', 'Medicines_output_EPAR_2018-12-23.xlsx', 1334, 228, 0],
  ['2019-11-25', 'Medicines_output_EPAR_2019-11-25.xlsx', 1399, 245, 0],
  ['2024-08-22', 'medicines_output_medicines_en_2024-08-22.xlsx', 2096, 337, 26],
  ['2025-01-28', 'medicines_output_medicines_en_2025-01.xlsx', 2143, 349, 27],
];
for (const [published, file, human, veterinary, advanced] of REPORTS) {
  test(`EMA report of ${published}: ${human} medicines for people, ${advanced} of them advanced therapies`, { skip }, async () => {
    const { count, notes } = await counted('ema-medicines', published, 'ema', file);
    assert.deepEqual([count('status'), count('advanced_therapy', 'yes')], [human, advanced]);
    assert.deepEqual(notes, [`excluded-row: ${veterinary} veterinary medicines are not read`]);
  });
}

test('CDE marketed drugs: 1,092 rows without a header, each an approval without a day', { skip }, async () => {
  const { count, notes } = await counted('cde-marketed', '2023-04-19', 'cde', '上市药品信息.csv');
  assert.deepEqual(
    [count('milestone', 'approved'), count('milestone', 'nda_bla_accepted'), count('milestone', 'ind_accepted'), notes],
    [1092, 1031, 61, []],
  );
});
