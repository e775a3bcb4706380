import { V2 } from '../fuzz/samples/clinicaltrials-gov.ts';
import { builtAtlas, FIRST_DAY, monitorFolder, SECOND_DAY, type Trial } from './atlas.ts';
import { logFile } from './log.ts';
import { putFile } from './store.ts';

/** The day from which the judgements of the store are known. */
export const JUDGED_ON = '2026-12-01';

/** A trial whose texts try to break out of a page, and how it changed. */
export const HOSTILE = {
  id: 'NCT90000077',
  title: '<script>alert(1)</script> CD19 CAR-T cells in lymphoma',
  sponsor: 'Invented <img src=x onerror=alert(2)> Bio',
  sites: [['Shanghai', '', 'China', '<b>bold</b> hospital']],
} satisfies Trial;

/** A host over a store with two listings, a study with a former number, and judgements that make two products and two organisations one. */
export function entityAtlas() {
  const second = [...SECOND_DAY, { ...HOSTILE, title: `${HOSTILE.title} and leukaemia`, phase: 'PHASE1|PHASE2' }];
  return builtAtlas(
    (folder) => [
      {
        source: 'car-t-monitor',
        paths: [monitorFolder(folder, 'test', '2026-04-24', [...FIRST_DAY, HOSTILE]), monitorFolder(folder, 'test', '2026-05-15', second)],
      },
      { source: 'clinicaltrials-gov', paths: [putFile(folder, 'study.json', JSON.stringify(V2))] },
    ],
    logFile([
      { decided: JUDGED_ON, about: 'identity', kind: 'product', a: 'product/equecel', b: 'product/zevorcel', label: 'same' },
      { decided: JUDGED_ON, about: 'identity', kind: 'organisation', a: 'organisation/iaso', b: 'organisation/obio', label: 'same' },
    ]),
  );
}
