import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inLanguage, theAddresses } from './support/addresses.ts';
import { record } from './support/figures.ts';
import { axeFindings, stickingOut } from './support/inspect.ts';
import { LANGS, visit } from './support/visit.ts';

/** The width of a phone, and the one that WCAG 1.4.10 asks for. */
const NARROW = [360, 320];
/** Most kilobytes of script a page, gzipped; some pages may have more. */
const SCRIPT = 60;
const ADDRESSES = await theAddresses();
const MORE_SCRIPT: Record<string, number> = { '/check': 110, '/landscape': 110 };

for (const address of ADDRESSES) {
  for (const lang of LANGS) {
    const at = inLanguage(address, lang);
    test(at, async (t) => {
      await visit(at, {}, async (page, seen, status) => {
        const { status: expected = 200, route } = address;
        await t.test('answers, speaks its language and runs without an error', async () => {
          assert.equal(status, expected);
          assert.equal(await page.getAttribute('html', 'lang'), lang === 'zh' ? 'zh-Hans' : 'en');
          const isOwn = (problem: string) => status >= 400 && problem.includes(`status of ${status}`);
          assert.deepEqual(
            seen.problems.filter((problem) => !isOwn(problem)),
            [],
          );
        });
        await t.test('has no more script than allowed', () => {
          const kilobytes = [...seen.scripts.values()].reduce((sum, bytes) => sum + bytes, 0) / 1024;
          const limit = MORE_SCRIPT[route] ?? SCRIPT;
          if (status === 200) record({ what: 'script', where: route, value: kilobytes, unit: 'KB gz', limit });
          assert.ok(kilobytes <= limit, `${kilobytes.toFixed(1)} KB of script, at most ${limit}: ${[...seen.scripts.keys()].join(' ')}`);
        });
        await t.test('axe finds nothing', async () => assert.deepEqual(await axeFindings(page), []));
        await t.test('axe finds no faint words in the dark', async () => {
          await page.emulateMedia({ colorScheme: 'dark' });
          assert.deepEqual(await axeFindings(page, ['color-contrast']), []);
        });
        for (const width of NARROW) {
          await t.test(`needs no sideways scroll at ${width} px`, async () => {
            await page.setViewportSize({ width, height: 800 });
            assert.deepEqual(await stickingOut(page), []);
          });
        }
        await t.test('axe finds nothing at 360 px', async () => {
          await page.setViewportSize({ width: 360, height: 800 });
          assert.deepEqual(await axeFindings(page), []);
        });
      });
    });
  }
}
