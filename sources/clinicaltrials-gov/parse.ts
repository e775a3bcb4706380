import { noCounts, reportFields } from '../../src/statement/fields.ts';
import type { SourceCode } from '../../src/statement/source.ts';
import { olderFormat, studyIntake } from './format.ts';
import { readStudies } from './read.ts';

/** Reads studies of the API v2: `.json` (one study, an array, a page, a folder of pages), `.ndjson`, each also packed by gzip or zstd, and a `.zip` of such files; older formats in `format.ts`. */
export const source: SourceCode = {
  isScreened: true,
  intake: studyIntake,
  parse: async (context) => {
    const older = await olderFormat(context);
    if (older) return older(context.receipt.parts[0].name);
    const counts = noCounts();
    for (const { name } of context.receipt.parts) await readStudies(context, name, counts);
    await reportFields(context, context.receipt.parts[0].name, counts);
  },
};
