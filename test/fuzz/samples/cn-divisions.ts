import type { Sample } from '../sample.ts';

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [
  { 'divisions.tsv': ['code\tlevel\tname\tparent', '91\t1\t虚省\t', '9101\t2\t虚市\t91', '910101\t3\t虚区\t9101'].join('\n') },
];
