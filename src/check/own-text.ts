import type { Both } from '../model/definitions.ts';
import type { Finding } from '../model/verdict.ts';
import { type Atlas, isLeftOut } from '../view/atlas.ts';
import { laterOf } from '../view/contenders.ts';
import { placeLabel } from '../view/dimension.ts';
import { milestones, openQuestion } from '../view/milestones.ts';
import { type Fact, namesIn, objects, one, recordsOf } from '../view/register.ts';
import { seatingOf } from '../view/seated.ts';
import type { CheckContext } from './context.ts';
import { worded } from './milestone-words.ts';
import { organisationName } from './product-named.ts';
import { joinSentences, listWords, withMissing } from './words.ts';

/** Records named in a reason before the rest is only counted. */
const NAMED = 3;
const KINDS = ['event', 'policy', 'deal', 'service'] as const;
const ELSEWHERE: Both = {
  zh: '本文以外的来源，如当事方或主管部门的公告',
  en: 'a source other than this text, such as a notice of those involved or of the authority',
};

/** A record that was read from the text under check and nowhere else; `places` is true of one that says where an organisation is. */
export type OwnRecord = { words: Both; statements: string[]; places: boolean };

/** The records of an atlas that were read from origins which a part of it leaves out. */
export async function ownRecords({ atlas, as_of, known_by }: CheckContext, part: Atlas): Promise<OwnRecord[]> {
  const isOwn = (origin: string | null) => isLeftOut(part, origin);
  const reached = (await milestones(atlas, openQuestion(laterOf(as_of, known_by), known_by))).filter(({ origin }) => isOwn(origin));
  const records = (await Promise.all(KINDS.map((kind) => recordsOf(atlas, kind, known_by)))).flat();
  const seats = [...(await seatingOf(atlas)).seats.values()].flat().filter(({ origin }) => isOwn(origin));
  return [
    ...reached.map((row) => ({ words: worded([row], null), statements: [row.statement], places: false })),
    ...records
      .filter((facts) => isOwn(one(facts, 'origin')))
      .map((facts) => ({ words: wordedRecord(facts), statements: facts.map(({ id }) => id), places: false })),
    ...seats.map(({ organisation, places, statement }) => ({
      words: wordedSeat(organisation, places[0] ?? ''),
      statements: [statement],
      places: true,
    })),
  ];
}

/** The records that a finding names among its evidence, contenders or services. */
export function usedIn({ evidence, contenders = [], services = [] }: Finding, own: readonly OwnRecord[]): OwnRecord[] {
  const used = new Set([...evidence, ...contenders.flatMap(({ statements }) => statements), ...services.map(({ statement }) => statement)]);
  return own.filter(({ statements }) => statements.some((id) => used.has(id)));
}

/**
 * A finding without the records that were read from the text itself, given the one with them: says which of them bear on the claim and prove nothing.
 * What only they made checkable is unclear, and so is what would be turned round by leaving them out. A share depends on where organisations are.
 */
export function withoutOwn(found: Finding, whole: Finding, own: readonly OwnRecord[]): Finding {
  const used = usedIn(whole, own);
  const records = own.filter((one) => used.includes(one) || (found.readings !== undefined && one.places));
  if (records.length === 0) return found;
  const verdict = found.verdict === 'not_checkable' || isTurned(found, whole) ? 'unclear' : found.verdict;
  const lacks = verdict === 'unclear' && found.missing.length === 0 ? [ELSEWHERE] : [];
  return {
    ...found,
    verdict,
    reasons: withMissing(joinSentences([wordedOwn(records), found.reasons]), lacks),
    of_this_text: [...new Set(records.flatMap(({ statements: [first] }) => first ?? []))],
    missing: [...found.missing, ...lacks],
  };
}

function isTurned({ verdict }: Finding, { verdict: before }: Finding): boolean {
  return verdict === 'contradicted' ? before !== 'contradicted' : verdict === 'supported' && before === 'contradicted';
}

function wordedOwn(records: OwnRecord[]): Both {
  const named = listWords(records.slice(0, NAMED).map(({ words }) => words));
  const more = records.length > NAMED ? { zh: `等 ${records.length} 条`, en: ` and others, ${records.length} in all` } : { zh: '', en: '' };
  return {
    zh: `图谱的这些记录出自本文，不能为本文作证：${named.zh}${more.zh}。除此之外：`,
    en: `On record from this very text, which cannot prove itself: ${named.en}${more.en}. Apart from that:`,
  };
}

function wordedRecord(facts: Fact[]): Both {
  const { zh, en } = namesIn(facts);
  const [described] = objects<Both>(facts, 'described');
  const id = facts[0]?.subject ?? '';
  return { zh: zh[0] ?? en[0] ?? described?.zh ?? id, en: en[0] ?? zh[0] ?? described?.en ?? id };
}

function wordedSeat(organisation: string, place: string): Both {
  const [who, where] = [organisationName(organisation), placeLabel(place)];
  return { zh: `${who.zh}在${where.zh}`, en: `${who.en} in ${where.en}` };
}
