import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { axeFindings, stickingOut } from './support/inspect.ts';
import { theSession } from './support/session.ts';
import { theBrowser, visit } from './support/visit.ts';

const boxOf = (page: Page) => page.locator('form.find input[type="search"]').first();
const listOf = (page: Page) => page.locator('form.find [role="listbox"]').first();

/** Every text that was asked for while one typed. */
function listen(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname === '/suggest') asked.push(searchParams.get('q') ?? '');
  });
  return asked;
}

test('suggestions are walked with the arrows and opened with Enter, and Escape puts them away', async () => {
  await visit('/sources?lang=zh', {}, async (page, seen) => {
    const box = boxOf(page);
    await page.keyboard.press('/');
    assert.ok(await box.evaluate((own) => own === document.activeElement), 'a slash leads to the box');
    await box.pressSequentially('gprc5d');
    await listOf(page).waitFor({ state: 'visible' });
    assert.equal(await box.getAttribute('aria-expanded'), 'true');
    const options = page.getByRole('option');
    assert.match((await options.first().textContent()) ?? '', /靶点GPRC5D/);
    await page.keyboard.press('ArrowDown');
    assert.equal(await box.getAttribute('aria-activedescendant'), await options.first().getAttribute('id'));
    assert.equal(await options.first().getAttribute('aria-selected'), 'true');
    await page.keyboard.press('ArrowUp');
    assert.equal(await box.getAttribute('aria-activedescendant'), null, 'before the first one is back in the box');
    assert.deepEqual(await axeFindings(page), []);
    await page.keyboard.press('Escape');
    assert.ok(await listOf(page).isHidden());
    assert.equal(await box.inputValue(), 'gprc5d');
    await page.keyboard.press('ArrowDown');
    await listOf(page).waitFor({ state: 'visible' });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/first\?target=GPRC5D/);
    assert.deepEqual(seen.problems, []);
  });
});

test('a touch opens a suggestion, and the list fits a phone', async () => {
  await visit('/?lang=zh', { width: 360, height: 740 }, async (page) => {
    await boxOf(page).pressSequentially('福可苏');
    await listOf(page).waitFor({ state: 'visible' });
    assert.deepEqual(await stickingOut(page), []);
    const [first] = await page.getByRole('option').all();
    assert.ok(((await first?.boundingBox())?.height ?? 0) >= 24);
    await first?.click();
    await page.waitForURL(/\/product\/equecel/);
  });
});

test('an answer that comes late never takes the place of a later one', async () => {
  await visit('/?lang=zh', {}, async (page) => {
    const late = Promise.withResolvers<void>();
    await page.route('**/suggest?*', async (route) => {
      if (new URL(route.request().url()).searchParams.get('q') === '原启') await late.promise;
      await route.continue().catch(() => {});
    });
    const box = boxOf(page);
    await box.fill('原启');
    await page.waitForRequest(/suggest/);
    await box.fill('福可苏');
    await page.getByRole('option').filter({ hasText: '福可苏' }).first().waitFor();
    late.resolve();
    await page.waitForTimeout(300);
    assert.equal(await page.getByRole('option').filter({ hasText: '原启' }).count(), 0);
  });
});

test('nothing is asked while an input method composes', async () => {
  await visit('/?lang=zh', {}, async (page) => {
    const asked = listen(page);
    await boxOf(page).focus();
    const input = await page.context().newCDPSession(page);
    for (const text of ['y', 'yu', 'yuan qi']) {
      await input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      await page.waitForTimeout(120);
    }
    assert.deepEqual(asked, []);
    await input.send('Input.insertText', { text: '原启' });
    await page.getByRole('option').filter({ hasText: '原启生物' }).first().waitFor();
    assert.deepEqual(asked, ['原启']);
  });
});

test('quick typing asks a few times, not at every letter', async () => {
  await visit('/?lang=en', {}, async (page) => {
    const asked = listen(page);
    await boxOf(page).pressSequentially('multiple myeloma', { delay: 5 });
    await listOf(page).waitFor({ state: 'visible' });
    await page.getByRole('option').first().waitFor();
    assert.ok(asked.length < 8, asked.join(', '));
    assert.equal(asked.at(-1), 'multiple myeloma');
  });
});

test('without script the box leads to the page of results', async () => {
  const context = await (await theBrowser()).newContext({ javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    await page.goto(`${theSession().url}/?lang=zh`);
    await boxOf(page).fill('张江');
    await page.locator('form.find button').first().click();
    await page.waitForURL(/\/cluster\/zhangjiang|\/find\?/);
    await page.goto(`${theSession().url}/find?q=bcma&all=true&lang=zh`);
    assert.ok((await page.locator('.hit').count()) > 5);
  } finally {
    await context.close();
  }
});
