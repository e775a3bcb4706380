import { hasHan, toSimplified } from '../base/chinese.ts';
import { UsageError } from '../base/errors.ts';
import { once } from '../base/memo.ts';
import { foldTerm, TermMatcher } from '../base/terms.ts';
import { editDistance } from '../entity/distance.ts';
import { OFFER_LEVELS } from '../model/cluster.ts';
import type { Both } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import { readLexicon } from '../model/lexicon.ts';
import { SERVICES } from '../model/park.ts';
import { type ServiceTerm, serviceTermRow } from '../model/park-words.ts';

export type Level = (typeof OFFER_LEVELS)[number];

/** One service that a need may mean, by the words that say so; `broader` are services of which it is a kind, such as plasmids of AAV plasmids. */
export type ServiceReading = {
  offer: string;
  label: Both;
  service: (typeof SERVICES)[number];
  matched: string;
  broader: { offer: string; label: Both }[];
};

/** A need as understood: each service that it may mean, the levels that it names, and the words that were not understood. */
export type Need = { asked: string; services: ServiceReading[]; levels: Level[]; unread: string | null };

/** Words of a need that narrow nothing. */
const FILLING =
  /\b(?:an?|and|or|the|of|for|to|with|in|on|who|can|could|do|does|make|makes|offers?|provides?|need|services?|stud(?:y|ies)|work|support|supply)\b|服务|研究|试验|谁能|谁|能|可以|提供|哪里|哪家|需要|支持|供应|做|的|和|与|及|或/giu;

/** What people call those who do services of some kinds, with the services of these kinds that they do not mean. */
const TRADES: readonly { words: readonly string[]; kinds: readonly (typeof SERVICES)[number][]; except: readonly string[] }[] = [
  {
    words: ['CDMO', 'CMO', '合同开发与生产', '合同生产', '代工'],
    kinds: ['process_development', 'vector_supply', 'manufacturing'],
    except: ['cell_material', 'cell_storage'],
  },
  { words: ['CRO', '合同研究'], kinds: ['nonclinical', 'clinical'], except: ['apheresis'] },
];

const terms = once(() => readLexicon('services', serviceTermRow));
const ofServices = once(
  () => new TermMatcher(wordsToIds(terms().flatMap((term) => wordsOf(term).map((text) => ({ text, ids: [term.id] }))))),
);
const ofKinds = once(() => {
  const kinds = SERVICES.flatMap((kind) => namesOf('service', kind).map((text) => ({ text, ids: idsOfKind(kind) })));
  const trades = TRADES.flatMap(({ words, kinds: own, except }) => {
    const ids = own.flatMap(idsOfKind).filter((id) => !except.includes(id));
    return words.map((text) => ({ text, ids }));
  });
  return new TermMatcher(wordsToIds([...kinds, ...trades]));
});
const ofLevels = once(
  () => new TermMatcher(OFFER_LEVELS.flatMap((level) => [level, ...namesOf('offer_level', level)].map((text) => ({ text, value: level })))),
);

/** The services that a need in words may mean. Throws UsageError, which names what comes near, where no word of it is of a service. */
export function understandNeed(asked: string): Need {
  const text = toSimplified(asked);
  const [own, levels] = [ofServices().find(text), ofLevels().find(text)];
  const kinds = ofKinds().find(text);
  const hits = own.length > 0 ? own : kinds;
  const known = terms().find(({ id }) => id === asked.trim());
  const found =
    known === undefined ? hits.flatMap(({ value, term }) => value.map((id) => ({ id, term }))) : [{ id: known.id, term: known.id }];
  if (found.length === 0) throw unknownNeed(asked, text);
  const services = [...new Map(found.map((one) => [one.id, one])).values()].map(({ id, term }) => readingOf(termOf(id), term));
  return {
    asked,
    services,
    levels: [...new Set(levels.map(({ value }) => value))],
    unread: known === undefined ? unreadIn(text, [...own, ...kinds, ...levels]) : null,
  };
}

/** The name of a service of the lexicon; the id itself where it has none. */
export function serviceLabel(id: string): Both {
  const term = terms().find((one) => one.id === id);
  return term === undefined ? { zh: id, en: id } : { zh: term.zh[0] as string, en: term.en[0] as string };
}

/** Every service of the lexicon, in its order. */
export function serviceTerms(): readonly ServiceTerm[] {
  return terms();
}

function termOf(id: string): ServiceTerm {
  return terms().find((one) => one.id === id) as ServiceTerm;
}

function readingOf(term: ServiceTerm, matched: string): ServiceReading {
  return {
    offer: term.id,
    label: serviceLabel(term.id),
    service: term.service,
    matched,
    broader: broaderOf(term).map(({ id }) => ({ offer: id, label: serviceLabel(id) })),
  };
}

/** Services with a word in which the name of a service ends. */
function broaderOf({ id, zh, en }: ServiceTerm): ServiceTerm[] {
  const names = [zh[0], en[0]].map((name) => foldTerm(name ?? '').text);
  return terms().filter((other) => other.id !== id && wordsOf(other).some((word) => endsIn(names, foldTerm(word).text)));
}

function endsIn(names: string[], word: string): boolean {
  return names.some((name) => name !== word && name.endsWith(word));
}

function wordsOf({ zh, en }: ServiceTerm): string[] {
  return [...zh, ...en];
}

function namesOf(group: string, code: string): string[] {
  return Object.values(labelOf(group, code));
}

function idsOfKind(kind: string): string[] {
  return terms().flatMap(({ id, service }) => (service === kind ? [id] : []));
}

/** Each word with every id that it stands for. */
function wordsToIds(rows: { text: string; ids: string[] }[]): { text: string; value: string[] }[] {
  const byWord = Map.groupBy(rows, ({ text }) => foldTerm(text).text);
  return [...byWord.values()].map((own) => ({ text: own[0]?.text ?? '', value: [...new Set(own.flatMap(({ ids }) => ids))] }));
}

/** What is left of a need without the words that were understood and those that narrow nothing; null for nothing. */
function unreadIn(text: string, hits: { start: number; end: number }[]): string | null {
  let rest = text;
  for (const { start, end } of hits) rest = `${rest.slice(0, start)}${' '.repeat(end - start)}${rest.slice(end)}`;
  const left = rest
    .replace(FILLING, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return left === '' ? null : left;
}

/** Names of services whose words share a piece with a text or are few edits away, else all of them. */
function unknownNeed(asked: string, text: string): UsageError {
  const folded = foldTerm(text).text;
  const near = terms().filter((term) => wordsOf(term).some((word) => isNear(foldTerm(word).text, folded)));
  const list = (near.length > 0 ? near : terms()).map(({ id, zh, en }) => `${en[0]} (${zh[0]}, ${id})`).join('; ');
  const hint =
    near.length > 0 ? { zh: `是否指：${list}？`, en: `did you mean ${list}?` } : { zh: `服务有：${list}`, en: `the services are ${list}` };
  return new UsageError(`services: no service is known by "${asked}"; ${hint.en}`, `没有以“${asked}”为名的服务；${hint.zh}`);
}

const LETTERS_AN_EDIT = 4;
const SHARED_HAN = 2;
const SHARED_LETTERS = 5;

function isNear(word: string, asked: string): boolean {
  const most = Math.floor(asked.length / LETTERS_AN_EDIT);
  if (most > 0 && editDistance(word, asked, most) <= most) return true;
  const length = hasHan(asked) ? SHARED_HAN : SHARED_LETTERS;
  return Array.from({ length: Math.max(0, asked.length - length + 1) }, (_, at) => asked.slice(at, at + length)).some((piece) =>
    word.includes(piece),
  );
}
