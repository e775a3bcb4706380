import type { TrialText } from '../model/trial-text.ts';

/**
 * What decides from the words of a trial whether all that it says is kept, or an outline. The first step, which most trials do not pass, is a module
 * with functions `screen` and `screenJson`, so that threads can load it, and the words it needs as plain data; `keeps` reads those that pass. The version changes with all of it.
 */
export type Screen = { version: string; module: string; words: unknown; keeps(text: TrialText): boolean };

/** A place in bytes: its first, and the one behind its last. */
export type Span = readonly [from: number, to: number];
/** Where in the bytes of a record its words stand: those said in short, the long description, and the interventions. */
export type JsonPlaces = { texts: Span[]; description: Span; names: Span };

/** The first step of a screen, loaded: false for a trial that certainly is not kept whole, from its words or from the bytes of its record. */
export type Passes = { text(text: TrialText): boolean; json(bytes: Buffer, places: JsonPlaces): boolean };

/** What a thread is given of a screen. */
export type FirstStep = Pick<Screen, 'module' | 'words'>;

type ScreenCode = {
  screen(text: TrialText, words: unknown): boolean;
  screenJson(bytes: Buffer, places: JsonPlaces, words: unknown): boolean;
};

/** Loads the first step of a screen; without one every trial passes. */
export async function loadScreen(screen: FirstStep | undefined): Promise<Passes> {
  if (screen === undefined) return { text: () => true, json: () => true };
  const code = (await import(screen.module)) as ScreenCode;
  return {
    text: (text) => code.screen(text, screen.words),
    json: (bytes, places) => code.screenJson(bytes, places, screen.words),
  };
}
