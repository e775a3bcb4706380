import type { Sample } from '../sample.ts';

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [
  {
    'agents.tsv': ['ncit\tterm\tsource\tdefinition', 'C900001\tInvented CAR T Cells\tNCIt\tA definition', '\tUncoded Cells\t\t'].join('\n'),
  },
];
