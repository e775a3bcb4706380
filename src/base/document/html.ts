import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { Found } from './found.ts';
import { aboutPage } from './html-about.ts';
import { attribute, type Block, blocksOf } from './html-blocks.ts';

/** Share of a page's words that a part must hold to be taken as the whole of the article. */
const MOST = 0.7;
/** The same for a part that says it is the article. */
const MOST_OF_NAMED = 0.4;

/** Reads the main text of an HTML page; locators are code points of the page as decoded. */
export function readHtml(page: string): Found {
  const root = parse(page, { sourceCodeLocationInfo: true });
  const about = aboutPage(root);
  const blocks = blocksOf(root);
  const main = mainPart(blocks) ?? root;
  const kept = blocks.filter((block) => isInside(block.parent, main) && !isListOfLinks(block));
  const points = codePointsUpTo(page);
  const found = kept.map(({ text, start, end }) => ({ text, at: `char=${points(start)},${points(end)}` }));
  return { ...about, blocks: withTitle(found, about.title, blocks, points) };
}

/** Puts the headline first where it stands outside the main part. */
function withTitle(found: Found['blocks'], title: string | null, blocks: Block[], points: (offset: number) => number): Found['blocks'] {
  if (title === null || found.length === 0 || found.slice(0, 3).some(({ text }) => text.includes(title) || title.includes(text)))
    return found;
  const heading = blocks.find(({ text, level }) => level !== null && text === title);
  return heading ? [{ text: title, at: `char=${points(heading.start)},${points(heading.end)}` }, ...found] : found;
}

/** The smallest part of the page that holds nearly all of its running words. */
function mainPart(blocks: Block[]): Tree.ParentNode | null {
  const weights = weigh(blocks);
  const total = Math.max(0, ...weights.values());
  const named = [...weights]
    .filter(([node, weight]) => isNamedMain(node) && weight >= MOST_OF_NAMED * total)
    .sort((a, b) => b[1] - a[1])[0];
  let [main, weight] = named ?? [...weights].find(([, one]) => one === total) ?? [null, 0];
  for (;;) {
    const inner = heaviestChild(main, weights);
    if (!inner || inner[1] < MOST * weight) return main;
    [main, weight] = inner;
  }
}

/** Words that are no link, added up over every part they stand in. */
function weigh(blocks: Block[]): Map<Tree.ParentNode, number> {
  const weights = new Map<Tree.ParentNode, number>();
  for (const block of blocks) {
    const words = runningWords(block);
    for (let node: Tree.ParentNode | null = words === 0 ? null : block.parent; node; node = parentOf(node)) {
      weights.set(node, (weights.get(node) ?? 0) + words);
    }
  }
  return weights;
}

function runningWords({ text, linked }: Block): number {
  const own = text.length - linked;
  const isSentence = own >= 40 || (/[。；！？，]/.test(text) && own >= 12);
  return isSentence ? own : 0;
}

function heaviestChild(main: Tree.ParentNode | null, weights: Map<Tree.ParentNode, number>): [Tree.ParentNode, number] | undefined {
  const children = (main?.childNodes ?? []).flatMap((node) =>
    'childNodes' in node ? [[node, weights.get(node) ?? 0] as [Tree.ParentNode, number]] : [],
  );
  return children.reduce<[Tree.ParentNode, number] | undefined>((best, one) => (one[1] > (best?.[1] ?? 0) ? one : best), undefined);
}

function isNamedMain(node: Tree.ParentNode): boolean {
  if (!('tagName' in node)) return false;
  return node.tagName === 'article' || node.tagName === 'main' || /articleBody/i.test(attribute(node, 'itemprop') ?? '');
}

function isInside(node: Tree.ParentNode | null, part: Tree.ParentNode | null): boolean {
  for (let here = node; here; here = parentOf(here)) if (here === part) return true;
  return false;
}

function parentOf(node: Tree.ParentNode): Tree.ParentNode | null {
  return 'parentNode' in node ? node.parentNode : null;
}

function isListOfLinks({ text, linked }: Block): boolean {
  return linked > 0.6 * text.length && text.length < 120;
}

/** Turns UTF-16 offsets into code points. */
/** Turns UTF-16 offsets in a page into code points. */
export function codePointsUpTo(page: string): (offset: number) => number {
  if (!/[\ud800-\udbff]/.test(page)) return (offset) => offset;
  const pairs: number[] = [];
  for (const { index } of page.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) pairs.push(index);
  return (offset) => offset - pairs.filter((at) => at < offset).length;
}
