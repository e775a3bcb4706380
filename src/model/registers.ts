import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { shipped } from '../base/root.ts';

const register = z.strictObject({
  id: z.string().describe('the letters with which its numbers begin'),
  places: z.array(z.string()).nullable().describe('countries whose trials it is for; null: any'),
  label: z.strictObject({ zh: z.string(), en: z.string() }),
});

/** Registers of trials that people consult, from `model/registers.json`, whether or not they are at hand. */
export const REGISTERS = z.array(register).parse(JSON.parse(readFileSync(shipped('model', 'registers.json'), 'utf8')));
