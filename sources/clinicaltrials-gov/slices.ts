import type { JsonPlaces, Span } from '../../src/statement/screen.ts';

/** The modules of a protocol that are read. */
export const MODULES = [
  'identificationModule',
  'statusModule',
  'sponsorCollaboratorsModule',
  'descriptionModule',
  'conditionsModule',
  'designModule',
  'armsInterventionsModule',
  'contactsLocationsModule',
] as const;

/** The modules that are read of a study on one line, by the places of their bytes; those that it lacks are undefined. */
export type Slices = { [name in (typeof MODULES)[number]]?: Span };

const START = Buffer.from('{"protocolSection":{"');
const MODULE = Buffer.from('Module":{');
const VERSION = Buffer.from('versionHolder":"');
const DETAILED = Buffer.from('detailedDescription":"');
const DAY = 'YYYY-MM-DD'.length;
const [QUOTE, COMMA, OPEN, CLOSE] = [...'",{}'].map((char) => char.charCodeAt(0)) as [number, number, number, number];

/**
 * Where the modules that are read stand in a study on one line, written without blanks as the API writes it; what lies between, such as results, is
 * passed over. A quotation mark inside a text is escaped, so that `Module":{` is always the end of a name. Undefined for a line that is written otherwise.
 */
export function sliceStudy(line: Buffer): Slices | undefined {
  if (line.length < START.length || line.at(-1) !== CLOSE || line.compare(START, 0, START.length, 0, START.length) !== 0) return undefined;
  const found: Slices = {};
  let left = MODULES.length;
  for (let hit = line.indexOf(MODULE); hit >= 0 && left > 0; ) {
    const start = hit + MODULE.length - 1;
    const next = line.indexOf(MODULE, start);
    const name = moduleAt(line, hit);
    if (name !== undefined) {
      const end = endOfModule(line, next);
      if (end === undefined || name in found) return undefined;
      found[name] = [start, end];
      left -= 1;
    }
    hit = next;
  }
  return found;
}

/** Each module that is read by the bytes of its name before the word Module. */
const NAMES = MODULES.map((name) => ({ name, bytes: Buffer.from(`"${name.slice(0, -'Module'.length)}`) }));

/** The module that is read whose name ends in the word Module at a place, undefined for another. */
function moduleAt(line: Buffer, place: number): (typeof MODULES)[number] | undefined {
  return NAMES.find(({ bytes }) => {
    let left = bytes.length;
    for (let at = place; left > 0 && line[at - 1] === bytes[left - 1]; at -= 1) left -= 1;
    return left === 0;
  })?.name;
}

/** Where a module ends that is followed by the module at `next`: before the comma, or, before another section, before the end of its own. */
function endOfModule(line: Buffer, next: number): number | undefined {
  if (next < 0) return undefined;
  const name = quoteBefore(line, next);
  if (line[name - 1] === COMMA) return name - 1;
  if (line[name - 1] !== OPEN || line[name - 3] !== QUOTE) return undefined;
  const section = quoteBefore(line, name - 3);
  return line[section - 1] === COMMA && line[section - 2] === CLOSE ? section - 2 : undefined;
}

/** The place of the last quotation mark before a place, -1 for none; names are short. */
function quoteBefore(line: Buffer, place: number): number {
  let at = place - 1;
  while (at >= 0 && line[at] !== QUOTE) at -= 1;
  return at;
}

/** Where the words of a sliced study stand. */
export function placesOf(line: Buffer, slices: Slices): JsonPlaces {
  const nowhere: Span = [0, 0];
  const names = slices.armsInterventionsModule ?? nowhere;
  const [from, to] = slices.descriptionModule ?? nowhere;
  const detailed = to > from ? line.indexOf(DETAILED, from) : -1;
  const cut = detailed < 0 || detailed > to ? to : detailed - 1;
  const texts = [slices.identificationModule ?? nowhere, [from, cut] as const, slices.conditionsModule ?? nowhere, names];
  return { texts, description: [cut, to], names };
}

/** The JSON of a sliced study, with nothing but what is read. */
export function slicedJson(line: Buffer, slices: Slices): string {
  const modules = Object.entries(slices).map(([name, [from, to]]) => `"${name}":${line.toString('utf8', from, to)}`);
  const version = versionOf(line);
  const derived = version === '' ? '' : `,"derivedSection":{"miscInfoModule":{"versionHolder":"${version}"}}`;
  return `{"protocolSection":{${modules.join(',')}}${derived}}`;
}

/** Bytes at the end of a line in which the version stands in most. */
const TAIL = 8192;

/** The day of the register's data that a line states; empty for none. */
export function versionOf(line: Buffer): string {
  const near = line.indexOf(VERSION, Math.max(0, line.length - TAIL));
  const at = near < 0 ? line.lastIndexOf(VERSION) : near;
  if (at < 0) return '';
  const start = at + VERSION.length;
  return line.toString('latin1', start, Math.min(line.indexOf(QUOTE, start), start + DAY));
}
