const DATE = { date: 'VARCHAR' };
const STUDY = {
  protocolSection: {
    identificationModule: {
      nctId: 'VARCHAR',
      orgStudyIdInfo: { id: 'VARCHAR' },
      secondaryIdInfos: [{ id: 'VARCHAR' }],
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

/** Dotted paths of a study that are neither read nor under an ignored path; lists add no level. */
export function studyPaths(study: unknown, ignored: ReadonlySet<string>): string[] {
  return unknownPaths(study, STUDY, '', ignored);
}

function unknownPaths(found: unknown, known: unknown, path: string, ignored: ReadonlySet<string>): string[] {
  if (ignored.has(path)) return [];
  if (Array.isArray(found)) return found.flatMap((one) => unknownPaths(one, Array.isArray(known) ? known[0] : known, path, ignored));
  if (typeof found !== 'object' || found === null) return known === undefined ? [path] : [];
  if (typeof known !== 'object' || known === null) return [path];
  return Object.entries(found).flatMap(([name, inside]) =>
    unknownPaths(inside, (known as Record<string, unknown>)[name], path === '' ? name : `${path}.${name}`, ignored),
  );
}
