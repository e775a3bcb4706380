import type { MilestoneClaim, SuperlativeClaim } from '../model/claim.ts';
import { curatedById, organisationRow } from '../model/curation.ts';
import type { Both } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import type { Finding } from '../model/verdict.ts';
import { splitSentences } from '../read/sentences.ts';
import { prepareText } from '../read/text.ts';
import { type Service, services } from '../view/park.ts';
import { resolveModality } from '../view/resolve.ts';
import type { CheckContext } from './context.ts';
import { kindIn } from './predicate.ts';
import { organisationName } from './product-named.ts';
import { joinSentences } from './words.ts';

/** Words of a service to somebody else's product. */
const SERVED =
  /协助|提供[^,，。;；]{0,20}服务|研究服务|承接|受托|代工|参与过|\b(?:assist(?:ed|s|ing)|help(?:ed|s)|provid(?:es|ed|ing)\b[^.;]{0,40}\bservices?|(?:has|have) (?:worked on|served|supported)|manufactur(?:es|ed) (?:for|the))\b/i;
const PROVIDERS = ['CRO', 'CDMO', 'platform'];

/** A passage that says that somebody served products on their way to a milestone: its sentence, and who served. */
export type Served = { start: number; end: number; text: string; provider: string };

/** Passages of an article that tell of services, with code-point offsets; the provider is named in the sentence or in the one before it. */
export function servedIn({ linker }: CheckContext, raw: string, organisations: { start: number; text: string }[]): Served[] {
  const text = prepareText(raw);
  const sentences = splitSentences(text);
  return sentences.flatMap((sentence, at) => {
    if (!SERVED.test(text.plain.slice(sentence.start, sentence.end))) return [];
    const [start, end] = [text.point(sentence.start), text.point(sentence.end)];
    const from = text.point((sentences[at - 1] ?? sentence).start);
    const named = organisations.filter((one) => one.start >= from && one.start < end).map((one) => linker.organisation(one.text)?.id);
    const provider = named.findLast((id) => id !== undefined && isProvider(id));
    return provider === undefined ? [] : [{ start, end, text: text.raw.slice(sentence.start, sentence.end), provider }];
  });
}

function isProvider(organisation: string): boolean {
  const role = curatedById('organisations', organisationRow, organisation)?.role ?? null;
  return role !== null && PROVIDERS.includes(role);
}

/** In a passage on services a milestone is of the product served: one that the passage does not name was read from elsewhere. */
export function ofServed(claim: MilestoneClaim, { text }: Served): MilestoneClaim {
  return claim.product !== null && text.includes(claim.product) ? claim : { ...claim, product: null, subject_org: null };
}

/** Adds to a finding who served the product, whose word that is, and whether anyone but the press or the provider says so. */
export async function withService(
  context: CheckContext,
  claim: MilestoneClaim | SuperlativeClaim,
  words: string,
  { provider }: Served,
  found: Finding,
): Promise<Finding> {
  const product = claim.kind === 'milestone' ? claim.product : claim.subject;
  const id = product === null ? undefined : context.linker.product(product)?.id;
  const own = (await services(context.atlas, context.known_by)).filter((row) => row.provider === provider && isOfProduct(row, id, words));
  const who = organisationName(provider);
  const primary = own.some(({ said_by }) => said_by === 'client' || said_by === 'regulator');
  const missing = primary
    ? []
    : [{ zh: '产品方或监管机构关于这一服务的说法', en: 'a word of the owner of the product or of a regulator on this service' }];
  return {
    ...found,
    verdict: found.verdict === 'not_checkable' ? 'unclear' : found.verdict,
    reasons: joinSentences([wordedService(who, own), found.reasons]),
    evidence: [...new Set([...found.evidence, ...own.flatMap(({ statements }) => statements.slice(0, 1))])],
    missing: [...found.missing, ...missing],
    services: own.map(({ service, described, said_by, grade, statements: [statement = ''] }) => ({
      provider: who,
      service,
      described,
      said_by,
      grade,
      statement,
    })),
  };
}

function isOfProduct(row: Service, product: string | undefined, words: string): boolean {
  if (product !== undefined && row.product !== null) return row.product === product;
  const { modality, traits } = kindIn(words);
  if (modality === null || row.modality === null) return false;
  const isKind = resolveModality(row.modality).ids.includes(modality) || resolveModality(modality).ids.includes(row.modality);
  return isKind && row.traits.every((trait) => traits.includes(trait));
}

function wordedService(who: Both, own: Service[]): Both {
  const [row] = own;
  if (!row)
    return {
      zh: `文中说${who.zh}服务过这一产品，图谱没有这项服务的记录。`,
      en: `The text says that ${who.en} served this product; the atlas has no record of such a service.`,
    };
  const [service, by] = [labelOf('service', row.service), labelOf('said_by', row.said_by)];
  return {
    zh: `${who.zh}为${row.described.zh}提供${service.zh}，只有${by.zh}这样说。`,
    en: `That ${who.en} gave a service (${service.en}) to ${row.described.en} is said by ${by.en} only.`,
  };
}
