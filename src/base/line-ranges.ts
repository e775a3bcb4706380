import { openSync, readSync } from 'node:fs';
import type { LineBatch, LongLine } from './line-batches.ts';

/** What threads share that read the lines of one file range by range: the file, bytes of a range, most bytes of a line, and the number of the first line of each range. */
export type LineRanges = { path: string; size: number; range: number; most: number; first: SharedArrayBuffer };

const NEWLINE = 0x0a;
/** Bytes that are read beyond a range at first: most lines are shorter. */
const SPARE = 256 * 1024;
/** In place of the number of a line: not known yet, and never known since the thread that should have counted failed. */
const [OPEN, LOST] = [0, -1];

/** Parts a file of so many bytes into ranges. A line belongs to the range in which it begins. */
export function lineRanges(path: string, size: number, range: number, most: number): LineRanges {
  const first = new Int32Array(new SharedArrayBuffer(4 * (Math.ceil(size / range) + 1)));
  first[0] = 1;
  return { path, size, range, most, first: first.buffer };
}

/**
 * Makes a function that reads the lines of a range, into memory that it uses again, and says which line was too long. Lines are numbered by all threads together:
 * each counts the lines of its range before it gives them out, so ranges must be taken in their order.
 */
export function rangeReader({ path, size, range, most, first }: LineRanges): (nth: number) => { batch: LineBatch; long: LongLine[] } {
  const [file, numbers] = [openSync(path, 'r'), new Int32Array(first)];
  const memory = Buffer.from(new ArrayBuffer(range + most + 1));
  return (nth) => {
    const [from, to] = [nth * range, Math.min(size, (nth + 1) * range)];
    const base = Math.max(0, from - 1);
    let [lines, isCounted] = [0, false];
    try {
      const bytes = readTo(file, memory, base, to - base);
      const start = from === 0 ? 0 : bytes.indexOf(NEWLINE) + 1;
      const isEmpty = (from > 0 && start === 0) || base + start >= to;
      const end = isEmpty ? start : endOf(bytes, to - base - 1, base + bytes.length >= size);
      const cut = end ?? bytes.lastIndexOf(NEWLINE, to - base - 1) + 1;
      const batch = bytes.subarray(start, Math.max(start, cut)) as Buffer<ArrayBuffer>;
      const whole = countLines(batch);
      lines = whole + (end === undefined ? 1 : 0);
      isCounted = true;
      const line = share(numbers, nth, lines);
      return { batch: { bytes: batch, line }, long: end === undefined ? [{ tooLong: line + whole }] : [] };
    } finally {
      if (!isCounted) settle(numbers, nth + 1, LOST);
    }
  };
}

/** The bytes from a place of a file on, so many of them and the end of the line that they end in, as far as there is memory. */
function readTo(file: number, memory: Buffer, base: number, wanted: number): Buffer {
  let held = 0;
  for (let most = Math.min(memory.length, wanted + SPARE); held < most; most = memory.length) {
    const taken = readSync(file, memory, held, most - held, base + held);
    held += taken;
    if (taken === 0 || memory.subarray(0, held).indexOf(NEWLINE, wanted - 1) >= 0) break;
  }
  return memory.subarray(0, held);
}

/** Where the line ends that holds the byte at `at`, undefined where it is too long to end in what was read. */
function endOf(bytes: Buffer, at: number, isLast: boolean): number | undefined {
  const end = bytes.indexOf(NEWLINE, at);
  return end >= 0 ? end + 1 : isLast ? bytes.length : undefined;
}

/** Waits for the number of the first line of a range and tells that of the next. */
function share(numbers: Int32Array<SharedArrayBuffer>, nth: number, lines: number): number {
  Atomics.wait(numbers, nth, OPEN);
  const line = numbers[nth] as number;
  settle(numbers, nth + 1, line === LOST ? LOST : line + lines);
  if (line === LOST) throw new Error('the lines before could not be counted');
  return line;
}

function settle(numbers: Int32Array<SharedArrayBuffer>, nth: number, line: number): void {
  Atomics.store(numbers, nth, line);
  Atomics.notify(numbers, nth);
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
}
