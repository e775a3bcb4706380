import { noteField } from '../../src/statement/fields.ts';

const DATE = { date: 'VARCHAR' };
const STUDY = {
  protocolSection: {
    identificationModule: {
      nctId: 'VARCHAR',
      orgStudyIdInfo: { id: 'VARCHAR' },
      secondaryIdInfos: [{ id: 'VARCHAR' }],
      nctIdAliases: ['VARCHAR'],
      briefTitle: 'VARCHAR',
      officialTitle: 'VARCHAR',
    },
    statusModule: {
      overallStatus: 'VARCHAR',
      startDateStruct: DATE,
      primaryCompletionDateStruct: DATE,
      completionDateStruct: DATE,
      studyFirstPostDateStruct: DATE,
      lastUpdatePostDateStruct: DATE,
    },
    sponsorCollaboratorsModule: { leadSponsor: { name: 'VARCHAR', class: 'VARCHAR' }, collaborators: [{ name: 'VARCHAR' }] },
    descriptionModule: { briefSummary: 'VARCHAR', detailedDescription: 'VARCHAR' },
    conditionsModule: { conditions: ['VARCHAR'], keywords: ['VARCHAR'] },
    designModule: { studyType: 'VARCHAR', phases: ['VARCHAR'], enrollmentInfo: { count: 'VARCHAR' } },
    armsInterventionsModule: {
      armGroups: [{ label: 'VARCHAR', description: 'VARCHAR' }],
      interventions: [{ type: 'VARCHAR', name: 'VARCHAR', description: 'VARCHAR' }],
    },
    contactsLocationsModule: {
      locations: [{ facility: 'VARCHAR', status: 'VARCHAR', city: 'VARCHAR', state: 'VARCHAR', country: 'VARCHAR' }],
    },
  },
  derivedSection: { miscInfoModule: { versionHolder: 'VARCHAR' } },
};

/** The fields of an API v2 study that are read, as a type of SQL. */
export const STUDY_COLUMNS = sqlType(STUDY);
/** The same by the parts of a study. */
export const SECTION_COLUMNS = Object.entries(STUDY).map(([name, type]): [string, string] => [name, sqlType(type)]);

function sqlType(type: unknown): string {
  if (Array.isArray(type)) return `${sqlType(type[0])}[]`;
  if (typeof type !== 'object' || type === null) return String(type);
  const fields = Object.entries(type).map(([name, inside]) => `"${name}" ${sqlType(inside)}`);
  return `STRUCT(${fields.join(', ')})`;
}

/** The fields of a study as JSON Pointers without the numbers of lists, and whether they are filled: leaves that are read, what is ignored as a whole, what nobody knows, and what stands in place of a list, which is not read. */
export function studyFields(study: unknown, isIgnored: (path: string) => boolean): Map<string, boolean> {
  const fields = new Map<string, boolean>();
  noteFields(study, STUDY, '', isIgnored, fields);
  return fields;
}

/** True for a field, as `studyFields` names it, that is read. */
export function isReadField(field: string): boolean {
  let known: unknown = STUDY;
  for (const name of field.slice(1).split('/')) known = (unlisted(known) as Record<string, unknown> | undefined)?.[name];
  return typeof unlisted(known) === 'string';
}

function unlisted(known: unknown): unknown {
  return Array.isArray(known) ? known[0] : known;
}

function noteFields(
  found: unknown,
  known: unknown,
  path: string,
  isIgnored: (path: string) => boolean,
  fields: Map<string, boolean>,
): void {
  if (Array.isArray(found)) {
    for (const one of found) noteFields(one, unlisted(known), path, isIgnored, fields);
    return;
  }
  const isNoList = Array.isArray(known) && found !== null;
  const isLeaf = isNoList || typeof found !== 'object' || found === null || typeof known !== 'object' || known === null;
  if (isLeaf || isIgnored(path)) {
    if (path !== '') noteField(fields, isNoList ? `${path} that is no list` : path, found !== null && found !== '');
    return;
  }
  for (const [name, inside] of Object.entries(found))
    noteFields(inside, (known as Record<string, unknown>)[name], `${path}/${name}`, isIgnored, fields);
}
