import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLocator } from '../../src/statement/locator.ts';
import { PAGE, XML } from '../../test/fuzz/samples/chictr.ts';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../../test/support/store.ts';

const ID = 'trial/ChiCTR2900000001';

async function parsed(name: string, content: string | Uint8Array) {
  return parseFiles('chictr', [putFile(temporaryFolder(), name, content)]);
}

test('the XML of a trial: odd names of elements, groups as sums, a person who is no sponsor', async () => {
  const { statements, issues } = await parsed('ChiCTR2900000001.xml', XML);
  const values = (property: string) => valuesOf(statements, ID, property);
  assert.deepEqual([values('enrolment'), values('phase'), values('status')], [['32'], ['NA'], ['COMPLETED']]);
  assert.deepEqual([values('intervention'), values('secondary_id'), values('collaborator')], [[], ['NCT90000001'], ['Example Institute']]);
  assert.deepEqual(
    issues.map(({ code, field }) => [code, field]),
    [
      ['unknown-field', 'surprise'],
      ['person', 'main/primary_sponsor'],
    ],
  );
  assert.ok(!/omeone|5555|Somebody/.test(JSON.stringify([statements, issues])));
});

test('the page of a trial says in both languages what it is, who leads it, where and when', async () => {
  const { statements, issues } = await parsed('page.html', PAGE);
  const values = (property: string) => valuesOf(statements, ID, property);
  assert.deepEqual(values('title'), ['Invented CAR-T cells in an invented lymphoma', '示例CAR-T细胞治疗示例淋巴瘤']);
  assert.deepEqual(
    [values('sponsor'), values('collaborator')],
    [['Hospital of Example University', '示例大学附属医院'], ['示例生物科技有限公司']],
  );
  assert.deepEqual(
    [values('phase'), values('status'), values('enrolment'), values('study_type')],
    [['PHASE1'], ['NOT_YET_RECRUITING'], ['24'], ['INTERVENTIONAL']],
  );
  assert.deepEqual(
    [values('intervention'), values('arm')],
    [
      ['ATL-101 cells', 'ATL-101细胞注射液'],
      ['test group: ATL-101 cells', '试验组: ATL-101细胞注射液'],
    ],
  );
  assert.deepEqual(
    [values('start_date'), values('completion_date'), values('first_posted')],
    [['2029-06-15'], ['2031-10-01'], ['2029-05-20']],
  );
  assert.deepEqual(
    values('site').map((one) => JSON.parse(one)),
    [
      { facility: '示例医院', city: '浦东新区', region: '上海', country: '中国' },
      { facility: '第二示例医院', region: '江苏', country: '中国' },
    ],
  );
  assert.equal(statements.find(({ property }) => property === 'status')?.valid_from, '2029-05-28');
  assert.deepEqual([values('secondary_id'), values('condition').length], [['NCT90000001'], 2]);
  assert.deepEqual(
    issues.map(({ code, field }) => [code, field]),
    [['unknown-field', '意外之项']],
  );
  assert.ok(!/omeone|5555|张某/.test(JSON.stringify([statements, issues])));
});

test('a label leads back to what the page says', async () => {
  const { statements } = await parsed('page.html', PAGE);
  const shown = (property: string) => {
    const { record = '', field = '' } = statements.find((one) => one.property === property) ?? {};
    return readLocator(Buffer.from(PAGE), { part: 'page.html', record, field });
  };
  assert.equal(await shown('phase'), 'I期临床试验');
  assert.deepEqual(((await shown('site')) as string[]).slice(0, 2), ['国家: 中国', '省(直辖市): 上海']);
  assert.deepEqual(Object.keys((await shown('collaborator')) as object), ['试验主办单位(项目批准或申办者)', '经费或物资来源']);
});

const LIST = `<!DOCTYPE html><html><head><meta charset="UTF-8"></head><body>
<table class="table1" cellspacing="1"><t-head><tr><th>历史版本</th><th>注册号</th><th>注册题目</th><th>研究类型</th><th>注册时间</th></tr></t-head>
<tr><td><a href="historyversionpub.html?regno=ChiCTR2900000001">历史版本</a></td><td>ChiCTR2900000001</td><td><a href="showproj.html?proj=1" title="示例研究">示例研究</a>
<p>示例医院</p></td><td>干预性研究</td><td>2029/05/20</td></tr>
<tr><td></td><td>没有编号</td><td>示例研究</td><td>观察性研究</td><td>2029/05/21</td></tr>
</table></body></html>`;

test('a list of a search gives numbers, titles, kinds and days; the name below a title is not read', async () => {
  const { statements, issues } = await parsed('list.html', LIST);
  assert.deepEqual(
    statements.map(({ property, value }) => [property, value]),
    [
      ['first_posted', '2029-05-20'],
      ['registry_id', 'ChiCTR2900000001'],
      ['study_type', 'INTERVENTIONAL'],
      ['title', '示例研究'],
    ],
  );
  assert.deepEqual(
    issues.map(({ record, code }) => [record, code]),
    [['table=1;row=2', 'no-id']],
  );
});

const BROKEN: [name: string, content: string | Uint8Array, message: RegExp][] = [
  ['cut.html', PAGE.slice(0, PAGE.length - 900), /cut\.html: ends before its <\/html>/],
  ['cut-list.html', LIST.slice(0, LIST.indexOf('</table>')), /cut-list\.html, table that begins in line 2: ends inside a table/],
  ['cut.xml', XML.slice(0, 900), /cut\.xml, line \d+: ends too early/],
  ['other.xml', XML.replaceAll('Triall', 'trial'), /other\.xml: gave no statement of chictr/],
  ['gbk.html', Buffer.from(LIST, 'utf16le').subarray(1), /gbk\.html/],
  ['login.html', '<!DOCTYPE html><html><body><p>请登录</p></body></html>', /login\.html: holds no table/],
  ['other.html', LIST.replace('注册时间', '时间'), /other\.html, header: has no column 注册时间/],
];
for (const [name, content, message] of BROKEN) {
  test(`${name} is refused by its name`, async () => {
    await assert.rejects(parsed(name, content), message);
  });
}
