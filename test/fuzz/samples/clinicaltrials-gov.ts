import { gzipSync } from 'node:zlib';
import { zipOf } from '../../support/zip.ts';
import type { Sample } from '../sample.ts';
/** A study in the publisher's shape, with texts of our own. */
export function study(nctId: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    protocolSection: {
      identificationModule: { nctId, orgStudyIdInfo: { id: 'ATLAS-001' }, briefTitle: 'Invented CAR-T in an invented disease' },
      statusModule: {
        overallStatus: 'RECRUITING',
        startDateStruct: { date: '2024-03' },
        studyFirstPostDateStruct: { date: '2024-02-10', type: 'ACTUAL' },
        lastUpdatePostDateStruct: { date: '2025-01-15', type: 'ACTUAL' },
      },
      sponsorCollaboratorsModule: {
        leadSponsor: { name: 'Invented Biotech', class: 'INDUSTRY' },
        collaborators: [{ name: 'Example Hospital' }],
      },
      conditionsModule: { conditions: ['Lymphoma', 'Myeloma'] },
      designModule: { studyType: 'INTERVENTIONAL', phases: ['PHASE1', 'PHASE2'], enrollmentInfo: { count: 20 } },
      armsInterventionsModule: { interventions: [{ type: 'BIOLOGICAL', name: 'ATL-101' }] },
      contactsLocationsModule: {
        locations: [
          { facility: 'Example Hospital', city: 'Shanghai', country: 'China' },
          { city: 'Boston', state: 'Massachusetts', country: 'United States' },
        ],
      },
      ...more,
    },
    derivedSection: { miscInfoModule: { versionHolder: '2025-06-30' } },
  };
}
/** A study of our own in the register's XML before the API v2, as files hold it: carriage returns and indentation inside texts, a comment, contacts. */
export const XML = `<?xml version="1.0" encoding="UTF-8"?>
<clinical_study>
  <!-- This xml conforms to an XML Schema -->
  <required_header>
    <download_date>ClinicalTrials.gov processed this data on February 03, 2023</download_date>
  </required_header>
  <id_info><org_study_id>ATLAS-001</org_study_id><secondary_id>2020-000001-11</secondary_id><nct_id>NCT90000001</nct_id><nct_alias>NCT90000009</nct_alias></id_info>
  <brief_title>Invented CAR-T in an Invented Disease</brief_title>
  <sponsors>
    <lead_sponsor><agency>Invented Biotech</agency><agency_class>Industry</agency_class></lead_sponsor>
    <collaborator><agency>Example Hospital</agency><agency_class>Other</agency_class></collaborator>
  </sponsors>
  <brief_summary>
    <textblock>
      Cells &amp; more cells are given to&#xD;
      some people.&#xD;
&#xD;
      A second paragraph.
    </textblock>
  </brief_summary>
  <overall_status>Active, not recruiting</overall_status>
  <start_date>March 2021</start_date>
  <completion_date type="Anticipated">May 5, 2025</completion_date>
  <phase>Phase 1/Phase 2</phase>
  <study_type>Interventional</study_type>
  <enrollment type="Actual">20</enrollment>
  <condition>Lymphoma</condition>
  <condition>Myeloma</condition>
  <intervention><intervention_type>Biological</intervention_type><intervention_name>ATL-101</intervention_name></intervention>
  <overall_official><last_name>A Person</last_name></overall_official>
  <location>
    <facility><name>Example Hospital</name><address><city>Shanghai</city><zip>200000</zip><country>China</country></address></facility>
    <status>Recruiting</status>
    <contact><last_name>A Person</last_name><email>a.person@example.org</email></contact>
  </location>
  <location><facility><address><city>Boston</city><state>Massachusetts</state><country>United States</country></address></facility></location>
  <study_first_posted type="Actual">February 1, 2021</study_first_posted>
  <last_update_posted type="Actual">January 15, 2023</last_update_posted>
</clinical_study>
`;
/** The same study in the API v2. */
export const V2 = {
  protocolSection: {
    identificationModule: {
      nctId: 'NCT90000001',
      orgStudyIdInfo: { id: 'ATLAS-001' },
      secondaryIdInfos: [{ id: '2020-000001-11' }],
      nctIdAliases: ['NCT90000009'],
      briefTitle: 'Invented CAR-T in an Invented Disease',
    },
    statusModule: {
      overallStatus: 'ACTIVE_NOT_RECRUITING',
      startDateStruct: { date: '2021-03' },
      completionDateStruct: { date: '2025-05-05' },
      studyFirstPostDateStruct: { date: '2021-02-01' },
      lastUpdatePostDateStruct: { date: '2023-01-15' },
    },
    sponsorCollaboratorsModule: {
      leadSponsor: { name: 'Invented Biotech', class: 'INDUSTRY' },
      collaborators: [{ name: 'Example Hospital' }],
    },
    descriptionModule: { briefSummary: 'Cells & more cells are given to some people.\n\nA second paragraph.' },
    conditionsModule: { conditions: ['Lymphoma', 'Myeloma'] },
    designModule: { studyType: 'INTERVENTIONAL', phases: ['PHASE1', 'PHASE2'], enrollmentInfo: { count: 20 } },
    armsInterventionsModule: { interventions: [{ type: 'BIOLOGICAL', name: 'ATL-101' }] },
    contactsLocationsModule: {
      locations: [
        { facility: 'Example Hospital', status: 'RECRUITING', city: 'Shanghai', country: 'China' },
        { city: 'Boston', state: 'Massachusetts', country: 'United States' },
      ],
    },
  },
  derivedSection: { miscInfoModule: { versionHolder: '2023-02-03' } },
};
export const AACT = {
  studies: `nct_id|nlm_download_date_description|study_first_posted_date|last_update_posted_date|start_month_year|start_date|completion_month_year|completion_date|study_type|brief_title|overall_status|phase|enrollment|acronym
NCT90000001|ClinicalTrials.gov processed this data on February 03, 2023|2021-02-01|2023-01-15|March 2021|2021-03-31|May 5, 2025|2025-05-05|Interventional|Invented CAR-T in an Invented Disease|Active, not recruiting|Phase 1/Phase 2|20|\n`,
  sponsors:
    'id|nct_id|agency_class|lead_or_collaborator|name\n1|NCT90000001|INDUSTRY|lead|Invented Biotech\n2|NCT90000001|OTHER|collaborator|Example Hospital\n',
  conditions: 'id|nct_id|name|downcase_name\n1|NCT90000001|Lymphoma|lymphoma\n2|NCT90000001|Myeloma|myeloma\n',
  interventions: 'id|nct_id|intervention_type|name|description\n1|NCT90000001|Biological|ATL-101|\n',
  facilities:
    'id|nct_id|status|name|city|state|zip|country\n1|NCT90000001|Recruiting|Example Hospital|Shanghai||200000|China\n2|NCT90000001|||Boston|Massachusetts||United States\n',
  id_information:
    'id|nct_id|id_source|id_value\n1|NCT90000001|org_study_id|ATLAS-001\n2|NCT90000001|secondary_id|2020-000001-11\n3|NCT90000001|nct_alias|NCT90000009\n',
  brief_summaries: 'id|nct_id|description\n1|NCT90000001|"Cells & more cells are given to some people.\n\nA second paragraph."\n',
};
export const AACT_FILES = Object.entries(AACT).map(([table, text]) => [`${table}.txt`, text] as const);

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [
  { 'studies.ndjson': `${JSON.stringify(study('NCT90000001'))}\n${JSON.stringify(study('NCT90000002'))}\n` },
  { 'page.json': JSON.stringify({ studies: [study('NCT90000001')], nextPageToken: 'abc' }) },
  { 'lines.ndjson.gz': gzipSync(`${JSON.stringify(study('NCT90000001'))}\n\n${JSON.stringify(study('NCT90000003'))}\n`) },
  {
    'bulk.zip': zipOf(
      [
        ['NCT9000/NCT90000001.json', JSON.stringify(study('NCT90000001'))],
        ['readme.txt', 'not a study'],
      ],
      8,
    ),
  },
  { 'NCT90000001.xml': XML },
  { 'xml.ndjson': `${JSON.stringify({ nct_id: 'NCT90000001', xml: XML })}\n` },
  { 'aact.zip': zipOf(AACT_FILES) },
  Object.fromEntries(AACT_FILES),
];
