import type { Random } from '../../../src/base/random.ts';
import { below, type Mutator, oneOf, onText, putIn, size } from './mutator.ts';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Place = { of: Json[] | { [key: string]: Json }; key: string };

const OTHERS: Json[] = [
  null,
  true,
  0,
  -1,
  1e300,
  '',
  'x',
  [],
  {},
  [[]],
  [null],
  { x: null },
  [{}],
  ['x', 1, null],
  'a.person@example.org',
  '9999-99-99',
  '\u0000',
];
/** Stands in a record for what JSON.stringify cannot write. */
const MARK = '@@raw@@';

function places(value: Json, depth = 0): Place[] {
  if (value === null || typeof value !== 'object' || depth > 100) return [];
  return Object.entries(value).flatMap(([key, inner]) => [{ of: value, key }, ...places(inner, depth + 1)]);
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Changes a value at a random path, in a document or in a line of JSON lines; text that is no JSON is left as it is. */
function atPath(name: string, change: (place: Place, random: Random) => void, raw: (random: Random) => string = () => ''): Mutator {
  const spoiled = (text: string, random: Random) => {
    const value = parsed(text);
    const place = value === undefined ? undefined : oneOf(places(value), random);
    if (place === undefined) return text;
    change(place, random);
    return JSON.stringify(value).replace(`"${MARK}"`, () => raw(random));
  };
  return onText(
    name,
    (text, random) => {
      if (parsed(text) !== undefined) return spoiled(text, random);
      const lines = text.split('\n');
      const at = below(lines.length, random);
      return lines.with(at, spoiled(lines[at] ?? '', random)).join('\n');
    },
    ['json'],
  );
}

function set({ of, key }: Place, value: Json): void {
  Object.defineProperty(of, key, { value, enumerable: true, configurable: true, writable: true });
}

function remove({ of, key }: Place): void {
  if (Array.isArray(of)) of.splice(Number(key), 1);
  else delete of[key];
}

/** Spoils JSON at random paths. */
export const jsonMutators: Mutator[] = [
  atPath('a value of another type', (place, random) => set(place, oneOf(OTHERS, random))),
  atPath('a value in a list', (place) => set(place, [Reflect.get(place.of, place.key) as Json])),
  atPath('a key less', remove),
  atPath('a key more', ({ of }, random) =>
    set({ of, key: oneOf(['surprise', '__proto__', 'constructor', '', '/', '~', 'length'], random) }, 'x'),
  ),
  atPath(
    'raw JSON',
    (place) => set(place, MARK),
    (random) =>
      oneOf(['1e999', '-0', '12345678901234567890123', 'NaN', 'undefined', '01', '"\\ud800"', '"\\u0000"', "'x'", '{"a":1,"a":2}'], random),
  ),
  atPath(
    'a deep value',
    (place) => set(place, MARK),
    (random) => {
      const depth = size(1000, 100_000, random);
      return random() < 0.5 ? '['.repeat(depth) + ']'.repeat(depth) : `${'{"x":'.repeat(depth)}1${'}'.repeat(depth)}`;
    },
  ),
  onText('brackets put in', (text, random) => putIn(text, oneOf(['[', ']', '{', '}', ',', ':', '['.repeat(1000)], random), random), [
    'json',
  ]),
];
