import { gzipSync } from 'node:zlib';
import type { Sample } from '../sample.ts';
/** A country record in the publisher's text form, with texts of our own. */
export function record(
  country: string,
  more: { number?: string; status?: string; entered?: string; gene?: string; sponsor?: string } = {},
): string {
  const { number = '2029-000001-11', status = 'Ongoing', entered = '2029-02-03', gene = 'Yes', sponsor = 'Example Pharma Ltd' } = more;
  return `Summary
EudraCT Number: ${number}
Sponsor's Protocol Code Number: ATL-301
National Competent Authority: ${country}
Trial Status: ${status}
Date on which this record was first entered in the EudraCT database: ${entered}
Link: https://www.clinicaltrialsregister.eu/ctr-search/trial/${number}/XX/

A. Protocol Information
A.1 Member State Concerned: ${country}
A.2 EudraCT number: ${number}
A.3 Full title of the trial: A study of \u{1F9EC} cells: first part
A.3 Full title of the trial (es): Un estudio
A.3.1 Title of the trial for lay people, in easily understood, i.e. non-technical, language: Invented cells
A.4.1 Sponsor's protocol code number: ATL-301
A.5.2 US NCT (ClinicalTrials.gov registry) number: NCT90000001
A.7 Trial is part of a Paediatric Investigation Plan: JSON_ERROR_HERE

B. Sponsor Information
Sponsor 1
B.1.1 Name of Sponsor: ${sponsor}
B.3.1 and B.3.2	Status of the sponsor: Commercial
B.5.2 Functional name of contact point: A Person
B.5.4 Telephone number: 0034 5555 0000
B.5.6 E-mail: a.person@example.org

D. IMP Identification
D.IMP: 1
D.3 Description of the IMP
D.3.1 Product name: ATL-101 cells
D.3.2 Product code: ATL-101
D.3.11 The IMP contains an
D.3.11.1 Active substance of chemical origin: No
D.3.11.3 Advanced Therapy IMP (ATIMP): Yes
D.3.11.3.1 Somatic cell therapy medicinal product: No
D.3.11.3.2 Gene therapy medical product: ${gene}
D.3.11.3.5 Committee on Advanced therapies (CAT) has issued a classification for this product: Yes

E. General Information on the Trial
E.1.1 Medical condition(s) being investigated: Invented lymphoma
Invented myeloma
E.1.1 Medical condition(s) being investigated (es): Linfoma
E.1.1.2 Therapeutic area: Diseases [C] - Cancer [C04]
MedDRA Classification
E.3 Principal inclusion criteria: 1. Adults
D.3.1 no product name, a line of a text
E.7.1 Human pharmacology (Phase I): Yes
E.7.2 Therapeutic exploratory (Phase II): Yes
E.7.3 Therapeutic confirmatory (Phase III): No
E.8.6.3 If E.8.6.1 or E.8.6.2 are Yes, specify the regions in which trial sites are planned:
United States
Spain
E.8.7 Trial has a data monitoring committee: No
F.4.2.2 In the whole clinical trial: 15

P. End of Trial
P. End of Trial Status: Ongoing
`;
}
export const HEAD = 'This file contains full details on each clinical trial selected for download.\n\n';

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [
  { 'full-details.txt': HEAD + record('Spain - AEMPS') + record('Germany - PEI', { status: 'Completed' }) },
  { packed: gzipSync(HEAD + record('Spain - AEMPS')) },
];
