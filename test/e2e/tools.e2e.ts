import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { temporaryFolder } from '../support/store.ts';
import { axeFindings, stickingOut } from './support/inspect.ts';
import { keepShot, shotDiffers } from './support/shots.ts';
import { tabThrough } from './support/tabbing.ts';
import { firstPaint } from './support/timing.ts';
import { theBrowser } from './support/visit.ts';

/** Shows a body in a page of its own. */
async function shown<T>(body: string, work: (page: Page) => Promise<T>): Promise<T> {
  const page = await (await theBrowser()).newPage({ viewport: { width: 360, height: 600 } });
  try {
    await page.setContent(`<!doctype html><html lang="en"><title>Invented page</title><body>${body}</body></html>`);
    return await work(page);
  } finally {
    await page.close();
  }
}

test('axe tells of a field without a label and of faint words', async () => {
  const findings = await shown('<main><input name="a"><p style="color:#aaa;background:#fff">faint</p></main>', axeFindings);
  assert.equal(findings.filter((finding) => /^(label|color-contrast):/.test(finding)).length, 2, findings.join('\n'));
  assert.deepEqual(await shown('<main><label>A <input name="a"></label></main>', axeFindings), []);
});

test('what is wider than a phone is found, what scrolls inside its own frame is not', async () => {
  const wide = '<div style="width:700px;height:10px">wide</div>';
  assert.match((await shown(wide, stickingOut)).join('\n'), /the page is .* wide in 360\n<div class="">/);
  assert.match((await shown(`<style>html{overflow-x:hidden}</style>${wide}`, stickingOut)).join('\n'), /<div class="">/);
  assert.deepEqual(await shown(`<div style="overflow-x:auto">${wide}</div>`, stickingOut), []);
});

test('Tab tells of stops out of order, without a visible focus, and hidden ones', async () => {
  const tab = (body: string) => shown(body, (page) => tabThrough(page, 20));
  const good = await tab('<a href="#x">one</a> <button>two</button> <input type="date"> <summary>no stop</summary> <input value="four">');
  assert.deepEqual(good, { stops: 4, first: '#x', problems: [] });
  const order = await tab('<a href="#x">one</a> <button tabindex="5">two</button> <button>three</button>');
  assert.match(order.problems.join(), /stop 1 should be <a> one, and is <button> two/);
  const quiet = await tab('<style>.quiet:focus{outline:none}</style><a href="#x">one</a> <a class="quiet" href="#y">two</a>');
  assert.deepEqual(quiet.problems, ['<a class="quiet"> two shows no focus']);
  const covered = await tab('<a href="#x">one</a><div style="position:fixed;inset:0;background:#fff"></div>');
  assert.deepEqual(covered.problems, ['<a class=""> one is hidden while it has the focus']);
});

test('a shot differs by a moved block or another colour, not by itself; what differs is written', async () => {
  const [file, folder] = [join(temporaryFolder(), 'page.png'), temporaryFolder()];
  const shoot = (style: string) => shown(`<div style="width:120px;height:90px;${style}">words</div>`, (page) => page.screenshot());
  const first = await shoot('background:#135a6b');
  assert.match(shotDiffers(file, first, folder) ?? '', /no shot to compare with/);
  keepShot(file, first);
  assert.equal(shotDiffers(file, first, folder), undefined);
  assert.equal(shotDiffers(file, await shoot('background:#155c6d'), folder), undefined, 'a shade too small to see');
  const moved = await shoot('background:#135a6b;margin-left:30px');
  assert.match(shotDiffers(file, moved, folder) ?? '', /^\d+\.\d % of its pixels differ, at most 1 %; the page as it is now: .*page\.png$/);
  assert.deepEqual(readFileSync(join(folder, 'page.png')), moved);
  assert.match(shotDiffers(file, await shoot('background:#6b135a'), folder) ?? '', /pixels differ/);
});

test('the first paint of a page is measured', async () => {
  assert.ok((await shown('<p>words</p>', firstPaint)) > 0);
});
