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

test('a number on several rows is one application with its days, indications and names; a class that a table made a fraction stays as written', async () => {
  const again = (name: string, day: string, indication: string) =>
    `CXSL9900001,${name},;示例生物（上海）有限公司,2022-01-05,${day},,${indication},治疗用生物制品,2.2`;
  const { statements, issues } = await parseFiles(
    'cde-breakthrough',
    [
      putFile(
        temporaryFolder(),
        'list.csv',
        [HEADER, again('ATL-101', '2022-02-07', '示例瘤'), again('甲基仑赛注射液', '2023-02-07', '示例病')].join('\n'),
      ),
    ],
    '2023-03-01',
  );
  assert.deepEqual(issues, []);
  const values = (property: string) => valuesOf(statements, 'application/CXSL9900001', property);
  assert.deepEqual(
    [values('indication').toSorted(), values('product_name').toSorted()],
    [['示例瘤', '示例病'].toSorted(), ['ATL-101', '甲基仑赛注射液'].toSorted()],
  );
  assert.deepEqual(
    statements
      .filter(({ property }) => property === 'milestone')
      .map(({ valid_from }) => valid_from)
      .toSorted(),
    ['2022-02-07', '2023-02-07'],
  );
  assert.deepEqual([...new Set(values('applicant')), ...new Set(values('registration_class'))], ['示例生物（上海）有限公司', '2.2']);
});

test('the list of priority review, which has no last day for objections, is not taken for this one', async () => {
  const other = HEADER.replace('公示截止日期', '状态');
  await assert.rejects(
    parseFiles('cde-breakthrough', [putFile(temporaryFolder(), 'list.csv', [other, ...ROWS].join('\n'))]),
    /list\.csv, header: has no column 公示截止日期/,
  );
});
