import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { UsageError } from '../../base/errors.ts';
import type { Operation } from '../../operation/operation.ts';
import { type Format, formatsOf, isDocumentAlone } from '../report/formats.ts';

/** Options that every command takes; the format and the file of a document only where the answer can be one. */
export type Common = {
  json: boolean;
  help: boolean;
  lang: 'zh' | 'en';
  store: string | undefined;
  format: Format | undefined;
  output: string | undefined;
};

const COMMON = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  lang: { type: 'string' },
  store: { type: 'string' },
} as const;

const DOCUMENT = { format: { type: 'string' }, output: { type: 'string', short: 'o' } } as const;

/** Splits the words after a command into its input and the common options. Throws UsageError for what does not fit. */
export function readArguments(operation: Operation, words: string[]): { input: Record<string, unknown>; common: Common } {
  const names = Object.keys(operation.input.shape);
  const options = Object.fromEntries(
    names.map((name) => [
      name.replaceAll('_', '-'),
      { type: isFlag(operation.input.shape[name]) ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  const isDocument = formatsOf(operation.name).length > 0;
  const { values, positionals } = parseWords(words, { ...options, ...COMMON, ...(isDocument ? DOCUMENT : {}) });
  const input: Record<string, unknown> = {};
  for (const name of names) {
    const value = values[name.replaceAll('_', '-')];
    if (value !== undefined) input[name] = value;
  }
  placePositionals(operation, positionals, input);
  return { input, common: commonOf(operation.name, values) };
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

type Given = { json?: boolean; help?: boolean; lang?: string; store?: string; format?: string; output?: string };

function commonOf(name: string, values: Record<string, unknown>): Common {
  const { json = false, help = false, lang = 'en', store, format, output } = values as Given;
  if (lang !== 'zh' && lang !== 'en') throw new UsageError('--lang must be one of zh, en');
  if (json && (format ?? output) !== undefined) throw new UsageError(`${name}: --json is printed; leave out --format and --output`);
  return { json, help, lang, store, format: formatOf(name, format, output), output };
}

/** The format of a document: the one named, else that of the file's name, else the usual one of a report or profile; undefined for an answer in text. */
function formatOf(name: string, given: string | undefined, output: string | undefined): Format | undefined {
  const formats = formatsOf(name);
  const asked = given ?? (output === undefined ? undefined : extname(output).slice(1));
  const format = formats.find((one) => one === asked);
  if (asked !== undefined && format === undefined)
    throw new UsageError(
      `${name}: ${given === undefined ? `the file "${output}" must end in` : '--format must be'} one of ${formats.join(', ')}; or give --format`,
    );
  return format ?? (isDocumentAlone(name) ? formats[0] : undefined);
}
