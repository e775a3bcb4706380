import type { Sample } from '../sample.ts';
export const TRIAL = {
  isrctn: '90000001',
  trialDescription: {
    title: 'Invented cells',
    scientificTitle: 'A trial of invented cells',
    plainEnglishSummary: 'Not provided at time of registration',
  },
  externalRefs: {
    eudraCTNumber: '2019-000001-11',
    clinicalTrialsGovNumber: 'Nil known',
    protocolSerialNumber: 'ATL-301',
    secondaryNumbers: { secondaryNumber: ['U1111-0000-0001', 'N/A'] },
  },
  trialDesign: { primaryStudyDesign: 'Interventional', overallEndDate: '2031-10-31T00:00:00.000Z' },
  participants: {
    recruitmentCountries: { country: ['United Kingdom', 'Spain'] },
    trialCentres: {
      trialCentre: [
        { name: 'Example Hospital', address: '1 Street', city: 'Leeds', state: '', country: 'United Kingdom' },
        { name: 'Other Hospital', city: 'Madrid', country: 'Spain' },
      ],
    },
    targetEnrolment: 'Planned: 30',
    recruitmentStart: '2029-02-03T00:00:00.000Z',
    recruitmentStatusOverride: 'Stopped',
  },
  conditions: { condition: { description: 'Invented lymphoma' } },
  interventions: {
    intervention: {
      description: 'Cells once',
      interventionType: 'Biological/Vaccine',
      phase: 'Phase I/II',
      drugNames: 'ATL-101, examplecel',
    },
  },
  parties: { contactId: 'x', sponsorId: 'y' },
};
/** The same trial in the XML of the register's API, with what stands only there. */
export const XML = `<?xml version="1.0" encoding="UTF-8"?>
<allTrials totalCount="1"><fullTrial><trial lastUpdated="2029-06-07T08:09:10.000Z" version="3">
<isrctn dateAssigned="2029-01-02T00:00:00.000Z">90000001</isrctn>
<trialDescription><title>Invented cells</title><scientificTitle>A trial of invented cells</scientificTitle><plainEnglishSummary>Not provided at time of registration</plainEnglishSummary></trialDescription>
<externalRefs><eudraCTNumber>2019-000001-11</eudraCTNumber><clinicalTrialsGovNumber>Nil known</clinicalTrialsGovNumber><protocolSerialNumber>ATL-301</protocolSerialNumber><secondaryNumbers><secondaryNumber>U1111-0000-0001</secondaryNumber><secondaryNumber>N/A</secondaryNumber></secondaryNumbers></externalRefs>
<trialDesign><primaryStudyDesign>Interventional</primaryStudyDesign><overallEndDate>2031-10-31T00:00:00.000Z</overallEndDate></trialDesign>
<participants><recruitmentCountries><country>United Kingdom</country><country>Spain</country></recruitmentCountries>
<trialCentres><trialCentre><name>Example Hospital</name><address>1 Street</address><city>Leeds</city><state/><country>United Kingdom</country></trialCentre><trialCentre><name>Other Hospital</name><city>Madrid</city><country>Spain</country></trialCentre></trialCentres>
<targetEnrolment>Planned: 30</targetEnrolment><recruitmentStart>2029-02-03T00:00:00.000Z</recruitmentStart><recruitmentStatusOverride>Stopped</recruitmentStatusOverride></participants>
<conditions><condition><description>Invented lymphoma</description></condition></conditions>
<interventions><intervention><description>Cells once</description><interventionType>Biological/Vaccine</interventionType><phase>Phase I/II</phase><drugNames>ATL-101, examplecel</drugNames></intervention></interventions>
</trial><contact id="x"><surname>Person</surname><contactDetails><email>a.person@example.org</email></contactDetails></contact>
<sponsor id="y"><organisation>Example University</organisation><contactDetails><telephone>+44 5555 0000</telephone></contactDetails></sponsor></fullTrial></allTrials>`;

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [{ 'trial.xml': XML }, { 'trial.json': JSON.stringify(TRIAL) }];
