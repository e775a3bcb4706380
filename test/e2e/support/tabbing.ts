import type { Page } from 'playwright-core';

/** What a keyboard met: how many stops the page has, those that were looked for, and what is wrong with them. */
export type Tabbing = { stops: number; first: string; problems: string[] };

/** What is kept in the page while the keys are pressed. */
type Walk = { stops: Element[]; resting: string[]; met: Element[]; problems: string[] };

/** Stops inside a field of a date after its first: month, day, and the button of the calendar. */
const PARTS_OF_DATE = 3;

type Walked = Window & { walk: Walk };

/**
 * Presses Tab through a page, at most so many times, and tells which stops were not reached in their order, which show no focus, and which stay hidden
 * behind something else.
 */
export async function tabThrough(page: Page, most: number): Promise<Tabbing> {
  await page.evaluate(startWalk);
  const [stops = 0, dates = 0] = await page.evaluate((limit) => {
    const some = (window as unknown as Walked).walk.stops.slice(0, limit);
    return [some.length, some.filter((stop) => stop.matches('input[type=date]')).length];
  }, most);
  for (let nth = 0; nth <= stops + dates * PARTS_OF_DATE; nth++) await page.keyboard.press('Tab');
  return page.evaluate((wanted) => {
    const { walk } = window as unknown as Walked;
    const nameOf = (element: Element | undefined) =>
      element
        ? `<${element.tagName.toLowerCase()}> ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30)}`
        : 'nothing';
    const met = walk.met.filter((element) => walk.stops.includes(element));
    const at = walk.stops.slice(0, wanted).findIndex((stop, nth) => met[nth] !== stop);
    const lost = at < 0 ? [] : [`stop ${at + 1} should be ${nameOf(walk.stops[at])}, and is ${nameOf(met[at])}`];
    return { stops: walk.stops.length, first: walk.met[0]?.getAttribute('href') ?? '', problems: [...lost, ...walk.problems] };
  }, most);
}

/** Lists the stops of the page, and looks at the focused element whenever Tab is about to leave it. */
function startWalk(): void {
  const SELECTOR = 'a[href], button, input, select, textarea, summary, iframe, [contenteditable], [tabindex]';
  const lookOf = (element: Element): string => {
    const { outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor, textDecorationLine } = getComputedStyle(element);
    const outline = outlineStyle === 'none' ? 'none' : `${outlineStyle} ${outlineWidth}`;
    return [outline, boxShadow, borderColor, backgroundColor, textDecorationLine].join('|');
  };
  const isStop = (element: Element): boolean => {
    if (!(element instanceof HTMLElement || element instanceof SVGElement) || element.tabIndex < 0 || element.matches(':disabled'))
      return false;
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return element.getClientRects().length > 0;
    const group = [...document.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${CSS.escape(element.name)}"]`)];
    return element === (group.find(({ checked }) => checked) ?? group[0]);
  };
  const isSeen = (element: Element): boolean => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const [x1, x2] = [Math.max(left, 0), Math.min(right, innerWidth)];
    const [y1, y2] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
    const points = [0.1, 0.5, 0.9].flatMap((along) =>
      [0.2, 0.5, 0.8].map((down) => [x1 + (x2 - x1) * along, y1 + (y2 - y1) * down] as const),
    );
    const isThere = ([x, y]: readonly [number, number]) => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (element.contains(hit) || hit.contains(element));
    };
    return x2 > x1 && y2 > y1 && points.some(isThere);
  };
  const stops = [...document.querySelectorAll(SELECTOR)].filter(isStop);
  const walk: Walk = { stops, resting: stops.map(lookOf), met: [], problems: [] };
  const look = () => {
    const element = document.activeElement;
    const isPartOfLast = element === walk.met.at(-1);
    if (!element || element === document.body || isPartOfLast) return;
    walk.met.push(element);
    const at = stops.indexOf(element);
    const name = `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ${(element.textContent ?? '').trim().slice(0, 30)}`;
    if (at >= 0 && walk.resting[at] === lookOf(element)) walk.problems.push(`${name} shows no focus`);
    if (!isSeen(element)) walk.problems.push(`${name} is hidden while it has the focus`);
  };
  addEventListener('keydown', ({ key }) => key === 'Tab' && look(), true);
  (window as unknown as Walked).walk = walk;
}
