import { linesOf, plain } from './text.ts';

/** What a register says is given: names of interventions, and arms as `label: what is given`. */
export type Given = { names: string[]; arms: string[] };

/** The most characters of a name; what is longer describes. */
const LONGEST_NAME = 120;
const TYPED =
  /^(?:Drug|Biological|Genetic|Device|Procedure|Behavioral|Dietary Supplement|Radiation|Diagnostic Test|Combination Product|Other): */;
const PRODUCT = /^(?:Trade Name|Product Name|INN or Proposed INN|Other descriptive name): *(.+)$/i;
const GROUP = /([^:：;；]{1,200})[:：]([^;；]*)(?:[;；]|$)/g;
const NOTHING = /^(?:none|nil|n\.?\/?a\.?|no|no intervention|not applicable|blank|无|不适用|空白|[^\p{L}\d]*)$/iu;

/** Reads what a register writes as the intervention: `Drug: a;Drug: b`, `group:a;group:b;`, the products of the EU register, or running text. */
export function givenOf(written: string): Given {
  const lines = linesOf(written);
  const products = lines.flatMap((line) => PRODUCT.exec(line)?.[1] ?? []);
  if (products.length > 0) return { names: distinct(products), arms: [] };
  const text = lines.join(' ');
  if (TYPED.test(text)) return { names: distinct(typed(text)), arms: [] };
  const groups = groupsOf(text);
  if (groups.length > 0) {
    const given = groups.filter(([, one]) => !NOTHING.test(one));
    return { names: distinct(given.map(([, one]) => one).filter(isName)), arms: given.map((group) => group.join(': ')) };
  }
  const pieces = text
    .split(/[;；]/)
    .map(plain)
    .filter((piece) => !NOTHING.test(piece));
  return pieces.every(isName) ? { names: distinct(pieces), arms: [] } : { names: [], arms: [text] };
}

/** Names after their types; a piece without a type goes on with the name before it. */
function typed(text: string): string[] {
  const names: string[] = [];
  for (const piece of text.split(';')) {
    if (TYPED.test(piece.trim()) || names.length === 0) names.push(piece.trim().replace(TYPED, ''));
    else names.push(`${names.pop()};${piece}`);
  }
  return names.map(plain);
}

function groupsOf(text: string): [label: string, given: string][] {
  if (!/[;；]\s*$/.test(text)) return [];
  return [...text.matchAll(GROUP)].map(([, label = '', given = '']) => [plain(label), plain(given)]);
}

function isName(text: string): boolean {
  return text.length <= LONGEST_NAME && !NOTHING.test(text);
}

/** Lines in which registers class a condition; the EU register names the term of MedDRA in a line of its own. */
const CLASSED = /^(?:(?:Therapeutic area|MedDRA version|Level|System Organ Class):|Classification code\b|[A-Z]\d{2})/;

/** The conditions in a text, each once: parted at semicolons and lines, without codes of classifications. */
export function conditionsOf(written: string): string[] {
  const pieces = linesOf(written).flatMap((line) => line.split(/[;；]/));
  const named = pieces.map((piece) => plain(piece).replace(/^(?:-?[A-Z]\d{2,3}(?:\.\d+)?(?: -)?|Term:) /, ''));
  return distinct(named.filter((piece) => /\p{L}{2}/u.test(piece) && !CLASSED.test(piece) && !NOTHING.test(piece)));
}

const CONTINENT = /\b(?:asia|europe|africa|oceania|america)\b/i;

/** The countries in a text, each once; regions of the world are none. */
export function countriesOf(written: string): string[] {
  const pieces = linesOf(written).flatMap((line) => line.split(/[;；]/));
  const named = pieces.flatMap((piece) => (CONTINENT.test(piece) ? piece.split(',').filter((one) => !CONTINENT.test(one)) : [piece]));
  return distinct(named.map((piece) => piece.replace(/\?+$/, '').trim()).filter((piece) => !NOTHING.test(piece)));
}

const NO_PLACE =
  /\b(?:road|street|st|rd|avenue|ave|lane|district|hospital|university|college|school|institute|department|centre|center|campus|building|floor)\b|\d/i;

/** The city and province at the end of a Chinese postal address in English, or in Chinese at its beginning; of several addresses the first counts. */
export function placeOfAddress(written: string): { city?: string; region?: string } {
  const [address = ''] = linesOf(written)
    .flatMap((line) => line.split(/[;；]/).map(plain))
    .filter((one) => /\p{L}/u.test(one) && !one.includes('@'));
  const [, region, city] = /^(?:中国)?(\p{Script=Han}{2,8}?(?:省|自治区|市))?(\p{Script=Han}{2,8}?(?:市|州|盟|地区))?/u.exec(address) ?? [];
  if (region !== undefined || city !== undefined) return { ...(city ? { city } : {}), ...(region ? { region } : {}) };
  const pieces = address.split(/[,，]/).map((piece) =>
    piece
      .replace(/\b\d{6}\b/g, '')
      .replace(/[\s.]+$/, '')
      .trim(),
  );
  const named = pieces.filter((piece) => piece !== '' && !/^(?:P\.? ?R\.? ?)?China$/i.test(piece)).slice(-2);
  const isPlace = (piece: string | undefined) => piece !== undefined && /^\p{L}[\p{L}'’ -]{1,40}$/u.test(piece) && !NO_PLACE.test(piece);
  const [before, last] = named.length === 1 ? [undefined, named[0]] : named;
  if (!isPlace(last)) return {};
  return { ...(isPlace(before) ? { city: before as string } : {}), region: last as string };
}

/** Ids of other registers and of sponsors in a text, each once; words for none are left out. */
export function idsOf(written: string): string[] {
  const pieces = linesOf(written).flatMap((line) => line.split(/[;；]/));
  return distinct(pieces.map((piece) => piece.trim()).filter((piece) => /\d/.test(piece) && piece.length <= 80));
}

function distinct(texts: string[]): string[] {
  return [...new Set(texts)];
}
