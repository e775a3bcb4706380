import type { Key } from './find-key.ts';

/** Where a word stands in a name: it is the whole, begins it, begins one of its words, or stands inside one. */
export type Standing = 'whole' | 'prefix' | 'word' | 'inside';

/** Keys of names in one text, each on a line of its own, so that one search goes over all of them. */
export type Lines = { text: string; begins: Int32Array; isStart: Uint8Array };

const END = '\n';
/** Letters from which on a Latin word is looked for at the beginnings of words, and anywhere. */
const [WORD_LETTERS, INSIDE_LETTERS] = [2, 3];

/** Puts keys into one text, in their order. */
export function linesOf(keys: readonly Key[]): Lines {
  const text = END + keys.map((key) => key.text + END).join('');
  const begins = new Int32Array(keys.length + 1);
  const isStart = new Uint8Array(text.length);
  let at = 1;
  for (const [nth, key] of keys.entries()) {
    begins[nth] = at;
    for (const start of key.starts) isStart[at + start] = 1;
    at += key.text.length + 1;
  }
  begins[keys.length] = at;
  return { text, begins, isStart };
}

/** Tells every line in which a word stands, with its best standing, in the order of the lines; a short Latin word is looked for at beginnings alone. */
export function searchLines(lines: Lines, word: string, isLatin: boolean, tell: (nth: number, standing: Standing) => void): void {
  const onlyBegins = isLatin && word.length < WORD_LETTERS;
  const sought = onlyBegins ? END + word : word;
  let [last, best]: [number, Standing | undefined] = [-1, undefined];
  for (let found = lines.text.indexOf(sought); found !== -1; found = lines.text.indexOf(sought, found + 1)) {
    const at = onlyBegins ? found + 1 : found;
    const nth = lineAt(lines.begins, at, last);
    const standing = standingAt(lines, at, word.length);
    if (standing === 'inside' && isLatin && word.length < INSIDE_LETTERS) continue;
    if (nth !== last && best !== undefined) tell(last, best);
    best = nth === last ? better(best, standing) : standing;
    last = nth;
  }
  if (best !== undefined) tell(last, best);
}

/** Whether a word stands in a line: a Latin one at the beginning of a word, another anywhere. */
export function standsIn({ text, begins, isStart }: Lines, nth: number, word: string, isLatin: boolean): boolean {
  const begin = begins[nth] as number;
  const line = text.slice(begin, (begins[nth + 1] as number) - 1);
  for (let at = line.indexOf(word); at !== -1; at = line.indexOf(word, at + 1)) {
    if (!isLatin || isStart[begin + at] === 1) return true;
  }
  return false;
}

function standingAt({ text, isStart }: Lines, at: number, length: number): Standing {
  const begins = text[at - 1] === END;
  if (begins) return text[at + length] === END ? 'whole' : 'prefix';
  return isStart[at] === 1 ? 'word' : 'inside';
}

const ORDER: readonly Standing[] = ['whole', 'prefix', 'word', 'inside'];

function better(one: Standing | undefined, other: Standing): Standing {
  return one !== undefined && ORDER.indexOf(one) <= ORDER.indexOf(other) ? one : other;
}

/** The line of a place in the text; the search begins at a line before it. */
function lineAt(begins: Int32Array, at: number, from: number): number {
  let [low, high] = [Math.max(0, from), begins.length - 1];
  // Lines found one after the other are often neighbours.
  for (const next of [low + 1, low + 2]) if (next <= high && at < (begins[next] as number)) return next - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((begins[middle] as number) <= at) low = middle;
    else high = middle;
  }
  return low;
}
