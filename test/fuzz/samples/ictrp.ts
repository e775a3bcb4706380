import { gzipSync } from 'node:zlib';
import { spreadsheetOf } from '../../support/spreadsheet.ts';
import type { Sample } from '../sample.ts';
export const HEADER = [
  ...[
    'TrialID',
    'Last Refreshed on',
    'Public title',
    'Scientific title',
    'Acronym',
    'Primary sponsor',
    'Date registration',
    'Date registration3',
  ],
  ...['Export date', 'Source Register', 'web address', 'Recruitment Status', 'other records', 'Inclusion agemin', 'Inclusion agemax'],
  ...['Inclusion gender', 'Date enrollement', 'Target size', 'Study type', 'Study design', 'Phase', 'Countries', 'Contact Firstname'],
  ...[
    'Contact Lastname',
    'Contact Address',
    'Contact Email',
    'Contact Tel',
    'Contact Affiliation',
    'Inclusion Criteria',
    'Exclusion Criteria',
  ],
  ...['Condition', 'Intervention', 'Primary outcome', 'results date posted', 'results date completed', 'results url link'],
  ...['Retrospective flag', 'Bridging flag truefalse', 'Bridged type', 'results yes no'],
];
export const LATER = [
  'Internal Number',
  'Prospective registration',
  'Source Support',
  'Secondary ID',
  'Secondary Sponsor',
  'Ethics review status',
  'results ipd plan',
];
export type Cells = Record<string, string | number>;
export const CHINESE: Cells = {
  TrialID: 'ChiCTR2900000001',
  'Last Refreshed on': '17 February 2029',
  'Public title': 'Invented CAR-T cells in an invented lymphoma',
  'Scientific title': `Invented CAR-T cells in an invented lymphoma${' '.repeat(300)}`,
  'Primary sponsor': 'Example Hospital of Invented University',
  'Date registration': '2029-02-16',
  'Date registration3': '20290216',
  'Export date': '3/18/2029 6:53:35 PM',
  'Source Register': 'ChiCTR',
  'web address': 'http://www.chictr.org.cn/showproj.aspx?proj=99999',
  'Recruitment Status': 'Not Recruiting',
  'Date enrollement': '2029-03-01',
  'Target size': 'Experimental group:30;Control group:20;',
  'Study type': 'Interventional study',
  Phase: '0',
  Countries: 'China',
  'Contact Address': '99 Example Road, Wuchang District, Wuhan, Hubei, China ',
  'Contact Firstname': 'Someone',
  'Contact Email': 'someone@example.org',
  'Contact Tel': '+86 021 5555 0000',
  Condition: 'Invented lymphoma; other disease',
  Intervention: 'Experimental group:ATL-101 CAR-T cells;Control group:none;',
};
export const AMERICAN: Cells = {
  TrialID: 'NCT90000001',
  'Last Refreshed on': '6 April 2029',
  'Public title': 'ATL-101 in an invented disease',
  'Primary sponsor': 'Somebody Invented, MD',
  'Date registration': '27/01/2029',
  'Date registration3': '20290127',
  'Recruitment Status': 'Recruiting',
  'Date enrollement': 'April 2029',
  'Target size': '500',
  'Study type': 'Interventional',
  Phase: 'Phase 1/Phase 2',
  Countries: 'France;France;United States',
  'Exclusion Criteria': '<br>        a line\nand another\n',
  Condition: 'Invented disease',
  Intervention: 'Drug: ATL-101;Drug: placebo, 5 mg;10 mg',
};
export const EUROPEAN: Cells = {
  TrialID: 'EUCTR2029-000001-11-FR',
  'Last Refreshed on': '14 April 2029',
  'Public title': 'A European trial',
  'Primary sponsor': 'Example Pharma GmbH',
  'Date registration': '16/03/2029',
  'Date registration3': '20290316',
  'Recruitment Status': 'Authorised',
  'Date enrollement': '16/03/2029',
  Phase:
    'Human pharmacology (Phase I): no\nTherapeutic exploratory (Phase II): yes\nTherapeutic confirmatory - (Phase III): yes\nTherapeutic use (Phase IV): no\n',
  Countries: 'France',
  Condition: '<br>Invented disease;Therapeutic area: Diseases [C]',
  Intervention: '<br>Trade Name: Invented 200 mg<br>Product Name: ATL-102<br>Pharmaceutical Form: Infusion<br>',
};
export function cellsOf(row: Cells, header: string[]): string[] {
  return header.map((name) => String(row[name] ?? ''));
}
export function csv(rows: Cells[], header = HEADER): string {
  const quoted = rows.map((row) =>
    cellsOf(row, header)
      .map((cell) => `"${cell.replaceAll('"', '""')}"`)
      .join(','),
  );
  return [header.join(','), ...quoted].join('\n');
}
export function xml(rows: Cells[], header = HEADER): string {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const element = (name: string, row: Cells) => {
    const tag = name.replaceAll(' ', '_');
    return row[name] === undefined ? `    <${tag} />\r\n` : `    <${tag}>${escaped(String(row[name]))}</${tag}>\r\n`;
  };
  const trials = rows.map(
    (row) =>
      `  <Trial>\r\n${header.map((name) => element(name, row)).join('')}    <Bridged_type xml:space="preserve">          </Bridged_type>\r\n  </Trial>\r\n`,
  );
  return `<?xml version='1.0' encoding='UTF-8' ?><Trials_downloaded_from_ICTRP>\r\n${trials.join('')}</Trials_downloaded_from_ICTRP>`;
}
export function xlsx(rows: Cells[]): Buffer {
  return spreadsheetOf({ 'COVID19-web': [HEADER, ...rows.map((row) => HEADER.map((name) => row[name] ?? null))] });
}

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [
  { 'export.csv': csv([CHINESE, AMERICAN, EUROPEAN]) },
  { 'export.xml': xml([CHINESE, AMERICAN, EUROPEAN]) },
  { 'export.xml.gz': gzipSync(xml([CHINESE])) },
  { 'export.xlsx': xlsx([CHINESE, AMERICAN, EUROPEAN]) },
];
