import { isZip, unpackGzip } from '../../src/base/containers.ts';
import { InputError } from '../../src/base/errors.ts';
import { selectJson } from '../../src/base/json-path.ts';
import { decodeXml, parseXml, plainXml, selectXml, type XmlElement } from '../../src/base/xml.ts';
import type { Issue, ParseContext } from '../../src/statement/context.ts';
import { countRecord, filledMembers, noCounts, reportFields, useByName } from '../../src/statement/fields.ts';
import { listIntake } from '../../src/statement/intake.ts';
import { eachJson } from '../../src/statement/json-lines.ts';
import { type Own, type Reading, readJson, siteOf, textOf } from '../../src/statement/reading.ts';
import { addSaid, type Said } from '../../src/statement/said.ts';
import type { SourceCode } from '../../src/statement/source.ts';
import { registerDate } from '../../src/statement/trial/day.ts';
import { isOrganisation } from '../../src/statement/trial/organisation.ts';
import { phasesOf } from '../../src/statement/trial/values.ts';

/** A trial of either container: what stands beside its record is said already, and `field` makes of a JSON Pointer a field of the container. */
type Trial = { value: unknown; about: Own; said: Said[]; field: (pointer: string) => string };

/** Names at the top of a record that are read. */
const READ = ['isrctn', 'trialDescription', 'externalRefs', 'trialDesign', 'participants', 'conditions', 'interventions'];
const REFS = 'externalRefs';
const READINGS: Reading[] = [
  { property: 'registry_id', path: 'isrctn', read: idOf },
  { property: 'title', path: 'trialDescription/title', lang: 'en' },
  { property: 'official_title', path: 'trialDescription/scientificTitle', lang: 'en' },
  { property: 'summary', path: 'trialDescription/plainEnglishSummary', lang: 'en' },
  { property: 'sponsor_study_id', path: `${REFS}/protocolSerialNumber` },
  {
    property: 'secondary_id',
    path: ['eudraCTNumber', 'clinicalTrialsGovNumber', 'irasNumber', 'secondaryNumbers/secondaryNumber'].map((name) => `${REFS}/${name}`),
  },
  { property: 'study_type', path: 'trialDesign/primaryStudyDesign', read: (text) => text.toUpperCase() },
  { property: 'status', path: 'participants/recruitmentStatusOverride', read: stateOf },
  { property: 'enrolment', path: 'participants/targetEnrolment', read: (text) => (/^\d+$/.test(text) ? text : []) },
  { property: 'condition', path: 'conditions/condition/description' },
  {
    property: 'intervention',
    path: 'interventions/intervention/drugNames',
    read: (text) => text.split(/[,;\n]\s*/).filter((one) => one !== ''),
  },
  {
    property: 'intervention_type',
    path: 'interventions/intervention/interventionType',
    read: (text) => text.toUpperCase().replace(/[^A-Z]+/g, '_'),
  },
  { property: 'intervention_description', path: 'interventions/intervention/description' },
  { property: 'phase', path: 'interventions/intervention/phase', read: phasesOf },
  { property: 'start_date', path: 'participants/recruitmentStart', read: dayOf, isDate: true },
  { property: 'completion_date', path: 'trialDesign/overallEndDate', read: dayOf, isDate: true },
];
const CENTRE = { facility: 'name', city: 'city', region: 'state', country: 'country' };

/** Reads the XML of the register's API (`allTrials`), and records of it as JSON, one a line, a list or a single one. */
export const source: SourceCode = {
  intake: listIntake,
  parse: async (context) => {
    const part = context.receipt.parts[0].name;
    const issues: Issue[] = [];
    await addSaid(context, part, readAll(context, part, issues));
    for (const issue of issues) await context.issue(issue);
  },
};

async function* readAll(context: ParseContext, part: string, issues: Issue[]): AsyncGenerator<Said> {
  const counts = noCounts();
  const useOf = useByName(context, (field) => READ.includes(field));
  for await (const { value, about, said, field } of trialsOf(context, part)) {
    countRecord(counts, filledMembers(value, ''), useOf);
    if (about.subject === 'trial/') {
      const message = 'no ISRCTN number of eight digits; the record is left out';
      issues.push({ part, record: about.record, field: 'isrctn', severity: 'quarantined', code: 'no-id', message });
      continue;
    }
    yield* said;
    for (const one of [...readJson(value, about, READINGS), ...sitesOf(value, about)]) yield { ...one, field: field(one.field) };
  }
  await reportFields(context, part, counts);
}

function trialsOf(context: ParseContext, part: string): AsyncGenerator<Trial> | Generator<Trial> {
  const bytes = unpackGzip(context.bytes(part), part);
  const start = bytes.subarray(0, 200).toString('latin1');
  return !isZip(bytes) && /^(?:\u00ef\u00bb\u00bf)?\s*</.test(start) ? xmlTrials(decodeXml(bytes, part), part) : jsonTrials(context, part);
}

async function* jsonTrials(context: ParseContext, part: string): AsyncGenerator<Trial> {
  for await (const { record, value } of eachJson(context, part, 'trials')) {
    const about = { record, subject: `trial/${idOf(textOf(selectJson(value, 'isrctn')[0]?.value))}` };
    yield { value, about, said: [], field: (pointer) => pointer };
  }
}

/** Trials of the XML, with the days and the sponsor that stand beside the trial or in attributes. */
function* xmlTrials(text: string, part: string): Generator<Trial> {
  const root = parseXml(text, part);
  const found = root.name === 'allTrials' ? selectXml(root, 'fullTrial') : [];
  if (found.length === 0)
    throw new InputError(`is <${root.name.slice(0, 40)}> without trials; an export of ISRCTN is <allTrials>`, { file: part });
  for (const { path, element } of found) {
    const record = `xpath=/allTrials/${path}`;
    const trial = selectXml(element, 'trial')[0]?.element ?? element;
    const about = {
      record,
      subject: `trial/${idOf(selectXml(trial, 'isrctn')[0]?.element.text ?? '')}`,
      since: dayOf(trial.attributes.lastUpdated ?? '') || null,
    };
    yield { value: plainXml(trial), about, said: besides(element, trial, about), field: pathOf };
  }
}

/** The XPath, below the record, of what a JSON Pointer leads to in the trial. */
function pathOf(pointer: string): string {
  return pointer
    .split(',')
    .map((one) => `trial${one.replace(/\/(\d+)/g, (_, at: string) => `[${Number(at) + 1}]`)}`)
    .join(',');
}

function besides(full: XmlElement, trial: XmlElement, about: Own): Said[] {
  const assigned = selectXml(trial, 'isrctn')[0]?.element.attributes.dateAssigned ?? '';
  const sponsors = selectXml(full, 'sponsor/organisation').map(({ path, element }, at): Said => {
    const name = textOf(element.text);
    return { ...about, field: path, property: at === 0 ? 'sponsor' : 'collaborator', value: isOrganisation(name) ? name : '' };
  });
  const dates = [
    { property: 'first_posted', field: 'trial/isrctn/@dateAssigned', when: dayOf(assigned), original: assigned },
    {
      property: 'last_updated',
      field: 'trial/@lastUpdated',
      when: dayOf(trial.attributes.lastUpdated ?? ''),
      original: trial.attributes.lastUpdated,
    },
  ];
  return [
    ...sponsors,
    ...dates.filter(({ when }) => when !== '').map((one): Said => ({ record: about.record, subject: about.subject, ...one })),
  ];
}

/** The centres, or, where none is listed, the countries of recruitment. */
function sitesOf(value: unknown, about: Own): Said[] {
  const centres = selectJson(value, 'participants/trialCentres/trialCentre').flatMap((one) =>
    siteOf(one.value, about, one.pointer, CENTRE),
  );
  if (centres.length > 0) return centres;
  return selectJson(value, 'participants/recruitmentCountries/country').map(({ pointer, value: country }): Said => {
    return { ...about, field: pointer, property: 'site', site: { country: textOf(country) } };
  });
}

function idOf(text: string): string {
  const digits = /^(?:ISRCTN)?(\d{8})$/.exec(text.trim())?.[1];
  return digits === undefined ? '' : `ISRCTN${digits}`;
}

function dayOf(text: string): string {
  return registerDate(text) ?? text;
}

/** A state that the register writes over the one that follows from the days of recruitment. */
function stateOf(text: string): string {
  if (/stopped|terminated|discontinued/i.test(text)) return 'TERMINATED';
  if (/suspended/i.test(text)) return 'SUSPENDED';
  return text.toUpperCase().replace(/[^A-Z]+/g, '_');
}
