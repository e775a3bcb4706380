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
    const paint = await visit(at, { before: watchInteractions }, async (page) => {
      const milliseconds = await firstPaint(page);
      record({ what: 'interaction', where: route, value: await slowestInteraction(page), unit: 'ms', limit: INTERACTION });
      return milliseconds;
    });
    assert.ok(paint > 0);
    record({ what: 'first paint', where: route, value: paint > PAINT ? await middleWith(paint, at) : paint, unit: 'ms', limit: PAINT });
  });
}

/** The middle of a first paint and of more, each in a new session: a busy machine makes a page look slow. */
async function middleWith(paint: number, at: string): Promise<number> {
  const paints = [paint];
  while (paints.length < TIMES) paints.push(await visit(at, {}, firstPaint));
  return median(paints);
}
