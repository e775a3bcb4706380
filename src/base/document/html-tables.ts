import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { InputError } from '../errors.ts';
import { attribute } from './html-blocks.ts';

const SKIPPED = new Set(['script', 'style', 'noscript', 'template']);
/** A cell that spans more columns than this is taken to span one. */
const MOST_SPAN = 1000;

/**
 * The tables of an HTML page as rows of cells, text alone: scripts and styles are passed over, a cell that spans columns is followed by empty ones.
 * A table that is only a header is joined with the one after it. Throws InputError when the page ends inside a table.
 */
export function readHtmlTables(page: string, file: string): string[][][] {
  const tables = findAll(parse(page, { sourceCodeLocationInfo: true }), 'table');
  cutTable(tables, file);
  return joinHeaders(tables.map(rowsOf).filter((rows) => rows.length > 0));
}

/** Throws InputError when one of the tables of a page was never ended. */
function cutTable(tables: Tree.Element[], file: string): void {
  const cut = tables.find((one) => !one.sourceCodeLocation?.endTag);
  if (!cut) return;
  const line = cut.sourceCodeLocation?.startLine ?? 1;
  throw new InputError('ends inside a table; take the page again', { file, record: `table that begins in line ${line}` });
}

/** Some pages keep the header that stays in sight in a table of its own. */
function joinHeaders(tables: string[][][]): string[][][] {
  const joined: string[][][] = [];
  for (const rows of tables) {
    const last = joined.at(-1);
    if (last?.length === 1 && last[0]?.length === rows[0]?.length) joined.splice(-1, 1, [...last, ...rows]);
    else joined.push([...rows]);
  }
  return joined;
}

function rowsOf(table: Tree.Element): string[][] {
  const rows = findAll(table, 'tr').filter((row) => tableAround(row) === table);
  return rows.map((row) => row.childNodes.flatMap((node) => (isCell(node) ? cellsOf(node) : []))).filter((cells) => cells.length > 0);
}

function isCell(node: Tree.ChildNode): node is Tree.Element {
  return node.nodeName === 'td' || node.nodeName === 'th';
}

function cellsOf(cell: Tree.Element): string[] {
  const span = Number(attribute(cell, 'colspan') ?? 1);
  const width = Number.isInteger(span) && span > 0 && span <= MOST_SPAN ? span : 1;
  const text = textOf(cell)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
  return [text, ...Array.from({ length: width - 1 }, () => '')];
}

/** Text below a node, without the elements that are left out; a break or a paragraph begins a line; depth of nesting does not matter. */
export function textOf(root: Tree.Node, isLeftOut?: (element: Tree.Element) => boolean): string {
  let text = '';
  const work: Tree.Node[] = [root];
  for (let node = work.pop(); node; node = work.pop()) {
    if (node.nodeName === '#text') text += (node as Tree.TextNode).value.replace(/\s+/g, ' ');
    else if (node.nodeName === 'br' || node.nodeName === 'p') text += '\n';
    if (!SKIPPED.has(node.nodeName) && 'childNodes' in node && !('tagName' in node && isLeftOut?.(node)))
      addChildren(work, node.childNodes);
  }
  return text;
}

/** Puts children on a stack so that the first is taken first; a table may have more of them than a call takes arguments. */
function addChildren(work: Tree.Node[], children: Tree.ChildNode[]): void {
  for (let at = children.length - 1; at >= 0; at -= 1) work.push(children[at] as Tree.ChildNode);
}

/** Every element of a name below a node, in the order of the page. */
export function findAll(root: Tree.ParentNode, name: string): Tree.Element[] {
  const found: Tree.Element[] = [];
  const work: Tree.Node[] = [root];
  for (let node = work.pop(); node; node = work.pop()) {
    if (node.nodeName === name) found.push(node as Tree.Element);
    if ('childNodes' in node) addChildren(work, node.childNodes);
  }
  return found;
}

function tableAround(row: Tree.Element): Tree.ParentNode | null {
  let node: Tree.ParentNode | null = row.parentNode;
  while (node && node.nodeName !== 'table') node = 'parentNode' in node ? node.parentNode : null;
  return node;
}
