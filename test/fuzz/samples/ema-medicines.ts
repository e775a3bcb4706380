import { type SheetRows, spreadsheetOf } from '../../support/spreadsheet.ts';
import type { Sample } from '../sample.ts';
export const NEW = [
  ...['Category', 'Name of medicine', 'EMA product number', 'Medicine status', 'Opinion status'],
  ...['International non-proprietary name (INN) / common name', 'Therapeutic area (MeSH)', 'Species\r\n(veterinary)', 'Advanced therapy'],
  ...['Conditional approval', 'Orphan medicine', 'PRIME: priority medicine', 'Marketing authorisation developer / applicant / holder'],
  ...['Opinion adopted date', 'Marketing authorisation date', 'Refusal of marketing authorisation date'],
  'Withdrawal / expiry / revocation / lapse of marketing authorisation date',
];
export const PREAMBLE: SheetRows = [['Content type:', 'Medicine', null, '22/08/2024 - 15:06'], [], [], [], [], [], [], []];
export const row = (cells: Record<number, string>, number: string): SheetRows[number] =>
  NEW.map((_, at) => cells[at] ?? ({ 0: 'Human', 2: number, 8: 'No', 9: 'No', 10: 'No', 11: 'No' } as Record<number, string>)[at] ?? null);
export const ROWS: SheetRows = [
  row(
    {
      1: 'Examplia (previously Oldia)',
      3: 'Authorised',
      5: 'examplegene autoleucel',
      6: 'Example&nbsp;Disease',
      8: 'Yes',
      9: 'Yes',
      10: 'Yes',
      11: 'Yes',
      12: 'Example Bio B.V.',
      13: '25/03/2020',
      14: '18/05/2020',
    },
    'EMEA/H/C/099001',
  ),
  row({ 1: 'Exampluna', 3: 'Withdrawn', 12: 'Example Bio B.V.', 14: '23/03/2018', 16: '13/12/2024' }, 'EMEA/H/C/099002'),
  row({ 1: 'Exampluxa', 3: 'Refused', 5: 'exampluxane', 12: 'Example SA', 15: '01/02/2021' }, 'EMEA/H/C/099003'),
  row({ 1: 'Exampliva', 3: 'Opinion', 4: 'Positive', 5: 'exampliva cells', 12: 'Example SA', 13: '02/07/2024' }, 'EMEA/H/C/099004'),
  row({ 1: 'Examplone', 3: 'Application withdrawn', 5: 'examplone', 12: 'Example SA' }, 'EMEA/H/C/099005'),
  row({ 0: 'Veterinary', 1: 'Examplivet', 3: 'Authorised', 14: '01/02/2021' }, 'EMEA/V/C/099006'),
];

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [
  { 'medicines-2024-08-22.xlsx': spreadsheetOf({ Medicine: [...PREAMBLE, NEW, ...ROWS] }) },
  { 'medicines-2024-08-22.csv': [NEW, ...ROWS].map((cells) => cells.map((cell) => `"${cell ?? ''}"`).join(',')).join('\n') },
];
