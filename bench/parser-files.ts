import { HEADER as CAR_T, SITES, TRIALS } from '../test/fuzz/samples/car-t-monitor.ts';
import { HEADER as ACCEPTANCE, ROWS as ACCEPTED } from '../test/fuzz/samples/cde-acceptance.ts';
import { HEADER as BREAKTHROUGH, ROWS as BREAKTHROUGHS } from '../test/fuzz/samples/cde-breakthrough.ts';
import { HEADER as CLEARANCE, ROWS as CLEARED, cells } from '../test/fuzz/samples/cde-clearance.ts';
import { ROWS as MARKETED } from '../test/fuzz/samples/cde-marketed.ts';
import { ROWS as PRIORITIES, HEADER as PRIORITY } from '../test/fuzz/samples/cde-priority-review.ts';
import { XML as CHICTR, PAGE as CHICTR_PAGE } from '../test/fuzz/samples/chictr.ts';
import { SITES as CDT_SITES, ENDPOINTS, info } from '../test/fuzz/samples/chinadrugtrials.ts';
import { AACT, XML as LEGACY } from '../test/fuzz/samples/clinicaltrials-gov.ts';
import { PAGE as CRIS_PAGE, JSON_OF_PAGE } from '../test/fuzz/samples/cris.ts';
import { BEFORE, SINCE_2024 } from '../test/fuzz/samples/ctis.ts';
import { SUBMISSIONS, TABLES } from '../test/fuzz/samples/drugs-at-fda.ts';
import { ROWS as MEDICINES, NEW, PREAMBLE } from '../test/fuzz/samples/ema-medicines.ts';
import { HEAD, record } from '../test/fuzz/samples/euctr.ts';
import { GRANTED, LIFTED, csv as orphanCsv, html as orphanHtml } from '../test/fuzz/samples/fda-orphan.ts';
import { CHANGE, HEADER as PURPLE, TITLES, WHOLE } from '../test/fuzz/samples/fda-purple-book.ts';
import { AMERICAN, type Cells, CHINESE, csv, EUROPEAN, HEADER, xml } from '../test/fuzz/samples/ictrp.ts';
import { XML as ISRCTN } from '../test/fuzz/samples/isrctn.ts';
import { spreadsheetOf } from '../test/support/spreadsheet.ts';

/** A format that is measured: the source, what it is, and its files of about so many bytes; `bytes` where these are not what is unpacked. */
export type ParserFile = {
  source: string;
  format: string;
  make(size: number): { files: Record<string, string | Uint8Array>; bytes?: number };
};

/** A text as long as registers' criteria are, which no parser reads. */
const CRITERIA = 'Inclusion of an invented person needs an invented reason, given in writing; exclusion needs none. '.repeat(18);
const LONG = CRITERIA.slice(0, 300);
const PARAGRAPH = `<div class="block"><p data-nth="1">An invented company told of <b>invented cells</b>, which were given to invented people. ${LONG}</p></div>\n`;
/** What real records hold beside what is read of them, so that a statement has as many bytes of them as in real files. */
const RESULTS = `<clinical_results>${'<measurement group_id="O1" value="12.5" spread="1.25"/>\n'.repeat(70)}</clinical_results>`;
const GROUPS = Array.from({ length: 40 }, (_, at) => `F.3.3.${at + 1} Invented group of people in the trial: No\n`).join('');
const DOCUMENTS = Array.from({ length: 300 }, (_, at) => ({ documentId: at, title: LONG, uuid: `00000000-0000-4000-8000-${at}` }));

/** A text with the digits of its ids counted on. */
function numbered(text: string, nth: number): string {
  return text.replace(
    /(?<=[A-Z]{2,6}|COM-|"|^|\n|\t|\b)(99|29|90|97)(\d{4,8})(?=\D|$)/g,
    (_, head: string, digits: string) => head + String(nth % 10 ** digits.length).padStart(digits.length, '0'),
  );
}

/** Records one after another until there are so many bytes. */
function many(size: number, of: (nth: number) => string): string {
  const pieces: string[] = [];
  for (let [nth, bytes] = [1, 0]; bytes < size; nth += 1) {
    const piece = of(nth);
    bytes += Buffer.byteLength(piece);
    pieces.push(piece);
  }
  return pieces.join('');
}

function list(source: string, format: string, name: string, before: string, rows: string[], after = '', end = '\n'): ParserFile {
  const make = (size: number) => ({
    files: { [name]: before + many(size, (nth) => `${numbered(rows[nth % rows.length] as string, nth)}${end}`) + after },
  });
  return { source, format, make };
}

/** Pages of one record each; a snapshot is a page, so that they are few and long. */
function pages(source: string, name: string, page: (nth: number) => string): ParserFile {
  return { source, format: 'pages', make: (size: number) => ({ files: { [name]: page(size) } }) };
}

/** Rows of a spreadsheet; what is unpacked is counted. */
function sheet(
  source: string,
  name: string,
  before: (string | number | null)[][],
  row: (nth: number) => (string | number | null)[],
): ParserFile {
  const make = (size: number) => {
    const width = JSON.stringify(row(1)).length + 40 * row(1).length;
    const rows = Array.from({ length: Math.ceil(size / width) }, (_, at) => row(at + 1));
    const bytes = spreadsheetOf({ List: [...before, ...rows] });
    return { files: { [name]: bytes }, bytes: bytes.length };
  };
  return { source, format: 'XLSX', make };
}

const ICTRP = [CHINESE, AMERICAN, EUROPEAN].map((row) => ({
  ...row,
  'Inclusion Criteria': CRITERIA,
  'Exclusion Criteria': LONG.repeat(2),
}));
const ictrpRow = (nth: number): Cells => {
  const row = ICTRP[nth % 3] as Cells;
  return { ...row, TrialID: numbered(String(row.TrialID), nth).replace(/-\d{6}-/, `-${String(nth).padStart(6, '0')}-`) };
};
const chictr = CHICTR.slice(CHICTR.indexOf('  <Triall>'), CHICTR.indexOf('</trials>'));
const isrctn = ISRCTN.slice(ISRCTN.indexOf('<fullTrial>'), ISRCTN.indexOf('</allTrials>'));
const legacy = LEGACY.replace(
  '<phase>',
  `<eligibility><criteria><textblock>${CRITERIA}</textblock></criteria></eligibility>${RESULTS}<phase>`,
);
const aactText = { ...AACT, detailed_descriptions: `id|nct_id|description\n1|NCT90000001|"${CRITERIA.repeat(3)}"\n` };

function aact(size: number): { files: Record<string, string> } {
  const share = size / Object.values(aactText).reduce((sum, text) => sum + text.length - text.indexOf('\n'), 0);
  const files = Object.entries(aactText).map(([table, text]) => {
    const at = text.indexOf('\n') + 1;
    return [
      `${table}.txt`,
      text.slice(0, at) + Array.from({ length: Math.ceil(share) }, (_, nth) => numbered(text.slice(at), nth + 1)).join(''),
    ] as const;
  });
  return { files: Object.fromEntries(files) };
}

function drugs(size: number): { files: Record<string, string> } {
  const tables = { ...TABLES, 'Submissions.txt': SUBMISSIONS };
  const files = Object.entries(tables).map(([name, [header = '', ...all]]) => {
    const rows = all.filter((row) => !/\t(?:SHIFTED|NOBODYS)\t/.test(row));
    if (/Lookup/.test(name)) return [name, [header, ...rows].join('\n')] as const;
    const copy = (nth: number) =>
      rows.map((row) => row.replace(/(?<=^|\t)0(?:99|98|17)\d{3}(?=\t)/, (id) => String(Number(id) * 10_000 + nth))).join('\n');
    return [name, [header, ...Array.from({ length: Math.ceil(size / 900) }, (_, nth) => copy(nth))].join('\n')] as const;
  });
  return { files: Object.fromEntries(files) };
}

const ORPHANS = [GRANTED, LIFTED].map((row) => ({ ...row, 'Orphan Designation': `${row['Orphan Designation']} of ${LONG}` }));

/** The formats, each source's in a group. */
export const PARSER_FILES: ParserFile[] = [
  list('clinicaltrials-gov', 'legacy XML in JSON lines', 'xml.ndjson', '', [JSON.stringify({ nct_id: 'NCT90000001', xml: legacy })]),
  { source: 'clinicaltrials-gov', format: 'AACT', make: aact },
  list('ictrp', 'CSV', 'export.csv', `${HEADER.join(',')}\n`, []),
  list('ictrp', 'XML', 'export.xml', '', []),
  sheet('ictrp', 'export.xlsx', [HEADER], (nth) => HEADER.map((name) => ictrpRow(nth)[name] ?? null)),
  list(
    'chictr',
    'XML',
    'trials.xml',
    '<?xml version="1.0" encoding="UTF-8"?>\n<trials>\n',
    [
      chictr.replace(
        '<results_IPD_plan/>',
        `<results_IPD_plan/></main><criteria><inclusion_criteria>${CRITERIA.repeat(2)}</inclusion_criteria></criteria><main>`,
      ),
    ],
    '</trials>\n',
  ),
  pages('chictr', 'page.html', (size) =>
    CHICTR_PAGE.replace(
      '</tbody></table></div></body>',
      `${many(size, () => `<tr><td class="left_title"><p class="cn">纳入标准：</p></td><td><p class="cn">${CRITERIA}</p></td></tr>\n`)}</tbody></table></div></body>`,
    ),
  ),
  {
    source: 'chinadrugtrials',
    format: 'CSV',
    make: (size: number) => ({
      files: {
        'trial_info.csv': many(size * 0.82, (nth) => `${numbered(info('CTR29990001', { 32: CRITERIA.repeat(3) }), nth)}\n`),
        'trial_site_info.csv': many(size * 0.06, (nth) => `${numbered(CDT_SITES, nth)}\n`),
        'trial_endpoint.csv': many(size * 0.12, (nth) => numbered(ENDPOINTS, nth)),
      },
    }),
  },
  pages('cris', 'KCT9990001.html', (size) =>
    CRIS_PAGE.replace(
      '</tbody></table>',
      `${many(size, () => `<tr>\n<th scope="row">Eligibility</th>\n<td colspan="2">${CRITERIA}&nbsp;</td>\n</tr>\n`)}</tbody></table>`,
    ),
  ),
  list(
    'cris',
    'JSON',
    'list.json',
    '[',
    [JSON.stringify({ ...JSON_OF_PAGE, criteria: CRITERIA.repeat(2) })],
    `${JSON.stringify(JSON_OF_PAGE)}]`,
    ',\n',
  ),
  {
    source: 'ctis',
    format: 'JSON lines',
    make: (size: number) => ({
      files: {
        'trials.ndjson': many(
          size,
          (nth) =>
            `${JSON.stringify({ ...(nth % 2 ? SINCE_2024 : BEFORE), documents: DOCUMENTS }).replace('2029-500001', `2029-${500_000 + nth}`)}\n`,
        ),
      },
    }),
  },
  {
    source: 'euctr',
    format: 'full details',
    make: (size: number) => ({
      files: {
        'full-details.txt':
          HEAD +
          many(
            size,
            (nth) =>
              `${record(nth % 2 ? 'Spain - AEMPS' : 'Germany - PEI', { number: `2029-${String(nth % 1_000_000).padStart(6, '0')}-11` }).replace('1. Adults', CRITERIA)}\n${GROUPS.repeat(20)}\n`,
          ),
      },
    }),
  },
  list(
    'isrctn',
    'XML',
    'trials.xml',
    '<?xml version="1.0" encoding="UTF-8"?>\n<allTrials>',
    [isrctn.replace('<conditions>', `<plan>${CRITERIA.repeat(3)}</plan><conditions>`)],
    '</allTrials>',
  ),
  {
    source: 'car-t-monitor',
    format: 'CSV',
    make: (size: number) => ({
      files: {
        'onc/2026-05-15/trials.csv': `${CAR_T},PrimaryEndpoints\n${many(size * 0.6, (nth) => `${numbered(TRIALS[1 + (nth % 2)] as string, nth)},"${LONG.repeat(4)}"\n`)}`,
        'onc/2026-05-15/sites.csv': `${SITES[0]}\n${many(size * 0.4, (nth) => `${numbered(SITES[1 + (nth % 2)] as string, nth)}\n`)}`,
      },
    }),
  },
  list('cde-acceptance', 'CSV', '受理-2024-02-01.csv', `${ACCEPTANCE}\n`, ACCEPTED),
  list(
    'cde-breakthrough',
    'CSV',
    '公示-2022-03-01.csv',
    `${BREAKTHROUGH}\n`,
    BREAKTHROUGHS.slice(0, 1).map((row) => row.replace('示例瘤', '示例瘤的成年患者，既往接受过治疗后复发或进展'.repeat(2))),
  ),
  list('cde-clearance', 'CSV', 'list.csv', `${CLEARANCE.join(',')}\n`, [(CLEARED[0] as string[]).map((cell) => `"${cell}"`).join(',')]),
  list(
    'cde-clearance',
    'HTML',
    '默示许可-2024-03-01.html',
    `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><table>${cells(CLEARANCE, 'th')}`,
    [cells(CLEARED[0] as string[], 'td')],
    '</table></body></html>',
  ),
  list('cde-marketed', 'CSV', '上市-2024-05-01.csv', '', MARKETED),
  list(
    'cde-priority-review',
    'CSV',
    'list-2021-03-01.csv',
    `${PRIORITY}\n`,
    PRIORITIES.map((row) => `${row}，${'用于既往接受过治疗的示例病成年患者，'.repeat(4)}`),
  ),
  drugsFile(),
  sheet('ema-medicines', 'medicines-2024-08-22.xlsx', [...PREAMBLE, NEW], (nth) =>
    (MEDICINES[nth % 5] as (string | null)[]).map((cell, at) => (at === 2 ? `EMEA/H/C/${String(nth).padStart(6, '0')}` : cell)),
  ),
  list(
    'fda-orphan',
    'CSV',
    'list.csv',
    `${orphanCsv([])}\n`,
    ORPHANS.map((row) => orphanCsv([row]).split('\n').slice(1).join('\n')),
  ),
  list(
    'fda-orphan',
    'HTML',
    'OOPD_Results.xls',
    orphanHtml([]).split('<tr><td colspan')[0] as string,
    ORPHANS.map((row) => /<\/tr>(<tr>[\s\S]*?<\/tr>)/.exec(orphanHtml([row]))?.[1] as string),
    '</table></body></html>',
  ),
  list(
    'fda-purple-book',
    'CSV',
    'purple-2023-01-31.csv',
    `${[...TITLES, PURPLE, CHANGE, ',,,,,,,,,,,,,', PURPLE].join('\r\n')}\r\n`,
    WHOLE.map((row) =>
      row.replace(
        'Example Old Co.',
        `Example Old Company of Invented Medicines, ${'a part of another, '.repeat(6)}Inc.`.replaceAll(',', ' '),
      ),
    ),
    '',
    '\r\n',
  ),
  list(
    'article',
    'HTML',
    'a.html',
    '<!DOCTYPE html><html><head><title>Invented</title></head><body><article><h1>Invented cells</h1>\n',
    [PARAGRAPH],
    '</article></body></html>',
    '',
  ),
].map((one) =>
  one.source === 'ictrp' && one.format === 'CSV'
    ? ictrpText(one, (rows) => csv(rows))
    : one.source === 'ictrp' && one.format === 'XML'
      ? ictrpText(one, (rows) => xml(rows))
      : one,
);

function drugsFile(): ParserFile {
  return { source: 'drugs-at-fda', format: 'tables', make: drugs };
}

function ictrpText(one: ParserFile, write: (rows: Cells[]) => string): ParserFile {
  const name = `export.${one.format.toLowerCase()}`;
  return {
    ...one,
    make: (size: number) => ({ files: { [name]: write(Array.from({ length: Math.ceil(size / 3200) }, (_, nth) => ictrpRow(nth + 1))) } }),
  };
}
