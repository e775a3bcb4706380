import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Host } from '../../src/operation/operation.ts';
import { OPERATIONS } from '../../src/operation/table.ts';
import { testAtlas } from '../support/atlas.ts';
import { call } from '../support/call.ts';

let host: Host;
before(async () => {
  host = await testAtlas();
});

const OWN = { source: 'car-t-monitor', series: 'test', as_of: '2026-11-25', known_by: '2026-11-25' };
const CELL = { rows: 'city', columns: 'start_year' };

const ask = (more: object) => call(OPERATIONS.trials, { ...OWN, ...more }, host);
const idsOf = async (more: object) => (await ask(more)).trials.map(({ trial }) => trial.slice(-1)).join('');

test('a list holds each counted trial once, in the order asked for, what says nothing last', async () => {
  assert.equal(await idsOf({}), '5213');
  assert.equal(await idsOf({ order: 'up' }), '3125');
  assert.equal(await idsOf({ sort: 'trial', order: 'up' }), '1235');
  const before = { as_of: '2026-04-24' };
  assert.equal(await idsOf(before), '2134');
  assert.equal(await idsOf({ ...before, order: 'up' }), '3124');
});

test('a row says what the register says of the trial', async () => {
  const { trials, total } = await ask({ sort: 'trial', order: 'up', size: 1 });
  assert.equal(total, 4);
  const [one] = trials;
  assert.equal(one?.title, 'Invented CD19 CAR-T cells in lymphoma');
  assert.deepEqual(one?.about, { interventions: ['CD19 CAR-T cells'], conditions: ['Lymphoma'] });
  assert.deepEqual([one?.phases, one?.statuses, one?.start_from], [['PHASE1'], ['RECRUITING'], '2024-03-01']);
  assert.deepEqual(one?.sponsors, [{ id: 'Example Hospital', label: { zh: 'Example Hospital', en: 'Example Hospital' } }]);
  assert.match(one?.statement ?? '', /^[0-9a-f]{16}$/);
});

test('pages part the list without gap or overlap, and one past the last is refused', async () => {
  const pages = await Promise.all([1, 2, 3, 4].map((page) => idsOf({ size: 1, page })));
  assert.equal(pages.join(''), await idsOf({}));
  await assert.rejects(ask({ size: 1, page: 5 }), /--page 5 is past the last; there are 4/);
});

test('a cell, a row and a column of a landscape hold as many trials as it counts there', async () => {
  for (const most of [1, 15]) {
    const landscape = await call(OPERATIONS.landscape, { ...OWN, ...CELL, most }, host);
    for (const [at, row] of landscape.rows.entries()) {
      assert.equal((await ask({ ...CELL, most, row: row.id })).total, row.trials, `${most} ${row.id}`);
      for (const [across, column] of landscape.columns.entries()) {
        const { total, cell } = await ask({ ...CELL, most, row: row.id, column: column.id });
        assert.equal(total, landscape.cells[at]?.[across], `${most} ${row.id} ${column.id}`);
        assert.deepEqual(cell, { row, column });
      }
    }
    for (const column of landscape.columns) assert.equal((await ask({ ...CELL, most, column: column.id })).total, column.trials);
  }
});

test('a value that the landscape does not have is refused with those it has', async () => {
  await assert.rejects(ask({ ...CELL, row: '999999' }), /no value "999999" of city in rows; the values are 310000, 110000, not_stated/);
  await assert.rejects(ask({ row: '310000' }), /--row and --column need --rows and --columns/);
});
