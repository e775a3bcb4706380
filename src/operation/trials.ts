import { z } from 'zod';
import { UsageError } from '../base/errors.ts';
import { DIMENSIONS } from '../view/dimension.ts';
import { type Cell, TRIAL_ORDERS, trialList } from '../view/trial-list.ts';
import { dates, datesOf, definitionInput, definitionOf, filtersOf, trialInput } from './inputs.ts';
import { operation } from './operation.ts';

const cellInput = {
  rows: z.enum(DIMENSIONS).optional().describe('dimension of the rows of a landscape'),
  columns: z.enum(DIMENSIONS).optional().describe('dimension of its columns'),
  most: z.coerce.number().int().min(1).max(500).default(15).describe('values that the landscape shows on each dimension'),
  row: z.string().optional().describe('only trials in this row: the id of a value; needs --rows and --columns'),
  column: z.string().optional().describe('only trials in this column; needs --rows and --columns'),
};

/** The trials behind a count or a cell of a landscape, a page at a time. */
export const trials = operation({
  name: 'trials',
  summary: { zh: '逐页列出统计所依据的试验', en: 'List the trials behind a count or a cell of a landscape' },
  readOnly: true,
  positional: [],
  input: z.strictObject({
    ...trialInput,
    ...dates,
    ...definitionInput,
    ...cellInput,
    sort: z.enum(TRIAL_ORDERS).default('start').describe('what the list is put in order by'),
    order: z.enum(['up', 'down']).default('down').describe('least first, or greatest first'),
    page: z.coerce.number().int().min(1).default(1).describe('which page, from 1'),
    size: z.coerce.number().int().min(1).max(100_000).default(50).describe('trials on a page'),
  }),
  run: async (input, host) => {
    const { sort, order, page, size } = input;
    const asked = { ...filtersOf(input), ...(await datesOf(input, host)), definition: definitionOf(input), cell: cellOf(input) };
    return trialList(await host.atlas(), { ...asked, order: sort, is_descending: order === 'down', page, size });
  },
});

function cellOf({ rows, columns, most, row, column }: z.infer<z.ZodObject<typeof cellInput>>): Cell | null {
  if (row === undefined && column === undefined) return null;
  if (rows === undefined || columns === undefined)
    throw new UsageError('trials: --row and --column need --rows and --columns', '给出单元格时须同时给出 --rows 与 --columns');
  return { rows, columns, most, row: row ?? null, column: column ?? null };
}
