import { findPlace } from '../entity/place.ts';
import type { StatisticClaim } from '../model/claim.ts';
import type { Both } from '../model/definitions.ts';
import type { Finding } from '../model/verdict.ts';
import { placeLabel } from '../view/dimension.ts';
import { membersOf } from '../view/members.ts';
import type { HeldEvent } from '../view/park.ts';
import { lacking, settling } from '../view/settling.ts';
import type { CheckContext } from './context.ts';
import { intervalOf } from './days.ts';
import { judgeRecord } from './record.ts';
import { countProducts } from './share-units.ts';
import { withMissing } from './words.ts';

const COMPANIES = /(?:企业|公司|機構|机构|compan(?:y|ies)|firms?\b|organi[sz]ations?\b)/i;
const FIELD = /细胞|基因|細胞|\bcells?\b|\bgene\b|CGT|CAR-?T/i;
const APPROVED = /上市|获批上市|approved|marketed|on the market/i;
const PRODUCTS = /产品|產品|药物|药品|products?\b|therap(?:y|ies)\b/i;
const NOT_YET = /临床|臨床|审评|審評|IND\b|trial|review/i;

/** Checks a count that the atlas can make: companies of a place, approved products of a place, or the days and forums of an event; undefined for others. */
export async function checkCount(
  context: CheckContext,
  claim: StatisticClaim,
  sentence: string,
  about: { here: string | undefined; events: HeldEvent[] },
): Promise<Finding | undefined> {
  const figure = figureOf(claim.value);
  const [event] = about.events;
  if (figure === undefined) return undefined;
  const ofEvent = event && /峰会|大会|论坛|summit|forum/i.test(sentence) ? eventFigure(event, claim, figure.value) : undefined;
  if (ofEvent) return ofEvent;
  const place = (claim.subject === null ? undefined : findPlace(claim.subject)?.id) ?? about.here;
  const words = `${claim.measure ?? ''}${claim.value}${claim.subject ?? ''}`;
  if (place === undefined || !FIELD.test(sentence)) return undefined;
  if (COMPANIES.test(words) || /家/.test(claim.value)) return checkCompanies(context, place, claim, figure);
  return PRODUCTS.test(words) && APPROVED.test(words) && !NOT_YET.test(claim.measure ?? '')
    ? checkProducts(context, place, claim, figure)
    : undefined;
}

type FigureSaid = { value: number; isExact: boolean };

/** The number of a figure such as 120多家, 上百家 or "more than 100"; exact where no such word stands by it. */
function figureOf(text: string): FigureSaid | undefined {
  const plain = text.normalize('NFKC');
  const digits = /\d[\d,]*/.exec(plain)?.[0];
  const value =
    digits === undefined
      ? ({ 上百: 100, 数百: 200, 近百: 90, 上千: 1000 } as Record<string, number>)[plain.slice(0, 2)]
      : Number(digits.replaceAll(',', ''));
  if (value === undefined || /[%/万亿]/.test(plain)) return undefined;
  return { value, isExact: !/[约近超逾多余上数]|至少|不到|about|around|over|more|nearly|at least|some/i.test(plain) };
}

/** The days and forums of an event on record. */
function eventFigure(event: HeldEvent, { value, measure }: StatisticClaim, said: number): Finding | undefined {
  const words = `${measure ?? ''} ${value}`;
  const forums = (kind: string) => event.forums.filter((one) => one.kind === kind).length;
  const days = event.held ? (Date.parse(event.held.to) - Date.parse(event.held.from)) / 86_400_000 + 1 : 0;
  const found = /天|days?\b/.test(value)
    ? { name: { zh: '天数', en: 'the number of days' }, count: days }
    : /主题论坛|themed/i.test(words)
      ? { name: { zh: '主题论坛数', en: 'the number of themed forums' }, count: forums('themed') }
      : /主论坛|main/i.test(words)
        ? { name: { zh: '主论坛数', en: 'the number of main forums' }, count: forums('main') }
        : undefined;
  if (!found || found.count === 0) return undefined;
  const recorded = { zh: ` ${found.count}`, en: String(found.count) };
  return judgeRecord(event, { zh: event.zh[0] ?? '', en: event.en[0] ?? '' }, [
    { name: found.name, agrees: found.count === said, recorded },
  ]);
}

/** Organisations that the atlas knows in a place are a least number: nobody publishes all of them. */
async function checkCompanies(
  { atlas, as_of, known_by }: CheckContext,
  place: string,
  { value }: StatisticClaim,
  said: FigureSaid,
): Promise<Finding> {
  const members = await membersOf(atlas, place, as_of, known_by);
  const known = members.length;
  const name = placeLabel(place);
  const missing = [{ zh: `${name.zh}的企业名录`, en: `a list of the companies in ${name.en}` }];
  const isTooFew = said.isExact && said.value < known;
  const none = {
    zh: `文中为${value}；图谱没有${name.zh}的机构记录。`,
    en: `The text says ${value}; the atlas has no organisation on record in ${name.en}.`,
  };
  const told = {
    zh: `文中为${value}；图谱按名称知道${name.zh}有 ${known} 家机构，这只是下限。`,
    en: `The text says ${value}; the atlas knows ${known} organisations in ${name.en} by name, which is a least number.`,
  };
  return {
    verdict: isTooFew ? 'contradicted' : 'unclear',
    reasons: withMissing(known === 0 ? none : told, isTooFew ? [] : missing),
    evidence: members.flatMap(({ statements }) => statements),
    missing: isTooFew ? [] : missing,
  };
}

/** Approved products whose owner is seated in a place, by the list of the authority where it is at hand. */
async function checkProducts(context: CheckContext, place: string, claim: StatisticClaim, said: FigureSaid): Promise<Finding> {
  const day = intervalOf(claim.as_of)?.to;
  const as_of = day !== undefined && day < context.as_of ? day : context.as_of;
  const found = lacking(await settling(context.atlas, 'approved', 'CN'), as_of);
  const { numerator, statements } = await countProducts(
    context.atlas,
    { subject: place, of: 'CN', as_of, known_by: context.known_by, scope: 'strict', modality: null },
    'approved',
    'CN',
  );
  const name = placeLabel(place);
  const missing = found ? [found] : [];
  const reasons: Both = {
    zh: `文中为${claim.value}；图谱所知截至 ${as_of} 国家药监局批准、产品方在${name.zh}的细胞与基因治疗产品有 ${numerator} 个。`,
    en: `The text says ${claim.value}; by ${as_of} the atlas knows ${numerator} cell and gene therapies approved by the NMPA whose owner is in ${name.en}.`,
  };
  const verdict = numerator === said.value && missing.length === 0 ? 'supported' : 'unclear';
  return { verdict, reasons: withMissing(reasons, missing), evidence: statements, missing };
}
