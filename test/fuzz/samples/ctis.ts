import { gzipSync } from 'node:zlib';
import type { Sample } from '../sample.ts';
export const person = { firstName: 'A', lastName: 'Person', telephone: '+31 5555 0000', email: 'a.person@example.org' };
export const address = (name: string, city: string, countryName: string) => ({
  organisation: { name },
  address: { city, countryName },
  phone: '+31 5555 0000',
});
/** What both layouts call the same, with texts of our own. */
export const PART_ONE = {
  trialDetails: {
    clinicalTrialIdentifiers: {
      publicTitle: 'Invented cells\nin an invented disease',
      fullTitle: 'A study of invented cells in an invented disease',
      shortTitle: 'ATL-301',
      secondaryIdentifyingNumbers: {
        nctNumber: { number: 'NCT90000001' },
        additionalRegistries: [{ number: 'U1111-0000-0001' }, { number: 'N/A' }],
      },
    },
    trialInformation: { trialObjective: { mainObjective: 'To see what happens' } },
  },
  medicalConditions: [{ medicalCondition: 'Invented lymphoma' }],
  partOneTherapeuticAreas: [{ therapeuticArea: { name: 'Diseases [C] - Neoplasms [C04]' } }],
  sponsors: [
    { primary: true, organisation: { name: 'Example Pharma B.V.' }, commercial: 'Commercial', publicContacts: [person] },
    { primary: false, organisation: { name: 'Example University' } },
  ],
  products: [
    {
      productName: 'ATL-101 cells',
      productDictionaryInfo: { prodName: 'ATL-101 cells', sponsorProductCode: 'ATL-101', activeSubstanceName: 'EXAMPLECEL' },
      anAdvancedTherapyMedicinalProduct: true,
    },
    { productDictionaryInfo: { prodName: 'Placebo', activeSubstanceName: 'N/A' }, allSubstancesChemicals: true },
  ],
};
export const PARTS_TWO = [
  {
    mscInfo: { countryName: 'Netherlands' },
    trialSites: [{ organisationAddressInfo: address('Example Hospital', 'Leiden', 'Netherlands'), personInfo: person }],
  },
  { mscInfo: { countryName: 'Spain' } },
];
export const COMMON = { ctNumber: '2029-500001-11-00', trialPhase: 'Phase I and Phase II (Integrated)- Other', totalNumberEnrolled: '30' };
export const SINCE_2024 = {
  ...COMMON,
  ctPublicStatusCode: 4,
  startDateEU: '02/03/2029',
  lastUpdated: '05/06/2029',
  authorizedApplication: { authorizedPartI: PART_ONE, authorizedPartsII: PARTS_TWO, eudraCt: { eudraCtCode: '2019-000001-11' } },
};
export const BEFORE = {
  ...COMMON,
  ctStatus: 'Authorised, not started',
  lastUpdated: '2024-05-06T10:11:12',
  authorizedPartI: PART_ONE,
  authorizedPartsII: PARTS_TWO,
  eudraCtInfo: { eudraCtCode: '2019-000001-11' },
};

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [
  { 'since.json': JSON.stringify(SINCE_2024) },
  { 'before.json': JSON.stringify([BEFORE]) },
  { 'lines.ndjson.gz': gzipSync(`${JSON.stringify(SINCE_2024)}\n${JSON.stringify(BEFORE)}\n`) },
];
