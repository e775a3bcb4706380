import type { JsonPlaces, Span } from '../../src/statement/screen.ts';
import type { ApiStudy } from './api-study.ts';

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

const READ: ReadonlySet<string> = new Set(MODULES);
const START = Buffer.from('{"protocolSection":{"');
const MODULE = Buffer.from('Module":{');
const VERSION = Buffer.from('"versionHolder":"');
const DETAILED = Buffer.from('"detailedDescription":"');
const DAY = 'YYYY-MM-DD'.length;
const [QUOTE, COMMA, OPEN, CLOSE] = [...'",{}'].map((char) => char.charCodeAt(0)) as [number, number, number, number];

/**
 * Where the modules that are read stand in a study on one line, written without blanks as the API writes it; what lies between, such as results, is
 * passed over. A quotation mark inside a text is escaped, so that `Module":{` is always the end of a name. Undefined for a line that is written otherwise.
 */
export function sliceStudy(line: Buffer): Slices | undefined {
  if (line.length < START.length || line.at(-1) !== CLOSE || line.compare(START, 0, START.length, 0, START.length) !== 0) return undefined;
  const found: Slices = {};
  let left = READ.size;
  for (let hit = line.indexOf(MODULE); hit >= 0 && left > 0; ) {
    const start = hit + MODULE.length - 1;
    const name = line.toString('latin1', line.lastIndexOf(QUOTE, hit - 1) + 1, hit + 'Module'.length);
    const next = line.indexOf(MODULE, start);
    if (READ.has(name)) {
      const end = endOfModule(line, next);
      if (end === undefined || name in found) return undefined;
      found[name as keyof Slices] = [start, end];
      left -= 1;
    }
    hit = next;
  }
  return found;
}

/** Where a module ends that is followed by the module at `next`: before the comma, or, before another section, before the end of its own. */
function endOfModule(line: Buffer, next: number): number | undefined {
  if (next < 0) return undefined;
  const name = line.lastIndexOf(QUOTE, next - 1);
  if (line[name - 1] === COMMA) return name - 1;
  if (line[name - 1] !== OPEN || line[name - 3] !== QUOTE) return undefined;
  const section = line.lastIndexOf(QUOTE, name - 4);
  return line[section - 1] === COMMA && line[section - 2] === CLOSE ? section - 2 : undefined;
}

/** Where the words of a sliced study stand. */
export function placesOf(line: Buffer, slices: Slices): JsonPlaces {
  const nowhere: Span = [0, 0];
  const names = slices.armsInterventionsModule ?? nowhere;
  const [from, to] = slices.descriptionModule ?? nowhere;
  const detailed = to > from ? line.subarray(from, to).indexOf(DETAILED) : -1;
  const cut = detailed < 0 ? to : from + detailed;
  const texts = [slices.identificationModule ?? nowhere, [from, cut] as const, slices.conditionsModule ?? nowhere, names];
  return { texts, description: [cut, to], names };
}

/** A sliced study with its modules parsed. Undefined where a slice is no JSON. */
export function parseSlices(line: Buffer, slices: Slices): ApiStudy | undefined {
  try {
    const modules = Object.entries(slices).map(([name, [from, to]]) => [name, JSON.parse(line.toString('utf8', from, to))] as const);
    const version = versionOf(line);
    return {
      protocolSection: Object.fromEntries(modules),
      ...(version ? { derivedSection: { miscInfoModule: { versionHolder: version } } } : {}),
    };
  } catch {
    return undefined;
  }
}

/** The day of the register's data that a line states; empty for none. */
export function versionOf(line: Buffer): string {
  const at = line.lastIndexOf(VERSION);
  if (at < 0) return '';
  const start = at + VERSION.length;
  return line.toString('latin1', start, Math.min(line.indexOf(QUOTE, start), start + DAY));
}
