import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLocator } from '../../src/statement/locator.ts';
import { COMMITTEES, ENDPOINTS, info, SITES } from '../../test/fuzz/samples/chinadrugtrials.ts';
import { spreadsheetOf } from '../../test/support/spreadsheet.ts';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../../test/support/store.ts';

const ID = 'trial/CTR29990001';
async function extract(tables: Record<string, string | Uint8Array>) {
  const folder = temporaryFolder();
  return parseFiles(
    'chinadrugtrials',
    Object.entries(tables).map(([name, content]) => putFile(folder, name, content)),
  );
}

test('the four tables of the extract are one snapshot, told by the numbers of their columns', async () => {
  const { statements, issues } = await extract({
    'trial_info.csv': `${info('CTR29990001')}\n`,
    'trial_site_info.csv': SITES,
    'trial_ec_info.csv': COMMITTEES,
    'trial_endpoint.csv': ENDPOINTS,
  });
  const values = (property: string) => valuesOf(statements, ID, property);
  assert.deepEqual([values('sponsor'), values('collaborator')], [['示例生物科技（上海）有限公司'], ['示例医药有限公司']]);
  assert.deepEqual([values('phase'), values('status'), values('enrolment')], [['PHASE1', 'PHASE2'], ['NOT_YET_RECRUITING'], ['52']]);
  assert.deepEqual([values('first_posted'), values('start_date'), values('completion_date')], [['2029-02-14'], ['2029-03-01'], []]);
  assert.deepEqual(values('intervention'), ['ATL-101注射液', '示例细胞', '示例达']);
  assert.deepEqual(
    [values('secondary_id'), values('sponsor_study_id')],
    [[], ['ATL-101-01']],
    'what a company declines to say is no value',
  );
  assert.deepEqual(
    values('site').map((one) => JSON.parse(one)),
    [
      { facility: 'Example Hospital', city: 'Boston', country: 'United States' },
      { facility: '示例大学附属医院', city: '上海市', region: '上海市', country: '中国' },
      { facility: '示例大学附属医院', city: '上海市', region: '上海市', country: '中国' },
    ],
  );
  assert.deepEqual(
    [values('ethics_approval'), values('primary_outcome'), values('secondary_outcome')],
    [['示例医院伦理委员会'], ['不良事件；第28天'], ['总生存期；24个月']],
  );
  assert.deepEqual(
    issues.map(({ part, code }) => [part, code]),
    [['trial_site_info.csv', 'excluded-trial']],
  );
  assert.ok(!/某联系人|某研究者/.test(JSON.stringify([statements, issues])));
  const phase = statements.find(({ property }) => property === 'phase');
  assert.equal(
    await readLocator(Buffer.from(info('CTR29990001')), { part: 'trial_info.csv', record: phase?.record ?? '', field: phase?.field ?? '' }),
    '其它其他说明:Ib/II期',
  );
});

test('rows of another length or without a number are quarantined; sums over countries are not guessed', async () => {
  const rows = [
    info('CTR29990001', { 18: '国内:9；国际:90；', 10: 'CXSL2999999/CXSL2999998' }),
    'CTR29990002,进行中',
    info('CTR1'),
    info('CTR29990003', { 5: '待定' }),
  ];
  const { statements, issues } = await extract({ 'trial_info.csv': `\ufeff${rows.join('\r\n')}` });
  assert.deepEqual(valuesOf(statements, ID, 'enrolment'), []);
  assert.deepEqual(valuesOf(statements, ID, 'secondary_id'), ['CXSL2999998', 'CXSL2999999']);
  assert.deepEqual(
    issues.map(({ record, code, severity }) => [record, code, severity]),
    [
      ['head=0;row=2', 'wrong-cell-count', 'quarantined'],
      ['head=0;row=3', 'no-id', 'quarantined'],
      ['head=0;row=4', 'bad-date', 'warning'],
    ],
  );
});

const link = (text: string) =>
  `<a href="javascript:void(0)" onclick="getDetail(this.id)" id="0123456789abcdef0123456789abcdef" name="1">\n${text}\n</a>`;
const PAGE = `<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=UTF-8"><script>document.write("<table>")</script></head><body>
<table border="0" class="searchTable"><tr class="Tab_title"><th>序号</th><th>登记号</th><th>试验状态</th><th>药物名称</th><th>适应症</th><th>试验通俗题目</th></tr>
<tr style=" color:#535353"><td height="40">&nbsp;1</td><td>${link('CTR29990001')}</td><td>${link('进行中&nbsp;尚未招募')}</td><td>${link('ATL-101注射液')}</td><td>${link('PD-L1表达 < 1%的示例癌')}</td><td>${link('ATL-101的I期研究')}</td></tr>
<tr><td>&nbsp;2</td><td>${link('CTR29990002')}</td><td>${link('主动终止')}</td><td>${link('NA')}</td><td>${link('示例病')}</td><td>${link('示例研究')}</td></tr>
</table></body></html>`;

test('a page of the search list gives numbers, states, drugs and titles', async () => {
  const { statements, issues } = await extract({ 'page_1.html': PAGE });
  const values = (property: string, id = ID) => valuesOf(statements, id, property);
  assert.deepEqual(
    [values('status'), values('intervention'), values('condition'), values('title')],
    [['NOT_YET_RECRUITING'], ['ATL-101注射液'], ['PD-L1表达 < 1%的示例癌'], ['ATL-101的I期研究']],
  );
  assert.deepEqual([values('status', 'trial/CTR29990002'), values('intervention', 'trial/CTR29990002')], [['TERMINATED'], []]);
  assert.deepEqual(issues, []);
});

const BROKEN: [name: string, content: string | Uint8Array, message: RegExp][] = [
  ['trial_site_info.csv', SITES, /trial_site_info\.csv: comes without trial_info\.csv/],
  ['trial_info.csv', 'CTR29990001,进行中\n', /trial_info\.csv: has no row of 43 columns that begins with a CTR number/],
  ['trial_info.csv', `登记号${','.repeat(42)}\n`, /trial_info\.csv: has no row of 43 columns/],
  ['trial_info.csv', Buffer.from(info('CTR29990001'), 'utf16le'), /trial_info\.csv/],
  ['trial_info.csv', `${info('CTR29990001')}\n"CTR2`, /trial_info\.csv: is no whole CSV/],
  ['city.xlsx', spreadsheetOf({ Sheet1: [['city'], ['上海市']] }), /city\.xlsx: is a list that a collector keeps to sort names/],
  ['sponsor_mapping_list.csv', 'Col1,Col2\nExample,示例\n', /sponsor_mapping_list\.csv: is a list that a collector keeps/],
  ['cut.html', PAGE.slice(0, PAGE.indexOf('</table>')), /cut\.html, table that begins in line 2: ends inside a table/],
  ['other.html', PAGE.replace('登记号', '编号'), /other\.html, header: has no column 登记号/],
];
for (const [name, content, message] of BROKEN) {
  test(`${name} is refused: ${message.source.replaceAll('\\', '')}`, async () => {
    await assert.rejects(extract({ [name]: content }), message);
  });
}
