import type { DefaultTreeAdapterTypes as Tree } from 'parse5';

/** A run of text of a page: its words, how many characters of them are links, its heading level, and UTF-16 offsets in the page. */
export type Block = { text: string; linked: number; level: number | null; parent: Tree.ParentNode | null; start: number; end: number };

const SKIPPED = new Set(
  'script style noscript template nav aside footer form button select option textarea iframe svg canvas object audio video figure dialog menu'.split(
    ' ',
  ),
);
const INLINE = new Set(
  'a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q ruby rb rp rt s samp small span strong sub sup time u var wbr img'.split(
    ' ',
  ),
);
const UNLIKELY =
  /comment|disqus|sidebar|side-bar|related|recommend|share|social|breadcrumb|crumb|navbar|navigation|(?:^|[-_])nav(?:$|[-_])|footer|copyright|advert|sponsor|(?:^|[-_])ads?(?:$|[-_])|banner|paginat|pager|prev-?next|toolbar|login|subscribe|newsletter|cookie|popup|modal|hot-?list|rank-?list|tag-?list/i;
const LIKELY = /article|(?:^|[-_])body|content|main|detail|post-text/i;

/** Runs of text of a page in order, with scripts, menus, comments and hidden parts left out. Depth of nesting does not matter. */
export function blocksOf(root: Tree.Document): Block[] {
  const blocks: Block[] = [];
  let open = emptyBlock(root);
  const close = (next: Tree.ParentNode) => {
    const text = open.text.replace(/\s+/g, ' ').trim();
    if (text !== '') blocks.push({ ...open, text });
    open = emptyBlock(next);
  };
  const work: Step[] = [{ node: root, parent: root, link: false, isEnd: false }];
  for (let step = work.pop(); step; step = work.pop()) {
    if (step.node.nodeName === '#text') addText(open, step.node as Tree.TextNode, step);
    else if ('childNodes' in step.node) enter(step, work, close);
  }
  close(root);
  return blocks;
}

type Step = { node: Tree.ChildNode | Tree.Document; parent: Tree.ParentNode; link: boolean; isEnd: boolean };

function enter({ node, parent, link, isEnd }: Step, work: Step[], close: (next: Tree.ParentNode) => void): void {
  const part = node as Tree.ParentNode;
  const name = 'tagName' in part ? part.tagName : '';
  const isInline = INLINE.has(name);
  if (isEnd) {
    close(parent);
    return;
  }
  if (name !== '' && isLeftOut(part as Tree.Element, name)) return;
  if (!isInline) {
    close(part);
    work.push({ node, parent, link, isEnd: true });
  }
  for (const child of part.childNodes.toReversed()) {
    work.push({ node: child, parent: isInline ? parent : part, link: link || name === 'a', isEnd: false });
  }
}

function isLeftOut(element: Tree.Element, name: string): boolean {
  if (SKIPPED.has(name) || attribute(element, 'hidden') !== null || /display:\s*none/i.test(attribute(element, 'style') ?? '')) return true;
  if (name === 'body' || name === 'html' || name === 'article' || name === 'main') return false;
  const named = `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`;
  return UNLIKELY.test(named) && !LIKELY.test(named);
}

function addText(open: Block, { value, sourceCodeLocation }: Tree.TextNode, { parent, link }: Step): void {
  const words = value.trim();
  if (words !== '' && sourceCodeLocation) {
    if (open.text.trim() === '') open.start = sourceCodeLocation.startOffset;
    open.end = sourceCodeLocation.endOffset;
    open.parent = parent;
    open.level = headingLevel(parent);
  }
  open.text += value;
  if (link) open.linked += words.length;
}

function headingLevel(node: Tree.ParentNode): number | null {
  const level = 'tagName' in node ? /^h([1-6])$/.exec(node.tagName)?.[1] : undefined;
  return level === undefined ? null : Number(level);
}

function emptyBlock(parent: Tree.ParentNode): Block {
  return { text: '', linked: 0, level: null, parent, start: 0, end: 0 };
}

/** Value of an attribute, null where the element has none. */
export function attribute(element: Tree.Element, name: string): string | null {
  return element.attrs.find((one) => one.name === name)?.value ?? null;
}
