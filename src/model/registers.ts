import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { shipped } from '../base/root.ts';

const register = z.strictObject({
  ids: z.array(z.string()).min(1).describe('the letters with which its numbers begin'),
  places: z.array(z.string()).nullable().describe('countries whose trials it is for; null: all countries'),
  label: z.strictObject({ zh: z.string(), en: z.string() }),
});

/** Registers of trials that people consult, from `model/registers.json`, whether or not they are at hand. */
export const REGISTERS = z.array(register).parse(JSON.parse(readFileSync(shipped('model', 'registers.json'), 'utf8')));

/** A number of a register as the register writes it (`nct01234567` is NCT01234567); undefined for any other text. */
export function registryNumber(text: string): string | undefined {
  const given = text.trim();
  const ids = REGISTERS.flatMap((one) => one.ids).toSorted((a, b) => b.length - a.length);
  const id = ids.find((one) => given.toLowerCase().startsWith(one.toLowerCase()));
  const rest = given.slice(id?.length);
  return id !== undefined && /^(?:s?\d{4,}|[-/][\w/-]*\d)[\w/-]*$/i.test(rest)
    ? `${id}${id === 'ChiCTR' ? rest.toUpperCase() : rest}`
    : undefined;
}
