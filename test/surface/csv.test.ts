import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvOf } from '../../src/surface/report/csv.ts';

test('a text that a spreadsheet would run as a formula stands behind an apostrophe; numbers stay numbers', () => {
  const dangerous = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠1'];
  const [, ...lines] = parse(
    csvOf(
      ['a', 'b'],
      dangerous.map((text) => [text, -1]),
    ),
    { bom: true },
  ) as string[][];
  assert.deepEqual(
    lines,
    dangerous.map((text) => [`'${text}`, '-1']),
  );
  assert.match(csvOf(['=head'], []), /^\ufeff'=head\r\n$/);
});

test('every other table is read back as it was', () => {
  const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/^[=+\-@\t\r\n＝＋－＠]/.test(text));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, fc.integer(), fc.constantFrom(true, false, null)), { minLength: 1 }), (rows) => {
      const read = parse(csvOf(['one', 'two, "three"', '三'], rows), { bom: true, record_delimiter: '\r\n' }) as string[][];
      assert.deepEqual(read, [
        ['one', 'two, "three"', '三'],
        ...rows.map((row) => row.map((value) => (value === null ? '' : String(value)))),
      ]);
    }),
  );
});
