import type { z } from 'zod';
import type { CheckWatch } from '../check/watch.ts';
import type { Both } from '../model/definitions.ts';
import type { Atlas } from '../view/atlas.ts';
import type { Publishing } from './publish.ts';

/** An OpenAI-compatible endpoint: its base address such as https://host/v1, the model's name, and the key if it asks for one. */
export type ModelEndpoint = { url: string; model: string; key: string | undefined };

/** What an operation may reach: the store, the clock, the log of judgements, the published atlas, a place for progress, a language model where one is set, how publishers may reach who pulls from them, and who looks on while an article is checked. */
export type Host = Publishing & {
  atlas(): Promise<Atlas>;
  model?: ModelEndpoint | undefined;
  contact?: string | undefined;
  watch?: CheckWatch;
};

/** A named thing the atlas can do; every surface calls it through this. */
export type Operation<I extends z.ZodObject = z.ZodObject, O = unknown> = {
  name: string;
  summary: Both;
  readOnly: boolean;
  /** Inputs that the command line takes by position, in order; the last may repeat. */
  positional: string[];
  /** Input that the command line reads from the file named in its place. */
  fromFile?: string;
  input: I;
  run(input: z.infer<I>, host: Host): Promise<O>;
};

/** Declares an operation with its types. */
export function operation<I extends z.ZodObject, O>(spec: Operation<I, O>): Operation<I, O> {
  return spec;
}
