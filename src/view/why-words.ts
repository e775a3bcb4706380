import { tokenize, wordsAt } from '../classify/tokens.ts';
import type { Reason } from '../classify/trial.ts';
import { findTerms } from '../classify/trie.ts';
import { vocabulary } from '../classify/vocabulary.ts';
import type { JudgedField } from '../model/judgement.ts';

/** A statement of a trial's record. */
export type Said = { id: string; property: string; value: string; source: string; observed_at: string };

/** Words of a record with the property in which they stand, and the statement where it was found. */
export type Found = { words: string; property: string; statement: string | undefined };

/** Properties of a record in the order in which they speak of the product. */
const ORDER = [
  'intervention',
  'title',
  'official_title',
  'arm',
  'intervention_description',
  'keyword',
  'summary',
  'condition',
  'description',
];
const TITLES = ['title', 'official_title'];
const PROPERTIES: Record<string, string> = { name: 'intervention', officialTitle: 'official_title', detail: 'intervention_description' };

/** The words that the classifier kept for a code, else words of its vocabulary for the code where the record holds any. */
export function wordsFor(field: JudgedField, code: string, reasons: Reason[], said: Said[]): Found[] {
  const kept = reasons.filter(({ label, words }) => label === code || isKnownOf(words, code));
  if (kept.length > 0) return kept.map((reason) => whereKept(reason, said));
  const { targets, cues } = vocabulary();
  if (field === 'targets')
    return search(said, ORDER, (text) => hitsOf(text, findTerms(targets, text), (value) => value === code)).slice(0, 2);
  const cue = { long_term_follow_up: 'ltfu', registry_or_observational: 'registry', autologous: 'autologous', allogeneic: 'allogeneic' }[
    code
  ];
  if (cue === undefined) return [];
  const where = field === 'role' ? TITLES : ORDER;
  return search(said, where, (text) => hitsOf(text, findTerms(cues, text), (value) => value.includes(cue))).slice(0, 2);
}

/** Whether words name a product that is known to have a target or cell source. */
function isKnownOf(words: string, code: string): boolean {
  const products = findTerms(vocabulary().products, tokenize(words));
  return products.some(({ value: { known } }) => known !== null && (known.source === code || known.targets.includes(code)));
}

function whereKept({ words, field }: Reason, said: Said[]): Found {
  const property = PROPERTIES[field] ?? field;
  const there = said.find((one) => one.property === property && squeezed(one.value).includes(squeezed(words)));
  return { words, property, statement: there?.id };
}

function squeezed(text: string): string {
  return text.replace(/<[^>]{1,40}>|\\|\s+/g, '').toLowerCase();
}

type Tokens = ReturnType<typeof tokenize>;

function hitsOf<T>(tokens: Tokens, hits: { from: number; to: number; value: T }[], isWanted: (value: T) => boolean): string[] {
  return hits.filter(({ value }) => isWanted(value)).map(({ from, to }) => wordsAt(tokens, from, to));
}

/** The first words of each statement, property by property. */
function search(said: Said[], properties: string[], find: (tokens: Tokens) => string[]): Found[] {
  return properties.flatMap((property) =>
    said
      .filter((one) => one.property === property)
      .flatMap(({ id, value }) =>
        find(tokenize(value))
          .slice(0, 1)
          .map((words) => ({ words, property, statement: id })),
      ),
  );
}
