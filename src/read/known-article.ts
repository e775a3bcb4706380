import { toSimplified } from '../base/chinese.ts';
import { sha256 } from '../base/hash.ts';
import type { ArticleRow } from '../model/curation.ts';

/** Letters and digits of a sentence that is hardly written twice; a shorter one marks no article. */
const LONG = 25;
/** Sentences in common by which a text is taken for an article; a piece that has fewer needs all of its own. */
const ENOUGH = 2;

/** The marks of the long sentences of a text, each once in their order: 16 hex digits of the SHA-256 of the letters and digits in simplified script. */
export function sentenceMarks(text: string): string[] {
  const sentences = toSimplified(text.normalize('NFKC').toLowerCase()).split(/[。！？!?；;]|\.\s|\n\s*\n/);
  const folded = sentences.map((sentence) => sentence.replace(/[^\p{L}\p{N}]/gu, ''));
  return [...new Set(folded.filter((sentence) => sentence.length >= LONG).map((sentence) => sha256(sentence).slice(0, 16)))];
}

/** The origins of the articles that a text is, or is a piece of. */
export function originsOf(text: string, known: readonly ArticleRow[]): ReadonlySet<string> {
  const marks = sentenceMarks(text);
  const enough = Math.max(1, Math.min(ENOUGH, marks.length));
  const found = known.filter(({ sentences }) => marks.filter((mark) => sentences.includes(mark)).length >= enough);
  return new Set(found.map(({ origin }) => origin));
}
