import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { requireUtf8 } from '../../src/base/containers.ts';
import { type LineBatch, linesOf } from '../../src/base/line-batches.ts';
import type { TrialText } from '../../src/model/trial-text.ts';
import type { FieldCounts, Issue } from '../../src/statement/context.ts';
import { countRecord, noCounts } from '../../src/statement/fields.ts';
import { wholeRecords } from '../../src/statement/json-lines.ts';
import { looksLikeLines } from '../../src/statement/json-text.ts';
import type { Passes } from '../../src/statement/screen.ts';
import { type ApiStudy, at, textAt } from './api-study.ts';
import { outlineOf, statedWords, wordsOf } from './outline.ts';
import { bytewise, slicedOutline } from './sliced-outline.ts';
import { MODULES, parseSlices, placesOf, type Slices, sliceStudy } from './slices.ts';
import { isReadField, studyFields } from './study.ts';

/** A line of more bytes is no study. */
export const MOST_LINE = 10 * 1024 * 1024;
/** A study that passed the first step of the screen, by its words and as rows of JSON: whole and in outline. */
export type Candidate = { texts: TrialText[]; whole: string; outline: string };

/** What became of some studies: a file of JSON lines with outlines, null for none, those that must be looked at again, what was wrong, and which fields they hold. */
export type Reduced = { outlines: string | null; candidates: Candidate[]; issues: Issue[]; counts: FieldCounts };

/** Where reduced studies go, by what they are judged, and of how many studies that could be read in slices one is read whole, to count its fields. */
export type Reducing = { part: string; scratch: string; ignored: string[]; audited: number; passes: Passes };

/** Takes studies, holds back those that pass the first step of the screen and outlines the others. */
export type Reducer = {
  /** Takes the studies of a batch of lines, `prefix` names the file inside a container that they are in. */
  lines(batch: LineBatch, prefix: string): void;
  /** Takes the studies of a file of an archive. */
  member(name: string, bytes: Buffer): void;
  /** Takes one study that was read whole. */
  study(record: string, value: unknown): void;
  /** How many studies were taken since the last flush. */
  held(): number;
  /** Writes what was taken since the last time to files of their own. */
  flush(): Reduced;
};

/** Makes a reducer; `name` parts its files from those of others. */
export function makeReducer({ part, scratch, ignored, audited, passes }: Reducing, name: string): Reducer {
  const skipped = new Set(ignored.map((path) => `/${path.replaceAll('.', '/')}`));
  const isSkipped = (path: string) => skipped.has(path);
  const useOf = (field: string) => (isReadField(field) ? 'read' : isSkipped(field) ? 'ignored' : 'unknown');
  let [candidates, outlines, issues, counts]: [Candidate[], string[], Issue[], FieldCounts] = [[], [], [], noCounts()];
  let [seen, files] = [0, 0];
  const take = (record: string, study: ApiStudy) => {
    const id = textAt(study, 'protocolSection', 'identificationModule', 'nctId');
    if (!/^NCT\d{8}$/.test(id)) return issues.push(quarantined(part, record, 'no-id', 'no NCT id of eight digits', ID_FIELD));
    const outline = JSON.stringify({ record, id, ...datesOf(study), ...outlineOf(study) });
    const text = wordsOf(study);
    if (!passes.text(text)) return outlines.push(bytewise(outline));
    const stated = statedWords(study);
    return candidates.push({
      texts: isDeepStrictEqual(stated, text) ? [text] : [stated, text],
      whole: JSON.stringify({ record, study: modulesOf(study) }),
      outline,
    });
  };
  const study = (record: string, value: unknown) => {
    countRecord(counts, studyFields(value, isSkipped), useOf);
    take(record, value as ApiStudy);
  };
  /** Takes a study from its slices; false where it must be read whole. */
  const slice = (record: string, bytes: Buffer): boolean => {
    const slices = seen++ % audited === 0 ? undefined : sliceStudy(bytes);
    if (slices === undefined) return false;
    const isTaken = takeSlices(record, bytes, slices);
    if (isTaken) counts.records += 1;
    return isTaken;
  };
  const takeSlices = (record: string, bytes: Buffer, slices: Slices): boolean => {
    const outline = passes.json(bytes, placesOf(bytes, slices)) ? undefined : slicedOutline(bytes, slices, record);
    if (outline !== undefined && isJson(outline)) return outlines.push(outline) > 0;
    const parsed = parseSlices(bytes, slices);
    if (parsed) take(record, parsed);
    return parsed !== undefined;
  };
  const line = (record: string, bytes: Buffer) => {
    const isLong = bytes.length > MOST_LINE;
    if (!isLong && slice(record, bytes)) return;
    const value = isLong ? undefined : parsedObject(bytes);
    if (value !== undefined) return study(record, value);
    counts.records += 1;
    issues.push(isLong ? tooLong(part, record) : quarantined(part, record, 'bad-json', 'not a whole JSON object', ''));
  };
  const write = () => {
    if (outlines.length === 0) return null;
    const path = join(scratch, `${name}-${files++}.ndjson`);
    writeFileSync(path, outlines.join('\n'), 'latin1');
    return path;
  };
  const lines = (batch: LineBatch, prefix: string) => {
    requireUtf8(batch.bytes, part, batch.line);
    for (const { bytes, line: nth } of linesOf(batch)) line(`${prefix}line=${nth}`, bytes);
  };
  return {
    lines,
    member: (inside, bytes) => {
      const [file, prefix] = [`${part}!${inside}`, `member=${inside};`];
      if (looksLikeLines(bytes)) return lines({ bytes: bytes as Buffer<ArrayBuffer>, line: 1 }, prefix);
      requireUtf8(bytes, file, 1);
      if (slice(`${prefix}pointer=`, bytes)) return;
      for (const one of wholeRecords(bytes.toString(), file, 'studies', prefix)) study(one.record, one.value);
    },
    study,
    held: () => outlines.length + candidates.length,
    flush: () => {
      const reduced = { outlines: write(), candidates, issues, counts };
      [candidates, outlines, issues, counts] = [[], [], [], noCounts()];
      return reduced;
    },
  };
}

/** The issue of a line that is too long. */
export function tooLong(part: string, record: string): Issue {
  return quarantined(part, record, 'too-long', `a line of more than ${MOST_LINE / 1024 / 1024} MB`, '');
}

function quarantined(part: string, record: string, code: string, message: string, field: string): Issue {
  return { part, record, field, severity: 'quarantined', code, message: `${message}; the record is left out` };
}

const ID_FIELD = '/protocolSection/identificationModule/nctId';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function parsedObject(bytes: Buffer): object | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A study with nothing but what is read. */
function modulesOf(study: ApiStudy): ApiStudy {
  const modules = MODULES.map((name) => [name, at(study, 'protocolSection', name)] as const);
  return {
    protocolSection: Object.fromEntries(modules),
    derivedSection: { miscInfoModule: at(study, 'derivedSection', 'miscInfoModule') },
  };
}

function datesOf(study: ApiStudy): Record<string, string | null> {
  const day = (field: string) => textAt(study, 'protocolSection', 'statusModule', field, 'date') || null;
  return {
    observed: textAt(study, 'derivedSection', 'miscInfoModule', 'versionHolder') || null,
    startDateStruct: day('startDateStruct'),
    studyFirstPostDateStruct: day('studyFirstPostDateStruct'),
    lastUpdatePostDateStruct: day('lastUpdatePostDateStruct'),
  };
}
