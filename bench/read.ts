import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { hasHan } from '../src/base/chinese.ts';
import { shipped } from '../src/base/root.ts';
import { readArticle } from '../src/read/article.ts';
import { type Bench, type Measure, median, timeRuns } from './measure.ts';

const RUNS = 15;
const PEER = 'jieba cuts the same texts';
const FOLDERS = ['examples', 'test/read/held-out/a', 'test/read/held-out/c', 'test/read/held-out/d'];
/** Characters of an article, as the limit of 30 ms is set for. */
const LENGTH = 5000;
/** Characters of the two texts whose times are compared. */
const [SHORT, LONG] = [10_000, 100_000];

/** Reading of articles, warm: distinct texts in megabytes of UTF-8 a second beside a plain segmentation, one of 5,000 characters against 30 ms, and how time grows with length. */
export const read: Bench = async () => {
  const jieba = Jieba.withDict(dict);
  const measures: Measure[] = [];
  for (const [lang, texts] of Object.entries(articles())) {
    const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    const speed = (ms: number) => bytes / 1e6 / (ms / 1000);
    const ours = await timeRuns(RUNS, () => texts.forEach((text) => void readArticle(text)));
    const peers = await timeRuns(RUNS, () => texts.forEach((text) => void jieba.cut(text)));
    const long = await timeRuns(RUNS, () => readArticle(stretched(texts, LENGTH)));
    measures.push(
      {
        what: `${texts.length} articles, ${Math.round(bytes / 1000)} kB, ${lang}`,
        runs: ours.map(speed),
        unit: 'MB/s',
        against: { what: PEER, value: speed(median(peers)) },
      },
      { what: `${LENGTH} characters, ${lang}`, runs: long, unit: 'ms', against: { what: 'limit', value: 30 } },
      await growth(lang, texts),
    );
  }
  return measures;
};

/** How many times as long ten times the text takes; ten is linear. */
async function growth(lang: string, texts: string[]): Promise<Measure> {
  const [short, long] = [
    await timeRuns(5, () => readArticle(stretched(texts, SHORT))),
    await timeRuns(5, () => readArticle(stretched(texts, LONG))),
  ];
  return {
    what: `time for 10 times the text, ${lang}`,
    runs: long.map((ms) => ms / median(short)),
    unit: 'times',
    against: { what: 'linear', value: LONG / SHORT },
  };
}

/** The project's own articles by language: the examples and the held-out texts that may be read. */
function articles(): Record<string, string[]> {
  const all = FOLDERS.flatMap((folder) =>
    readdirSync(shipped(folder))
      .filter((name) => /\.(?:txt|md)$/.test(name))
      .sort()
      .map((name) => readFileSync(join(shipped(folder), name), 'utf8')),
  );
  return { zh: all.filter(isChinese), en: all.filter((text) => !isChinese(text)) };
}

function isChinese(text: string): boolean {
  return [...text].filter(hasHan).length > text.length / 4;
}

/** One text of a length: the articles one behind the other, from the first again where they do not suffice. */
function stretched(texts: string[], length: number): string {
  const joined = texts.join('\n\n');
  return joined.repeat(Math.ceil(length / joined.length)).slice(0, length);
}
