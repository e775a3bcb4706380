import { ROOT, Trie } from './trie.ts';

/** A term to look for; `exact` keeps upper and lower case apart (for short acronyms such as MET). */
export type Term<T> = { text: string; value: T; exact?: boolean };

/** Where a term was met: UTF-16 offsets into the text, end excluded. */
export type TermHit<T> = { start: number; end: number; value: T; term: string };

const SKIP = /[\s\u00ad\u200b\-‐‑‒–—_·]/;
const WORD = /[\p{Script=Latin}\p{Script=Greek}\p{N}]/u;

/**
 * Folds text for matching: NFKC per character, lower case, without spaces and hyphens, so that `CAR- T` meets `CAR-T`.
 * `at[i]` is the offset in the original of folded unit i.
 */
export function foldTerm(text: string): { text: string; at: number[] } {
  let folded = '';
  const at: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const units = foldedUnits(text.charCodeAt(i));
    folded += units;
    for (let unit = 0; unit < units.length; unit += 1) at.push(i);
  }
  return { text: folded, at };
}

const folds = new Array<string | undefined>(0x10000);

/** What a unit becomes: nothing for a space or hyphen, more than one unit for a ligature. */
function foldedUnits(code: number): string {
  const known = folds[code];
  if (known !== undefined) return known;
  const folded = foldUnit(String.fromCharCode(code), code);
  folds[code] = folded;
  return folded;
}

function foldUnit(unit: string, code: number): string {
  if (SKIP.test(unit)) return '';
  if (code < 128) return unit.toLowerCase();
  if (code >= 0xd800 && code <= 0xdfff) return unit;
  return unit.normalize('NFKC').toLowerCase();
}

/**
 * Finds the longest term at each place of a text, left to right, without overlaps.
 * A term that starts or ends with a Latin or Greek letter or a digit must start or end at a word boundary.
 */
export class TermMatcher<T> {
  readonly #trie = new Trie();
  readonly #terms: Term<T>[][] = [];
  /** Terms that stand in no tree yet, by their first two folded units: a text holds the beginnings of few. */
  readonly #waiting: Map<string, Term<T>[]>;

  constructor(terms: Iterable<Term<T>>) {
    this.#waiting = Map.groupBy(terms, startOf);
  }

  #insertThose(start: string): void {
    for (const term of this.#waiting.get(start) ?? []) this.#insert(term);
    this.#waiting.delete(start);
  }

  #insert(term: Term<T>): void {
    const node = this.#trie.add(foldTerm(term.text).text);
    const known = this.#terms[node];
    if (known) known.push(term);
    else this.#terms[node] = [term];
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

  #longestAt(text: string, folded: { text: string; at: number[] }, i: number): TermHit<T> | undefined {
    const start = folded.at[i] as number;
    if (!canStart(text, start)) return undefined;
    this.#insertThose(folded.text.slice(i, i + 2));
    let node = this.#trie.child(ROOT, folded.text.charCodeAt(i));
    let longest: TermHit<T> | undefined;
    for (let next = i + 1; node !== 0; next += 1) {
      const terms = this.#terms[node];
      if (terms !== undefined) longest = hitOf(terms, text, start, (folded.at[next - 1] as number) + 1) ?? longest;
      node = next < folded.text.length ? this.#trie.child(node, folded.text.charCodeAt(next)) : 0;
    }
    return longest;
  }
}

/** The first two folded units of a term. Throws RangeError where it has fewer. */
function startOf({ text }: { text: string }): string {
  let start = '';
  for (let i = 0; i < text.length && start.length < 2; i += 1) start += foldedUnits(text.charCodeAt(i));
  if (start.length < 2) throw new RangeError(`a term needs two characters: "${text}"`);
  return start.slice(0, 2);
}

function hitOf<T>(terms: Term<T>[], text: string, start: number, end: number): TermHit<T> | undefined {
  if (joins(text, end) && joins(text, end - 1)) return undefined;
  const term = terms.find((one) => !one.exact || sameCase(text.slice(start, end), one.text));
  return term && { start, end, value: term.value, term: term.text };
}

function canStart(text: string, start: number): boolean {
  return !(joins(text, start - 1) && joins(text, start)) && !isPossessive(text, start);
}

/** True at the s of "Larkspur's CAR-T", which is no SCAR. */
function isPossessive(text: string, start: number): boolean {
  return (
    (text[start] === 's' || text[start] === 'S') &&
    /^.\b/.test(text.slice(start, start + 2)) &&
    /[\p{L}\p{N}]['’]$/u.test(text.slice(Math.max(0, start - 2), start))
  );
}

const joining = new Uint8Array(0x10000);
const [JOINS, PARTS] = [1, 2];

/** True where the unit at an offset is a Latin or Greek letter or a digit. */
function joins(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const code = text.charCodeAt(at);
  if (joining[code] === 0) joining[code] = WORD.test(text.charAt(at)) ? JOINS : PARTS;
  return joining[code] === JOINS;
}

function sameCase(found: string, term: string): boolean {
  const plain = (text: string) =>
    [...text]
      .filter((char) => !SKIP.test(char))
      .join('')
      .normalize('NFKC');
  return plain(found) === plain(term);
}
