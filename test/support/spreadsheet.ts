import { zipOf } from './zip.ts';

/** Cells of a sheet by row; a number is stored as one, a text as a shared string, null as a styled cell without a value. */
export type SheetRows = (string | number | null)[][];

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** An XLSX file as Excel writes it: shared strings, styled empty cells, and a used range far wider than the cells. */
export function spreadsheetOf(sheets: Record<string, SheetRows>): Buffer {
  const shared: string[] = [];
  const names = Object.keys(sheets);
  const files = Object.values(sheets).map((rows, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(rows, shared)] as const);
  return zipOf([
    ['[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'],
    [
      'xl/workbook.xml',
      `<workbook ${MAIN} xmlns:r="${DOCUMENT}"><sheets>${names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 7}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${names.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    ],
    ...files,
    [
      'xl/sharedStrings.xml',
      `<sst ${MAIN}>${shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    ],
  ]);
}

function sheetXml(rows: SheetRows, shared: string[]): string {
  const lines = rows.map(
    (cells, at) =>
      `<row r="${at + 1}" spans="1:1024">${cells.map((cell, column) => cellXml(cell, `${letters(column)}${at + 1}`, shared)).join('')}</row>`,
  );
  return `<worksheet ${MAIN}><dimension ref="A1:AMJ${rows.length}"/><cols><col min="1" max="1024"/></cols><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

function cellXml(cell: string | number | null, place: string, shared: string[]): string {
  if (cell === null) return `<c r="${place}" s="1"/>`;
  if (typeof cell === 'number') return `<c r="${place}" s="2"><v>${cell}</v></c>`;
  return `<c r="${place}" s="1" t="s"><v>${shared.push(cell) - 1}</v></c>`;
}

function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\r', '_x000D_');
}
