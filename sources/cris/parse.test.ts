import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLocator } from '../../src/statement/locator.ts';
import { JSON_OF_PAGE, PAGE } from '../../test/fuzz/samples/cris.ts';
import { parseFiles, putFile, type Row, temporaryFolder, valuesOf } from '../../test/support/store.ts';

const ID = 'trial/KCT9990001';

async function parsed(name: string, content: string | Uint8Array) {
  return parseFiles('cris', [putFile(temporaryFolder(), name, content)]);
}

function said(statements: Row[]) {
  return statements
    .map(({ property, value, valid_from }) => [property, value, valid_from])
    .toSorted((a, b) => (String(a) < String(b) ? -1 : 1));
}

test('the page and the JSON made of it say the same', async () => {
  const page = await parsed('KCT9990001.html', PAGE);
  const json = await parsed('KCT9990001.json', JSON.stringify(JSON_OF_PAGE));
  assert.deepEqual(said(page.statements), said(json.statements));
  const values = (property: string) => valuesOf(page.statements, ID, property);
  assert.deepEqual(
    [values('sponsor'), values('collaborator')],
    [['Example Biotech Inc.'], ['Example Medical Center', 'Example Ministry of Health']],
  );
  assert.deepEqual([values('phase'), values('status'), values('enrolment')], [['PHASE1', 'PHASE2'], ['RECRUITING'], ['2062']]);
  assert.deepEqual([values('start_date'), values('primary_completion_date')], [['2029-05-14'], []]);
  assert.deepEqual(values('condition'), ['Invented disease', 'Neoplasms']);
  assert.deepEqual(
    [values('intervention'), values('arm')],
    [
      ['ATL-101 IV', 'ATL-101, once - follow-up'],
      ['Intervention: ATL-101, once - follow-up', 'TEST, ARM: ATL-101 IV'],
    ],
  );
  assert.deepEqual(
    values('site').map((one) => JSON.parse(one)),
    [
      { facility: "Example St. Mary's Hospital", country: 'Republic of Korea', status: 'NOT_YET_RECRUITING' },
      { facility: 'Second Example Hospital', country: 'Republic of Korea', status: 'RECRUITING' },
    ],
  );
  assert.deepEqual(
    [page.issues, json.issues].map((issues) => issues.map(({ code, field }) => [code, field])),
    [[['unknown-field', 'Surprise']], [['unknown-field', '/surprise']]],
  );
  assert.ok(!/omeone|5555/.test(JSON.stringify([page, json])));
});

test('labels and pointers lead back to what was read', async () => {
  assert.equal(await readLocator(Buffer.from(PAGE), { part: 'a.html', record: 'labels=page', field: 'Phase' }), 'Phase1/Phase2');
  assert.deepEqual(await readLocator(Buffer.from(PAGE), { part: 'a.html', record: 'labels=page', field: 'Name of Study Site' }), [
    "Example St. Mary's Hospital",
    'Second Example Hospital',
  ]);
  const { statements } = await parsed('a.json', JSON.stringify([JSON_OF_PAGE]));
  const { record = '', field = '' } = statements.find(({ property }) => property === 'phase') ?? {};
  assert.equal(await readLocator(Buffer.from(JSON.stringify([JSON_OF_PAGE])), { part: 'a.json', record, field }), 'Phase1/Phase2,');
});

const BROKEN: [name: string, content: string | Uint8Array, message: RegExp][] = [
  ['cut.html', PAGE.slice(0, -300), /cut\.html: ends before its <\/html>/],
  [
    'other.html',
    '<!DOCTYPE html><html><body><table><tr><th>Phase</th><td>1</td></tr></table></body></html>',
    /other\.html: gave no statement of cris/,
  ],
  ['cut.json', JSON.stringify(JSON_OF_PAGE).slice(0, 200), /cut\.json/],
  ['other.json', '{"hello": "world"}', /other\.json: gave no statement of cris/],
  ['latin1.html', Buffer.from(PAGE.replace('Invented', 'Inventé'), 'latin1'), /latin1\.html/],
];
for (const [name, content, message] of BROKEN) {
  test(`${name} is refused by its name`, async () => {
    await assert.rejects(parsed(name, content), message);
  });
}
