import { gzipSync } from 'node:zlib';
import type { Sample } from '../sample.ts';
export const HEADER =
  'NCTId,BriefTitle,OverallStatus,Phase,Conditions,Interventions,StartDate,LastUpdatePostDate,EnrollmentCount,LeadSponsor,LeadSponsorClass,TargetCategory';
export const SITE_HEADER = 'NCTId,BriefTitle,OverallStatus,Facility,City,State,Zip,Country,SiteStatus,Latitude,Longitude';
export const TRIALS = [
  HEADER,
  'NCT90000001,Invented CAR-T one,RECRUITING,PHASE1|PHASE2,Lymphoma|Myeloma,ATL-101,2024-03-01,2025-01-15,20.0,Example Hospital,OTHER,CD19',
  'NCT90000002,"Invented CAR-T, two",COMPLETED,NA,Lupus,ATL-102,,2025-02-01,,Invented Biotech,INDUSTRY,BCMA',
];
export const SITES = [
  SITE_HEADER,
  'NCT90000001,t,RECRUITING,"Example Hospital, ""East"" Branch",Shanghai,China/Shanghai,200000,China,,31.2,121.4',
  'NCT90000001,t,RECRUITING,A Person 021-5555 0000,Xi’an,,,China,,,',
  'NCT90009999,excluded,COMPLETED,Example Hospital,Beijing,,,China,,,',
];

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [
  { 'onc/2026-05-15/trials.csv': TRIALS.join('\n'), 'onc/2026-05-15/sites.csv': SITES.join('\r\n') },
  { 'onc/2026-05-15/trials.csv.gz': gzipSync(TRIALS.join('\n')), 'onc/2026-05-15/sites.csv': SITES.join('\n') },
];
