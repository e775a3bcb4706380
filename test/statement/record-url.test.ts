import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSourceFacts, recordUrl } from '../../src/statement/source-facts.ts';

const CDE = 'https://www.cde.org.cn/main/xxgk/listpage/';
const ADDRESSES: [source: string, subject: string, address: string | null][] = [
  ['clinicaltrials-gov', 'trial/NCT90000001', 'https://clinicaltrials.gov/study/NCT90000001'],
  ['chictr', 'trial/ChiCTR2900000001', 'https://www.chictr.org.cn/historyversionpub.html?regno=ChiCTR2900000001'],
  ['euctr', 'trial/EUCTR2029-000001-11', 'https://www.clinicaltrialsregister.eu/ctr-search/search?query=eudract_number:2029-000001-11'],
  ['ctis', 'trial/CTIS2029-500001-11-00', 'https://euclinicaltrials.eu/search-for-clinical-trials/?lang=en&EUCT=2029-500001-11-00'],
  ['isrctn', 'trial/ISRCTN90000001', 'https://www.isrctn.com/ISRCTN90000001'],
  ['ictrp', 'trial/ChiCTR2900000001', 'https://trialsearch.who.int/Trial2.aspx?TrialID=ChiCTR2900000001'],
  ['chinadrugtrials', 'trial/CTR29990001', 'https://www.chinadrugtrials.org.cn/clinicaltrials.searchlist.dhtml'],
  ['cde-acceptance', 'application/CXSL9900001', `${CDE}9f9c74c73e0f8f56a8bfbc646055026d`],
  ['cde-priority-review', 'application/CXSL9900001', `${CDE}2f78f372d351c6851af7431c7710a731`],
  ['cde-breakthrough', 'application/CXSL9900001', `${CDE}da6efd086c099b7fc949121166f0130c`],
  ['cde-clearance', 'application/CXSL9900001', `${CDE}4b5255eb0a84820cef4ca3e8b6bbe20c`],
  ['cde-marketed', 'application/CXSS9900001/marketed', `${CDE}b40868b5e21c038a6aa8b4319d21b07d`],
  [
    'fda-orphan',
    'designation/FDA-990001/approved-2022-11-20',
    'https://www.accessdata.fda.gov/scripts/opdlisting/oopd/detailedIndex.cfm?cfgridkey=990001',
  ],
  [
    'drugs-at-fda',
    'application/BLA17016',
    'https://www.accessdata.fda.gov/scripts/cder/daf/index.cfm?event=overview.process&ApplNo=017016',
  ],
  [
    'drugs-at-fda',
    'application/NDA099001',
    'https://www.accessdata.fda.gov/scripts/cder/daf/index.cfm?event=overview.process&ApplNo=099001',
  ],
  ['cgt-companies', 'organisation/directory-COM-0001', null],
];

test('a record is cited at the address that its publisher gives it; a list without addresses of records at its own', () => {
  const told = ADDRESSES.map(([source, subject]) => [source, subject, recordUrl(readSourceFacts(source), subject)]);
  assert.deepEqual(told, ADDRESSES);
});

test('an id that is not of the kind of the publisher has no address', () => {
  assert.equal(recordUrl(readSourceFacts('euctr'), 'trial/NCT90000001'), null);
});
