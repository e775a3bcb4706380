import type { Sample } from '../sample.ts';

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [
  {
    'iso.tsv': [
      'code\tname_en\tname_zh\tcommon_en\tcommon_zh\ttype',
      'ZZ\tSham, Republic of\t虚构共和国\tSham\t\tZZZ',
      'ZZ-AA\tSham North\t\t\t\tProvince',
    ].join('\n'),
  },
];
