import type { Sample } from '../sample.ts';

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [
  { 'cities.tsv': ['name\tlat\tlng\tcountry\tadmin1\tadmin2', 'Sham\t1.5\t2.5\tCN\t14\t', 'Sham\t1.6\t2.5\tCN\t14\t'].join('\n') },
];
