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

/** The fields of an API v2 study that are read, as a type for DuckDB's json_transform. */
export const STUDY_TYPE = JSON.stringify(STUDY);

/** Dotted paths of a JSON structure that are neither read nor under an ignored path; lists add no level. */
export function studyPaths(structure: unknown, ignored: string[]): string[] {
  return unknownPaths(structure, STUDY, '', new Set(ignored));
}

function unknownPaths(found: unknown, known: unknown, path: string, ignored: Set<string>): string[] {
  if (ignored.has(path)) return [];
  if (Array.isArray(found)) return unknownPaths(found[0], Array.isArray(known) ? known[0] : known, path, ignored);
  if (typeof found !== 'object' || found === null) return known === undefined ? [path] : [];
  if (typeof known !== 'object' || known === null) return [path];
  return Object.entries(found).flatMap(([name, inside]) =>
    unknownPaths(inside, (known as Record<string, unknown>)[name], path === '' ? name : `${path}.${name}`, ignored),
  );
}
