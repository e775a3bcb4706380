import type { Verdict } from '../../model/verdict.ts';
import type { Citation } from '../../view/citation.ts';

export type Lang = 'zh' | 'en';

/** A run of text: the verdict that marks it, the note behind it, the part of the document or the page that it leads to. */
export type Span = { text: string; verdict?: Verdict; note?: number; link?: string; bold?: boolean };

/** A table; its title says what it holds. */
export type Table = { title: string; header: string[]; rows: Span[][][] };

/** A part of a section, ready to be written in any format. */
export type Block =
  | { kind: 'paragraph'; spans: Span[]; tone?: 'quote' | 'heading'; id?: string }
  | { kind: 'list'; items: Span[][] }
  | { kind: 'table'; table: Table }
  /** A drawing with the same numbers as a table beside it. */
  | { kind: 'figure'; svg: string; table: Table };

/** A note: the statements behind a passage, all by id, and the first of them cited in full. */
export type Note = { number: number; statements: string[]; cited: Citation[] };

/** What every renderer writes: title, facts about the document, sections, notes, and reviews for machines. */
export type Document = {
  lang: Lang;
  title: string;
  /** How the document came about, in a sentence. */
  made: string;
  facts: [name: string, value: string][];
  sections: { id: string; title: string; blocks: Block[] }[];
  notes: Note[];
  reviews: object[];
};

/** Statements of a note that are cited in full; the others are named by id. */
const CITED = 3;

/** Gives notes their numbers: the same statements have the same note. */
export function noteBook(citations: readonly Citation[]): { noteOf(statements: readonly string[]): number | undefined; notes: Note[] } {
  const byId = new Map(citations.map((one) => [one.id, one]));
  const numbers = new Map<string, number>();
  const notes: Note[] = [];
  const noteOf = (statements: readonly string[]): number | undefined => {
    const ids = [...new Set(statements)];
    if (ids.length === 0) return undefined;
    const key = ids.toSorted().join(' ');
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = notes.length + 1;
    numbers.set(key, number);
    notes.push({ number, statements: ids, cited: ids.slice(0, CITED).flatMap((id) => byId.get(id) ?? []) });
    return number;
  };
  return { noteOf, notes };
}

/** A span with its note, where it has one. */
export function noted(text: string, note: number | undefined): Span {
  return note === undefined ? { text } : { text, note };
}
