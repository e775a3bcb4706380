import { dayNumber } from '../base/dates.ts';
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
  const best = newBest(index, wanted);
  searchNames(index, sought, best);
  if (best.owners.length === 0) searchNear(index, sought.key, best);
  return withNumbers(index, best, sought.key, wanted);
}

/** The best name of each thing so far and its rank, by the places of things; `owners` are those found. */
type Best = {
  owners: number[];
  ranks: Uint8Array;
  names: Int32Array;
  /** Whether a name of this rank would be the best of its thing so far. */
  wants(name: number, rank: number): boolean;
  tell(name: number, rank: number): void;
};

const NOT_FOUND = 0xff;

function newBest({ findables, names: all, owners: of }: Index, { kind, known_by }: Wanted): Best {
  const day = dayNumber(known_by);
  const owners: number[] = [];
  const ranks = new Uint8Array(findables.length).fill(NOT_FOUND);
  const names = new Int32Array(findables.length);
  const wants = (name: number, rank: number) => rank < (ranks[of[name] as number] as number);
  const tell = (name: number, rank: number) => {
    const owner = of[name] as number;
    if (!wants(name, rank) || (kind !== null && findables[owner]?.kind !== kind) || !isKnown(all[name] as Known, day)) return;
    if (ranks[owner] === NOT_FOUND) owners.push(owner);
    ranks[owner] = rank;
    names[owner] = name;
  };
  return { owners, ranks, names, wants, tell };
}

function isKnown({ known_from, known_to }: Known, day: number): boolean {
  return known_from <= day && known_to > day;
}

/** Ranks between one kind of match and the next. */
const STEP = 10;

/** Ranks leave room between the kinds of match, for the whole before a part and the usual reading of a character before another. */
function rankOf(how: Match, within = 0): number {
  return MATCHES.indexOf(how) * STEP + within;
}

const WRITTEN: Record<Standing, Match> = { whole: 'exact', prefix: 'prefix', word: 'word', inside: 'inside' };
/** The same for a title: what begins it, or is all of it, is a word of it. */
const WRITTEN_IN_TEXT: Record<Standing, Match> = { whole: 'word', prefix: 'word', word: 'word', inside: 'inside' };

function searchNames(index: Index, { key, words }: Sought, best: Best): void {
  const { tell } = best;
  const isTyped = isLatin(key);
  through(index.written, key, isTyped, (name, standing) => {
    tell(name, rankOf(name < index.ofThings ? WRITTEN[standing] : WRITTEN_IN_TEXT[standing]));
  });
  if (words.length > 0) searchWords(index, words, best);
  if (!isTyped) return;
  if (key.length >= PINYIN) searchSpelled(index.full, key, 'pinyin', PINYIN_INSIDE, 0, best);
  if (key.length >= INITIALS) searchSpelled(index.initials, key, 'initials', INITIALS_INSIDE, 0, best);
  if (key.length >= PINYIN) searchSpelled(index.otherFull, key, 'pinyin', Number.POSITIVE_INFINITY, 5, best);
  if (key.length >= INITIALS) searchSpelled(index.otherInitials, key, 'initials', Number.POSITIVE_INFINITY, 5, best);
}

function through({ lines, names }: Named, key: string, isTyped: boolean, tell: (name: number, standing: Standing) => void): void {
  searchLines(lines, key, isTyped, (nth, standing) => tell(names[nth] as number, standing));
}

/** Names in which every word stands, whatever their order. */
function searchWords({ written: { lines, names } }: Index, words: string[], { wants, tell }: Best): void {
  const rank = rankOf('word', 5);
  const [longest, ...rest] = words.toSorted((a, b) => b.length - a.length) as [string, ...string[]];
  searchLines(lines, longest, isLatin(longest), (nth, standing) => {
    const name = names[nth] as number;
    if ((standing === 'inside' && isLatin(longest)) || !wants(name, rank)) return;
    if (rest.every((word) => standsIn(lines, nth, word, isLatin(word)))) tell(name, rank);
  });
}

/** Names whose pinyin or initials begin with a key; from so many letters on also those in which it begins a syllable. */
function searchSpelled(named: Named, key: string, how: 'pinyin' | 'initials', inside: number, within: number, { tell }: Best): void {
  through(named, key, true, (name, standing) => {
    if (standing === 'whole') tell(name, rankOf(how, within));
    else if (standing === 'prefix') tell(name, rankOf(how, within + 1));
    else if (standing === 'word' && key.length >= inside) tell(name, rankOf('inside', how === 'pinyin' ? 1 : 2));
  });
}

/** Latin names that begin with the same letter as a key and go on with an edit or two, where nothing else is found. */
function searchNear({ names, ofThings, written }: Index, key: string, { tell }: Best): void {
  const most = Math.min(2, Math.floor(key.length / LETTERS_AN_EDIT));
  if (most === 0 || !isLatin(key)) return;
  const { text, begins } = written.lines;
  for (let name = 0; name < Math.min(ofThings, names.length); name += 1) {
    const at = begins[name] as number;
    if (text[at] !== key[0]) continue;
    const edits = editDistance(text.slice(at, Math.min(at + key.length, (begins[name + 1] as number) - 1)), key, most);
    if (edits <= most) tell(name, rankOf('near', edits));
  }
}

function withNumbers(index: Index, best: Best, key: string, { known_by, kind, most }: Wanted): Found {
  const isSought = kind === null || kind === 'trial';
  const [own, other] = [index.numbers, index.others].map((numbers) =>
    isSought ? searchNumbers(numbers, key, known_by, MOST_NUMBERS) : { hits: [], count: 0 },
  ) as [SearchedNumbers, SearchedNumbers];
  const numbered = [...own.hits, ...other.hits].map(byNumber);
  const counts = new Map<FoundKind, number>();
  const trials = new Set(numbered.map(({ found }) => found.id));
  for (const owner of best.owners) {
    const { kind: of, id } = index.findables[owner] as Findable;
    if (of === 'trial') trials.add(id);
    else counts.set(of, (counts.get(of) ?? 0) + 1);
  }
  const ofTrials = trials.size + own.count - own.hits.length + other.count - other.hits.length;
  if (ofTrials > 0) counts.set('trial', ofTrials);
  return { finds: onceEach([...bestOf(index, best, most), ...numbered], most), counts };
}

/** The best of what was found by its names, in order. */
function bestOf(index: Index, best: Best, most: number): Find[] {
  const chosen: Find[] = [];
  for (const owner of best.owners) {
    const rank = best.ranks[owner] as number;
    const last = chosen[most - 1];
    if (last !== undefined && rank > last.rank) continue;
    const find = findOf(index, owner, best.names[owner] as number, rank);
    if (last !== undefined && inOrder(last, find) <= 0) continue;
    chosen.splice(placeOf(chosen, find), 0, find);
    if (chosen.length > most) chosen.pop();
  }
  return chosen;
}

function findOf({ findables, names, weights }: Index, owner: number, name: number, rank: number): Find {
  const how = MATCHES[Math.floor(rank / STEP)] as Match;
  return {
    found: findables[owner] as Findable,
    matched: { name: (names[name] as Known).name, how },
    weight: weights[owner] as number,
    rank,
  };
}

/** The best finds in order, each thing once: a trial may be found by its number and by its title. */
function onceEach(finds: Find[], most: number): Find[] {
  const byId = new Map<string, Find>();
  for (const one of finds.toSorted(inOrder)) {
    const id = `${one.found.kind}/${one.found.id}`;
    if (!byId.has(id)) byId.set(id, one);
  }
  return [...byId.values()].slice(0, most);
}

/** Where a find belongs among others in order. */
function placeOf(chosen: Find[], find: Find): number {
  let [low, high] = [0, chosen.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (inOrder(chosen[middle] as Find, find) <= 0) low = middle + 1;
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
