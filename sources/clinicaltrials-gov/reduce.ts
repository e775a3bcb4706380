import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireUtf8 } from '../../src/base/containers.ts';
import { type LineBatch, linesOf } from '../../src/base/line-batches.ts';
import type { TrialText } from '../../src/model/trial-text.ts';
import type { FieldCounts, Issue } from '../../src/statement/context.ts';
import { countRecord, noCounts } from '../../src/statement/fields.ts';
import { wholeRecords } from '../../src/statement/json-lines.ts';
import { looksLikeLines } from '../../src/statement/json-text.ts';
import type { Passes } from '../../src/statement/screen.ts';
import { type ApiStudy, at, listAt, textAt } from './api-study.ts';
import { outlineOf, statedWords, wordsOf } from './outline.ts';
import { slicedOutline } from './sliced-outline.ts';
import { MODULES, placesOf, type Slices, slicedJson, sliceStudy } from './slices.ts';
import { isReadField, studyFields } from './study.ts';

/** A line of more bytes is no study. */
export const MOST_LINE = 10 * 1024 * 1024;

/** A study that passed the first step of the screen, as rows of JSON: whole, and in outline. By its words, once as its statements hold them and once with all that it says, the screen decides. */
export type Candidate = { texts: TrialText[]; whole: string; outline: string };

/** A file of rows of outlines (`slicedOutline`), sorted by their ids, with their number and the first and last id. */
export type Outlines = { path: string; rows: number; first: string; last: string };

/** What became of some studies: outlines, null for none, rows of JSON of other outlines, studies to look at again, what was wrong, and which fields they hold. */
export type Reduced = { outlines: Outlines | null; others: string[]; candidates: Candidate[]; issues: Issue[]; counts: FieldCounts };

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
  let [candidates, outlines, others, issues, counts]: [Candidate[], string[], string[], Issue[], FieldCounts] = [
    [],
    [],
    [],
    [],
    noCounts(),
  ];
  let [seen, files] = [0, 0];
  /** Takes a study; `json` gives it as JSON where it passed already. */
  const take = (record: string, study: ApiStudy, json?: string) => {
    const id = textAt(study, 'protocolSection', 'identificationModule', 'nctId');
    if (!/^NCT\d{8}$/.test(id)) return issues.push(quarantined(part, record, 'no-id', 'no NCT id of eight digits', ID_FIELD));
    const outline = JSON.stringify({ record, id, ...datesOf(study), ...outlineOf(study) });
    if (json === undefined && !passes.text(wordsOf(study))) return others.push(outline);
    const whole = `{"record":${JSON.stringify(record)},"study":${json ?? JSON.stringify(modulesOf(study))}}`;
    return candidates.push({ texts: textsOf(study), whole, outline });
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
    const isPassed = passes.json(bytes, placesOf(bytes, slices));
    const outline = isPassed ? undefined : slicedOutline(bytes, slices, record);
    if (outline !== undefined) return outlines.push(outline) > 0;
    const json = slicedJson(bytes, slices);
    const parsed = parsedObject(json);
    if (parsed) take(record, parsed, isPassed ? json : undefined);
    return parsed !== undefined;
  };
  const line = (record: string, bytes: Buffer) => {
    const isLong = bytes.length > MOST_LINE;
    if (!isLong && slice(record, bytes)) return;
    const value = isLong ? undefined : parsedObject(bytes.toString('utf8').replace(/^\ufeff/, ''));
    if (value !== undefined) return study(record, value);
    counts.records += 1;
    issues.push(isLong ? tooLong(part, record) : quarantined(part, record, 'bad-json', 'not a whole JSON object', ''));
  };
  const write = (): Outlines | null => {
    const rows = outlines.sort();
    const [first, last] = [rows.at(0), rows.at(-1)];
    if (first === undefined || last === undefined) return null;
    const path = join(scratch, `${name}-${files++}.rows`);
    writeFileSync(path, `${rows.join('\n')}\n`, 'latin1');
    return { path, rows: rows.length, first: first.slice(0, ID_LENGTH), last: last.slice(0, ID_LENGTH) };
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
    held: () => outlines.length + others.length + candidates.length,
    flush: () => {
      const reduced = { outlines: write(), others, candidates, issues, counts };
      [candidates, outlines, others, issues, counts] = [[], [], [], [], noCounts()];
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

const ID_LENGTH = 'NCT00000000'.length;
const ID_FIELD = '/protocolSection/identificationModule/nctId';

/** The words of a study as its statements hold them, and all of them where it says more. */
function textsOf(study: ApiStudy): TrialText[] {
  const interventions = listAt(study, 'protocolSection', 'armsInterventionsModule', 'interventions');
  const hasMore = interventions.some((one) => listAt(one, 'otherNames').length > 0);
  return hasMore ? [statedWords(study), wordsOf(study)] : [wordsOf(study)];
}

function parsedObject(json: string): object | undefined {
  try {
    const value: unknown = JSON.parse(json);
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
