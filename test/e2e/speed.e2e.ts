import assert from 'node:assert/strict';
import { test } from 'node:test';
import { median } from '../../bench/measure.ts';
import { inLanguage, theAddresses } from './support/addresses.ts';
import { record } from './support/figures.ts';
import { firstPaint, slowestInteraction, watchInteractions } from './support/timing.ts';
import { visit } from './support/visit.ts';

const PAINT = 500;
const INTERACTION = 100;
const TIMES = 3;

for (const address of (await theAddresses()).filter(({ status }) => status === undefined)) {
  const { route } = address;
  const at = inLanguage(address, 'zh');

  test(`${at} paints and answers what a person does`, async () => {
    const paints: number[] = [];
    await visit(at, {}, firstPaint);
    for (let nth = 0; nth < TIMES; nth++) paints.push(await visit(at, {}, firstPaint));
    assert.ok(paints.every((milliseconds) => milliseconds > 0));
    record({ what: 'first paint', where: route, value: median(paints), unit: 'ms', limit: PAINT });
    const slowest = await visit(at, { before: watchInteractions }, slowestInteraction);
    record({ what: 'interaction', where: route, value: slowest, unit: 'ms', limit: INTERACTION });
  });
}
