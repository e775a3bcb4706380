import type { ElementHandle, Page } from 'playwright-core';

type Timed = Window & { slowest: number };

/** Shortest interaction that a browser reports, in milliseconds. */
const LEAST = 16;
/** Things on a page that are tried at most. */
const MOST_HANDLES = 8;
const MOST_FIELDS = 3;
const PATIENCE = 20_000;

/** Begins to keep the slowest interaction of every page that opens here. */
export async function watchInteractions(page: Page): Promise<void> {
  await page.addInitScript((durationThreshold) => {
    const own = window as unknown as Timed;
    own.slowest = durationThreshold;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        if (entry.interactionId) own.slowest = Math.max(own.slowest, entry.duration);
      }
    });
    observer.observe({ type: 'event', buffered: true, durationThreshold } as PerformanceObserverInit);
  }, LEAST);
}

/** Milliseconds from the start of a page to its first painted content. */
export async function firstPaint(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          for (const { name, startTime } of list.getEntries()) if (name === 'first-contentful-paint') resolve(startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
}

/**
 * Uses what a page offers as a person would: types into its fields, opens what folds, presses its buttons and opens a statement; nothing that leaves the
 * page. Returns the milliseconds of the slowest interaction until the next paint, 16 where none took longer.
 */
export async function slowestInteraction(page: Page): Promise<number> {
  const fields = await page.locator('input:is([type=text], [type=search], :not([type])):visible, textarea:visible').all();
  for (const field of fields.slice(0, MOST_FIELDS)) {
    await field.focus();
    await page.keyboard.type('CAR-T', { delay: 20 });
    await page.keyboard.press('Escape');
  }
  const handles = await page.locator('main :is(summary, button[type=button], a.statement):visible').elementHandles();
  for (const handle of handles.slice(0, MOST_HANDLES)) await press(page, handle);
  await page.waitForTimeout(100);
  return page.evaluate(() => (window as unknown as Timed).slowest);
}

/** Clicks a thing that was not folded away meanwhile; what opens over the page, as a statement does, is closed by Escape. */
async function press(page: Page, handle: ElementHandle<Node>): Promise<void> {
  if (!(await handle.isVisible())) return;
  await handle.click({ timeout: PATIENCE });
  const open = page.locator('dialog[open]');
  if (await handle.evaluate((node) => node instanceof Element && node.matches('a.statement'))) await open.waitFor({ timeout: PATIENCE });
  if ((await open.count()) === 0) return;
  await page.keyboard.press('Escape');
  await open.waitFor({ state: 'detached', timeout: PATIENCE });
}
