import type { DealClaim } from '../model/claim.ts';
import { curatedById, organisationRow } from '../model/curation.ts';
import type { Both } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import type { Finding } from '../model/verdict.ts';
import { type Deal, deals } from '../view/park.ts';
import type { CheckContext } from './context.ts';
import { datesMeet, intervalOf, wordedDays } from './days.ts';
import { isSameSum, sumsIn, wordedSum } from './money.ts';
import { judgeRecord, notOnRecord, type Slot } from './record.ts';

/** Types of deal that texts and registers name in each other's place. */
const FAMILIES: [string, RegExp][] = [
  ['acquisition', /^acquisition/],
  ['license', /license|co-development|business_development/],
  ['financing', /^financing/],
  ['ipo', /^ipo$/],
];
const EXCHANGES: [string, RegExp][] = [
  ['SSE STAR Market', /科创板|STAR Market/i],
  ['HKEX', /港交所|联交所|港股|Hong Kong|HKEX/i],
  ['Nasdaq', /纳斯达克|Nasdaq/i],
];

/** A value of the company, which is no sum of the deal. */
const VALUE = /市值|估值|market (?:cap|value)|valu(?:ed|ing|ation)/i;

type Party = Deal['parties'][number];

/** Checks a deal or listing by its parties and type against the register, then its day, sums and exchange; `sentence` is what carries the claim. */
export async function checkDeal(context: CheckContext, claim: DealClaim, sentence: string): Promise<Finding> {
  const all = await deals(context.atlas, context.known_by);
  const named = all.filter((deal) => isOfParties(context, claim, deal));
  const same = named.filter((deal) => isSameType(claim, deal) && isStageOf(claim, deal));
  const deal = same.find((one) => datesMeet(claim.date, span(one))) ?? same[0];
  if (deal) return judgeRecord(deal, wordedDeal(deal), slotsOf(claim, deal, sentence));
  const others = named.filter(({ parties }) => parties.length > 1);
  return notOnRecord(notFound(claim, others), { zh: '完整的交易与上市登记', en: 'a whole register of deals and listings' });
}

/** Every party that the text names must be one of the deal; one of two is enough where a sum agrees. Sums that were read as a party are passed over. */
function isOfParties(context: CheckContext, claim: DealClaim, deal: Deal): boolean {
  const said = claim.parties.filter((name) => sumsIn(name).length === 0);
  const sides = new Set(said.flatMap((name) => deal.parties.find((party) => isParty(context, name, party)) ?? []));
  if (deal.parties.length === 1) return sides.size === 1;
  return sides.size === said.length && (said.length > 1 || (said.length === 1 && sumsAgree(claim, deal)));
}

/** A subsidiary stands for its parent: texts name either. */
function isParty({ linker }: CheckContext, name: string, { organisation, zh, en }: Party): boolean {
  const id = linker.organisation(name)?.id;
  if (id !== undefined && organisation !== null) return id === organisation || parentOf(organisation) === id;
  return [zh, en].some((one) => one?.toLowerCase() === name.toLowerCase());
}

function parentOf(organisation: string): string | null {
  return curatedById('organisations', organisationRow, organisation)?.parent ?? null;
}

function sumsAgree({ amount }: DealClaim, { amounts }: Deal): boolean {
  return sumsIn(amount ?? '').some((sum) => amounts.some((known) => isSameSum(sum, known)));
}

function isSameType({ type }: DealClaim, deal: Deal): boolean {
  return FAMILIES.some(([, pattern]) => pattern.test(type) && pattern.test(deal.type));
}

/** A round of financing named by its letter is that round alone. */
function isStageOf({ type }: DealClaim, deal: Deal): boolean {
  return !/^financing_/.test(type) || !/^financing_/.test(deal.type) || type === deal.type;
}

/** From the announcement to the closing: a text may date a deal by either. */
function span({ announced, closed }: Deal): { from: string | null; to: string | null } {
  return { from: announced?.from ?? closed?.from ?? null, to: closed?.to ?? announced?.to ?? null };
}

function slotsOf(claim: DealClaim, deal: Deal, sentence: string): Slot[] {
  const slots: Slot[] = [{ name: { zh: '当事方', en: 'who took part' }, agrees: true, recorded: { zh: '', en: '' } }];
  if (intervalOf(claim.date) && deal.announced)
    slots.push({ name: { zh: '日期', en: 'the date' }, agrees: datesMeet(claim.date, span(deal)), recorded: wordedDays(deal.announced) });
  if (sumsIn(claim.amount ?? '').length > 0 && deal.amounts.length > 0 && !VALUE.test(sentence))
    slots.push({ name: { zh: '金额', en: 'the sum' }, agrees: sumsAgree(claim, deal), recorded: wordedSums(deal) });
  const exchange = EXCHANGES.find(([, pattern]) => pattern.test(sentence))?.[0];
  if (exchange !== undefined && deal.listing)
    slots.push({
      name: { zh: '交易所', en: 'the exchange' },
      agrees: exchange === deal.listing.exchange,
      recorded: same(deal.listing.exchange),
    });
  return slots;
}

function wordedDeal(deal: Deal): Both {
  const day = deal.announced ? wordedDays(deal.announced) : { zh: '日期不详', en: 'date not known' };
  const type = labelOf('deal', deal.type);
  const sums = deal.amounts.length === 0 ? null : wordedSums(deal);
  const parts = [type, day, ...(deal.listing ? [same(deal.listing.code)] : []), ...(sums ? [sums] : [])];
  return {
    zh: [deal.parties.map(({ zh, en }) => zh ?? en).join(' / '), ...parts.map(({ zh }) => zh)].join('，'),
    en: [deal.parties.map(({ zh, en }) => en ?? zh).join(' / '), ...parts.map(({ en }) => en)].join(', '),
  };
}

function wordedSums({ amounts }: Deal): Both {
  const worded = amounts.map(({ kind, at_most, ...money }) => {
    const [label, sum] = [labelOf('amount', kind), wordedSum(money)];
    return { zh: `${label.zh}${at_most ? '最高 ' : ' '}${sum.zh}`, en: `${label.en} ${at_most ? 'up to ' : ''}${sum.en}` };
  });
  return { zh: worded.map(({ zh }) => zh).join('、'), en: worded.map(({ en }) => en).join(' and ') };
}

function same(text: string): Both {
  return { zh: text, en: text };
}

function notFound({ parties, type }: DealClaim, others: Deal[]): Both {
  const kind = labelOf('deal', type);
  if (others.length === 0)
    return {
      zh: `图谱没有${parties.join('、')}这笔${kind.zh}的记录。`,
      en: `The atlas has no record of this ${kind.en}${parties.length > 0 ? ` of ${parties.join(' and ')}` : ''}.`,
    };
  const known = others.map(wordedDeal);
  return {
    zh: `图谱没有这笔${kind.zh}的记录，只知道：${known.map(({ zh }) => zh).join('；')}。`,
    en: `The atlas has no record of this ${kind.en}; it knows ${known.map(({ en }) => en).join('; ')}.`,
  };
}
