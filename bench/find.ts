import { openAtlas } from '../src/view/atlas.ts';
import { find } from '../src/view/find.ts';
import { type Bench, type Measure, timeRuns } from './measure.ts';
import { shippedStore } from './stores.ts';
import { scaleStore } from './views.ts';

/** What a reader types, letter by letter: Chinese, traditional, English, pinyin, initials, codes, numbers, words of titles, and what is not there. */
const TYPED = [
  '福可苏',
  '多发性骨髓瘤',
  '原啟生物',
  '上海细胞',
  'OriCAR-017',
  'claudin 18.2',
  'carsgen therapeutics',
  'multiple myeloma',
  'yuanqishengwu',
  'yqsw',
  'zhangjiang',
  'GPRC5D',
  'CDMO',
  'NCT70123456',
  'ChiCTR7590001',
  'CXSL1700201',
  'study of cells in relapsed lymphoma',
  'orikar017',
  'zzzzzz',
];
const LIMIT = { what: 'limit of p95', value: 50 };
const INDEX_LIMIT = { what: 'limit', value: 2000 };
const DAY = '2026-11-28';

/**
 * The search at every keystroke of what readers type, after one round of the same: on the shipped facts, and on an invented store of 600,000 trials, 6 % of them
 * of the field; and the first keystroke, which reads the names. `ATLAS_SCALE_STORE` names a folder that keeps the store for the next time.
 */
export const finding: Bench = async () => [
  ...(await measureStore('shipped facts', shippedStore())),
  ...(await measureStore('600,000 trials', await scaleStore())),
];

async function measureStore(facts: string, store: string): Promise<Measure[]> {
  const atlas = await openAtlas(store);
  const ask = (text: string) => find(atlas, { text, kind: null, most: 8, as_of: DAY, known_by: DAY });
  const keystrokes = TYPED.flatMap((text) => Array.from(text, (_, at) => text.slice(0, at + 1)));
  const first = await timeRuns(1, () => ask('a'));
  for (const text of keystrokes) await ask(text);
  const runs = await timeRuns(keystrokes.length, (nth) => ask(keystrokes[nth] as string));
  atlas.db.close();
  const p95 = runs.toSorted((a, b) => a - b)[Math.ceil(0.95 * runs.length) - 1] as number;
  return [
    { what: `first keystroke, ${facts}`, runs: first, unit: 'ms', against: INDEX_LIMIT },
    { what: `a keystroke, ${facts}; p95 ${p95.toFixed(1)}`, runs, unit: 'ms', against: LIMIT },
  ];
}
