import { z } from 'zod';
import { optionName } from '../../operation/inputs.ts';
import type { Operation } from '../../operation/operation.ts';
import { OPERATIONS } from '../../operation/table.ts';
import { formatsOf } from '../report/formats.ts';

const COMMON = `Every command takes
  --json           the whole answer as JSON, with statement ids
  --lang zh|en     language of the reasons (default en)
  --store FOLDER   where the atlas is kept (default: ATLAS_STORE, else .atlas)
`;

/** Columns that the name of a command takes in the list. */
const NAMES = Math.max(...Object.keys(OPERATIONS).map(({ length }) => length)) + 2;

const SERVE = 'Serve the web pages and the HTTP API on this machine';

/** Usage of `atlas serve`. */
export const SERVE_HELP = `atlas serve
${SERVE}

  --port            port (default 8080; 0 takes a free one)
  --host            address to listen on (default 127.0.0.1)
  --store           where the atlas is kept (default: ATLAS_STORE, else .atlas)
`;

/** The list of commands. */
export function overview(): string {
  const rows = Object.values(OPERATIONS as unknown as Record<string, Operation>).map(
    ({ name, summary }) => `  ${name.padEnd(NAMES)}${summary.en}`,
  );
  rows.push(`  ${'serve'.padEnd(NAMES)}${SERVE}`);
  return `atlas COMMAND …\n\n${rows.join('\n')}\n\n\`atlas COMMAND --help\` tells more.\n\n${COMMON}`;
}

/** Usage of one command, from its schema. */
export function helpFor({ name, summary, positional, input }: Operation): string {
  const words = positional.map((field) => (input.shape[field] instanceof z.ZodArray ? `${field.toUpperCase()}…` : field.toUpperCase()));
  const rows = Object.entries(input.shape).map(([field, schema]) => `  ${optionText(field, positional)}${describe(schema as z.ZodType)}`);
  const formats = formatsOf(name);
  if (formats.length > 0)
    rows.push(
      `  ${'--format'.padEnd(18)}write a document (${formats.join(', ')})`,
      `  ${'-o, --output'.padEnd(18)}file of the document; its ending tells the format`,
    );
  return `atlas ${[name, ...words].join(' ')}\n${summary.en}\n\n${rows.join('\n')}\n\n${COMMON}`;
}

function optionText(field: string, positional: string[]): string {
  return (positional.includes(field) ? field.toUpperCase() : optionName(field)).padEnd(18);
}

function describe(schema: z.ZodType): string {
  const { enum: values, default: standard } = z.toJSONSchema(schema, { io: 'input' }) as { enum?: string[]; default?: string };
  const choice = values ? ` (${values.join(', ')})` : '';
  return `${schema.description ?? ''}${choice}${standard === undefined ? '' : ` [${standard}]`}`;
}
