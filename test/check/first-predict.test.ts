import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { predictFirsts } from '../../src/check/predict-firsts.ts';
import { CASES, type Case, type Fact } from './first-cases.ts';

const folder = mkdtempSync(join(tmpdir(), 'firsts-'));
after(() => rmSync(folder, { recursive: true }));

function precisionOf(date: string | undefined): string | null {
  if (date === undefined) return null;
  return date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day';
}

function lineOf([, claim, scope, facts]: Case, id: string): string {
  const contenders = facts.map(([name, event, date]) => ({ name, event, date: date ?? null, precision: precisionOf(date) }));
  return JSON.stringify({ id, claim, scope, contenders });
}

function write(text: string): string {
  const path = join(folder, 'firsts.jsonl');
  writeFileSync(path, text);
  return path;
}

test('judges claims by the facts given with them', () => {
  const path = write(CASES.map((one, index) => lineOf(one, String(index))).join('\n'));
  const wrong = [...predictFirsts(path)].flatMap(({ id, verdict }) => {
    const [wanted, claim] = CASES[Number(id)] as Case;
    return verdict === wanted ? [] : [`${claim}: ${verdict} instead of ${wanted}`];
  });
  assert.deepEqual(wrong, []);
});

test('knows a curated product by its other names, and fills in what the facts leave out', () => {
  const brand: Case = [
    'supported',
    'Carvykti is the second CAR-T approved in the US for myeloma',
    'US',
    [
      ['cilta-cel', 'FDA approved (myeloma)', '2022-02-28'],
      ['ide-cel (myeloma)', 'FDA approved', '2021-03-26'],
    ],
  ];
  const left: Case = ['supported', 'axi-cel is the first CAR-T approved in China', 'China', [['relma-cel', 'approved', '2021-09']]];
  const path = write([lineOf(brand, 'brand'), lineOf(left, 'left')].join('\n'));
  assert.deepEqual(
    [...predictFirsts(path)],
    [
      { id: 'brand', verdict: 'supported' },
      { id: 'left', verdict: 'supported' },
    ],
  );
});

test('a rival set aside shows that the question was searched only if it is dated', () => {
  const facts: Fact[] = [['Alfa-1', 'IND cleared', '2032-01']];
  const dated: Case = [
    'supported',
    'Alfa-1 is the first TIL therapy cleared for trials',
    'world',
    [...facts, ['Beta-2 (not TIL)', 'IND cleared', '2030']],
  ];
  const undated: Case = [
    'unclear',
    'Alfa-1 is the first TIL therapy cleared for trials',
    'world',
    [...facts, ['Beta-2 (not TIL)', 'IND cleared']],
  ];
  const path = write([lineOf(dated, 'dated'), lineOf(undated, 'undated')].join('\n'));
  assert.deepEqual(
    [...predictFirsts(path)].map(({ verdict }) => verdict),
    ['supported', 'unclear'],
  );
});

const good = lineOf(CASES[0] as Case, 'good');
const bad: [string, string, RegExp][] = [
  ['half a line', `${good}\n${good.slice(0, 40)}`, /^firsts\.jsonl, line 2: /],
  ['a missing field', `${good}\n{"id":"x","scope":"China","contenders":[]}`, /^firsts\.jsonl, line 2, claim: /],
  ['an impossible date', good.replace('2031-06-22', '2024-13-40'), /^firsts\.jsonl, line 1, contenders\.0\.date: is not a date/],
  ['an id given twice', `${good}\n${good}`, /^firsts\.jsonl, id: "good" is given twice/],
  ['an empty file', '', /^firsts\.jsonl: is empty/],
];

for (const [name, text, message] of bad) {
  test(`refuses ${name} and says where it is`, () => {
    const path = write(text);
    assert.throws(() => [...predictFirsts(path)], { name: 'InputError', message });
  });
}
