import { z } from 'zod';
import { dayOf } from '../base/dates.ts';
import { UsageError } from '../base/errors.ts';
import type { Host } from './operation.ts';

/** An article, for the operations that read one. */
export const article = {
  text: z.string().max(2_000_000).describe('the article; on the command line a file of text, Markdown, HTML, PDF or DOCX'),
  published: z.iso.date().optional().describe('the day the article appeared, where its text does not say, YYYY-MM-DD'),
};

/** The two dates that every question carries; today where they are left out. */
export const dates = {
  as_of: z.string().optional().describe('valid time: the day asked about, YYYY-MM-DD (default today)'),
  known_by: z.string().optional().describe('known time: use only what was observed by this day, YYYY-MM-DD (default today)'),
};

/** The two dates of an input, with today in place of what it leaves out. */
export async function datesOf(
  input: { as_of?: string | undefined; known_by?: string | undefined },
  host: Host,
): Promise<{ as_of: string; known_by: string }> {
  const today = await todayOf(host);
  return { as_of: input.as_of ?? today, known_by: input.known_by ?? today };
}

/** Today, or the day of the newest snapshot where the clock stands before it, YYYY-MM-DD. */
export async function todayOf(host: Host): Promise<string> {
  const today = dayOf(host.now);
  const { newest } = (await host.atlas()).manifest;
  const isClockBehind = today < newest;
  return isClockBehind ? newest : today;
}

/** Checks an input against an operation's schema. Throws UsageError that names the field and lists the valid values. */
export function checkInput<I extends z.ZodObject>(name: string, schema: I, input: unknown): z.infer<I> {
  const result = z.strictObject(schema.shape).safeParse(input);
  if (result.success) return result.data as z.infer<I>;
  const issue = result.error.issues[0];
  if (issue?.code === 'unrecognized_keys') {
    throw new UsageError(
      `${name}: unknown option ${issue.keys.map(optionName).join(', ')}; the options are ${Object.keys(schema.shape).map(optionName).join(', ')}`,
    );
  }
  const field = String(issue?.path[0] ?? '');
  if (issue?.code === 'invalid_value') throw new UsageError(`${name}: ${optionName(field)} must be one of ${issue.values.join(', ')}`);
  const isMissing = (input as Record<string, unknown>)[field] === undefined;
  throw new UsageError(
    `${name}: ${optionName(field)} ${isMissing ? `is needed: ${describe(schema, field)}` : (issue?.message ?? 'does not fit')}`,
  );
}

function describe(schema: z.ZodObject, field: string): string {
  return (schema.shape[field] as z.ZodType | undefined)?.description ?? 'no default';
}

/** The command-line spelling of an input's name. */
export function optionName(name: string): string {
  return `--${name.replaceAll('_', '-')}`;
}
