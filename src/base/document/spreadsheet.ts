import { unzip } from '../containers.ts';
import { InputError } from '../errors.ts';

/** A sheet of a spreadsheet: its cells as stored, row 1 first; dates are serial numbers, and a cell that is empty is an empty text. */
export type Sheet = { name: string; rows: string[][] };

/** Columns that a row is read to; used ranges are often inflated. */
const MOST_COLUMNS = 1024;
/** Rows that a sheet can have. */
const MOST_ROWS = 1_048_576;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The sheets of an XLSX file in their order. Throws InputError when the file is damaged or is no spreadsheet. */
export async function readSheets(bytes: Buffer, file: string): Promise<Sheet[]> {
  const members = new Map<string, string>();
  for await (const member of unzip(bytes, file)) {
    if (/^xl\/.*\.(?:xml|rels)$/.test(member.name)) members.set(member.name, member.bytes.toString('utf8'));
  }
  const book = members.get('xl/workbook.xml');
  if (book === undefined) throw new InputError('is a zip archive but no spreadsheet (XLSX)', { file });
  const targets = new Map(
    elements(members.get('xl/_rels/workbook.xml.rels') ?? '', 'Relationship').map((one) => [attr(one, 'Id'), attr(one, 'Target')]),
  );
  const shared = elements(members.get('xl/sharedStrings.xml') ?? '', 'si').map(textOf);
  return elements(book, 'sheet').map((one) => {
    const name = attr(one, 'name') ?? '';
    const target = (targets.get(attr(one, 'r:id')) ?? '').replace(/^\/?(?:xl\/)?/, 'xl/');
    const sheet = members.get(target);
    if (sheet === undefined) throw new InputError('lacks the cells of a sheet; take it again', { file, record: `sheet ${name}` });
    return { name, rows: rowsOf(sheet, shared) };
  });
}

/** Every element of a name, its start tag included, in one walk; the names of parts of a spreadsheet do not nest. */
function elements(xml: string, name: string): string[] {
  const start = new RegExp(`<(\\w+:)?${name}(?:\\s[^<>]*)?/?>`, 'g');
  const found: string[] = [];
  for (let tag = start.exec(xml); tag; tag = start.exec(xml)) {
    const isEmpty = tag[0].endsWith('/>');
    const end = isEmpty ? tag.index + tag[0].length : xml.indexOf(`</${tag[1] ?? ''}${name}>`, start.lastIndex);
    if (end < 0) break;
    found.push(xml.slice(tag.index, end));
    start.lastIndex = end;
  }
  return found;
}

function attr(element: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(element.slice(0, element.indexOf('>') + 1))?.[1];
  return found === undefined ? undefined : decode(found);
}

function rowsOf(sheet: string, shared: string[]): string[][] {
  const rows: string[][] = [];
  for (const row of elements(sheet, 'row')) {
    const stated = Number(attr(row, 'r'));
    const at = stated > rows.length && stated <= MOST_ROWS ? stated : rows.length + 1;
    while (rows.length < at) rows.push([]);
    const cells = rows[at - 1] as string[];
    for (const cell of elements(row, 'c')) {
      const column = columnOf(attr(cell, 'r'), cells.length);
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

function cellText(cell: string, shared: string[]): string {
  const type = attr(cell, 't');
  if (type === 'inlineStr') return textOf(cell);
  const value = decode(elements(cell, 'v').map(insideOf).join(''));
  return type === 's' ? (shared[Number(value)] ?? '') : value;
}

/** The running text of a shared or inline string, without the phonetic readings beside it. */
function textOf(element: string): string {
  const [first = '', ...rest] = element.split(/<(?:\w+:)?rPh[\s>]/);
  const plain = [first, ...rest.map((piece) => piece.split('rPh>')[1] ?? '')].join('');
  return elements(plain, 't')
    .map((one) => decode(insideOf(one)))
    .join('');
}

/** What stands in an element after its start tag. */
function insideOf(element: string): string {
  return element.slice(element.indexOf('>') + 1);
}

function decode(text: string): string {
  return text
    .replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replace(/_x000D_/g, '\r');
}
