import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineBatches, lineIn, linesOf } from '../../src/base/line-batches.ts';
import { lineRanges, rangeReader } from '../../src/base/line-ranges.ts';
import { seededRandom } from '../../src/base/random.ts';
import { putFile, temporaryFolder } from '../support/store.ts';

const random = seededRandom(7);
const upTo = (most: number) => Math.floor(random() * (most + 1));

/** A text of lines of random lengths, some blank, some too long, with or without an end of the last. */
function randomText(most: number): string {
  const lines = Array.from({ length: 1 + upTo(12) }, (_, nth) => `${nth}`.padEnd(upTo(9) === 0 ? most + 1 + upTo(most) : upTo(most), 'x'));
  return lines.join('\n') + (random() < 0.5 ? '\n' : '');
}

/** The lines of a text that are not blank and not too long, with their numbers, and the numbers of the others that are not blank. */
function expected(text: string, most: number) {
  const lines = text.split('\n').map((line, at): [number, string] => [at + 1, line]);
  return { whole: lines.filter(([, line]) => line !== '' && line.length <= most) };
}

test('batches hold whole lines with their numbers, however the chunks are cut; a longer line is named', async () => {
  for (let run = 0; run < 300; run += 1) {
    const text = randomText(20);
    const chunks = async function* () {
      for (let at = 0; at < text.length; ) {
        const size = 1 + upTo(30);
        yield Buffer.from(text.slice(at, at + size));
        at += size;
      }
    };
    const [seen, long]: [[number, string][], number[]] = [[], []];
    for await (const batch of lineBatches(chunks(), 40)) {
      if ('tooLong' in batch) long.push(batch.tooLong);
      else {
        for (const { bytes, line } of linesOf(batch)) seen.push([line, bytes.toString()]);
        batch.bytes.buffer.transfer();
      }
    }
    const lines = text.split('\n').map((line, at): [number, string] => [at + 1, line]);
    assert.deepEqual(
      seen,
      lines.filter(([at, line]) => line !== '' && !long.includes(at)),
    );
    assert.ok(long.every((at) => (lines[at - 1]?.[1].length ?? 0) >= 40));
    for (const [at, line] of seen.slice(0, 2)) assert.equal((await lineIn(chunks(), at, 'text')).toString(), line);
  }
});

test('ranges give every line once, with the number that it has in the whole file', () => {
  const folder = temporaryFolder();
  for (let run = 0; run < 300; run += 1) {
    const text = randomText(20);
    const path = putFile(folder, `${run}.txt`, text);
    const range = 5 + upTo(60);
    const read = rangeReader(lineRanges(path, text.length, range, 20));
    const [seen, long]: [[number, string][], number[]] = [[], []];
    for (let nth = 0; nth * range < text.length; nth += 1) {
      const found = read(nth);
      for (const { bytes, line } of linesOf(found.batch)) seen.push([line, bytes.toString()]);
      long.push(...found.long.map(({ tooLong }) => tooLong));
    }
    const { whole } = expected(text, 20);
    assert.deepEqual(
      seen.filter(([, line]) => line.length <= 20),
      whole,
      JSON.stringify({ text, range }),
    );
    for (const at of long) assert.ok((text.split('\n')[at - 1]?.length ?? 0) > 20);
  }
});
