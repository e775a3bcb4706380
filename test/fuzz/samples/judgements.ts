import { judgementsOf, logText } from '../../support/log.ts';
import type { Sample } from '../sample.ts';

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [
  {
    'judgements.jsonl': logText(
      judgementsOf([
        { decided: '2026-02-01', about: 'identity', kind: 'product', a: 'QX-053', b: 'product/qx053', label: 'unsure' },
        { decided: '2026-03-01', about: 'class', subject: 'trial/NCT90000001', field: 'targets', value: ['CD19', 'CD22'] },
      ]),
    ),
  },
];
