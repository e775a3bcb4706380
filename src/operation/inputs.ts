import { z } from 'zod';
import { dayOf } from '../base/dates.ts';
import { UsageError } from '../base/errors.ts';
import { DATE_RULES, DEFAULT_DEFINITION, PLACE_RULES, ROLES, SCOPES, type ShareDefinition } from '../model/definitions.ts';
import type { TrialTerms } from '../view/counted.ts';
import type { Host } from './operation.ts';

/** An article, for the operations that read one. */
export const article = {
  text: z
    .string()
    .max(2_000_000)
    .describe('the article; on the command line a file of text, Markdown, HTML, PDF or DOCX, or its web address'),
  published: z.iso.date().optional().describe('the day the article appeared, where its text does not say, YYYY-MM-DD'),
};

/** The two dates that every question carries; today where they are left out. */
export const dates = {
  as_of: z.string().optional().describe('valid time: the day asked about, YYYY-MM-DD (default today)'),
  known_by: z.string().optional().describe('known time: use only what was observed by this day, YYYY-MM-DD (default today)'),
};

/** The parts of a definition that a question may set. */
export const definitionInput = {
  scope: z.enum(SCOPES).default(DEFAULT_DEFINITION.scope).describe('which trials count'),
  place_rule: z.enum(PLACE_RULES).default(DEFAULT_DEFINITION.place_rule).describe('what puts a trial in a place'),
  date_rule: z.enum(DATE_RULES).default(DEFAULT_DEFINITION.date_rule).describe('which date must not be after the as-of day'),
  role: z.enum(ROLES).default(DEFAULT_DEFINITION.role).describe('product trials only, or every role'),
};

/** What a question may leave out beside the place. */
export const filterInput = {
  modality: z.string().optional().describe('only this modality and those below it'),
  target: z.string().optional().describe('only this target'),
  source: z.string().optional().describe('only this source'),
  series: z.string().optional().describe('only this series of a source, such as oncology'),
};

/** What a question that counts trials may leave out. */
export const trialInput = {
  place: z.string().optional().describe('only trials that reach this country, province, city, district or cluster'),
  ...filterInput,
  disease: z.string().optional().describe('only this disease and narrower ones, by a name or MONDO id'),
};

/** Names parted by commas. */
export function namesIn(list: string): string[] {
  return list
    .split(/[,，、]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** The definition of an input; parts that it does not have are those of the default. */
export function definitionOf(input: Partial<Pick<ShareDefinition, keyof typeof definitionInput>>): ShareDefinition {
  const { scope, place_rule, date_rule, role } = { ...DEFAULT_DEFINITION, ...input };
  return { ...DEFAULT_DEFINITION, scope, place_rule, date_rule, role };
}

/** The filters of an input, null for each that it leaves out. */
export function filtersOf(input: { [name in keyof TrialTerms]?: string | undefined }): TrialTerms {
  const { place = null, modality = null, target = null, disease = null, source = null, series = null } = input;
  return { place, modality, target, disease, source, series };
}

type Dates = { as_of: string; known_by: string };
type DatesAsked = { [name in keyof Dates]?: string | undefined };

/** The two dates of an input, with today in place of what it leaves out. Throws UsageError where the day asked about lies after all that may be known. */
export async function datesOf(input: DatesAsked, host: Host): Promise<Dates> {
  const days = await openDatesOf(input, host);
  if (days.as_of > days.known_by)
    throw new UsageError(
      `--as-of ${days.as_of} lies after --known-by ${days.known_by}; what held on a day cannot be known before it`,
      `--as-of ${days.as_of} 晚于 --known-by ${days.known_by}；某日的事实不可能在此前获知`,
    );
  return days;
}

/** The same for an article, whose claims are refused one by one. */
export async function openDatesOf({ as_of, known_by }: DatesAsked, host: Host): Promise<Dates> {
  const today = await todayOf(host);
  const known = known_by ?? today;
  const isEarlier = known < today;
  return { as_of: as_of ?? (isEarlier ? known : today), known_by: known };
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
      `没有 ${issue.keys.map(optionName).join('、')} 这一项；可用的有 ${Object.keys(schema.shape).map(optionName).join('、')}`,
    );
  }
  const field = String(issue?.path[0] ?? '');
  if (issue?.code === 'invalid_value')
    throw new UsageError(
      `${name}: ${optionName(field)} must be one of ${issue.values.join(', ')}`,
      `${optionName(field)} 须为 ${issue.values.join('、')} 之一`,
    );
  if (issue?.code === 'too_big' && issue.origin === 'string')
    throw new UsageError(
      `${name}: ${optionName(field)} may have at most ${issue.maximum.toLocaleString('en')} characters`,
      `${optionName(field)} 至多 ${issue.maximum.toLocaleString('en')} 字`,
    );
  const isMissing = (input as Record<string, unknown>)[field] === undefined;
  throw new UsageError(
    `${name}: ${optionName(field)} ${isMissing ? `is needed: ${describe(schema, field)}` : (issue?.message ?? 'does not fit')}`,
    isMissing ? `需要 ${optionName(field)}` : `${optionName(field)} 的值不合要求`,
  );
}

function describe(schema: z.ZodObject, field: string): string {
  return (schema.shape[field] as z.ZodType | undefined)?.description ?? 'no default';
}

/** The command-line spelling of an input's name. */
export function optionName(name: string): string {
  return `--${name.replaceAll('_', '-')}`;
}
