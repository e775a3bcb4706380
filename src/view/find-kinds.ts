/** What can be found, in the order in which it comes where nothing else decides. */
export const FOUND_KINDS = [
  'product',
  'target',
  'organisation',
  'modality',
  'disease',
  'cluster',
  'track',
  'service',
  'policy',
  'event',
  'application',
  'place',
  'trial',
  'statement',
] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

/** How a name was matched, best first: as a whole, by its beginning, by the beginning of a word, in pinyin, by the initials of its pinyin, inside, or by a beginning that differs in a letter. */
export const MATCHES = ['exact', 'prefix', 'word', 'pinyin', 'initials', 'inside', 'near'] as const;
export type Match = (typeof MATCHES)[number];
