import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matrixTable, shadeOf } from '../../../../src/surface/web/chart/matrix.ts';

test('shades rise with counts and nothing has none', () => {
  const shades = [0, 1, 3, 10, 50, 200].map((count) => shadeOf(count, 200));
  assert.equal(shades[0], 0);
  assert.equal(shades.at(-1), 5);
  assert.deepEqual(
    shades,
    shades.toSorted((a, b) => a - b),
  );
  assert.equal(shadeOf(1, 1), 5);
});

test('a matrix says each count in words, leads to it, and scrolls under a name', async () => {
  const line = (id: string, total: number) => ({ id, label: id.toUpperCase(), total });
  const matrix = {
    label: 'Pipeline',
    rows: [line('a', 12_345)],
    columns: [line('x', 12_345), line('y', 0)],
    cells: [[12_345, 0]],
    total: 12_345,
  };
  const text = String(await matrixTable('en', matrix, 'trials', (row, column) => `/landscape?row=${row.id}&column=${column.id}`));
  assert.match(text, /class="scroll" role="region" tabindex="0" aria-label="Pipeline"/);
  assert.match(text, /<a href="\/landscape\?row=a&amp;column=x" aria-label="A, X: 12,345">12,345<\/a>/);
  assert.equal(text.match(/<a /g)?.length, 1);
});
