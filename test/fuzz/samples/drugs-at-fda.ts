import { zipOf } from '../../support/zip.ts';
import type { Sample } from '../sample.ts';
export const TABLES = {
  'Applications.txt': [
    'ApplNo\tApplType\tApplPublicNotes\tSponsorName',
    '099001\tNDA\t\tEXAMPLE SA',
    '017016\tBLA\t\tEXAMPLE BIO',
    '099003\tANDA\t\tOTHER',
  ],
  'Products.txt': [
    'ApplNo\tProductNo\tForm\tStrength\tReferenceDrug\tDrugName\tActiveIngredient\tReferenceStandard',
    '099001\t001\tTABLET;ORAL\t1MG\t0\tEXAMPLIA\tEXAMPLUXANE\t0',
    '099001\t002\tTABLET;ORAL\t2MG\t0\tEXAMPLIA\tEXAMPLUXANE\t\t',
    '017016\t001\tINJECTABLE\t"5 UNITS"\t0\tEXAMPLASE\tEXAMPLASE ALFA\t0',
    '099003\t001\tTABLET;ORAL\t1MG\t\t0\tSHIFTED\tSHIFTED\t0',
    '099003\t002\tTABLET;ORAL\t2MG\t0\tEXAMPLUXANE\tEXAMPLUXANE\t0',
    '098765\t001\tTABLET;ORAL\t2MG\t0\tNOBODYS\tNOBODYS\t0',
  ],
  'MarketingStatus.txt': ['MarketingStatusID\tApplNo\tProductNo', '1\t099001\t001', '3\t099001\t002', '1\t017016\t001', '4\t099003\t002'],
  'MarketingStatus_Lookup.txt': [
    'MarketingStatusID\tMarketingStatusDescription',
    '1\tPrescription',
    '3\tDiscontinued',
    '4\tNone (Tentative Approval)',
  ],
  'ActionTypes_Lookup.txt': ['ActionTypes_LookupID\tActionTypes_LookupDescription', '1\tBioequivalence'],
};
export const SUBMISSIONS = [
  'ApplNo\tSubmissionClassCodeID\tSubmissionType\tSubmissionNo\tSubmissionStatus\tSubmissionStatusDate\tSubmissionsPublicNotes\tReviewPriority',
  '099001\t7\tORIG\t1\tAP\t2001-02-03 00:00:00\t\tSTANDARD',
  '099001\t7\tSUPPL\t2\tAP\t2000-02-03 00:00:00\t\t',
];

const FILES = Object.entries({ ...TABLES, 'Submissions.txt': SUBMISSIONS }).map(
  ([name, lines]) => [name, `${lines.join('\n')}\n`] as const,
);

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [Object.fromEntries(FILES), { 'drugsatfda20230207.zip': zipOf(FILES, 8) }];
