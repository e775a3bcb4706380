import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { plainRecords } from '../../src/base/csv.ts';

test('a regular table is parted without a parser; an irregular one is left to it', () => {
  assert.deepEqual(plainRecords('\ufeffa,b\n\n"x, ""y""\nz",\n', ',', true), [
    ['a', 'b'],
    ['x, "y"\nz', ''],
  ]);
  assert.deepEqual(plainRecords('a\t"b\r\n1\t2', '\t', false), [
    ['a', '"b'],
    ['1', '2'],
  ]);
  for (const irregular of ['a,b"c\n', '"a"b,c\n', '"a', 'a\rb', 'a\r\nb\nc'])
    assert.equal(plainRecords(irregular, ',', true), undefined, irregular);
});

test('what is parted so is what the parser gives', () => {
  const piece = fc.constantFrom('a', '"', '""', ',', '\n', '\r\n', '"a,b"', '"x\ny"', ' ', 'é', '"q""r"', '\ufeff');
  let plain = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const records = plainRecords(pieces.join(''), ',', true);
      if (records === undefined) return;
      plain += 1;
      assert.deepEqual(
        records,
        parse(pieces.join(''), { bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true }),
      );
    }),
    { seed: 1, numRuns: 2000 },
  );
  assert.ok(plain > 300, `${plain} were regular`);
});

test('a line of ten megabytes takes no longer than others', () => {
  const began = process.cpuUsage();
  assert.equal(plainRecords(`"x",${'a,'.repeat(5_000_000)}\n`, ',', true)?.[0]?.length, 5_000_002);
  assert.ok(process.cpuUsage(began).user < 10_000_000);
});
