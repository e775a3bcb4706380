import { InputError } from '../../src/base/errors.ts';
import { firstUnpacked } from '../../src/base/unpacked.ts';
import { xmlRoot } from '../../src/base/xml.ts';
import type { ParseContext } from '../../src/statement/context.ts';
import { listIntake } from '../../src/statement/intake.ts';
import type { SourceCode } from '../../src/statement/source.ts';
import { tellList } from '../../src/statement/trial/list.ts';
import { tellEntries } from '../../src/statement/trial/tell.ts';
import { fieldsOfPaths, WHO_EXPORT, WHO_EXPORT_XML, WHO_IMPORT, xmlEntries } from '../../src/statement/trial/who.ts';

/** The element of a trial by the root of the file: an export of the search portal, or what a register hands in. */
const RECORDS: Record<string, string> = { Trials_downloaded_from_ICTRP: 'Trial', trials: 'trial' };

/** Bytes from which the kind of a file is told. */
const START = 4096;

/** Reads exports of the search portal in XML, CSV and XLSX, and XML of registers in the format in which they hand their trials in. */
export const source: SourceCode = {
  intake: listIntake,
  parse: async (context) => {
    const part = context.receipt.parts[0].name;
    const root = xmlRoot(await firstUnpacked(context.path(part), part, START));
    if (root === null) await tellList(context, part, WHO_EXPORT, { lang: 'en' });
    else await tellXml(context, part, root);
  },
};

async function tellXml(context: ParseContext, part: string, root: string): Promise<void> {
  const record = RECORDS[root];
  if (record === undefined) {
    const message = `begins with <${root}>, which no export of ICTRP does; those begin with <${Object.keys(RECORDS).join('> or <')}>`;
    throw new InputError(message, { file: part });
  }
  const paths = record === 'Trial' ? WHO_EXPORT_XML : WHO_IMPORT;
  await tellEntries(context, part, { headers: fieldsOfPaths(paths), lang: 'en' }, xmlEntries(context, part, { root, record, paths }));
}
