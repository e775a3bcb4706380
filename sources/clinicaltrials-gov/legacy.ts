import { archiveMembers } from '../../src/base/archive.ts';
import { decodeUtf8, isZip } from '../../src/base/containers.ts';
import { InputError } from '../../src/base/errors.ts';
import { lineBatches, linesOf } from '../../src/base/line-batches.ts';
import { memo } from '../../src/base/memo.ts';
import { firstBytes, firstUnpacked, unpackedChunks } from '../../src/base/unpacked.ts';
import { decodeXml, elementsAt, firstTextAt, parseXml, pathTree, type XmlElement, type XmlFound } from '../../src/base/xml.ts';
import type { FieldCounts, Issue, ParseContext } from '../../src/statement/context.ts';
import { countRecord, noCounts, noteField, reportFields, useByName } from '../../src/statement/fields.ts';
import { addSaid, type Said, type SiteText } from '../../src/statement/said.ts';
import { registerDate } from '../../src/statement/trial/day.ts';
import { apiPhases, apiWord, unwrapped } from './words.ts';

type Reading = { property: string; path: string; read?: (text: string) => string; lang?: 'en'; isDate?: true };
/** Bytes of lines that are held at once; a line has to fit. */
const LINES = 16 * 1024 * 1024;
/** The record of a file that holds one study. */
const ALONE = 'xpath=/clinical_study';
type Record = { record: string; text: string };

/** Properties and where they stand below `clinical_study`, each a state of the register unless it is a date. */
const READINGS: Reading[] = [
  { property: 'registry_id', path: 'id_info/nct_id' },
  { property: 'sponsor_study_id', path: 'id_info/org_study_id' },
  { property: 'secondary_id', path: 'id_info/secondary_id' },
  { property: 'former_id', path: 'id_info/nct_alias' },
  { property: 'title', path: 'brief_title', lang: 'en' },
  { property: 'official_title', path: 'official_title', lang: 'en' },
  { property: 'summary', path: 'brief_summary/textblock', read: unwrapped, lang: 'en' },
  { property: 'description', path: 'detailed_description/textblock', read: unwrapped, lang: 'en' },
  { property: 'status', path: 'overall_status', read: apiWord },
  { property: 'study_type', path: 'study_type', read: apiWord },
  { property: 'enrolment', path: 'enrollment' },
  { property: 'sponsor', path: 'sponsors/lead_sponsor/agency' },
  { property: 'sponsor_class', path: 'sponsors/lead_sponsor/agency_class', read: apiWord },
  { property: 'collaborator', path: 'sponsors/collaborator/agency' },
  { property: 'condition', path: 'condition' },
  { property: 'keyword', path: 'keyword' },
  { property: 'intervention', path: 'intervention/intervention_name' },
  { property: 'intervention_type', path: 'intervention/intervention_type', read: apiWord },
  { property: 'intervention_description', path: 'intervention/description', read: unwrapped },
  { property: 'start_date', path: 'start_date', isDate: true },
  { property: 'primary_completion_date', path: 'primary_completion_date', isDate: true },
  { property: 'completion_date', path: 'completion_date', isDate: true },
  { property: 'first_posted', path: 'study_first_posted', isDate: true },
  { property: 'last_updated', path: 'last_update_posted', isDate: true },
];
/** What is read of a location; the contacts beside it are not. */
const SITE = ['facility/name', 'facility/address/city', 'facility/address/state', 'facility/address/country', 'status'];
const SITE_NAMES = SITE.map((path) => path.split('/'));
const NCT_ID = 'id_info/nct_id';
const DOWNLOADED = 'required_header/download_date';
const PATHS = pathTree([...READINGS.map(({ path }) => path), DOWNLOADED, 'lastchanged_date', 'phase', 'arm_group', 'location']);
const READ = new Set(
  [
    ...READINGS.map(({ path }) => path),
    ...[DOWNLOADED, 'phase', 'arm_group/arm_group_label', 'arm_group/description'],
    ...SITE.map((one) => `location/${one}`),
  ].map((path) => `clinical_study/${path}`),
);

/** The elements of a study by their paths. */
type Study = Map<string, XmlFound[]>;

/** Reads the XML of the register before its API v2: one `clinical_study` a file, a zip of such files, or JSON lines that hold one each as `xml`. */
export async function parseLegacy(context: ParseContext, part: string): Promise<void> {
  const counts = noCounts();
  const issues: Issue[] = [];
  await addSaid(context, part, readAll(context, part, counts, issues));
  for (const issue of issues) await context.issue(issue);
  await reportFields(context, part, counts, { noun: 'an element' });
}

async function* readAll(context: ParseContext, part: string, counts: FieldCounts, issues: Issue[]): AsyncGenerator<Said[]> {
  const useOf = useByName(context, (path) => READ.has(path));
  const top = fieldOf('clinical_study', (path) => useOf(path) !== 'unknown');
  let old = 0;
  for await (const { record, text } of recordsOf(context, part)) {
    const root = tryStudy(text, part, record, issues);
    const fields = new Map<string, boolean>();
    if (root) noteFields(root, top, fields);
    countRecord(counts, fields, useOf);
    if (!root) continue;
    const study = elementsAt(root, PATHS);
    if (study.has('lastchanged_date')) old += 1;
    yield [...factsOf(study, record)];
  }
  if (old > 0) {
    const message = `${old} records of the schema before 2017 give the days of submission, not of posting; first_posted and last_updated are left out`;
    issues.push({ part, record: '', field: 'clinical_study/lastchanged_date', severity: 'note', code: 'remark', message });
  }
}

async function* recordsOf(context: ParseContext, part: string): AsyncGenerator<Record> {
  const path = context.path(part);
  if (isZip(firstBytes(path, 4))) {
    for await (const { name, chunks } of archiveMembers(path, part)) {
      if (!name.endsWith('.xml')) continue;
      yield { record: `member=${name};xpath=/clinical_study`, text: decodeXml(await whole(chunks), `${part}!${name}`) };
    }
  } else if ((await firstUnpacked(path, part, 200)).toString('latin1').trimStart().startsWith('{')) yield* recordsOfLines(path, part);
  else yield { record: ALONE, text: decodeXml(await whole(unpackedChunks(path, part)), part) };
}

async function whole(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(chunks));
}

async function* recordsOfLines(path: string, part: string): AsyncGenerator<Record> {
  for await (const batch of lineBatches(unpackedChunks(path, part), LINES)) {
    if ('tooLong' in batch) throw new InputError('is too long', { file: part, record: `line=${batch.tooLong}` });
    for (const { bytes, line } of linesOf(batch))
      yield { record: `line=${line};xml=/xml;xpath=/clinical_study`, text: xmlInside(decodeUtf8(bytes, part)) };
  }
}

/** The XML that a JSON object holds; where there is none, the line is no XML either and is refused as such. */
function xmlInside(line: string): string {
  try {
    const { xml } = JSON.parse(line) as { xml?: unknown };
    return typeof xml === 'string' ? xml : line;
  } catch {
    return line;
  }
}

/** The study of a record. Throws InputError when it is broken, no study or without an id. */
function studyIn(text: string, part: string, record: string): XmlElement {
  const root = parseXml(text, part, record);
  const refuse = (message: string, field: string) => new InputError(message, { file: part, record, field });
  if (root.name !== 'clinical_study') throw refuse(`is <${root.name.slice(0, 40)}>, not <clinical_study>`, '');
  if (!/^NCT\d{8}$/.test(textBelow(root, ...NCT_ID.split('/')))) throw refuse('no NCT id of eight digits', NCT_ID);
  return root;
}

/** A record of a collection that cannot be read is reported and left out, so that the rest is read. */
function tryStudy(text: string, part: string, record: string, issues: Issue[]): XmlElement | undefined {
  try {
    return studyIn(text, part, record);
  } catch (error) {
    issues.push(leftOut(error, part, record));
    return undefined;
  }
}

function leftOut(error: unknown, part: string, record: string): Issue {
  if (!(error instanceof InputError) || record === ALONE) throw error;
  const message = `${error.message.slice(0, 200)}; the record is left out`;
  return {
    part,
    record,
    field: error.place.field ?? '',
    severity: 'quarantined',
    code: error.place.field === NCT_ID ? 'no-id' : 'bad-xml',
    message,
  };
}

function textAt(study: Study, path: string): string {
  return study.get(path)?.[0]?.element.text.trim() ?? '';
}

/** The text of the first element at names below another. */
function textBelow(from: XmlElement, ...names: string[]): string {
  return firstTextAt(from, names)?.trim() ?? '';
}

function* factsOf(study: Study, record: string): Generator<Said> {
  const subject = `trial/${textAt(study, NCT_ID)}`;
  const observed = observedIn(textAt(study, DOWNLOADED));
  const since = registerDate(textAt(study, 'last_update_posted'));
  const own = { record, subject, observed };
  for (const { property, path, read, lang, isDate } of READINGS) {
    for (const { path: field, element } of study.get(path) ?? []) {
      const original = element.text.trim();
      if (isDate) yield { ...own, field, property, when: original };
      else
        yield {
          ...own,
          field,
          property,
          value: read?.(original) ?? original,
          since,
          ...(read === apiWord ? { original } : {}),
          ...(lang ? { lang } : {}),
        };
    }
  }
  const phase = textAt(study, 'phase');
  for (const value of apiPhases(phase, textAt(study, 'study_type')))
    yield { ...own, field: 'phase', property: 'phase', value, original: phase, since };
  for (const { path: field, element } of study.get('arm_group') ?? []) {
    const value = [textBelow(element, 'arm_group_label'), unwrapped(textBelow(element, 'description'))]
      .filter((one) => one !== '')
      .join(': ');
    yield { ...own, field, property: 'arm', value, since };
  }
  for (const { path, element } of study.get('location') ?? []) {
    const texts = SITE_NAMES.map((names) => textBelow(element, ...names));
    const field = SITE.flatMap((one, at) => (texts[at] === '' ? [] : [`${path}/${one}`])).join(',');
    yield { ...own, field, property: 'site', site: siteOf(texts), since };
  }
}

function siteOf(texts: string[]): SiteText {
  const [facility, city, region, country, status] = texts.map((text) => text || null);
  return { facility, city, region, country, status: status ? apiWord(status) : null };
}

/** The day in `ClinicalTrials.gov processed this data on February 03, 2023`. */
function observedIn(text: string): string | null {
  return registerDate(/[A-Z][a-z]+ \d{1,2}, \d{4}/.exec(text)?.[0] ?? '');
}

/** An element by the names that lead to it, and the fields below it as they are met. */
type Field = { path: string; isKnown: boolean; below(name: string): Field };

function fieldOf(path: string, isKnown: (path: string) => boolean): Field {
  return { path, isKnown: isKnown(path), below: memo((name) => fieldOf(`${path}/${name}`, isKnown)) };
}

function noteFields({ children, text }: XmlElement, field: Field, fields: Map<string, boolean>): void {
  if (field.isKnown || children.length === 0) noteField(fields, field.path, children.length > 0 || text.trim() !== '');
  else for (const child of children) noteFields(child, field.below(child.name), fields);
}
