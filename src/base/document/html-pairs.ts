import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { InputError } from '../errors.ts';
import { attribute } from './html-blocks.ts';
import { findAll, textOf } from './html-tables.ts';

/** What a page says under a label; `table` numbers the table in which it stands, `within` is the label of the cell around that table, null for none. */
export type Pair = { label: string; value: string; table: number; within: string | null };

/**
 * The labels of a page that shows one record in tables, each with what stands in the cell after it, in their order. A label is a `th`, or a cell that ends in a
 * colon. Where a cell says the same in Chinese and in English (`cn`, `en`), the Chinese is taken. Throws InputError for a page that was cut off.
 */
export function readHtmlPairs(page: string, file: string): Pair[] {
  const root = parse(page);
  if (!/<\/(?:html|body)\s*>/i.test(page.slice(-2000))) throw new InputError('ends before its </html>; take the page again', { file });
  const numbers = new Map(findAll(root, 'table').map((table, at) => [table, at]));
  return findAll(root, 'tr').flatMap((row) => {
    const table = around(row, 'table');
    const cell = table && around(table, 'td');
    const within = cell && labelBefore(cell);
    return pairsOf(row).map((pair) => ({ ...pair, table: table ? (numbers.get(table) ?? -1) : -1, within: within ?? null }));
  });
}

function pairsOf(row: Tree.Element): { label: string; value: string }[] {
  const cells = cellsOf(row);
  return cells.flatMap((cell, at) => {
    const label = labelOf(cell);
    const next = cells[at + 1];
    if (label === null) return [];
    return [{ label, value: next && labelOf(next) === null && findAll(next, 'table').length === 0 ? textIn(next) : '' }];
  });
}

function labelBefore(cell: Tree.Element): string | null {
  const cells = cell.parentNode ? cellsOf(cell.parentNode) : [];
  const before = cells[cells.indexOf(cell) - 1];
  return before ? labelOf(before) : null;
}

function labelOf(cell: Tree.Element): string | null {
  if (findAll(cell, 'table').length > 0) return null;
  const text = textIn(cell).replace(/\s+/g, ' ').trim();
  if (cell.tagName !== 'th' && !/[:：]$/.test(text)) return null;
  return text.replace(/^- /, '').replace(/\s*[:：]$/, '') || null;
}

/** The text of a cell, in Chinese alone where it is marked in both languages. */
function textIn(cell: Tree.Element): string {
  const hasChinese = findAll(cell, 'p')
    .concat(findAll(cell, 'span'))
    .some((one) => attribute(one, 'class')?.split(/\s+/).includes('cn'));
  return textOf(cell, hasChinese ? (node) => attribute(node, 'class')?.split(/\s+/).includes('en') === true : undefined).trim();
}

function cellsOf(row: Tree.ParentNode): Tree.Element[] {
  return row.childNodes.filter((node): node is Tree.Element => node.nodeName === 'td' || node.nodeName === 'th');
}

function around(element: Tree.Element, name: string): Tree.Element | null {
  let node: Tree.ParentNode | null = element.parentNode;
  while (node && node.nodeName !== name) node = 'parentNode' in node ? node.parentNode : null;
  return node as Tree.Element | null;
}
