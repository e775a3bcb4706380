import type { TrialText } from '../model/trial-text.ts';

/**
 * What decides from the words of a trial whether all that it says is kept, or an outline. The first step, which most trials do not pass, is a module
 * with a function `screen`, so that threads can load it, and the words it needs as plain data; `keeps` reads those that pass. The version changes with all of it.
 */
export type Screen = { version: string; module: string; words: unknown; keeps(text: TrialText): boolean };

/** The first step of a screen, loaded: false for a trial that certainly is not kept whole. */
export type Passes = (text: TrialText) => boolean;

/** What a thread is given of a screen. */
export type FirstStep = Pick<Screen, 'module' | 'words'>;

/** Loads the first step of a screen; without one every trial passes. */
export async function loadScreen(screen: FirstStep | undefined): Promise<Passes> {
  if (screen === undefined) return () => true;
  const code = (await import(screen.module)) as { screen(text: TrialText, words: unknown): boolean };
  return (text) => code.screen(text, screen.words);
}
