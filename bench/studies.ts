import { closeSync, openSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { seededRandom } from '../src/base/random.ts';

const WORDS =
  'treatment therapy patient dose study arm tablet response safety blood pressure pain surgery group placebo weekly follow review clinic sample baseline outcome exercise insulin infection quality life chronic disease oral daily randomized controlled evaluation'.split(
    ' ',
  );
/**
 * Of a hundred studies so many give a product of the field, and so many more hold words that the first step of the screen stops at, of which one in nine
 * is kept. Of 7,943 studies of all kinds in the register 2.8 % gave a product, 13.4 % passed the first step and 3.7 % were kept.
 */
const OF_FIELD = 3;
const SPEAK_OF_IT = 11;
const PRODUCTS = [
  'CD19 CAR-T cells',
  'umbilical cord mesenchymal stem cells',
  'AAV8 vector for factor IX',
  'oncolytic herpes virus',
  'NK cells',
];
const MENTIONS = [
  'after stem cell transplantation',
  'bone marrow transplant recipients',
  'after allogeneic stem cell transplant',
  'cord blood',
  'NK cell count',
  'NK cell activity',
  'CARDIAC surgery',
  'mRNA levels',
  'siRNA expression',
];
const PLACES = [
  ['Shanghai', '', 'China'],
  ['Beijing', 'Beijing Municipality', 'China'],
  ['Boston', 'Massachusetts', 'United States'],
  ['Lyon', '', 'France'],
] as const;
/** One study in so many carries results. */
const WITH_RESULTS = 9;

type Random = () => number;

/** Writes invented studies in the shape of the API v2 as JSON lines until the file has so many bytes; the same seed gives the same bytes. */
export function writeStudies(path: string, bytes: number, seed: number): { studies: number; size: number } {
  const random = seededRandom(seed);
  const file = openSync(path, 'w');
  let studies = 0;
  for (let size = 0; size < bytes; ) {
    studies += 1;
    size += writeSync(file, `${JSON.stringify(study(studies, random))}\n`);
  }
  closeSync(file);
  return { studies, size: statSync(path).size };
}

/** Of so many studies one changes in a day. */
const CHANGED = 199;

/** Writes those of so many studies that changed on a day, with other words, sites and dates, as JSON lines; returns how many they are. */
export function writeChanged(path: string, studies: number, day: string, seed: number): number {
  const random = seededRandom(seed);
  const changed = list(Math.floor(studies / CHANGED), (at) => study((at + 1) * CHANGED, random, day));
  writeFileSync(path, changed.map((one) => `${JSON.stringify(one)}\n`).join(''));
  return changed.length;
}

/** A study whose modules have about the sizes that real ones have: 12 KB, and 52 KB more in every ninth for its results. */
function study(nth: number, random: Random, seen = '2026-01-15'): object {
  return {
    protocolSection: protocol(nth, random, topicOf(nth)),
    ...(nth % WITH_RESULTS === 0
      ? { resultsSection: { outcomeMeasuresModule: { outcomeMeasures: list(60, () => outcome(random, 800)) } } }
      : {}),
    derivedSection: {
      miscInfoModule: { versionHolder: seen },
      conditionBrowseModule: { ancestors: list(30, (at) => ({ id: `D${at}`, term: prose(random, 40) })) },
    },
    hasResults: nth % WITH_RESULTS === 0,
  };
}

/** What a study gives, and what else it speaks of; both empty for most. */
type Topic = { gives: string; mentions: string };

function topicOf(nth: number): Topic {
  const kind = nth % 100;
  const one = (list: readonly string[]) => list[Math.floor(nth / 100) % list.length] ?? '';
  return { gives: kind < OF_FIELD ? one(PRODUCTS) : '', mentions: kind >= OF_FIELD && kind < OF_FIELD + SPEAK_OF_IT ? one(MENTIONS) : '' };
}

function protocol(nth: number, random: Random, { gives, mentions }: Topic): object {
  return {
    identificationModule: {
      nctId: `NCT${String(90_000_000 + nth)}`,
      orgStudyIdInfo: { id: `INV-${nth}` },
      organization: { fullName: 'Example Hospital', class: 'OTHER' },
      briefTitle: `${gives} ${prose(random, 80)}`,
      officialTitle: prose(random, 140),
    },
    statusModule: {
      statusVerifiedDate: '2026-01',
      overallStatus: 'RECRUITING',
      startDateStruct: day(random),
      primaryCompletionDateStruct: day(random),
      completionDateStruct: day(random),
      studyFirstPostDateStruct: day(random),
      lastUpdatePostDateStruct: day(random),
    },
    sponsorCollaboratorsModule: {
      leadSponsor: { name: `Example Institute ${nth % 300}`, class: 'OTHER' },
      collaborators: [{ name: 'Example Biotech', class: 'INDUSTRY' }],
    },
    descriptionModule: { briefSummary: `${prose(random, 600)} ${mentions}`, detailedDescription: prose(random, 1100) },
    conditionsModule: { conditions: [prose(random, 20)], keywords: list(3, () => prose(random, 14)) },
    designModule: { studyType: 'INTERVENTIONAL', phases: ['PHASE1'], enrollmentInfo: { count: 10 + (nth % 90), type: 'ESTIMATED' } },
    armsInterventionsModule: {
      armGroups: list(2, (at) => ({ label: `Arm ${at}`, type: 'EXPERIMENTAL', description: prose(random, 200) })),
      interventions: list(2, () => ({ type: 'BIOLOGICAL', name: gives || `Agent ${prose(random, 8)}`, description: prose(random, 180) })),
    },
    outcomesModule: { primaryOutcomes: list(2, () => outcome(random, 250)), secondaryOutcomes: list(6, () => outcome(random, 250)) },
    eligibilityModule: { eligibilityCriteria: prose(random, 1900), sex: 'ALL', minimumAge: '18 Years' },
    contactsLocationsModule: { locations: list(1 + Math.floor(random() * 14), () => location(random)) },
    referencesModule: { references: list(2, () => ({ type: 'BACKGROUND', citation: prose(random, 180) })) },
  };
}

function location(random: Random): object {
  const [city, state, country] = PLACES[Math.floor(random() * PLACES.length)] ?? PLACES[0];
  const place = { facility: prose(random, 30), status: 'RECRUITING', city, zip: '200000', country, geoPoint: { lat: 31.2, lon: 121.4 } };
  return state === '' ? place : { ...place, state };
}

function outcome(random: Random, length: number): object {
  return { measure: prose(random, 60), description: prose(random, length), timeFrame: '12 months' };
}

function day(random: Random): object {
  const month = String(1 + Math.floor(random() * 12)).padStart(2, '0');
  return { date: `20${10 + Math.floor(random() * 16)}-${month}-15`, type: 'ACTUAL' };
}

/** Words of about so many characters. */
function prose(random: Random, length: number): string {
  let text = '';
  while (text.length < length) text += `${WORDS[Math.floor(random() * WORDS.length)]} `;
  return text.trimEnd();
}

function list<T>(length: number, one: (at: number) => T): T[] {
  return Array.from({ length }, (_, at) => one(at));
}
