import type { Sample } from '../sample.ts';
export const HEADER =
  'N/R/U,Applicant,BLA Number,Proprietary Name,Proper Name,BLA Type,Strength,Status,Licensure,Approval Date,Submission Type,Product Number,Center,Date of First Licensure';
export const TITLES = [
  '\ufeffPurple Book Monthly Historical Data Changes Report - January 2023,,,,,,,,,,,,,',
  ',,,,,,,,,,,,,',
  'Newly Approved Products (N),,,,,,,,,,,,,',
];
export const CHANGE = 'N,Example Bio Inc.,990001,Examplia,examplegene autoleucel,351(a),1X10^8,Rx,Licensed,1/6/2023,Original,1,CBER,';
export const WHOLE = [
  ',Example Old Co.,990002,N/A,"HPC, Cord Blood",351(a),1,Disc,Voluntarily Revoked,3/17/1982,Original,1,CBER,',
  ',Example Old Co.,990003,Exampulin,exampulin,351(a),1,Rx,Licensed,3/6/2001,Supplement,1,CDER,',
  ',Example Old Co.,990004,Exampab,exampab,351(a),1,Rx,Licensed,5/14/2003,Supplement,1,CDER,7/4/1999',
  'U,Example Bio Inc.,990001,Examplia,examplegene autoleucel,351(a),2X10^8,Rx,Licensed,2/7/2023,Supplement,2,CBER,',
  'N,Example Bio Inc.,990001,Examplia,examplegene autoleucel,351(a),1X10^8,Rx,Licensed,1/6/2023,Original,1,CBER,',
];
export const LIST = [...TITLES, HEADER, CHANGE, ',,,,,,,,,,,,,', HEADER, ...WHOLE].join('\r\n');

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [{ 'purple-2023-01-31.csv': LIST }];
