import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shipped } from '../../src/base/root.ts';
import { inLanguage, theAddresses } from './support/addresses.ts';
import { theSession } from './support/session.ts';
import { keepShot, shotDiffers } from './support/shots.ts';
import { LANGS, settle, THEMES, visit } from './support/visit.ts';

const FOLDER = shipped('test', 'e2e', 'shots');
/** The key pages, by the name of their shots. */
const PAGES: Record<string, string> = {
  home: '/',
  check: '/check',
  cluster: '/cluster/:id',
  landscape: '/landscape',
  product: '/product/:id',
  trial: '/trial/:id',
  first: '/first',
  changes: '/changes',
  sources: '/sources',
};
/** A screen and a half, at a scale that keeps all shots together under two megabytes. */
const SIZES = [
  { width: 1440, height: 1200, scale: 0.36 },
  { width: 360, height: 1000, scale: 0.6 },
];

const { hasChinese, isUpdate, images } = theSession();
const skip = hasChinese ? false : 'the font Noto Sans CJK SC is missing';
const addresses = await theAddresses();

for (const [name, route] of Object.entries(PAGES)) {
  for (const lang of LANGS) {
    for (const look of SIZES) {
      test(`${name} looks as it did, ${lang}, ${look.width} px`, { skip }, async (t) => {
        const address = addresses.find((one) => one.route === route);
        assert.ok(address, `no address of ${route}`);
        await visit(inLanguage(address, lang), look, async (page) => {
          for (const theme of THEMES) {
            await page.emulateMedia({ colorScheme: theme });
            await settle(page);
            const image = await page.screenshot();
            const file = `${FOLDER}/${name}-${lang}-${theme}-${look.width}.png`;
            if (isUpdate) keepShot(file, image);
            await t.test(theme, () =>
              assert.equal(shotDiffers(file, image, images), undefined, `${name}, ${lang}, ${theme}, ${look.width} px`),
            );
          }
        });
      });
    }
  }
}
