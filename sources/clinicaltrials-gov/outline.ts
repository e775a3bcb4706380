import { type TrialText, trialText } from '../../src/model/trial-text.ts';
import { type ApiStudy, at, listAt, textAt } from './api-study.ts';

const DATES = { start: 'startDateStruct', first_posted: 'studyFirstPostDateStruct', last_updated: 'lastUpdatePostDateStruct' } as const;
const LOCATIONS = ['protocolSection', 'contactsLocationsModule', 'locations'];

/** Where the parts of an outline stand in a study, and in which module. */
export const OUTLINE_FIELDS = [
  { module: 'identificationModule', field: '/protocolSection/identificationModule' },
  { module: 'statusModule', field: '/protocolSection/statusModule' },
  { module: 'sponsorCollaboratorsModule', field: '/protocolSection/sponsorCollaboratorsModule' },
  { module: 'designModule', field: '/protocolSection/designModule' },
  { module: 'contactsLocationsModule', field: `/${LOCATIONS.join('/')}` },
] as const;

/** The words of a study that decide what it gives, other names of its interventions included. */
export function wordsOf(study: ApiStudy): TrialText {
  return textOf(study, (one) => [textAt(one, 'name'), ...listAt(one, 'otherNames').map((name) => textAt(name))].join('; '));
}

/** The words that the statements of a study hold. */
export function statedWords(study: ApiStudy): TrialText {
  return textOf(study, (one) => textAt(one, 'name'));
}

function textOf({ protocolSection: protocol }: ApiStudy, nameOf: (intervention: unknown) => string): TrialText {
  const texts = (module: string, name: string) => listAt(protocol, module, name).map((one) => textAt(one));
  const arms = 'armsInterventionsModule';
  return trialText({
    id: textAt(protocol, 'identificationModule', 'nctId'),
    title: textAt(protocol, 'identificationModule', 'briefTitle'),
    officialTitle: textAt(protocol, 'identificationModule', 'officialTitle'),
    summary: textAt(protocol, 'descriptionModule', 'briefSummary'),
    description: textAt(protocol, 'descriptionModule', 'detailedDescription'),
    conditions: texts('conditionsModule', 'conditions'),
    keywords: texts('conditionsModule', 'keywords'),
    interventions: listAt(protocol, arms, 'interventions').map((one) => ({
      type: textAt(one, 'type') || null,
      name: nameOf(one),
      description: textAt(one, 'description'),
    })),
    arms: listAt(protocol, arms, 'armGroups').map((arm) => `${textAt(arm, 'label')}: ${textAt(arm, 'description')}`),
    sponsor: textAt(protocol, 'sponsorCollaboratorsModule', 'leadSponsor', 'name'),
    studyType: textAt(protocol, 'designModule', 'studyType') || null,
  });
}

/** One place of a trial and how many of its sites are there. */
type Place = { city: string; region: string; country: string; sites: number };

/** What is kept of a study that is not of the field: what a denominator needs to know of it. Empty parts are left out. */
export function outlineOf(study: ApiStudy): { outline: object; field: string } {
  const { protocolSection: protocol } = study;
  const dates = Object.entries(DATES).map(([name, field]) => [name, textAt(protocol, 'statusModule', field, 'date')] as const);
  const places = placesOf(study);
  const outline = {
    title: textAt(protocol, 'identificationModule', 'briefTitle'),
    status: textAt(protocol, 'statusModule', 'overallStatus'),
    study_type: textAt(protocol, 'designModule', 'studyType'),
    phases: listAt(protocol, 'designModule', 'phases').map((one) => textAt(one)),
    sponsor: textAt(protocol, 'sponsorCollaboratorsModule', 'leadSponsor', 'name'),
    sponsor_class: textAt(protocol, 'sponsorCollaboratorsModule', 'leadSponsor', 'class'),
    secondary_ids: listAt(protocol, 'identificationModule', 'secondaryIdInfos').map((one) => textAt(one, 'id')),
    ...Object.fromEntries(dates),
    places,
  };
  const kept = Object.entries(outline).filter(([, value]) => value.length > 0);
  const isThere = (module: string) => (module === 'contactsLocationsModule' ? places.length > 0 : at(protocol, module) !== undefined);
  const fields = OUTLINE_FIELDS.filter(({ module }) => isThere(module)).map(({ field }) => field);
  return { outline: Object.fromEntries(kept), field: fields.join(',') };
}

function placesOf(study: ApiStudy): Place[] {
  const places = new Map<string, Place>();
  for (const one of listAt(study, ...LOCATIONS)) {
    const place = { city: textAt(one, 'city'), region: textAt(one, 'state'), country: textAt(one, 'country') };
    const key = `${place.city}\n${place.region}\n${place.country}`;
    const known = places.get(key);
    if (known) known.sites += 1;
    else places.set(key, { ...place, sites: 1 });
  }
  return [...places.values()];
}
