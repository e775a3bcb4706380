import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readBytes } from '../../src/snapshot/bytes.ts';
import { readLocator } from '../../src/statement/locator.ts';
import { HEAD, record } from '../../test/fuzz/samples/euctr.ts';
import { parseFiles, putFile, type Row, temporaryFolder, valuesOf } from '../../test/support/store.ts';

const ID = 'trial/EUCTR2029-000001-11';

const read = (name: string, content: string | Uint8Array) => parseFiles('euctr', [putFile(temporaryFolder(), name, content)]);

for (const [name, content] of [
  [
    'full-details.txt',
    HEAD +
      record('Spain - AEMPS') +
      record('Germany - PEI', { status: 'Completed', entered: '2029-01-02', sponsor: 'Example Pharma Limited' }),
  ],
  [
    'crlf',
    gzipSync(
      `\ufeff${HEAD + record('Spain - AEMPS') + record('Germany - PEI', { status: 'Completed', entered: '2029-01-02' })}`.replaceAll(
        '\n',
        '\r\n',
      ),
    ),
  ],
] as const) {
  test(`${name}: the country records of one number are one trial, each thing said once, without contacts`, async () => {
    const { statements, issues, store } = await read(name, content);
    assert.deepEqual(issues, []);
    const values = (property: string) => valuesOf(statements, ID, property);
    assert.deepEqual([...new Set(statements.map(({ subject }) => subject))], [ID]);
    assert.deepEqual([values('title'), values('official_title')], [['Invented cells'], ['A study of \u{1F9EC} cells: first part']]);
    assert.deepEqual(
      [values('sponsor'), values('sponsor_class'), values('secondary_id')],
      [['Example Pharma Ltd'], ['INDUSTRY'], ['NCT90000001']],
    );
    assert.deepEqual(
      [values('phase'), values('enrolment'), values('condition')],
      [['PHASE1', 'PHASE2'], ['15'], ['Invented lymphoma', 'Invented myeloma']],
    );
    assert.deepEqual(values('intervention').toSorted(), ['ATL-101', 'ATL-101 cells']);
    assert.deepEqual(
      [values('advanced_therapy'), values('intervention_type').toSorted()],
      [
        ['gene_therapy', 'classified_by_CAT'],
        ['BIOLOGICAL', 'GENETIC'],
      ],
    );
    assert.deepEqual(
      [values('status'), values('first_posted'), values('keyword')],
      [['AUTHORISED'], ['2029-01-02'], ['Diseases [C] - Cancer [C04]']],
    );
    const sites = values('site').map((one) => [JSON.parse(one).country, JSON.parse(one).status]);
    assert.deepEqual(sites.toSorted(), [
      ['Germany', 'COMPLETED'],
      ['Spain', 'AUTHORISED'],
      ['United States', null],
    ]);
    for (const one of statements as (Row & { snapshot: string; part: string; original: string })[]) {
      const found = String(await readLocator(readBytes(store, one.snapshot), one));
      assert.ok(one.property === 'site' ? found.includes(JSON.parse(one.value).country) : found === one.original, `${one.field}: ${found}`);
    }
    assert.ok(!/Person|5555/.test(JSON.stringify(statements)));
  });
}

const row = (number: string, label: string, value: string) =>
  `<tr class="tricell">\n<td class="first">${number}</td><td class="second">${label} </td><td class="third">${value}</td>\n</tr>`;
const grey = (label: string, value: string) =>
  `<tr>\n<td class="cellGrey" width="35%">${label}:</td><td class="cellLighterGrey">${value}</td>\n</tr>`;
const many = (value: string) => `\n<table border="1" width="100%">\n<tr>\n<td width="90%">${value} </td>\n</tr>\n</table>\n`;
const PAGE = `<!DOCTYPE html>
<html><head><title>Clinical trials</title></head><body><script>document.write('<td class="first">D.3.1</td>')</script><table class="section summary"><tbody>
${grey('EudraCT Number', '2029-000001-11')}
${grey('Trial Status', 'Prematurely Ended')}
${grey('Date on which this record was first entered in the EudraCT database', '2029-02-03')}
</tbody></table><table id="section-a">
${row('A.1', 'Member State Concerned', 'Spain - AEMPS')}
${row('A.3', 'Full title of the trial', many('A study of \u{1F9EC} cells &amp; more'))}
<tr><td colspan="3" class="cellBlue">B.Sponsor: 1</td></tr>
${row('B.1.1', 'Name of Sponsor', 'A Person')}
${row('B.5.6', 'E-mail', 'a.person@example.org')}
<tr><td colspan="3" class="cellBlue">D.IMP: 1</td></tr>
${row('D.3.1', 'Product name', 'ATL-101 cells')}
${row('D.3.11.3.2', 'Gene therapy medical product', ' Yes ')}
${row('E.7.2', 'Therapeutic exploratory (Phase II)', ' Yes ')}
${row('E.8.6.3', 'specify the regions', 'United States<br>Japan')}
${row('P.', 'Date of the global end of the trial', '2031-10-05')}
</table></body></html>
`;

for (const [name, content] of [
  ['trial.html', PAGE],
  ['response-body', gzipSync(PAGE)],
] as const) {
  test(`${name}: the page of a trial says the same by the numbers of its rows`, async () => {
    const { statements, issues, store } = await read(name, content);
    assert.deepEqual(issues, []);
    const values = (property: string) => valuesOf(statements, ID, property);
    assert.deepEqual([values('official_title'), values('status')], [['A study of \u{1F9EC} cells & more'], ['TERMINATED']]);
    assert.deepEqual(
      [values('intervention'), values('advanced_therapy'), values('phase')],
      [['ATL-101 cells'], ['gene_therapy'], ['PHASE2']],
    );
    assert.deepEqual([values('completion_date'), values('sponsor')], [['2031-10-05'], []]);
    assert.deepEqual(
      values('site')
        .map((one) => JSON.parse(one).country)
        .toSorted(),
      ['Japan', 'Spain', 'United States'],
    );
    const product = statements.find(({ property }) => property === 'intervention') as Row & { snapshot: string; part: string };
    assert.equal(await readLocator(readBytes(store, product.snapshot), product), 'ATL-101 cells');
  });
}

test('answers and states that are none of the known ones, records without a number, sections that nobody knows', async () => {
  const odd = record('Spain - AEMPS', { status: 'Dreaming', gene: 'JSON_ERROR_HERE', entered: 'soon' }).replace('F.4.2.2', 'K.4.2.2');
  const { statements, issues } = await read('odd.txt', HEAD + odd + record('France - ANSM', { number: '2029' }));
  assert.deepEqual(valuesOf(statements, ID, 'advanced_therapy'), ['classified_by_CAT']);
  assert.deepEqual(issues.map(({ field, code }) => [field, code]).toSorted(), [
    ['D.3.11.3.2', 'unclear-answer'],
    ['Date on which this record was first entered in the EudraCT database', 'bad-date'],
    ['EudraCT Number', 'no-id'],
    ['K', 'unknown-field'],
    ['Trial Status', 'unknown-state'],
  ]);
});

test('a cut page, a cut gzip, another text and another encoding are refused', async () => {
  await assert.rejects(read('cut.html', PAGE.slice(0, 1200)), /cut\.html: ends before the page does; take it again/);
  await assert.rejects(read('cut', gzipSync(PAGE).subarray(0, 300)), /cut: is a truncated or damaged gzip/);
  await assert.rejects(read('other.txt', 'Some text\n'), /other\.txt: gave no statement of euctr/);
  await assert.rejects(read('latin.txt', Buffer.from(record('Espa\u00f1a'), 'latin1')), /latin\.txt, line 4: is not UTF-8/);
});
