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

const READ: ReadonlySet<string> = new Set(MODULES);
const START = Buffer.from('{"protocolSection":{"');
const MODULE = Buffer.from('Module":{');
const VERSION = Buffer.from('"versionHolder":"');
const [QUOTE, COMMA, OPEN, CLOSE] = [...'",{}'].map((char) => char.charCodeAt(0));

/**
 * The modules that are read of a study on one line, written without blanks as the API writes it; what lies between, such as results, is passed over.
 * Undefined for a line that is written otherwise or is no whole object, which must be read as a whole.
 */
export function sliceStudy(line: Buffer): ApiStudy | undefined {
  if (line.at(-1) !== CLOSE || !line.subarray(0, START.length).equals(START)) return undefined;
  try {
    const protocolSection = sliceModules(line);
    const version = versionOf(line);
    return protocolSection && { protocolSection, ...(version ? { derivedSection: { miscInfoModule: { versionHolder: version } } } : {}) };
  } catch {
    return undefined;
  }
}

/** A quotation mark inside a text is escaped, so that `Module":{` is always the end of a name. Throws SyntaxError where a slice is no JSON. */
function sliceModules(line: Buffer): Record<string, unknown> | undefined {
  const found: Record<string, unknown> = {};
  let left = READ.size;
  let hit = line.indexOf(MODULE);
  while (hit >= 0 && left > 0) {
    const start = hit + MODULE.length - 1;
    const name = line.toString('latin1', line.lastIndexOf(QUOTE as number, hit - 1) + 1, hit + 'Module'.length);
    const next = line.indexOf(MODULE, start);
    if (READ.has(name)) {
      if (name in found) return undefined;
      const end = endOfModule(line, next);
      if (end === undefined) return undefined;
      found[name] = JSON.parse(line.toString('utf8', start, end));
      left -= 1;
    }
    hit = next;
  }
  return found;
}

/** Where a module ends that is followed by the module at `next`: before the comma, or, before another section, before the end of its own. */
function endOfModule(line: Buffer, next: number): number | undefined {
  if (next < 0) return undefined;
  const name = line.lastIndexOf(QUOTE as number, next - 1);
  if (line[name - 1] === COMMA) return name - 1;
  if (line[name - 1] !== OPEN || line[name - 3] !== QUOTE) return undefined;
  const section = line.lastIndexOf(QUOTE as number, name - 4);
  return line[section - 1] === COMMA && line[section - 2] === CLOSE ? section - 2 : undefined;
}

function versionOf(line: Buffer): string {
  const at = line.lastIndexOf(VERSION);
  if (at < 0) return '';
  const start = at + VERSION.length;
  return line.toString('latin1', start, Math.min(line.indexOf(QUOTE as number, start), start + 'YYYY-MM-DD'.length));
}
