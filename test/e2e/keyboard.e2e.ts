import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inLanguage, theAddresses } from './support/addresses.ts';
import { tabThrough } from './support/tabbing.ts';
import { visit } from './support/visit.ts';

/** Stops of a page that are tried one by one; a table may have thousands, all alike. */
const MOST = 100;
const WIDTHS = [1440, 360];
/** Pages on which the main part is skipped to; all have the same frame. */
const SKIPPED = 3;

const addresses = await theAddresses();

for (const address of addresses) {
  const at = inLanguage(address, 'zh');
  for (const width of address.route === '/' ? WIDTHS : WIDTHS.slice(0, 1)) {
    test(`${at} is reached by Tab in order, the way to its main part first, with a focus that shows, ${width} px`, async () => {
      await visit(at, { width }, async (page) => {
        const { stops, first, problems } = await tabThrough(page, MOST);
        assert.ok(stops > 3, `only ${stops} stops`);
        assert.match(first, /^#/, 'the first stop leads to a part of the page');
        assert.deepEqual(problems, []);
      });
    });
  }
}

for (const address of addresses.slice(0, SKIPPED)) {
  const at = inLanguage(address, 'en');
  test(`${at}: who skips goes on in the main part`, async () => {
    await visit(at, {}, async (page) => {
      for (const key of ['Tab', 'Enter', 'Tab']) await page.keyboard.press(key);
      assert.ok(await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement)));
    });
  });
}
