import type { Sample } from '../sample.ts';

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [
  {
    'do.csv': [
      'doid,name,synonyms_exact,synonyms_other,xrefs',
      'DOID:9000001,invented fever,"sham fever|fever, sham",shivers,MESH:D1|NCI:C1',
      'DOID:9000002,sham,,,',
    ].join('\n'),
  },
];
