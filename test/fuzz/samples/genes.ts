import type { Sample } from '../sample.ts';

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [
  {
    'genes.tsv': [
      'hgnc_id\tsymbol\tname\talias_symbol\tprev_symbol\tentrez_id',
      'HGNC:900001\tINV1\tinvented gene 1\t"IV1|IV-1"\tOLD1\t42',
    ].join('\n'),
  },
];
