/** A quirk of real files in our own words, and the test that a fixture of ours with it passes: its file, and what stands in its title or, of a row of cases, in the row. */
type Quirk = [quirk: string, file: string, words: string];

const CT = 'sources/clinicaltrials-gov';
const VALUES = 'test/statement/trial-values.test.ts';
const PLACE = 'test/entity/place.test.ts';
const MONITOR = 'sources/car-t-monitor/parse.test.ts';
const WHO = 'sources/ictrp/parse.test.ts';
const CDE = 'sources/cde-breakthrough/parse.test.ts';
const MARKETED = 'sources/cde-marketed/parse.test.ts';
const PLATFORM = 'sources/chinadrugtrials/parse.test.ts';
const CHICTR = 'sources/chictr/parse.test.ts';
const ORPHAN = 'sources/fda-orphan/parse.test.ts';
const PURPLE = 'sources/fda-purple-book/parse.test.ts';
const DRUGS = 'sources/drugs-at-fda/parse.test.ts';
const EMA = 'sources/ema-medicines/parse.test.ts';
const ATMP = 'sources/ema-atmp/parse.test.ts';
const CTIS = 'sources/ctis/parse.test.ts';
const EUCTR = 'sources/euctr/parse.test.ts';
const FOREIGN = 'test/operation/foreign.test.ts';
const HISTORY = 'test/view/history.test.ts';
const CONTACTS = 'test/statement/contacts.test.ts';
const URLS = 'test/statement/record-url.test.ts';
const TWINS = 'test/classify/twins.test.ts';
const TABLES = 'test/base/tables.test.ts';
const LACKS = 'a study of which most is missing says the rest';
const SITE = 'a site may lack region, facility, code, coordinates or state of recruitment';
const PLAIN = 'texts lose the backslashes of Markdown and keep full width';
const CSV = 'the classic CSV gives lists, the sponsor before its collaborators';
const ANY = 'says what the registers say, whatever its container';
const SPREADSHEET = 'a spreadsheet that took phases and days for dates';
const DATES = 'dates are no more exact than they are written';
const EXTRACT = 'the four tables of the extract are one snapshot';
const PAGE = 'the page of a trial says in both languages';
const REPORT = 'the report says what was approved, ended, refused and advised';
const OLD_REPORT = 'the layout before 2024 has other headers';
const COUNTRIES = 'the country records of one number are one trial';
const SEARCH = 'the CSV of the search: quoted line ends, commas inside states';
const LISTS = 'applicants are parted by semicolons, each once';
const SHANGHAI = 'Shanghai is found however the state is filled';

/** Quirks by where they were met. */
export const QUIRKS: Record<string, Quirk[]> = {
  'personal data': [
    [
      'contacts of a study, its sites and its results',
      `${CT}/parse.test.ts`,
      'contacts, e-mail addresses and facilities that are persons are dropped',
    ],
    ['officials, investigators and contacts in XML', `${CT}/formats.test.ts`, 'says what the API v2 says of the same study'],
    ['a facility that is a person with a number and an address', MONITOR, 'sites of excluded trials are noted and not read'],
    ['a facility that is only the name of a person', `${CT}/quirks.test.ts`, 'a facility that is a person is none, and its place stays'],
    ['contacts of exports in columns of their own', WHO, ANY],
    ['an address of a mailbox inside an affiliation or a text', CONTACTS, 'fever a.person+x@mail.example.org'],
    ['a number to call with the name of who answers', CONTACTS, 'please call Ann Example'],
    ['persons on pages and in XML of ChiCTR', CHICTR, PAGE],
    ['contact persons and investigators of the platform', PLATFORM, EXTRACT],
    ['contact points of the EU register', EUCTR, COUNTRIES],
    ['contacts of sponsors and sites in CTIS', CTIS, 'either layout of the API says the same of a trial, without its contacts'],
    ['contacts of ISRCTN', 'sources/isrctn/parse.test.ts', 'and nothing of contacts'],
    ['contacts of the Korean register', 'sources/cris/parse.test.ts', 'the page and the JSON made of it say the same'],
    ['a person as sponsor', VALUES, 'organisations are known by their words'],
  ],
  'ClinicalTrials.gov, API v2': [
    ['dates of a month', `${CT}/parse.test.ts`, 'a study becomes statements with locators, valid and known time'],
    ['dates without a type, and no date', `${CT}/quirks.test.ts`, LACKS],
    ['no module of locations, no locations', `${CT}/quirks.test.ts`, LACKS],
    ['locations without state, facility, code, coordinates, status', `${CT}/quirks.test.ts`, SITE],
    ['no arms, no interventions, no phases', `${CT}/quirks.test.ts`, LACKS],
    ['enrolment without a type, or none', `${CT}/quirks.test.ts`, LACKS],
    ['no official title', `${CT}/quirks.test.ts`, LACKS],
    ['two phases', `${CT}/parse.test.ts`, 'a study becomes statements with locators, valid and known time'],
    [
      'numbers that the register gave up lead to the trial',
      'test/view/former-id.test.ts',
      'a trial is found by a number that its register gave up',
    ],
    ['entries under both numbers are one trial', TWINS, 'a number that a register gave up is one of the entry that has it now'],
    ['backslashes of Markdown', `${CT}/quirks.test.ts`, PLAIN],
    ['characters of full width', `${CT}/quirks.test.ts`, PLAIN],
    ['entities of HTML', `${CT}/quirks.test.ts`, PLAIN],
    ['a character that was lost', `${CT}/quirks.test.ts`, PLAIN],
    ['names of countries that changed', PLACE, 'countries are read in the spellings of the registries'],
    ['names of provinces that changed', PLACE, SHANGHAI],
    ['Taiwan and Hong Kong stand apart', PLACE, 'countries are read in the spellings of the registries'],
    ['fields that collectors add', `${CT}/quirks.test.ts`, 'fields that a collector added, and lists that it made single values'],
    [
      'lists of one that became single values',
      `${CT}/quirks.test.ts`,
      'fields that a collector added, and lists that it made single values',
    ],
    ['records of ctrdata that look like studies', FOREIGN, 'holds records of ClinicalTrials.gov as the program ctrdata changed them'],
    ['states that move while the day of the last update does not', HISTORY, 'every listing is a look: what moved, vanished and returned'],
    ['days of submission that are no posted days', `${CT}/formats.test.ts`, 'the schema before 2017 gives days of submission'],
    ['formats that would fake a change', HISTORY, 'a study read as API v2, XML, CSV and API v2 again moves only'],
    ['an id in several files', `${CT}/quirks.test.ts`, 'an id in two files is two observations of one trial'],
  ],
  'CAR-T monitor': [
    ['sites of trials that were excluded', MONITOR, 'sites are those of listed trials'],
    ['listed trials without sites', MONITOR, 'a listed trial may have no site'],
    [
      'a start that comes and goes',
      'test/view/changes.test.ts',
      'blanks, a date within the month and another source of the register are no change',
    ],
    ['starts padded to the first of the month', MONITOR, 'a start on the first day of a month is known to the month'],
    ['the phase NA', MONITOR, 'phase NA is a value and an empty start date is none'],
    ['columns in another order', MONITOR, 'columns are read by name, in any order'],
    ['a column that one series has from some day on', MONITOR, 'a listed trial may have no site'],
    ['sites in another order', HISTORY, 'another order of sites are no change'],
    ['several values in a cell', MONITOR, 'a dated folder becomes statements of its series'],
    ['numbers as fractions', MONITOR, 'a dated folder becomes statements of its series'],
    ['a trial in both series', MONITOR, 'each series says its own of a trial in both'],
    ['trials that leave and come back', HISTORY, 'every listing is a look: what moved, vanished and returned'],
    ['spellings of Shanghai', PLACE, SHANGHAI],
    ['districts as cities or states', PLACE, SHANGHAI],
    ['misspelt provinces and cities', PLACE, 'one near spelling is read, several are not'],
    ['a department as province', PLACE, 'what cannot be read is named, not guessed'],
    ['Suzhou in two provinces, and sites named for another city', PLACE, 'namesakes stay apart'],
    ['curly apostrophes', PLACE, 'Xi’an'],
    ['names of facilities in Chinese', `${CT}/quirks.test.ts`, 'a facility that is a person is none, and its place stays'],
    ['sites without coordinates', MONITOR, 'sites are those of listed trials'],
    ['labels of a pipeline that are no truth', MONITOR, 'labels of the pipeline are not read'],
    ['states and counts that others derived', FOREIGN, 'holds states of trials that others derived'],
  ],
  'older formats of ClinicalTrials.gov': [
    [
      'XML without facility, phase or start',
      `${CT}/quirks.test.ts`,
      'the XML before the API may lack phase, start and the name of a facility',
    ],
    ['carriage returns, indentation and comments', `${CT}/formats.test.ts`, 'says what the API v2 says of the same study'],
    ['days and months in words', `${CT}/quirks.test.ts`, 'the XML before the API may lack phase, start and the name of a facility'],
    ['what is no record among records', `${CT}/formats.test.ts`, 'XML that is broken, hostile or no study is refused by itself'],
    ['parallel lists that drop nulls', `${CT}/quirks.test.ts`, 'parallel lists of the interface before the API v2 are refused'],
    ['lists in cells of the CSV', `${CT}/formats.test.ts`, CSV],
    ['sponsor and collaborators, and funders, in one cell', `${CT}/formats.test.ts`, CSV],
    ['words that only look like CAR', 'test/classify/forms.test.ts', 'a brand or an acronym in capitals is no CAR'],
  ],
  'numbers of trials': [
    ['national entries of the EU register', WHO, 'one EudraCT number is one trial'],
    ['Japanese numbers with a prefix', WHO, 'Japanese numbers are those of their registers'],
    ['names of registers that vary by year', WHO, 'a number tells the register, whatever an export of its year calls it'],
    ['both layouts of CTIS', CTIS, 'either layout of the API says the same of a trial'],
    ['junk numbers and shared protocol numbers', TWINS, 'junk numbers, shared protocol numbers and numbers named by many'],
    ['numbers written in many ways', TWINS, 'a number of another register links in whatever way it is written'],
  ],
  'WHO ICTRP': [
    ['underscores in XML, blanks in CSV and XLSX', WHO, ANY],
    ['columns that are absent', WHO, "'swapped.csv'"],
    ['columns of 2026', WHO, 'the layout of 2026 has secondary ids and sponsors'],
    ['days of registration in the way of each register', VALUES, DATES],
    ['days of enrolment in many ways', VALUES, DATES],
    ['serial numbers of a spreadsheet', WHO, SPREADSHEET],
    ['phases that became days', WHO, SPREADSHEET],
    ['a day of export that is wrong', WHO, SPREADSHEET],
    ['texts that became formulas', WHO, '#NAME?'],
    ['numbers of telephones that became numbers', WHO, ANY],
    ['line ends in HTML and titles padded with blanks', VALUES, 'texts lose tags, double entities and blanks'],
    ['titles that begin with a cancellation', WHO, 'a title that says that the trial was cancelled'],
    ['UTF-8 once read in another encoding', WHO, SPREADSHEET],
    ['sizes as text', VALUES, 'a size is a number or a clear sum'],
    ['phases as blocks of answers', VALUES, 'phases of all registers, in blocks'],
    ['the phase 0', VALUES, '0 (exploratory trials)'],
    ['classes of MedDRA among conditions', VALUES, 'MedDRA version: 21.1'],
    ['countries said twice', WHO, ANY],
    ['states in small letters and capitals', VALUES, 'states and kinds of studies in the words of registers'],
    ['a city only in an address', VALUES, 'the end of an address names city and province'],
    ['lists of blanks', VALUES, 'the end of an address names city and province'],
    ['what another register hands in, in its encoding', WHO, 'what a register hands in is read in the encoding that it states'],
    ['a day of 1900 and a title that says nothing', WHO, 'what a register hands in is read in the encoding that it states'],
    [
      'a brand with a strength that looked like a code of cells',
      'test/classify/cases.jsonl',
      'a brand with a strength is no code of cells',
    ],
    ['a list that others cleaned', FOREIGN, 'is a list of the COVID-19 TrialsTracker'],
    ['states that others took from pages', FOREIGN, 'is a table of states that others took'],
  ],
  'lists of the CDE': [
    ['no number', CDE, LISTS],
    ['blank days', CDE, 'a row is a proposal for breakthrough therapy on its day, never a grant'],
    ['a number on several rows', CDE, 'a number on several rows is one application'],
    ['applicants twice, or after a semicolon', CDE, LISTS],
    [
      'foreign applicants with commas',
      'sources/cde-clearance/parse.test.ts',
      'a saved page is read: each row is a clearance without a day',
    ],
    ['line ends in indications', CDE, LISTS],
    ['classes as fractions', CDE, 'a class that a table made a fraction stays as written'],
    ['kinds of drugs that changed their name', CDE, 'a number on several rows is one application'],
    ['provisional names and codes', CDE, 'a number on several rows is one application'],
    ['names of products that changed', 'test/entity/linker.test.ts', 'products link by code, generic name and brand'],
    ['a list without a header', MARKETED, 'a row without any header is an approval without a day'],
    ['a day that is not that of the approval', MARKETED, 'the day of the review report is not taken for it'],
    ['an index of attachments', FOREIGN, 'is an index of the attachments'],
    ['kinds of applications by their letters', 'sources/cde-acceptance/parse.test.ts', 'a supplement is none'],
    ['lists without addresses of records', URLS, 'a record is cited at the address that its publisher gives it'],
    ['clearances without a day', 'sources/cde-clearance/parse.test.ts', 'a saved page is read: each row is a clearance without a day'],
    ['no seat in a name', 'sources/cgt-companies/parse.test.ts', 'a region in a directory is no seat'],
    ['a list of one kind given as another', CDE, 'is not taken for this one'],
  ],
  'platform of drug trials': [
    ['records without an address', URLS, 'a record is cited at the address that its publisher gives it'],
    ['hard blanks in a state', VALUES, '进行中\\u00a0尚未招募'],
    ['words for nothing and for a refusal', PLATFORM, 'what a company declines to say is no value'],
    ['names, brands and forms in one cell', PLATFORM, EXTRACT],
    ['tables without headers', PLATFORM, EXTRACT],
    ['sizes over several countries', PLATFORM, 'sums over countries are not guessed'],
    ['pages of a list with scripts', PLATFORM, 'a page of the search list gives numbers, states, drugs and titles'],
    ['lists of helpers', PLATFORM, 'is a list that a collector keeps to sort names'],
    ['tables that come alone', PLATFORM, 'comes without trial_info'],
  ],
  'ChiCTR and CRIS': [
    ['an odd root and misspelt kinds', CHICTR, 'the XML of a trial: odd names of elements'],
    ['days with strokes and with times', CHICTR, 'a list of a search gives numbers, titles, kinds and days'],
    ['two languages beside each other, labels with line ends and blanks', CHICTR, PAGE],
    ['a number of the page that is not that of the trial', URLS, 'a record is cited at the address that its publisher gives it'],
    ['tabs, line ends and double escapes in values', 'sources/cris/parse.test.ts', 'the page and the JSON made of it say the same'],
  ],
  FDA: [
    ['a designation for each approval', ORPHAN, 'the list repeats a designation for each approval'],
    ['short years and zips without zeros', ORPHAN, 'a copy saved by a spreadsheet has short years'],
    ['keys with a point and zips in quotes', ORPHAN, 'saved by pandas ISO days and keys with a point'],
    ['blank rows below', ORPHAN, 'blank rows below the list are passed over'],
    ['HTML named as a spreadsheet in another encoding', ORPHAN, 'the file of the FDA itself is HTML that says UTF-8'],
    [
      'a part of the list that leaves out what was not approved',
      'test/view/regulators.test.ts',
      'a list that is downloaded in parts never settles',
    ],
    ['titles, two tables, a header twice', PURPLE, 'a statement points below the header of the file, titles and all'],
    ['presentations and flags of one licence', PURPLE, 'whatever table and presentation it stands in'],
    ['days of the United States, and none', PURPLE, 'an application is approved on the day of its original submission'],
    ['tables by tabs in latin-1', DRUGS, 'latin-1 is read and said'],
    ['no table of submissions', DRUGS, 'approved without a day'],
    ['tables that come alone', DRUGS, 'add these tables together'],
  ],
  'targets, diseases and names': [
    ['aliases of targets with two meanings', 'test/classify/lexicon.test.ts', 'target ids and names are used once'],
    ['targets that are no genes', 'test/classify/trial.test.ts', 'targets: antigens, genes, silenced genes'],
    ['diseases without a name in a vocabulary', 'test/classify/disease.test.ts', 'a condition resolves however it is written'],
    [
      'names of a vocabulary that only match',
      'test/classify/disease.test.ts',
      'names of a loaded vocabulary count where the lexicon names nothing',
    ],
    ['endings of nonproprietary names', 'test/classify/trial.test.ts', 'CAR-T in its spellings, with cell source'],
    [
      'sources that differ on who holds a product',
      'sources/cgt-companies/parse.test.ts',
      'numbers and products in one row are not matched',
    ],
    ['hospitals without a name in one language', 'sources/ror/parse.test.ts', 'an organisation has names by language'],
  ],
  EMA: [
    ['a header in row 9 or 1', EMA, 'a preamble may be gone'],
    ['line ends in headers', EMA, REPORT],
    ['a thousand empty columns', TABLES, 'cells of a spreadsheet stand in their columns, whatever is empty beside them'],
    ['signs that were lost', EMA, 'a sign that was lost stays lost'],
    ['entities', EMA, REPORT],
    ['days in two ways, an hour before midnight', EMA, OLD_REPORT],
    ['the list on the second sheet', EMA, OLD_REPORT],
    ['names with the ones before', EMA, REPORT],
    ['marks without days', EMA, REPORT],
    ['states that change between reports', EMA, 'a later report says what has changed since'],
    ['a list of others that differs', ATMP, 'approvals have their days, orphan and PRIME none'],
  ],
  'CTIS and EUCTR': [
    ['quoted line ends, N/A, days before months', CTIS, SEARCH],
    ['commas inside states', CTIS, SEARCH],
    ['a database', FOREIGN, 'a database is refused by every source with marks'],
    ['days with and without times, sponsors in both shapes', CTIS, 'states and days of both layouts'],
    ['labels by colon or tab, in other languages, values on lines that follow', EUCTR, COUNTRIES],
    ['marks of advanced therapies', EUCTR, COUNTRIES],
    ['an answer that is none', EUCTR, 'answers and states that are none of the known ones'],
    ['rows of a page by their numbers', EUCTR, 'the page of a trial says the same by the numbers of its rows'],
    ['gzip under any name', EUCTR, "'response-body'"],
    ['records of ctrdata in names of its own', FOREIGN, 'holds records of EUCTR as the program ctrdata names'],
    ['names that others made one', FOREIGN, 'is known to be of no publisher'],
  ],
  'directory of organisations, places': [
    ['all unverified', 'sources/cgt-companies/parse.test.ts', 'all of it with the lowest grade and marked as unverified'],
    ['lists beside it', FOREIGN, 'is a list of addresses of regulations'],
    ['a park that no register names', PLACE, 'places are found by any name, code or cluster'],
    ['two cities of one name', 'sources/geonames/parse.test.ts', 'two cities of one name stay apart by their coordinates'],
  ],
  'encodings, containers, addresses': [
    ['UTF-8 with and without a mark, either line end', WHO, "'bom.csv'"],
    ['latin-1', DRUGS, 'latin-1 is read and said'],
    ['an encoding stated in XML', 'test/base/xml.test.ts', 'the encoding that a file states is taken at its word'],
    ['an encoding stated wrongly', ORPHAN, 'the file of the FDA itself is HTML that says UTF-8'],
    ['XML in JSON lines', `${CT}/formats.test.ts`, "'studies.ndjson'"],
    ['UTF-16', FOREIGN, "'wide.csv'"],
    ['names of files in Chinese', 'sources/cde-acceptance/parse.test.ts', '受理-2024-02-01.csv'],
    ['numbers of publishers inside ours', URLS, 'a record is cited at the address that its publisher gives it'],
  ],
};
