import type { Sample } from '../sample.ts';

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [
  {
    'mondo.tsv': [
      'id\tlabel_en\tlabel_zh\tzh_source\tdoid\tmesh',
      'MONDO:9000001\tinvented "wet" fever\t虚构热\tx\tDOID:1|DOID:2\tmesh:D1',
    ].join('\n'),
  },
];
