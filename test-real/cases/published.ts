import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { share } from '../../src/operation/share.ts';
import { call } from '../../test/support/call.ts';
import { realTest } from '../support/atlas.ts';
import { shared } from '../support/shared.ts';

/** Cell therapy trials on the CDE platform 2014–2024 by seat of the applicant, as published (doi 10.1155/bmri/1901024). */
const PUBLISHED = { all: 206, places: { Shanghai: 65, Beijing: 42, Jiangsu: 19 } };
const DAY = { as_of: '2024-12-31', date_rule: 'start', place_rule: 'sponsor', of: 'China' } as const;

realTest('the extract of the CDE platform at hand holds one cell therapy trial of the 206 that were published', async (_, say) => {
  const rows = parse(readFileSync(shared('data', 'registries', 'chinadrugtrials', 'trial_info.csv')), { bom: true }) as string[][];
  const cells = rows.filter((row) => /细胞注射液|细胞制剂|CAR-?T/.test(row[7] ?? ''));
  const days = rows.map((row) => row[5] ?? '').toSorted();
  say(`${rows.length} trials first public ${days[0]} to ${days.at(-1)}, of cell therapy: ${cells.map((row) => row[0]).join(' ')}`);
  assert.deepEqual([rows.length, days[0], days.at(-1)], [46, '2023-02-08', '2023-02-16']);
  assert.deepEqual(
    cells.map((row) => row[0]),
    ['CTR20230389'],
  );
});

for (const [place, published] of Object.entries(PUBLISHED.places)) {
  realTest(`the published share of ${place} beside ours, which says that it lacks the CDE platform`, async ({ host }, say) => {
    const answer = await call(share, { place, ...DAY }, host);
    const { numerator, denominator } = answer.counts;
    say(`${place}: published ${published} / ${PUBLISHED.all}, ours ${numerator} / ${denominator} ${answer.interval} ${answer.bounds}`);
    const [low, high] = answer.bounds ?? [1, 0];
    assert.ok(
      low <= published / PUBLISHED.all && published / PUBLISHED.all <= high,
      'what cannot be placed leaves room for the published share',
    );
    assert.match(answer.coverage.en, /missing: .*CTR numbers/);
  });
}
