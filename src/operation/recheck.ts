import { z } from 'zod';
import { FACT_KINDS } from '../model/freshness.ts';
import { recheck as recheckView } from '../view/recheck.ts';
import { dates, datesOf } from './inputs.ts';
import { operation } from './operation.ts';

/** Curated facts by age: those older than facts of their kind may be expected to hold come first, so that a curator knows what to check again. */
export const recheck = operation({
  name: 'recheck',
  summary: { zh: '整理的事实按年龄排列：哪些该复核', en: 'Curated facts by age: what is overdue for a check' },
  readOnly: true,
  positional: [],
  input: z.strictObject({ kind: z.enum(FACT_KINDS).optional().describe('only facts of this kind'), ...dates }),
  run: async (input, host) => recheckView(await host.atlas(), { kind: input.kind ?? null, ...(await datesOf(input, host)) }),
});
