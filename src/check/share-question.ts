import { findPlace, placeAndAncestors } from '../entity/place.ts';
import type { StatisticClaim } from '../model/claim.ts';
import type { Both } from '../model/definitions.ts';
import type { Reading } from '../model/verdict.ts';
import { placeLabel } from '../view/dimension.ts';
import type { CheckContext } from './context.ts';
import { intervalOf } from './days.ts';
import { kindAlone } from './predicate.ts';
import { parseShare } from './quantity.ts';

export type ShareUnit = Reading['unit'];
/** A share of one place in another as a claim states it: its units, the likeliest first, and what its words say of the definition. */
export type ShareAsked = {
  subject: string;
  of: string;
  value: number;
  as_of: string;
  units: [ShareUnit, ...ShareUnit[]];
  cleared: boolean;
  broad: boolean;
  posted: boolean;
  /** The one kind of product that the sentence is about; null for the whole field. */
  modality: string | null;
};

const TRIALS = /临床|试验|試驗|trial|\bIND\b|clearance/i;
const CLEARED = /批准|获批|默示|許可|许可|approved|cleared|clearance/i;
const PRODUCTS = /产品|药物|药品|品种|products?\b|drugs?\b|therap(?:y|ies)\b/i;
const COMPANIES = /企业|公司|compan(?:y|ies)|firms?\b/i;
const BROAD = /核酸|siRNA|mRNA|类器官|nucleic|organoid|产业/i;
const WORLD = /^(?:全球|全世界|世界|the world|world(?:wide)?|global(?:ly)?|the global total)$/iu;
const POSTED = /登记|注册|备案|register/i;
/** A name that ends like one of a place, so that it is worth saying that the atlas does not know it. */
const LIKE_A_PLACE =
  /(?:园区?|谷|岛|港|城|新区|开发区|基地|片区|[省市区县州])$|\b(?:Park|Valley|Zone|Island|District|Cluster|City|Bay|Hub)$/u;

/** Reads a share of trials, clearances, products or companies between two places; a refusal in words where the two do not fit; undefined where it is no such share. */
export function readShareClaim(context: CheckContext, claim: StatisticClaim, sentence: string): ShareAsked | Both | undefined {
  const value = parseShare(claim.value);
  const units = unitsIn(sentence);
  if (value === undefined || units === undefined || claim.denominator === null) return undefined;
  const refused = refusedPlaces(headOf(sentence, claim), claim.denominator);
  if (refused) return refused;
  const [subject, of] = [placeNamed(claim.subject ?? ''), WORLD.test(plain(claim.denominator)) ? 'world' : placeNamed(claim.denominator)];
  if (!subject || !of) return undefined;
  const day = intervalOf(claim.as_of)?.to;
  return {
    subject,
    of,
    value,
    units,
    as_of: day !== undefined && day < context.as_of ? day : context.as_of,
    cleared: CLEARED.test(sentence),
    broad: BROAD.test(sentence),
    posted: POSTED.test(sentence),
    modality: kindAlone(sentence),
  };
}

/** What a share is said to be of: the words before the verb where they name places, of which a claim holds one, else its subject. */
function headOf(sentence: string, { subject }: StatisticClaim): string {
  const clauses = sentence
    .split(/[,，。;；:：]/)
    .map((clause) => /^(.{2,30}?)(?:合计|共|约)*(?:占|account)/u.exec(clause.trim())?.[1] ?? '');
  const head = clauses.find(
    (words) =>
      words !== '' && (subject === null || words.includes(subject)) && (severalPlaces(words).length > 1 || LIKE_A_PLACE.test(words)),
  );
  return head ?? subject ?? '';
}

function unitsIn(sentence: string): ShareAsked['units'] | undefined {
  if (TRIALS.test(sentence)) return CLEARED.test(sentence) ? ['clearance', 'trial'] : ['trial', 'organisation'];
  if (PRODUCTS.test(sentence) && CLEARED.test(sentence)) return ['product', 'clearance'];
  return COMPANIES.test(sentence) ? ['organisation'] : undefined;
}

/** Why two names of places make no share: one is not known, one place is counted twice, or the part does not lie in the whole. */
function refusedPlaces(subject: string, whole: string): Both | undefined {
  for (const name of [subject, whole]) {
    if (placeNamed(name) === undefined && severalPlaces(name).length < 2 && LIKE_A_PLACE.test(plain(name)))
      return { zh: `图谱不知道“${name}”这个地方，不作计算。`, en: `The atlas knows no place "${name}"; nothing is computed.` };
  }
  const parts = severalPlaces(subject);
  const twice = parts.find((one) => parts.some((other) => other !== one && placeAndAncestors(one).includes(other)));
  if (twice !== undefined) {
    const around = parts.find((other) => other !== twice && placeAndAncestors(twice).includes(other)) ?? twice;
    const [inner, outer] = [placeLabel(twice), placeLabel(around)];
    return {
      zh: `${inner.zh}在${outer.zh}之内，合计会重复计算，不作计算。`,
      en: `${inner.en} lies in ${outer.en}, so that together it is counted twice; nothing is computed.`,
    };
  }
  if (parts.length > 1)
    return { zh: '文中把几个地方合在一起，不作计算。', en: 'The text takes several places together; nothing is computed.' };
  const [part, of] = [placeNamed(subject), placeNamed(whole)];
  if (part === undefined || of === undefined || (part !== of && placeAndAncestors(part).includes(of))) return undefined;
  const [inner, outer] = [placeLabel(part), placeLabel(of)];
  return { zh: `${inner.zh}不是${outer.zh}的一部分，占比不成立。`, en: `${inner.en} is no part of ${outer.en}; there is no such share.` };
}

function severalPlaces(name: string): string[] {
  const parts = plain(name)
    .split(/[、和与及]|\band\b|,/)
    .map((part) => placeNamed(part.trim()));
  return parts.length > 1 && parts.every((part) => part !== undefined) ? parts.filter((part) => part !== undefined) : [];
}

function plain(name: string): string {
  return name.replace(/['’]s$/u, '').trim();
}

/** A place by the name in the text, a possessive included; 全国 is the country that Chinese articles speak of. */
function placeNamed(name: string): string | undefined {
  const text = plain(name);
  return findPlace(/^(全国|国内|全中国|nation(al|wide)?|the nation|the country)$/iu.test(text) ? '中国' : text)?.id;
}
