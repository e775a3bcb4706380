import type { Locator, Page } from 'playwright-core';

/** What a person does on a page; each call is one step. */
export type Hands = {
  click(what: Locator): Promise<void>;
  /** A run of keys into what has the focus; `\n` at its end is Enter. */
  type(keys: string): Promise<void>;
  /** One choice in a menu. */
  choose(menu: Locator, value: string): Promise<void>;
  taken(): number;
};

/** Most steps from the home page to an answer. */
export const MOST_STEPS = 5;

/** Hands that count their steps on a page. Throws at the first step too many. */
export function handsOn(page: Page): Hands {
  let steps = 0;
  const step = (what: string) => {
    steps += 1;
    if (steps > MOST_STEPS) throw new Error(`step ${steps}, ${what}, is one too many: at most ${MOST_STEPS}`);
  };
  return {
    click: async (what) => {
      step(`a click on ${what}`);
      await what.click();
    },
    type: async (keys) => {
      step(`the keys ${keys}`);
      await page.keyboard.type(keys.replace(/\n$/, ''));
      if (keys.endsWith('\n')) await page.keyboard.press('Enter');
    },
    choose: async (menu, value) => {
      step(`the choice of ${value}`);
      await menu.selectOption(value);
    },
    taken: () => steps,
  };
}
