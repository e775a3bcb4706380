import { z } from 'zod';
import { messageOf } from '../base/errors.ts';
import { type Claim, claim } from '../model/claim.ts';
import { findDateline } from './dates.ts';
import { type Draft, explain, spanOf } from './draft.ts';
import { isPretended } from './field.ts';
import { findMentions, type Mentions } from './mentions.ts';
import { type Sentence, splitSentences } from './sentences.ts';
import { cut, meets, type Piece, prepareText, type SourceText } from './text.ts';

const cited = z.strictObject({
  value: z.string().min(1).describe('the code or ISO date for a coded slot, else the same as words'),
  sentence: z.int().positive().describe('number of the sentence that the words stand in'),
  words: z.string().min(1).describe('the words of that sentence, letter by letter'),
});

/** A claim as a language model proposes it: the number of its sentence, and each slot with the words it was taken from. */
export const proposal = z.strictObject({
  kind: z.enum(['milestone', 'superlative', 'statistic', 'deal', 'event', 'policy']),
  sentence: z.int().positive().describe('number of the sentence that makes the claim'),
  slots: z.record(z.string(), z.union([cited, z.array(cited)])),
});
export type Proposal = z.infer<typeof proposal>;
type Cited = z.infer<typeof cited>;

/** An article cut into the numbered sentences that a model is shown. */
export type Numbered = { text: SourceText; sentences: Sentence[]; mentions: Mentions };

/** Proposals that hold, each with its words, and the others with the reason for which they were refused. */
export type Examined = { drafts: Draft[]; refused: { proposal: unknown; reason: string }[] };

/** Cuts an article into numbered sentences. */
export function numberSentences(raw: string, published: string | null): Numbered & { dateline: string | null } {
  const text = prepareText(raw);
  const dateline = findDateline(text) ?? published;
  const sentences = splitSentences(text);
  return { text, sentences, dateline, mentions: findMentions(text, dateline, sentences) };
}

/**
 * Examines what a model proposes. A claim is accepted only if the words of every slot stand in the sentence it names, if codes and dates are what this
 * reader itself finds at those words, and if it fits the schema of claims; nothing is repaired.
 */
export function examineProposals(article: Numbered, proposals: unknown[]): Examined {
  const examined: Examined = { drafts: [], refused: [] };
  for (const one of proposals) {
    try {
      examined.drafts.push(examine(article, proposal.parse(one)));
    } catch (error) {
      examined.refused.push({ proposal: one, reason: error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error) });
    }
  }
  return examined;
}

function examine(article: Numbered, { kind, sentence, slots }: Proposal): Draft {
  const passage = sentenceOf(article, sentence);
  if (isPretended(article, passage)) throw new Error(`sentence ${sentence} tells what somebody pretends`);
  const span = spanOf(article.text, passage);
  const evidence = kind === 'superlative' ? { evidence: cut(article.text, passage), evidence_span: span } : {};
  const values = Object.entries(slots).map(([slot, given]) => [slot, slotValue(article, slot, given)]);
  const filled = claim.parse({ ...blank(kind), ...Object.fromEntries(values), ...evidence, kind, span }) as Claim;
  const words = Object.entries(slots).map(([slot, given]) => [slot, placeOf(article, slot, [given].flat()[0] as Cited)]);
  return { claim: filled, because: explain(article.text, 'model', Object.fromEntries(words)) };
}

function slotValue(article: Numbered, slot: string, given: Cited | Cited[]): unknown {
  if (!Array.isArray(given)) return settled(article, slot, given);
  const names = given.map((one) => settled(article, slot, one));
  return slot === 'speakers' ? names.map((name) => ({ name, title: null, talk: null })) : names;
}

/** Slots whose values are codes; words of the text can bear them out only where the lexicons give the same code. */
const BORNE_OUT: Record<string, (mentions: Mentions, at: Piece) => (string | null)[]> = {
  modality: ({ modalities }, at) => codesAt(modalities, at, 'code'),
  agency: ({ agencies }, at) => codesAt(agencies, at, 'code'),
  jurisdiction: ({ agencies, places }, at) => codesAt([...agencies, ...places], at, 'jurisdiction'),
  date: ({ dates }, at) => dates.filter((one) => meets(one, at)).map(({ iso }) => iso),
  as_of: ({ dates }, at) => dates.filter((one) => meets(one, at)).map(({ iso }) => iso),
};
/** Slots whose codes no lexicon gives word by word: they stand as proposed once their words are found. */
const CODED = new Set(['milestone', 'modifier', 'rank', 'scope', 'type', 'currency']);

function settled({ text, mentions, ...rest }: Numbered, slot: string, given: Cited): string {
  const at = placeOf({ text, mentions, ...rest }, slot, given);
  const known = BORNE_OUT[slot]?.(mentions, at);
  if (known && !known.includes(given.value))
    throw new Error(`${slot}: “${given.words}” says ${known.length === 0 ? 'nothing' : known.join(', ')}, not ${given.value}`);
  return known || CODED.has(slot) ? given.value : cut(text, at);
}

function codesAt(found: Mentions['agencies'], at: Piece, key: 'code' | 'jurisdiction'): (string | null)[] {
  return found
    .filter((one) => meets(one, at))
    .map(({ meaning }) => (meaning && key in meaning ? ((meaning as Record<string, string | null>)[key] ?? null) : null));
}

function placeOf(article: Numbered, slot: string, { sentence, words }: Cited): Piece {
  const { start, end } = sentenceOf(article, sentence);
  const at = article.text.raw.slice(start, end).indexOf(words);
  if (at < 0) throw new Error(`${slot}: “${words}” does not stand in sentence ${sentence}`);
  return { start: start + at, end: start + at + words.length };
}

function sentenceOf({ sentences }: Numbered, number: number): Sentence {
  const found = sentences[number - 1];
  if (!found) throw new Error(`there is no sentence ${number}`);
  return found;
}

/** A claim of a kind with nothing stated: every slot null, every list empty. */
function blank(kind: Claim['kind']): Record<string, unknown> {
  const shape = claim.options.find(({ shape: { kind: literal } }) => literal.value === kind)?.shape ?? {};
  const slots = Object.entries(shape).filter(([slot]) => !['kind', 'span', 'cgt'].includes(slot));
  return Object.fromEntries(slots.map(([slot, schema]) => [slot, schema instanceof z.ZodArray ? [] : null]));
}
