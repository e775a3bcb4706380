import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../../test/support/store.ts';

const HEADER = '受理号,药品名称,注册申请人,申请日期,公示日期,公示截止日期,拟定适应症（或功能主治）,药品类型,注册分类';
const ROWS = [
  'CXSL9900001,甲基仑赛注射液（暂定）,示例生物（上海）有限公司;示例生物（上海）有限公司;Example Bio; Inc.,2022-01-05,2022-02-07,2022-02-14,"复发性\n示例瘤",生物制品,1.0',
  '无,示例细胞注射液,;示例药业有限公司,2022-01-05,,,示例病,治疗用生物制品,',
];

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
