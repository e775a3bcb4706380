import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inLanguage, theAddresses } from './support/addresses.ts';
import { tabThrough } from './support/tabbing.ts';
import { visit } from './support/visit.ts';

/** Stops of a page that are tried one by one; a table may have thousands, all alike. */
const MOST = 100;
const WIDTHS = [1440, 360];

for (const address of await theAddresses()) {
  const at = inLanguage(address, 'zh');
  for (const width of address.route === '/' ? WIDTHS : WIDTHS.slice(0, 1)) {
    test(`${at} is reached by Tab in order, with a focus that shows, ${width} px`, async () => {
      await visit(at, { width }, async (page) => {
        const { stops, problems } = await tabThrough(page, MOST);
        assert.ok(stops > 3, `only ${stops} stops`);
        assert.deepEqual(problems, []);
      });
    });
  }

  test(`${at} offers first to skip to its main part`, async () => {
    await visit(at, {}, async (page) => {
      await page.keyboard.press('Tab');
      const target = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
      assert.match(target, /^#/, 'the first stop leads to a part of the page');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      const isPast = await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement) ?? false);
      const isEmpty = await page.evaluate(
        () => !document.querySelector('main')?.querySelector('a[href], button, input, select, textarea, summary'),
      );
      assert.ok(isPast || isEmpty, 'after it the next stop is in the main part');
    });
  });
}
