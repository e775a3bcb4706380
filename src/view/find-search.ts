import { editDistance } from '../entity/distance.ts';
import type { Index, Named } from './find-index.ts';
import { isLatin, keyOf } from './find-key.ts';
import { FOUND_KINDS, type FoundKind, MATCHES, type Match } from './find-kinds.ts';
import type { Findable, Known } from './find-names.ts';
import { type Standing, searchLines, standsIn } from './find-text.ts';
import { type Numbered, searchNumbers } from './find-trials.ts';

/** Something found: the name that was matched and how, and how many trials ever had to do with it. `rank` is less for better. */
export type Find = { found: Findable; matched: { name: string; how: Match }; weight: number; rank: number };

/** What a text was taken for: its key, and the keys of its words where it has several. */
export type Sought = { key: string; words: string[] };

/** What finds are wanted: of one kind or all, known by a day, so many. */
export type Wanted = { kind: FoundKind | null; known_by: string; most: number };

/** The best finds in order, and how many there are of each kind. */
export type Found = { finds: Find[]; counts: Map<FoundKind, number> };

type SearchedNumbers = ReturnType<typeof searchNumbers>;

/** Hits of numbers that are ranked; there may be hundreds of thousands. */
const MOST_NUMBERS = 200;
/** Ways in which one thing may be found: by its names, by its number, by another number. */
const NAMES_OF_ONE = 3;
/** Letters from which on pinyin, initials, and either within a name, are looked for. */
/** Letters that allow a difference of one. */
const LETTERS_AN_EDIT = 5;
const [PINYIN, INITIALS, PINYIN_INSIDE, INITIALS_INSIDE] = [2, 2, 4, 3];

/** What a typed text looks for. */
export function soughtIn(text: string): Sought {
  const words = text
    .normalize('NFKC')
    .split(/[\s,，、;；]+/)
    .map((word) => keyOf(word).text)
    .filter((word) => word !== '');
  return { key: keyOf(text).text, words: words.length > 1 ? words : [] };
}

/** Everything that a text may mean by what was known on a day, best first, and how many there are of each kind. */
export function search(index: Index, sought: Sought, wanted: Wanted): Found {
  const { kind, known_by } = wanted;
  const best = new Map<number, { name: number; how: Match; rank: number }>();
  const tell = (name: number, how: Match, rank: number) => {
    const owner = index.owners[name] as number;
    const before = best.get(owner);
    if (before !== undefined && before.rank <= rank) return;
    if (kind !== null && index.findables[owner]?.kind !== kind) return;
    if (isKnown(index.names[name] as Known, known_by)) best.set(owner, { name, how, rank });
  };
  searchNames(index, sought, tell);
  if (best.size === 0) searchNear(index, sought.key, tell);
  const named = [...best].map(
    ([owner, { name, how, rank }]): Find => ({
      found: index.findables[owner] as Findable,
      matched: { name: (index.names[name] as Known).name, how },
      weight: index.weights[owner] as number,
      rank,
    }),
  );
  return withNumbers(index, named, { key: sought.key, ...wanted });
}

function isKnown({ known_from, known_to }: Known, day: string): boolean {
  return known_from <= day && (known_to === null || known_to > day);
}

type Tell = (name: number, how: Match, rank: number) => void;

/** Ranks leave room between the kinds of match, for the whole before a part and the usual reading of a character before another. */
function rankOf(how: Match, within = 0): number {
  return MATCHES.indexOf(how) * 10 + within;
}

const WRITTEN: Record<Standing, Match> = { whole: 'exact', prefix: 'prefix', word: 'word', inside: 'inside' };
/** The same for a title: what begins it, or is all of it, is a word of it. */
const WRITTEN_IN_TEXT: Record<Standing, Match> = { whole: 'word', prefix: 'word', word: 'word', inside: 'inside' };

function searchNames(index: Index, { key, words }: Sought, tell: Tell): void {
  const isTyped = isLatin(key);
  through(index.written, key, isTyped, (name, standing) => {
    const how = name < index.ofThings ? WRITTEN[standing] : WRITTEN_IN_TEXT[standing];
    tell(name, how, rankOf(how));
  });
  if (words.length > 0) searchWords(index, words, tell);
  if (!isTyped) return;
  if (key.length >= PINYIN) searchSpelled(index.full, key, 'pinyin', PINYIN_INSIDE, 0, tell);
  if (key.length >= INITIALS) searchSpelled(index.initials, key, 'initials', INITIALS_INSIDE, 0, tell);
  if (key.length >= PINYIN) searchSpelled(index.otherFull, key, 'pinyin', Number.POSITIVE_INFINITY, 5, tell);
  if (key.length >= INITIALS) searchSpelled(index.otherInitials, key, 'initials', Number.POSITIVE_INFINITY, 5, tell);
}

function through({ lines, names }: Named, key: string, isTyped: boolean, tell: (name: number, standing: Standing) => void): void {
  searchLines(lines, key, isTyped, (nth, standing) => tell(names[nth] as number, standing));
}

/** Names in which every word stands, whatever their order. */
function searchWords({ written: { lines, names } }: Index, words: string[], tell: Tell): void {
  const [longest, ...rest] = words.toSorted((a, b) => b.length - a.length) as [string, ...string[]];
  searchLines(lines, longest, isLatin(longest), (nth, standing) => {
    if (standing === 'inside' && isLatin(longest)) return;
    if (rest.every((word) => standsIn(lines, nth, word, isLatin(word)))) tell(names[nth] as number, 'word', rankOf('word', 5));
  });
}

/** Names whose pinyin or initials begin with a key; from so many letters on also those in which it begins a syllable. */
function searchSpelled(named: Named, key: string, how: 'pinyin' | 'initials', inside: number, within: number, tell: Tell): void {
  through(named, key, true, (name, standing) => {
    if (standing === 'whole') tell(name, how, rankOf(how, within));
    else if (standing === 'prefix') tell(name, how, rankOf(how, within + 1));
    else if (standing === 'word' && key.length >= inside) tell(name, 'inside', rankOf('inside', how === 'pinyin' ? 1 : 2));
  });
}

/** Latin names that begin with the same letter as a key and go on with an edit or two, where nothing else is found. */
function searchNear({ names, ofThings, written }: Index, key: string, tell: Tell): void {
  const most = Math.min(2, Math.floor(key.length / LETTERS_AN_EDIT));
  if (most === 0 || !isLatin(key)) return;
  const { text, begins } = written.lines;
  for (let name = 0; name < Math.min(ofThings, names.length); name += 1) {
    const at = begins[name] as number;
    if (text[at] !== key[0]) continue;
    const edits = editDistance(text.slice(at, Math.min(at + key.length, (begins[name + 1] as number) - 1)), key, most);
    if (edits <= most) tell(name, 'near', rankOf('near', edits));
  }
}

function withNumbers(index: Index, named: Find[], { key, known_by, kind, most }: Wanted & { key: string }): Found {
  const isSought = kind === null || kind === 'trial';
  const [own, other] = [index.numbers, index.others].map((numbers) =>
    isSought ? searchNumbers(numbers, key, known_by, MOST_NUMBERS) : { hits: [], count: 0 },
  ) as [SearchedNumbers, SearchedNumbers];
  const numbered = [...own.hits, ...other.hits].map(byNumber);
  const ids = new Set(named.flatMap(({ found }) => (found.kind === 'trial' ? [found.id] : [])));
  const counts = new Map<FoundKind, number>();
  for (const { found } of named) counts.set(found.kind, (counts.get(found.kind) ?? 0) + 1);
  const further = new Set(numbered.map(({ found }) => found.id).filter((id) => !ids.has(id))).size;
  const beyond = own.count - own.hits.length + other.count - other.hits.length;
  if (further + beyond > 0) counts.set('trial', ids.size + further + beyond);
  return { finds: bestOf([...named, ...numbered], most), counts };
}

/** The best of some finds in order, each thing once by its best name. */
function bestOf(finds: Find[], most: number): Find[] {
  const best: Find[] = [];
  for (const find of finds) {
    const last = best[most * NAMES_OF_ONE - 1];
    if (last !== undefined && inOrder(last, find) <= 0) continue;
    best.splice(placeOf(best, find), 0, find);
    if (best.length > most * NAMES_OF_ONE) best.pop();
  }
  const byId = new Map<string, Find>();
  for (const one of best) {
    const id = `${one.found.kind}/${one.found.id}`;
    if (!byId.has(id)) byId.set(id, one);
  }
  return [...byId.values()].slice(0, most);
}

/** Where a find belongs among others in order. */
function placeOf(best: Find[], find: Find): number {
  let [low, high] = [0, best.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (inOrder(best[middle] as Find, find) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function byNumber({ trial, number, isWhole }: Numbered): Find {
  const how: Match = isWhole ? 'exact' : 'prefix';
  const found: Findable = { kind: 'trial', id: trial, label: { zh: trial, en: trial }, names: [] };
  return { found, matched: { name: number, how }, weight: 0, rank: rankOf(how) };
}

/** Better matches first; then whatever is no trial, what more trials have to do with, shorter names, kinds in their order, ids. */
function inOrder(a: Find, b: Find): number {
  return (
    a.rank - b.rank ||
    Number(a.found.kind === 'trial') - Number(b.found.kind === 'trial') ||
    b.weight - a.weight ||
    a.matched.name.length - b.matched.name.length ||
    FOUND_KINDS.indexOf(a.found.kind) - FOUND_KINDS.indexOf(b.found.kind) ||
    (a.found.id < b.found.id ? -1 : 1)
  );
}
