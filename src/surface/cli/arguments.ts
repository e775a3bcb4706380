import { parseArgs } from 'node:util';
import { z } from 'zod';
import { UsageError } from '../../base/errors.ts';
import type { Operation } from '../../operation/operation.ts';

/** Options that every command takes. */
export type Common = { json: boolean; help: boolean; lang: 'zh' | 'en'; store: string | undefined };

const COMMON = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  lang: { type: 'string' },
  store: { type: 'string' },
} as const;

/** Splits the words after a command into its input and the common options. Throws UsageError for what does not fit. */
export function readArguments(operation: Operation, words: string[]): { input: Record<string, unknown>; common: Common } {
  const names = Object.keys(operation.input.shape);
  const options = Object.fromEntries(
    names.map((name) => [
      name.replaceAll('_', '-'),
      { type: isFlag(operation.input.shape[name]) ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  const { values, positionals } = parseWords(words, { ...options, ...COMMON });
  const input: Record<string, unknown> = {};
  for (const name of names) {
    const value = values[name.replaceAll('_', '-')];
    if (value !== undefined) input[name] = value;
  }
  placePositionals(operation, positionals, input);
  return { input, common: commonOf(values) };
}

/** True for an input that is only given or not. */
function isFlag(schema: z.ZodType | undefined): boolean {
  return [true, 'true'].every((value) => schema?.safeParse(value).success === true);
}

function parseWords(words: string[], options: NonNullable<Parameters<typeof parseArgs>[0]>['options']) {
  try {
    return parseArgs({ args: words, options: options ?? {}, allowPositionals: true });
  } catch (error) {
    const known = Object.keys(options ?? {}).map((name) => `--${name}`);
    const message = (error as Error).message.split('. ')[0] ?? '';
    throw new UsageError(`${message}; the options are ${known.join(', ')}`);
  }
}

function placePositionals({ positional, input: schema, name }: Operation, words: string[], input: Record<string, unknown>): void {
  const [last] = positional.slice(-1);
  for (const [index, field] of positional.entries()) {
    const repeats = schema.shape[field] instanceof z.ZodArray;
    if (repeats) input[field] = words.slice(index);
    else if (words[index] !== undefined) input[field] = words[index];
  }
  const takesRest = last !== undefined && schema.shape[last] instanceof z.ZodArray;
  const extra = takesRest ? [] : words.slice(positional.length);
  if (extra.length > 0) throw new UsageError(`${name}: one argument too many: "${extra[0]}"`);
}

function commonOf(values: Record<string, unknown>): Common {
  const { json = false, help = false, lang = 'en', store } = values as { json?: boolean; help?: boolean; lang?: string; store?: string };
  if (lang !== 'zh' && lang !== 'en') throw new UsageError('--lang must be one of zh, en');
  return { json, help, lang, store };
}
