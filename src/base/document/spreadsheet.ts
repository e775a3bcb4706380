import { unzip } from '../containers.ts';
import { InputError } from '../errors.ts';
import { parseXml, readXml, type XmlElement } from '../xml.ts';

/** A sheet of a spreadsheet: its cells as stored, row 1 first; dates are serial numbers, and a cell that is empty is an empty text. */
export type Sheet = { name: string; rows: string[][] };

/** Columns that a row is read to; used ranges are often inflated. */
const MOST_COLUMNS = 1024;
/** Rows that a sheet can have. */
const MOST_ROWS = 1_048_576;
/** Bytes that all parts of a spreadsheet may have, unpacked; a register's largest has a tenth. */
const MOST_UNPACKED = 1024 ** 3;

/** The sheets of an XLSX file in their order. Throws InputError when the file is damaged, is no spreadsheet, or unpacks to over 1 GB. */
export async function readSheets(bytes: Buffer, file: string): Promise<Sheet[]> {
  const members = new Map<string, Buffer>();
  for await (const member of unzip(bytes, file, MOST_UNPACKED)) {
    if (/^xl\/.*\.(?:xml|rels)$/.test(member.name)) members.set(member.name, member.bytes);
  }
  const book = members.get('xl/workbook.xml');
  if (book === undefined) throw new InputError('is a zip archive but no spreadsheet (XLSX)', { file });
  const relations = members.get('xl/_rels/workbook.xml.rels');
  const targets = new Map(
    (relations ? named(parseXml(relations.toString('utf8'), file), 'Relationship') : []).map(({ attributes }) => [
      attributes.Id,
      attributes.Target ?? '',
    ]),
  );
  const shared = await Array.fromAsync(recordsOf(members.get('xl/sharedStrings.xml'), file, 'si'), textOf);
  const sheets = named(parseXml(book.toString('utf8'), file), 'sheets').flatMap((all) => named(all, 'sheet'));
  return Array.fromAsync(sheets, async ({ attributes }) => {
    const name = attributes.name ?? '';
    const target = (targets.get(attributes['r:id']) ?? '').replace(/^\/?(?:xl\/)?/, 'xl/');
    const sheet = members.get(target);
    if (sheet === undefined) throw new InputError('lacks the cells of a sheet; take it again', { file, record: `sheet ${name}` });
    return { name, rows: await rowsOf(sheet, file, shared) };
  });
}

/** Elements of a name that stand in an element, whatever the prefix of their namespace. */
function named({ children }: XmlElement, name: string): XmlElement[] {
  return children.filter((child) => localName(child.name) === name);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

async function* recordsOf(xml: Buffer | undefined, file: string, name: string): AsyncGenerator<XmlElement> {
  if (xml) for await (const { element } of readXml([xml], file, (one) => localName(one) === name)) yield element;
}

async function rowsOf(sheet: Buffer, file: string, shared: string[]): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const row of recordsOf(sheet, file, 'row')) {
    const stated = Number(row.attributes.r);
    const at = stated > rows.length && stated <= MOST_ROWS ? stated : rows.length + 1;
    while (rows.length < at) rows.push([]);
    const cells = rows[at - 1] as string[];
    for (const cell of named(row, 'c')) {
      const column = columnOf(cell.attributes.r, cells.length);
      const text = cellText(cell, shared);
      if (text === '' || column >= MOST_COLUMNS) continue;
      while (cells.length < column) cells.push('');
      cells[column] = text;
    }
  }
  return rows;
}

/** The column, from 0, of a cell such as AB12; one without a place follows the last. */
function columnOf(place: string | undefined, next: number): number {
  const letters = /^[A-Z]+/.exec(place ?? '')?.[0];
  if (letters === undefined) return next;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellText(cell: XmlElement, shared: string[]): string {
  if (cell.attributes.t === 'inlineStr') return named(cell, 'is').map(textOf).join('');
  const value = named(cell, 'v')
    .map(({ text }) => text)
    .join('');
  return cell.attributes.t === 's' ? (shared[Number(value)] ?? '') : withLineEnds(value);
}

/** The running text of a shared or inline string, without the phonetic readings beside it. */
function textOf(element: XmlElement): string {
  const pieces = element.children.flatMap((child) => {
    if (localName(child.name) === 't') return [child.text];
    return localName(child.name) === 'r' ? named(child, 't').map(({ text }) => text) : [];
  });
  return withLineEnds(pieces.join(''));
}

function withLineEnds(text: string): string {
  return text.replaceAll('_x000D_', '\r');
}
