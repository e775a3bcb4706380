import { unpackGzip } from '../../src/base/containers.ts';
import type { Pair } from '../../src/base/document/html-pairs.ts';
import type { ParseContext } from '../../src/statement/context.ts';
import { countRecord, filledMembers, noCounts, reportFields, useByName } from '../../src/statement/fields.ts';
import { listIntake } from '../../src/statement/intake.ts';
import { eachJson } from '../../src/statement/json-lines.ts';
import type { SourceCode } from '../../src/statement/source.ts';
import type { EntryColumn, EntrySite, WrittenEntry } from '../../src/statement/trial/entry.ts';
import { type PageLabels, readPage } from '../../src/statement/trial/page.ts';
import { tellEntries } from '../../src/statement/trial/tell.ts';
import { plain } from '../../src/statement/trial/text.ts';
import { statusOf } from '../../src/statement/trial/values.ts';

const LABELS: PageLabels = {
  id: ['CRIS Registration Number'],
  study_id: ['Unique Protocol ID'],
  title: ['Public/Brief Title'],
  official_title: ['Scientific Title'],
  summary: ['Lay Summary'],
  secondary_id: ['Name of Registry/Registration Number', 'Registration Number'],
  status: ['Overall Recruitment Status'],
  start: ['Date of First Enrollment'],
  size: ['Target Number of Participant'],
  primary_completion: ['Primary Completion Date'],
  completion: ['Study Completion Date'],
  sponsor: ['Organization Name'],
  co_sponsor: ['Organization Name'],
  study_type: ['Study Type'],
  phase: ['Phase'],
  intervention: ['Intervention Description'],
  condition: ['Condition(s)/Problem(s)'],
  country: ['Name of Study Site'],
};
/** Labels that begin a group of labels, with the number of the group. */
const GROUP =
  /^(Source of Monetary\/Material Support|Sponsor Organization|Arm|Recruitment Status by Participating Study Site|Primary Outcome\(s\)|Secondary Outcome\(s\)) ?\d+$/;
/** The register holds studies in Korea, and its pages name no country. */
const COUNTRY = 'Republic of Korea';

/** Reads saved pages of a trial in English, and the JSON of such pages, one object or several. */
export const source: SourceCode = {
  intake: listIntake,
  parse: async (context) => {
    const part = context.receipt.parts[0].name;
    const start = unpackGzip(context.bytes(part), part).subarray(0, 200).toString('latin1');
    if (/^\s*(?:\xef\xbb\xbf)?\s*[{[]/.test(start)) await tellJson(context, part);
    else await tellPage(context, part);
  },
};

async function tellPage(context: ParseContext, part: string): Promise<void> {
  const { pairs, entry, headers } = await readPage(context, part, LABELS, (label) => GROUP.test(label));
  const groups = groupsOf(pairs);
  const named = (kind: string, label: string) => groups.filter((group) => group.kind === kind).map((group) => group.texts[label] ?? '');
  const [sponsor = '', ...others] = named('Sponsor Organization', 'Organization Name');
  const texts = {
    ...entry.texts,
    sponsor,
    co_sponsor: [...others, ...named('Source of Monetary/Material Support', 'Organization Name')].join('\n'),
    intervention: armsOf(named('Arm', 'Arm Label'), named('Arm', 'Arm Description'), entry.texts.intervention),
  };
  const statuses = named('Recruitment Status by Participating Study Site', 'Recruitment Status');
  const sites = named('Recruitment Status by Participating Study Site', 'Name of Study Site').map((name, at) => siteOf(name, statuses[at]));
  await tellEntries(context, part, { headers, lang: 'en' }, [written({ ...entry, texts }, sites)]);
}

type Group = { kind: string; texts: Record<string, string> };

/** The labels between one that begins a group and the next such. */
function groupsOf(pairs: Pair[]): Group[] {
  const groups: Group[] = [];
  for (const { label, value } of pairs) {
    const kind = GROUP.exec(label)?.[1];
    if (kind !== undefined) groups.push({ kind, texts: {} });
    else if (groups.length > 0) (groups.at(-1) as Group).texts[label] ??= value;
  }
  return groups;
}

function siteOf(name: string, status: string | undefined): EntrySite {
  return { facility: name, country: COUNTRY, ...(status ? { status: statusOf(status) ?? status } : {}) };
}

/** Arms and the description of what is given, as groups. */
function armsOf(labels: string[], descriptions: string[], all = ''): string {
  const groups = [...labels.map((label, at) => [label, descriptions[at] ?? '']), ['Intervention', all]];
  const safe = (text = '') => plain(text).replace(/[;；:：]/g, ',');
  return groups.map(([label, given]) => `${safe(label)}:${safe(given)};`).join('');
}

/** Days without the word whether they were met or are meant, conditions without their bullets. */
function written(entry: WrittenEntry, sites: EntrySite[]): WrittenEntry {
  const day = (text = '') => /\d{4}-\d{2}(?:-\d{2})?/.exec(text)?.[0] ?? '';
  const { start, primary_completion, completion, condition } = entry.texts;
  const texts = {
    ...entry.texts,
    start: day(start),
    primary_completion: day(primary_completion),
    completion: day(completion),
    condition: (condition ?? '').replace(/^\s*\*\s*/gm, ''),
  };
  return { ...entry, texts, sites };
}

const POINTERS: Partial<Record<EntryColumn, string>> = {
  id: '/cris_registration_number',
  study_id: '/unique_protocol_id',
  title: '/public_or_brief_title',
  official_title: '/scientific_title',
  summary: '/lay_summary',
  status: '/overall_recruitment_status',
  start: '/date_of_first_enrollment',
  size: '/target_number_of_participants',
  primary_completion: '/primary_completion_date',
  completion: '/study_completion_date',
  sponsor: '/sponsor_organisation',
  co_sponsor: '/sponsor_organisation',
  study_type: '/study_type',
  phase: '/Phase',
  intervention: '/arm',
  condition: '/conditions_problems',
  country: '/sites',
};

async function tellJson(context: ParseContext, part: string): Promise<void> {
  await tellEntries(
    context,
    part,
    { headers: new Map(Object.entries(POINTERS) as [EntryColumn, string][]), lang: 'en' },
    jsonEntries(context, part),
  );
}

async function* jsonEntries(context: ParseContext, part: string): AsyncGenerator<WrittenEntry> {
  const read = new Set([...Object.values(POINTERS), '/source_of_monetary_or_material_support', '/intervention_description']);
  const counts = noCounts();
  const useOf = useByName(context, (field) => read.has(field));
  for await (const { record, value } of eachJson(context, part, 'trials')) {
    const trial = value as Record<string, unknown>;
    countRecord(counts, filledMembers(trial), useOf);
    const text = (name: string) => unescaped(trial[name]);
    const list = (name: string, field: string) =>
      (Array.isArray(trial[name]) ? trial[name] : []).map((one) => unescaped((one as Record<string, unknown>)?.[field]));
    const [sponsor = '', ...others] = list('sponsor_organisation', 'organization_name');
    const plainTexts = Object.entries(POINTERS).map(([column, pointer]) => [column, text(pointer.slice(1))]);
    const texts = {
      ...Object.fromEntries(plainTexts),
      sponsor,
      co_sponsor: [...others, ...list('source_of_monetary_or_material_support', 'name_of_study_site')].join('\n'),
      intervention: armsOf(list('arm', 'arm_label'), list('arm', 'arm_description'), text('intervention_description')),
    };
    const statuses = list('sites', 'recruitment_status');
    yield written(
      { record, texts },
      list('sites', 'name_of_study_site').map((name, at) => siteOf(name, statuses[at])),
    );
  }
  await reportFields(context, part, counts);
}

/** A text whose line ends, tabs and signs were escaped twice, without the comma that the collector leaves behind. */
function unescaped(value: unknown): string {
  const text = typeof value === 'string' ? value : '';
  return text
    .replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\[ntr]/g, ' ')
    .replace(/,\s*$/, '');
}
