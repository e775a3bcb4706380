import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { landscape } from '../../src/operation/landscape.ts';
import { call } from '../../test/support/call.ts';
import { type RealAtlas, realTest } from '../support/atlas.ts';
import { shared } from '../support/shared.ts';

const DAY = '2026-08-22';

type Row = Record<string, string>;

realTest('trials by phase and year are those of a recount of the listing itself', async (atlas) => {
  const trials = table('trials').map(({ Phase = '', StartDate = '' }) => [
    [Phase.split('|').filter(Boolean).toSorted().join('/') || 'not_stated'],
    [StartDate.slice(0, 4) || 'not_stated'],
  ]);
  // A start day that the newest copy leaves blank is kept from the copy before, so the years may differ where it is blank.
  const differ = difference(await counts(atlas, 'phase', 'start_year'), recount(trials));
  assert.ok(
    differ.filter((key) => !key.endsWith('not_stated')).length <= 2 && differ.filter((key) => key.endsWith('not_stated')).length <= 2,
    differ.join(', '),
  );
});

realTest('trials by country and status are those of a recount of the listing itself', async (atlas) => {
  const sites = Map.groupBy(table('sites'), ({ NCTId = '' }) => NCTId);
  const trials = table('trials').map(({ NCTId = '', OverallStatus = '' }) => {
    const countries = new Set((sites.get(NCTId) ?? []).map(({ Country = '' }) => Country));
    return [countries.size === 0 ? ['not stated'] : [...countries], [OverallStatus]];
  });
  const found = await counts(atlas, 'country', 'status');
  const expected = recount(trials);
  for (const country of ['China', 'United States', 'Australia', 'Germany', 'Japan', 'not stated']) {
    const only = (all: Map<string, number>) => Object.fromEntries([...all].filter(([key]) => key.startsWith(`${country} × `)).sort());
    assert.deepEqual(only(found), only(expected), country);
  }
});

function table(name: 'trials' | 'sites'): Row[] {
  const bytes = gunzipSync(readFileSync(shared('data', 'ctgov', 'car-t-monitor', 'onc', DAY, `${name}.csv.gz`)));
  return parse(bytes, { columns: true, bom: true }) as Row[];
}

function recount(trials: string[][][]): Map<string, number> {
  const found = new Map<string, number>();
  for (const [rows = [], columns = []] of trials) {
    for (const row of rows) for (const column of columns) found.set(`${row} × ${column}`, (found.get(`${row} × ${column}`) ?? 0) + 1);
  }
  return found;
}

/** The counts that are not nought; countries by their English names, other values by their codes. */
async function counts({ host }: RealAtlas, rows: 'phase' | 'country', columns: 'start_year' | 'status'): Promise<Map<string, number>> {
  const question = {
    scope: 'all',
    role: 'all',
    source: 'car-t-monitor',
    series: 'oncology',
    as_of: DAY,
    known_by: DAY,
    most: 500,
  } as const;
  const answer = await call(landscape, { rows, columns, ...question }, host);
  const name = ({ id, label }: { id: string; label: { en: string } }) => (rows === 'country' ? label.en : id);
  return new Map(
    answer.rows.flatMap((row, at) =>
      answer.columns.flatMap((column, across): [string, number][] => {
        const count = answer.cells[at]?.[across] ?? 0;
        return count === 0 ? [] : [[`${name(row)} × ${column.id}`, count]];
      }),
    ),
  );
}

function difference(one: Map<string, number>, other: Map<string, number>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((key) => one.get(key) !== other.get(key));
}
