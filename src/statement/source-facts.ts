import { existsSync, readdirSync } from 'node:fs';
import { z } from 'zod';
import { InputError } from '../base/errors.ts';
import { shipped } from '../base/root.ts';
import { readYaml } from '../base/yaml.ts';
import { AGENCIES, JURISDICTIONS } from '../model/claim.ts';
import { GRADES } from '../model/curation.ts';
import { pullPlan } from '../snapshot/pull-plan.ts';

const both = z.strictObject({ zh: z.string(), en: z.string() });
const band = { least: z.int().positive(), most: z.int().positive() };

/** Facts of a source, from its `source.yml`. */
export const sourceFacts = z.strictObject({
  name: z.string(),
  title: both,
  publisher: z.string(),
  licence: z.string(),
  cadence: z
    .strictObject({ ...both.shape, days: z.int().positive().nullable() })
    .describe('how often the publisher changes it; `days` is the longest time between two editions, null where there is no rule'),
  grade: z.enum(GRADES),
  listing: z.enum(['full', 'partial']).describe('full: a snapshot lists everything of its series and replaces the one before'),
  authority: z
    .strictObject({ agency: z.enum(AGENCIES), jurisdiction: z.enum(JURISDICTIONS) })
    .nullable()
    .describe('whose decisions the source lists'),
  copies: z
    .literal(true)
    .optional()
    .describe(
      'it repeats what other registers of trials say; from the day on which the own entry of a trial is at hand, that alone counts',
    ),
  record_url: z
    .string()
    .nullable()
    .describe('public address of a record; {id} stands for its identifier, {id:6} for one that zeros fill up to six digits'),
  record_id: z
    .string()
    .optional()
    .describe(
      'a regular expression whose group finds the identifier of the publisher in the id of a subject; without it they are the same',
    ),
  parser: z.int().positive().describe('version of the parser; a new one parses every snapshot again'),
  expect: z
    .strictObject({
      ...band,
      of_series: z.record(z.string(), z.strictObject(band)).optional().describe('the same for series that differ'),
      of_before: z
        .strictObject({ least: z.number().positive().max(1), most: z.number().min(1) })
        .default({ least: 0.5, most: 2 })
        .describe('of a full listing: so many times the subjects of the listing before it'),
    })
    .describe(
      'fewest and most subjects (trials, applications, entities) of a snapshot; a count outside stops the publication until it is accepted',
    ),
  marks: z
    .array(z.array(z.string()).min(1))
    .optional()
    .describe(
      'formats of the source, each by texts that all stand near the beginning of a file; files with the marks of another source are refused',
    ),
  refuses: z
    .array(z.strictObject({ marks: z.array(z.string()).min(1), why: z.string() }))
    .optional()
    .describe(
      'files that lie beside those of the source and are of no publisher, each by texts near its beginning, with what they are and what to do',
    ),
  pull: pullPlan.optional().describe('how its files may be taken from the publisher; without it they are saved by hand'),
  answers: both.describe('what the source can answer'),
  cannot: both.describe('what it cannot answer, though one might think so'),
  ignored: z.array(z.string()).describe('fields that are known and not read'),
});
export type SourceFacts = z.infer<typeof sourceFacts>;

/** Names of all sources, from the folders under `sources/`. */
export function sourceNames(): string[] {
  const folders = readdirSync(shipped('sources'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => name).toSorted();
}

const known = new Map<string, SourceFacts>();

/** Facts of one source, read once. Throws InputError that lists the sources there are. */
export function readSourceFacts(name: string): SourceFacts {
  const facts = known.get(name) ?? parseSourceFacts(name);
  known.set(name, facts);
  return facts;
}

function parseSourceFacts(name: string): SourceFacts {
  const path = shipped('sources', name, 'source.yml');
  if (!sourceNames().includes(name) || !existsSync(path)) {
    throw new InputError(`unknown source "${name}"; the sources are ${sourceNames().join(', ')}`);
  }
  return sourceFacts.parse(readYaml(path));
}

/** The public address of the record that a subject of a source stands for, null where the publisher has none. */
export function recordUrl({ record_url, record_id }: SourceFacts, subject: string): string | null {
  const own = subject.slice(subject.indexOf('/') + 1);
  const id = record_id === undefined ? own : new RegExp(record_id).exec(own)?.[1];
  if (record_url === null || (id === undefined && record_url.includes('{id'))) return null;
  return record_url.replace(/\{id(?::(\d))?\}/, (_, width?: string) => encodeURIComponent((id ?? '').padStart(Number(width ?? 0), '0')));
}
