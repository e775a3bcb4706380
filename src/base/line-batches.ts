import { InputError } from './errors.ts';

/** Whole lines of a text, and the number of the first, from 1. */
export type LineBatch = { bytes: Buffer<ArrayBuffer>; line: number };
/** A line that was passed over since it is too long, by its number. */
export type LongLine = { tooLong: number };

const NEWLINE = 0x0a;

/** Cuts chunks of bytes into batches of whole lines of at most `most` bytes together; a line of more bytes is passed over and said so. Each batch has memory of its own, which the taker may hand on. */
export async function* lineBatches(chunks: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<LineBatch | LongLine> {
  let [batch, held, line, isPassingOver] = [Buffer.from(new ArrayBuffer(most)), 0, 1, false];
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      if (isPassingOver) {
        const end = chunk.indexOf(NEWLINE, at);
        at = end < 0 ? chunk.length : end + 1;
        isPassingOver = end < 0;
        continue;
      }
      const taken = Math.min(chunk.length - at, most - held);
      batch.set(chunk.subarray(at, at + taken), held);
      [at, held] = [at + taken, held + taken];
      if (held < most) continue;
      const end = batch.lastIndexOf(NEWLINE) + 1;
      if (end === 0) {
        yield { tooLong: line };
        [held, line, isPassingOver] = [0, line + 1, true];
        continue;
      }
      const rest = batch.subarray(end, held);
      const next = Buffer.from(new ArrayBuffer(most));
      next.set(rest);
      const whole = batch.subarray(0, end);
      const [before, lines] = [line, countLines(whole)];
      [batch, held, line] = [next, rest.length, line + lines];
      yield { bytes: whole, line: before };
    }
  }
  if (held > 0) yield { bytes: batch.subarray(0, held), line };
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
}

/** The lines of a batch with their numbers, without the end of the line; blank ones are left out. */
export function* linesOf({ bytes, line }: LineBatch): Generator<{ bytes: Buffer; line: number }> {
  for (let [start, nth] = [0, line]; start < bytes.length; nth += 1) {
    const end = bytes.indexOf(NEWLINE, start);
    const stop = end < 0 ? bytes.length : end;
    const bare = bytes[stop - 1] === 0x0d ? stop - 1 : stop;
    if (bare > start) yield { bytes: bytes.subarray(start, bare), line: nth };
    start = stop + 1;
  }
}

/** The bytes of the line with that number, from 1. Throws InputError where there are fewer lines; `file` names the text. */
export async function lineIn(chunks: AsyncIterable<Buffer>, line: number, file: string): Promise<Buffer> {
  const found: Buffer[] = [];
  let here = 1;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length && here <= line; ) {
      const end = chunk.indexOf(NEWLINE, at);
      if (here === line) found.push(chunk.subarray(at, end < 0 ? chunk.length : end));
      at = end < 0 ? chunk.length : end + 1;
      if (end >= 0) here += 1;
    }
    if (here > line) break;
  }
  if (found.length === 0) throw new InputError(`has no line ${line}`, { file });
  return Buffer.concat(found);
}
