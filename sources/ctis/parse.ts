import { isZip, unpackGzip } from '../../src/base/containers.ts';
import { InputError } from '../../src/base/errors.ts';
import type { ParseContext } from '../../src/statement/context.ts';
import { listIntake } from '../../src/statement/intake.ts';
import type { SourceCode } from '../../src/statement/source.ts';
import { parseRetrieved } from './retrieve.ts';
import { parseSearch } from './search.ts';

/** Reads the CSV of the search page and the JSON of the public API. */
export const source: SourceCode = {
  intake: listIntake,
  parse: async (context) => {
    const part = context.receipt.parts[0].name;
    await (isJson(context, part) ? parseRetrieved(context, part) : parseSearch(context, part));
  },
};

function isJson(context: ParseContext, part: string): boolean {
  const bytes = unpackGzip(context.bytes(part), part);
  const start = bytes.subarray(0, 200).toString('latin1');
  if (start.startsWith('SQLite format 3'))
    throw new InputError('is an SQLite database; export its records as JSON lines first', { file: part });
  return isZip(bytes) || /^(?:\u00ef\u00bb\u00bf)?\s*[[{]/.test(start);
}
