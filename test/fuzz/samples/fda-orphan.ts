import type { Sample } from '../sample.ts';
export const HEADER = [
  ...['Generic Name', 'Trade Name', 'Date Designated', 'Orphan Designation', 'Orphan Designation Status'],
  ...['Date Designation Withdrawn or Revoked', 'FDA Orphan Approval Status', 'Approved Labeled Indication', 'Marketing Approval Date'],
  ...['Exclusivity End Date', 'Sponsor Company', 'Sponsor Address 1', 'Sponsor Zip', 'Sponsor Country', 'CF Grid Key'],
];
export type Cells = Partial<Record<(typeof HEADER)[number], string>>;
export const GRANTED: Cells = {
  'Generic Name': 'examplegene autoleucel',
  'Trade Name': 'EXAMPLA\u2122',
  'Date Designated': '10/06/2020',
  'Orphan Designation': 'Treatment of example disease',
  'Orphan Designation Status': 'Designated/Approved',
  'Approved Labeled Indication': 'adults with example disease',
  'Marketing Approval Date': '11/20/2022',
  'Sponsor Company': 'Example Bio, Inc.',
  'Sponsor Address 1': '1 Example Road',
  'CF Grid Key': '990001',
};
export const LIFTED: Cells = {
  'Generic Name': 'adeno-associated virus vector with the EXA gene',
  'Trade Name': 'n/a',
  'Date Designated': '01/15/2019',
  'Orphan Designation': 'Treatment of other disease',
  'Orphan Designation Status': 'Designated/Designation Withdrawn or Revoked',
  'Date Designation Withdrawn or Revoked': '05/10/2021',
  'Sponsor Company': 'Éxample Genes SA',
  'CF Grid Key': '990002',
};
export function csv(rows: Cells[], header = HEADER): string {
  return [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))]
    .map((cells) => cells.map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','))
    .join('\n');
}
/** As the FDA sends its "Excel" file: a page of one table that says it is UTF-8. */
export function html(rows: Cells[]): string {
  const line = (cells: string[], tag: string) => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('\n')}</tr>`;
  return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"></head><body><table border="1">
    ${line(HEADER, 'th')}${rows
      .map((row) =>
        line(
          HEADER.map((name) => row[name] ?? ''),
          'td',
        ),
      )
      .join('\n')}
    <tr><td colspan="${HEADER.length}">Note: an example of a remark.</td></tr></table></body></html>`;
}

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [{ 'list.csv': csv([GRANTED, LIFTED]) }, { 'OOPD_Results.xls': html([GRANTED, LIFTED]) }];
