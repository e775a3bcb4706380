import type { SourceCode } from '../../src/statement/source.ts';
import { olderFormat, studyIntake } from './format.ts';
import { readStudies } from './read.ts';

/** Reads studies of the API v2: `.json` (one study, an array, a page), `.ndjson`, each also packed by gzip or zstd, and a `.zip` of such files; older formats in `format.ts`. */
export const source: SourceCode = {
  isScreened: true,
  intake: studyIntake,
  parse: async (context) => {
    const [{ name }] = context.receipt.parts;
    const older = await olderFormat(context);
    await (older ?? ((part) => readStudies(context, part)))(name);
  },
};
