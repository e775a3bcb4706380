import { type SheetRows, spreadsheetOf } from '../../support/spreadsheet.ts';
import type { Sample } from '../sample.ts';
export const HEADER = ['name', 'type', 'date', 'Orphan', 'prime', 'comment', 'cum_n'];
export const ROWS: SheetRows = [
  ['Exampliva', 'TEP', 40091, 'No', 'No', 'MA withdrawn July\r\n2016', 1],
  ['Examplia', 'GTMP', 41207, 'Yes', 'Yes', 'MA not renewed (MA\r\nended Oct. 2017)', 2],
  ['Exampluna', 'CTMP', '18/05/2020', 'Yes', 'No', null, 3],
];

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [{ 'atmp-2023-06-30.xlsx': spreadsheetOf({ 'Table006 (Page 3-4)': [HEADER, ...ROWS] }) }];
