/** A term to look for; `exact` keeps upper and lower case apart (for short acronyms such as MET). */
export type Term<T> = { text: string; value: T; exact?: boolean };

/** Where a term was met: UTF-16 offsets into the text, end excluded. */
export type TermHit<T> = { start: number; end: number; value: T; term: string };

type Entry<T> = Term<T> & { folded: string };
type Folded = { text: string; at: number[] };

const SKIP = /[\s\u00ad\u200b\-‐‑‒–—_·]/;
const WORD = /[\p{Script=Latin}\p{Script=Greek}\p{N}]/u;

/**
 * Folds text for matching: NFKC per character, lower case, without spaces and hyphens, so that `CAR- T` meets `CAR-T`.
 * `at[i]` is the offset in the original of folded unit i.
 */
export function foldTerm(text: string): Folded {
  let folded = '';
  const at: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text[i] as string;
    if (isPlain(text.charCodeAt(i))) {
      folded += unit;
      at.push(i);
      continue;
    }
    if (SKIP.test(unit)) continue;
    for (const out of foldUnit(unit)) {
      folded += out;
      at.push(i);
    }
  }
  return { text: folded, at };
}

/** Digits, small letters and common Han characters stand for themselves. */
function isPlain(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  if (code < 128) return unit.toLowerCase();
  if (code >= 0xd800 && code <= 0xdfff) return unit;
  return unit.normalize('NFKC').toLowerCase();
}

/**
 * Finds the longest term at each place of a text, left to right, without overlaps.
 * A term that starts or ends with a Latin or Greek letter or a digit must start or end at a word boundary.
 */
export class TermMatcher<T> {
  readonly #buckets = new Map<string, Entry<T>[]>();

  constructor(terms: Iterable<Term<T>>) {
    for (const term of terms) this.#insert({ ...term, folded: foldTerm(term.text).text });
    for (const bucket of this.#buckets.values()) bucket.sort((a, b) => b.folded.length - a.folded.length);
  }

  #insert(entry: Entry<T>): void {
    if (entry.folded.length < 2) throw new RangeError(`a term needs two characters: "${entry.text}"`);
    const key = entry.folded.slice(0, 2);
    const bucket = this.#buckets.get(key);
    if (bucket) bucket.push(entry);
    else this.#buckets.set(key, [entry]);
  }

  /** Every hit in the text, in order of start. Where two terms are equal once folded, the first given wins unless its case differs. */
  find(text: string): TermHit<T>[] {
    const folded = foldTerm(text);
    const hits: TermHit<T>[] = [];
    for (let i = 0; i < folded.text.length; i += 1) {
      const hit = this.#longestAt(text, folded, i);
      if (!hit) continue;
      hits.push(hit);
      while (i + 1 < folded.text.length && (folded.at[i + 1] as number) < hit.end) i += 1;
    }
    return hits;
  }

  #longestAt(text: string, folded: Folded, i: number): TermHit<T> | undefined {
    for (const entry of this.#buckets.get(folded.text.slice(i, i + 2)) ?? []) {
      if (!folded.text.startsWith(entry.folded, i)) continue;
      const start = folded.at[i] as number;
      const end = (folded.at[i + entry.folded.length - 1] as number) + 1;
      if (standsAlone(text, start, end) && (!entry.exact || sameCase(text.slice(start, end), entry.text))) {
        return { start, end, value: entry.value, term: entry.text };
      }
    }
    return undefined;
  }
}

function standsAlone(text: string, start: number, end: number): boolean {
  return !isPossessive(text, start) && !(joins(text[start - 1]) && joins(text[start])) && !(joins(text[end - 1]) && joins(text[end]));
}

/** True at the s of "Larkspur's CAR-T", which is no SCAR. */
function isPossessive(text: string, start: number): boolean {
  return /^[sS]\b/.test(text.slice(start, start + 2)) && /[\p{L}\p{N}]['’]$/u.test(text.slice(Math.max(0, start - 2), start));
}

function joins(char: string | undefined): boolean {
  return char !== undefined && WORD.test(char);
}

function sameCase(found: string, term: string): boolean {
  const plain = (text: string) =>
    [...text]
      .filter((char) => !SKIP.test(char))
      .join('')
      .normalize('NFKC');
  return plain(found) === plain(term);
}
