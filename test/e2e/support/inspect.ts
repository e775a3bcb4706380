import axe from 'axe-core';
import type { Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** What axe finds on a page as it is shown now, by some rules or all of WCAG 2.2 A and AA: rule, what it asks, and the places. */
export async function axeFindings(page: Page, rules: string[] = []): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (runOnly) => (window as unknown as { axe: typeof axe }).axe.run(document, { runOnly, resultTypes: ['violations'], preload: false }),
    rules.length > 0 ? { type: 'rule' as const, values: rules } : { type: 'tag' as const, values: RULES },
  );
  return violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 3).map(({ target, any }) => `${target.join(' ')}${any[0] ? ` (${any[0].message})` : ''}`);
    return `${id}: ${help}: ${places.join('; ')}${nodes.length > 3 ? `; and ${nodes.length - 3} more` : ''}`;
  });
}

/** What sticks out of the window at the right and would have to be scrolled to: tag, classes and how far, at most five. */
export async function stickingOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const isHeld = (element: Element): boolean => {
      const parent = element.parentElement;
      if (!parent || parent === document.body) return false;
      return getComputedStyle(parent).overflowX !== 'visible' || isHeld(parent);
    };
    const out = [...document.body.querySelectorAll('*')].filter((element) => {
      const { right, width: own, height } = element.getBoundingClientRect();
      return own > 0 && height > 0 && right > width + 1 && !isHeld(element);
    });
    const names = out.slice(0, 5).map((element) => {
      const text = (element.textContent ?? '').trim().slice(0, 20);
      return `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> to ${Math.round(element.getBoundingClientRect().right)} of ${width} px: ${text}`;
    });
    const { scrollWidth } = document.documentElement;
    return scrollWidth > width ? [`the page is ${scrollWidth} px wide in ${width}`, ...names] : names;
  });
}
