import type { TrialText } from '../model/trial-text.ts';

/**
 * What decides from the words of a trial whether all that it says is kept, or an outline: the address of a module with a `screen`, so that threads can
 * load it, the words it needs as plain data, and a version that changes with both.
 */
export type Screen = { version: string; module: string; words: unknown };

/** The screen of a module, loaded: true for a trial of which everything is kept. */
export type Passes = (text: TrialText) => boolean;

/** Loads a screen; without one every trial passes. */
export async function loadScreen(screen: Screen | undefined): Promise<Passes> {
  if (screen === undefined) return () => true;
  const code = (await import(screen.module)) as { screen(text: TrialText, words: unknown): boolean };
  return (text) => code.screen(text, screen.words);
}
