import { z } from 'zod';
import { UnknownError } from '../base/errors.ts';
import { checkContext } from '../check/context.ts';
import { findPlace } from '../entity/place.ts';
import type { Atlas } from '../view/atlas.ts';
import { evidence, type Statement, statementsAbout, trialOnceCalled } from '../view/evidence.ts';
import { type NameInUse, namesOn, type RightHeld, rightsOn, type TrialOf, trialsOf } from '../view/product.ts';
import { registrationsOf } from '../view/registrations.ts';
import { standingOn } from '../view/standing-statements.ts';
import { dates, datesOf } from './inputs.ts';
import { operation } from './operation.ts';
import { subjectOf } from './subject.ts';

/** Everything stated about one entity, or one statement followed to its bytes. */
export const show = operation({
  name: 'show',
  summary: {
    zh: '查看一个试验、产品、机构或一条陈述及其字节',
    en: 'Show a trial, product or organisation, or a statement down to its bytes',
  },
  readOnly: true,
  positional: ['what'],
  input: z.strictObject({
    what: z.string().describe('a statement id, a registry id such as NCT01234567, or a name of a product or organisation'),
    ...dates,
  }),
  run: async (input, host) => {
    const { as_of, known_by } = await datesOf(input, host);
    const atlas = await host.atlas();
    if (/^[0-9a-f]{16}$/.test(input.what)) return { kind: 'statement' as const, ...(await evidence(atlas, input.what)) };
    const { subject, statements } = await found(atlas, subjectOf(input.what, checkContext(atlas, as_of, known_by).linker), known_by);
    if (subject === undefined || statements.length === 0) throw notKnown(input.what, atlas.manifest.sources, known_by);
    return {
      kind: 'entity' as const,
      subject,
      as_of,
      known_by,
      newest_snapshot: atlas.manifest.newest,
      statements: standingOn(statements, as_of),
      ...(await ofProducts(atlas, subject, as_of, known_by)),
      registrations: subject.startsWith('trial/') ? await registrationsOf(atlas, subject.slice('trial/'.length), known_by) : [],
    };
  },
});

/** What is said of a subject; of a trial under a number that its register gave up, of the trial as it is called now. */
async function found(
  atlas: Atlas,
  asked: string | undefined,
  known_by: string,
): Promise<{ subject: string | undefined; statements: Statement[] }> {
  if (asked === undefined) return { subject: undefined, statements: [] };
  const statements = await statementsAbout(atlas, asked, known_by);
  if (statements.length > 0 || !asked.startsWith('trial/')) return { subject: asked, statements };
  const subject = (await trialOnceCalled(atlas, asked.slice('trial/'.length), known_by))?.subject ?? asked;
  return { subject, statements: await statementsAbout(atlas, subject, known_by) };
}

type Product = { called: NameInUse[]; rights: RightHeld[]; trials: TrialOf[] };

/** What a product was called on the day, who held which right in it, and its trials; of an organisation the rights it held. */
async function ofProducts(atlas: Atlas, subject: string, as_of: string, known_by: string): Promise<Product> {
  const [kind, id = ''] = subject.split('/');
  if (kind === 'organisation') return { called: [], rights: await rightsOn(atlas, { organisation: id }, as_of, known_by), trials: [] };
  if (kind !== 'product') return { called: [], rights: [], trials: [] };
  return {
    called: await namesOn(atlas, id, as_of, known_by),
    rights: await rightsOn(atlas, { product: id }, as_of, known_by),
    trials: await trialsOf(atlas, id, known_by),
  };
}

function notKnown(what: string, sources: string[], known_by: string): UnknownError {
  const place = findPlace(what);
  if (place) return new UnknownError(`"${what}" is a place; ask \`atlas share --place ${place.id}\``, `“${what}”是地区；请查占比`);
  return new UnknownError(
    `"${what}" is not known to the atlas by ${known_by} from ${sources.join(', ')}; check the id, or add a source that holds it`,
    `在 ${known_by} 以前，图谱从 ${sources.join('、')} 不知有“${what}”；请核对编号，或加入载有它的来源`,
  );
}
