import { readFileSync } from 'node:fs';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { shipped } from '../src/base/root.ts';
import { readArticle } from '../src/read/article.ts';
import { type Bench, type Measure, median, timeRuns } from './measure.ts';

const RUNS = 15;
const PEER = 'jieba cuts the same text';
/** Characters of an article, as the limit of 30 ms is set for. */
const LENGTH = 5000;

/** Reading of articles, warm: one of 5,000 characters against 30 ms, and megabytes of UTF-8 a second beside a plain segmentation of the same text. */
export const read: Bench = async () => {
  const jieba = Jieba.withDict(dict);
  const texts = { zh: article('zhangjiang-2024.zh.md'), en: article('zhangjiang-2024.en.md') };
  const measures: Measure[] = [];
  for (const [lang, text] of Object.entries(texts)) {
    const ours = await timeRuns(RUNS, () => readArticle(text));
    const peers = await timeRuns(RUNS, () => jieba.cut(text));
    const speed = (ms: number) => Buffer.byteLength(text) / 1e6 / (ms / 1000);
    measures.push(
      { what: `${LENGTH} characters, ${lang}`, runs: ours, unit: 'ms', against: { what: 'limit', value: 30 } },
      { what: `reading, ${lang}`, runs: ours.map(speed), unit: 'MB/s', against: { what: PEER, value: speed(median(peers)) } },
    );
  }
  return measures;
};

/** The example article, repeated to the length. */
function article(name: string): string {
  const text = readFileSync(shipped('examples', name), 'utf8');
  return text.repeat(Math.ceil(LENGTH / text.length)).slice(0, LENGTH);
}
