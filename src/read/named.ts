import { type Precision, parsePartialDate } from '../base/dates.ts';
import type { Linker } from '../entity/linker.ts';
import type { Reading } from './draft.ts';
import { eventNames } from './events.ts';
import type { Meaning } from './lexicons.ts';
import { lexicons } from './lexicons.ts';
import { findPeople } from './people.ts';
import { policyNames } from './policies.ts';
import { findQuantities } from './quantities.ts';
import { coverOf, matchesIn, type Piece } from './text.ts';

/** What a mention can be of. */
export type MentionType = Meaning['type'] | 'DESIGNATION' | 'DATE' | 'PERSON' | 'EVENT' | 'POLICY' | 'QUANTITY';

/**
 * A name, date or quantity met in an article: code-point offsets, its type, its words and an id where a lexicon knows it. The id of a designation is its
 * milestone, of a date its ISO form, which `precision` describes.
 */
export type Mention = {
  type: MentionType;
  start: number;
  end: number;
  text: string;
  id: string | null;
  precision?: Precision | 'half' | 'range';
};

type Named = Piece & Omit<Mention, 'start' | 'end' | 'text'>;

/** Everything that the readers met in the body of an article, in order of place; a modality may stand inside a product's name. */
export function listMentions(reading: Reading): Mention[] {
  const { text, mentions } = reading;
  const { dates, ...known } = mentions;
  const named = Object.values(known)
    .flat()
    .map(({ type, start, end, meaning }): Named => ({ type, start, end, id: meaning?.id ?? null }));
  const dated = dates.map(({ start, end, iso }): Named => ({ type: 'DATE', start, end, id: iso, ...precisionOf(iso) }));
  return [...named, ...dated, ...designationsOf(reading), ...othersOf(reading)]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ start, end, ...rest }) => ({ ...rest, start: text.point(start), end: text.point(end), text: text.raw.slice(start, end) }));
}

function precisionOf(iso: string): Pick<Mention, 'precision'> {
  const stated = iso.replaceAll('XXXX', '2000');
  if (/^(\d{4})-(?:01\/\1-06|07\/\1-12)$/.test(stated)) return { precision: 'half' };
  const precision = stated.includes('/') ? 'range' : parsePartialDate(stated)?.precision;
  return precision ? { precision } : {};
}

/** Designations by name, the longest where two meet. */
function designationsOf({ text, sentences }: Reading): Named[] {
  const found = lexicons().designations[text.lang].flatMap(({ milestone, pattern }) =>
    sentences
      .flatMap((sentence) => matchesIn(pattern, text, sentence))
      .map(({ start, end }): Named => ({ type: 'DESIGNATION', start, end, id: milestone })),
  );
  return outermost(found);
}

function othersOf(reading: Reading): Named[] {
  const { text, sentences, mentions } = reading;
  const people = sentences.flatMap((sentence) => findPeople(text, sentence)).map(({ name }) => name);
  const dated = coverOf(text.plain.length, mentions.dates);
  const quantities = sentences.flatMap((sentence) => findQuantities(text, sentence)).filter((one) => !dated.meets(one));
  const of = (type: MentionType, pieces: Piece[]) => outermost(pieces.map(({ start, end }): Named => ({ type, start, end, id: null })));
  return [
    ...of('PERSON', people),
    ...of('EVENT', eventNames(reading)),
    ...of('POLICY', policyNames(reading)),
    ...of('QUANTITY', quantities),
  ];
}

function outermost(pieces: Named[]): Named[] {
  const kept: Named[] = [];
  for (const one of pieces.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (!last || one.start >= last.end) kept.push(one);
  }
  return kept;
}

/** How sure a link must be for a mention to carry it. */
const SURE = 0.95;

/** The mentions with organisations and products linked to entities where that is sure; the others keep their words and no id. */
export function linkMentions(mentions: Mention[], links: Pick<Linker, 'organisation' | 'product'>): Mention[] {
  const idOf = ({ type, text }: Mention) => (type === 'ORG' ? links.organisation(text) : links.product(text));
  return mentions.map((one) => {
    if (one.type !== 'ORG' && one.type !== 'PRODUCT') return one;
    const link = idOf(one);
    return { ...one, id: link && link.score >= SURE ? link.id : null };
  });
}
