import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { codePointsUpTo } from '../../src/base/document/html.ts';
import { attribute } from '../../src/base/document/html-blocks.ts';
import type { CountryRecord, Field } from './form.ts';

/** The record of a trial's page: rows of number, label and value; a value in several languages is a table of which the first row counts. */
export function recordOfPage(page: string): CountryRecord {
  const points = codePointsUpTo(page);
  const rows = findAll(parse(page, { sourceCodeLocationInfo: true }), 'tr');
  return { line: 1, fields: rows.flatMap((row) => fieldOf(row, points)) };
}

function fieldOf(row: Tree.Element, points: (offset: number) => number): Field[] {
  const cells = row.childNodes.filter((node): node is Tree.Element => node.nodeName === 'td');
  const [first, second, third] = cells;
  const kind = (cell: Tree.Element | undefined) => (cell ? (attribute(cell, 'class') ?? '') : '');
  if (kind(first) === 'first' && second && third)
    return [{ number: textIn(first as Tree.Element), label: textIn(second), ...valueIn(third, points) }];
  if (kind(first) === 'cellGrey' && second)
    return [{ number: '', label: textIn(first as Tree.Element).replace(/:$/, ''), ...valueIn(second, points) }];
  const [, name, number] = kind(first) === 'cellBlue' ? (/^[BD]\.(IMP|Sponsor): (\d+)$/.exec(textIn(first as Tree.Element)) ?? []) : [];
  return name && number ? [{ number: name, label: '', value: number, at: '' }] : [];
}

function valueIn(cell: Tree.Element, points: (offset: number) => number): Pick<Field, 'value' | 'at'> {
  const inner = findAll(cell, 'td')[0] ?? cell;
  const { startTag, endTag } = inner.sourceCodeLocation ?? {};
  const at = startTag && endTag ? `char=${points(startTag.endOffset)},${points(endTag.startOffset)}` : '';
  return { value: textIn(inner), at };
}

function textIn(root: Tree.Node): string {
  let text = '';
  const work: Tree.Node[] = [root];
  for (let node = work.pop(); node; node = work.pop()) {
    if (node.nodeName === '#text') text += (node as Tree.TextNode).value;
    else if (node.nodeName === 'br') text += '\n';
    else if ('childNodes' in node && !['script', 'style'].includes(node.nodeName)) work.push(...node.childNodes.toReversed());
  }
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
}

function findAll(root: Tree.ParentNode, name: string): Tree.Element[] {
  const found: Tree.Element[] = [];
  const work: Tree.Node[] = [root];
  for (let node = work.pop(); node; node = work.pop()) {
    if (node !== root && node.nodeName === name) found.push(node as Tree.Element);
    if ('childNodes' in node) work.push(...node.childNodes.toReversed());
  }
  return found;
}
