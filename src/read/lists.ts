import type { Act } from './act.ts';
import type { Reading } from './draft.ts';
import type { Sentence } from './sentences.ts';
import { insideOf, isIn, once } from './text.ts';

const ITEM = /^\s*(?:[①-⑳⑴-⑽⒈-⒑]|[-–•·●■◆◇◎▶►☆★○|]|\(?\d{1,2}[.、)](?!\d)|\(?[一二三四五六七八九十]{1,2}[、)])/;
const HEAD = /^\s*(?:[【◆■●▶]|[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十]\))/;
const LONGEST_HEADING = 80;

/** The acts of a heading held for each product listed under it: "本周获受理:" and a product on each line; a colon without an act of its own takes up the title's. */
export function listedActs(reading: Reading, heading: Sentence, actsOf: (sentence: Sentence) => Act[]): { act: Act; item: Sentence }[] {
  const { text, sentences } = reading;
  if (!isHeading(reading, heading)) return [];
  const [title] = sentences;
  const own = actsOf(heading);
  const isOpen = title !== undefined && own.length === 0 && heading.lead > 0 && heading.lead <= 3 && text.plain[heading.end - 1] === ':';
  const at = { start: heading.end - 1, end: heading.end };
  const acts = isOpen && !namesProduct(reading, title) ? actsOf(title).map((act) => ({ ...act, at, sentence: heading })) : own;
  if (acts.length === 0) return [];
  return itemsUnder(reading, heading)
    .filter((item) => namesProduct(reading, item) && actsOf(item).length === 0)
    .flatMap((item) => acts.map((act) => ({ act, item })));
}

/** A short line without a product that ends in a colon, or that is numbered or bracketed and has no full stop. */
function isHeading(reading: Reading, heading: Sentence): boolean {
  const words = reading.text.plain.slice(heading.start, heading.end);
  const isShort = words.length <= LONGEST_HEADING && !namesProduct(reading, heading);
  return isShort && (words.endsWith(':') || (heading.lead > 0 && HEAD.test(words) && !/[。!?;,]$/.test(words)));
}

/** The line that a list stands under, for one of its items: "CDE官网1月17日更新公示:" with an item on each line. */
export function headingOf(reading: Reading, item: Sentence): Sentence | undefined {
  const { text, sentences } = reading;
  const isItem = ({ line }: Sentence) => itemLines(reading).has(line);
  const before = isItem(item) ? sentences.slice(0, item.lead).findLast((one) => !isItem(one)) : undefined;
  return before && text.plain[before.end - 1] === ':' ? before : undefined;
}

const itemLines = once(
  ({ text, sentences }: Reading) =>
    new Set(sentences.filter(({ start, end }) => ITEM.test(text.plain.slice(start, end))).map(({ line }) => line)),
);

/** The lines of a list behind a heading. */
function itemsUnder(reading: Reading, { lead }: Sentence): Sentence[] {
  const next = reading.sentences.slice(lead + 1);
  const isItem = (one: Sentence) => isIn(ITEM, reading.text, one) && !isHeading(reading, one);
  const end = next.findIndex((one, i) => !isItem(one) && one.line !== next[i - 1]?.line);
  return end < 0 ? next : next.slice(0, end);
}

function namesProduct({ mentions }: Reading, sentence: Sentence): boolean {
  return insideOf(mentions.products, sentence).length > 0;
}
