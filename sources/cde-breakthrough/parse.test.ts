import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HEADER, ROWS } from '../../test/fuzz/samples/cde-breakthrough.ts';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../../test/support/store.ts';

test('a row is a proposal for breakthrough therapy on its day, never a grant', async () => {
  const path = putFile(temporaryFolder(), '公示-2022-03-01.csv', [HEADER, ...ROWS].join('\n'));
  const { statements, issues } = await parseFiles('cde-breakthrough', [path]);
  assert.deepEqual(issues, []);
  const milestones = statements.filter(({ property }) => property === 'milestone');
  assert.deepEqual(
    milestones.map(({ subject, value, valid_from, observed_at, grade }) => [subject, value, valid_from, observed_at, grade]),
    [
      ['application/CXSL9900001', 'breakthrough_proposed', '2022-02-07', '2022-03-01', 'regulator'],
      ['application/unnumbered/示例细胞注射液', 'breakthrough_proposed', null, '2022-03-01', 'regulator'],
    ],
  );
  assert.ok(!statements.some(({ value }) => value === 'breakthrough'));
});

test('applicants are parted by semicolons, each once; a number 无 is no id', async () => {
  const { statements } = await parseFiles(
    'cde-breakthrough',
    [putFile(temporaryFolder(), 'list.csv', [`\ufeff${HEADER}`, ...ROWS].join('\r\n'))],
    '2022-03-01',
  );
  assert.deepEqual(valuesOf(statements, 'application/CXSL9900001', 'applicant'), ['Example Bio', 'Inc.', '示例生物（上海）有限公司']);
  assert.deepEqual(valuesOf(statements, 'application/unnumbered/示例细胞注射液', 'applicant'), ['示例药业有限公司']);
  assert.deepEqual(valuesOf(statements, 'application/CXSL9900001', 'indication'), ['复发性\n示例瘤']);
});

test('a list without its header is refused', async () => {
  await assert.rejects(
    parseFiles('cde-breakthrough', [putFile(temporaryFolder(), 'list.csv', ROWS.join('\n'))]),
    /list\.csv, header: has no column 受理号, 药品名称/,
  );
});
