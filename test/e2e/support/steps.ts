import type { Locator, Page } from 'playwright-core';

/** What a person does on a page; each call is one step. */
export type Hands = {
  /** Puts the focus there and presses what opens it, where only a keyboard is used. */
  click(what: Locator): Promise<void>;
  /** A run of keys into what has the focus; `\t` is Tab and `\n` Enter. */
  type(keys: string): Promise<void>;
  /** One choice in a menu. */
  choose(menu: Locator, value: string): Promise<void>;
  taken(): number;
};

/** Most steps from the home page to an answer. */
export const MOST_STEPS = 5;

const SPECIAL: Record<string, string> = { '\t': 'Tab', '\n': 'Enter' };

/** Hands that count their steps on a page, with a mouse or with a keyboard alone. Throws at the first step too many. */
export function handsOn(page: Page, { isKeyboard = false } = {}): Hands {
  let steps = 0;
  const step = (what: string) => {
    steps += 1;
    if (steps > MOST_STEPS) throw new Error(`step ${steps}, ${what}, is one too many: at most ${MOST_STEPS}`);
  };
  return {
    click: async (what) => {
      step(`a click on ${what}`);
      await (isKeyboard ? pressOn(what) : what.click());
    },
    type: async (keys) => {
      step(`the keys ${keys}`);
      for (const run of keys.split(/(?=[\t\n])|(?<=[\t\n])/))
        await (SPECIAL[run] ? page.keyboard.press(SPECIAL[run]) : page.keyboard.type(run));
    },
    choose: async (menu, value) => {
      step(`the choice of ${value}`);
      await menu.selectOption(value);
    },
    taken: () => steps,
  };
}

/** What a click does, by keys: a link, a button or a summary opens by Enter, a box is ticked by Space, a field takes the focus. */
async function pressOn(what: Locator): Promise<void> {
  await what.focus();
  const opens = await what.evaluate((element) => element.matches('a, button, summary'));
  const ticks = await what.evaluate((element) => element.matches('input[type=checkbox], input[type=radio]'));
  if (opens) await what.press('Enter');
  if (ticks) await what.press('Space');
}
