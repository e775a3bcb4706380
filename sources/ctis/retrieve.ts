import { selectJson } from '../../src/base/json-path.ts';
import type { Issue, ParseContext } from '../../src/statement/context.ts';
import { countRecord, filledMembers, noCounts, reportFields, useByName } from '../../src/statement/fields.ts';
import { eachJson } from '../../src/statement/json-lines.ts';
import { type Own, type Reading, readJson, siteOf, textOf } from '../../src/statement/reading.ts';
import { addSaid, type Said } from '../../src/statement/said.ts';
import { isOrganisation } from '../../src/statement/trial/organisation.ts';
import { dayOf, phasesOf, stateOf } from './words.ts';

const NUMBER = /^\d{4}-\d{6}-\d{2}-\d{2}$/;

/** What the layouts since and before 17 June 2024 call the same; the older one has the parts of the application at the top. */
function readings(top: string): Reading[] {
  const one = `${top}authorizedPartI`;
  const ids = `${one}/trialDetails/clinicalTrialIdentifiers`;
  const numbers = `${ids}/secondaryIdentifyingNumbers`;
  const objective = `${one}/trialDetails/trialInformation/trialObjective/mainObjective`;
  return [
    { property: 'registry_id', path: 'ctNumber', read: (text) => `CTIS${text}` },
    { property: 'title', path: `${ids}/publicTitle`, lang: 'en' },
    { property: 'official_title', path: `${ids}/fullTitle`, lang: 'en' },
    { property: 'sponsor_study_id', path: `${ids}/shortTitle` },
    {
      property: 'secondary_id',
      path: [
        ...['nctNumber', 'isrctnNumber', 'whoUniversalTrialReferenceNumber', 'additionalRegistries'].map(
          (kind) => `${numbers}/${kind}/number`,
        ),
        ...[`${top}eudraCt/eudraCtCode`, 'eudraCtInfo/eudraCtCode'],
      ],
    },
    { property: 'summary', path: objective, lang: 'en' },
    { property: 'study_type', path: 'ctNumber', read: () => 'INTERVENTIONAL' },
    { property: 'phase', path: 'trialPhase', read: phasesOf },
    { property: 'enrolment', path: 'totalNumberEnrolled' },
    { property: 'condition', path: `${one}/medicalConditions/medicalCondition` },
    { property: 'keyword', path: `${one}/partOneTherapeuticAreas/therapeuticArea/name` },
    { property: 'start_date', path: 'startDateEU', read: dayOf, isDate: true },
    { property: 'last_updated', path: 'lastUpdated', read: dayOf, isDate: true },
  ];
}

/** Reads trials as the public API gives them one by one: an object, a list, JSON lines, or a zip of files, in either layout. */
export async function parseRetrieved(context: ParseContext, part: string): Promise<void> {
  const issues: Issue[] = [];
  await addSaid(context, part, trials(context, part, issues));
  for (const issue of issues) await context.issue(issue);
}

async function* trials(context: ParseContext, part: string, issues: Issue[]): AsyncGenerator<Said> {
  const counts = noCounts();
  const useOf = useByName(context, (field) => READ.includes(field.slice(1)));
  for await (const { record, value } of eachJson(context, part, 'data')) {
    countRecord(counts, filledMembers(value), useOf);
    const number = textOf(selectJson(value, 'ctNumber')[0]?.value);
    if (!NUMBER.test(number)) {
      const message = 'no EU CT number; the record is left out';
      issues.push({ part, record, field: '/ctNumber', severity: 'quarantined', code: 'no-id', message });
      continue;
    }
    yield* trial(value, record, number, (field, text) =>
      issues.push({
        part,
        record,
        field,
        severity: 'warning',
        code: 'unknown-state',
        message: `a state that is not known: ${text.slice(0, 40)}`,
      }),
    );
  }
  await reportFields(context, part, counts);
}

/** Names at the top of a record that are read. */
const READ = [
  'ctNumber',
  'ctStatus',
  'ctPublicStatusCode',
  'trialPhase',
  'totalNumberEnrolled',
  'startDateEU',
  'lastUpdated',
  'authorizedApplication',
  'authorizedPartI',
  'authorizedPartsII',
  'eudraCtInfo',
];

function* trial(value: unknown, record: string, number: string, strange: (field: string, text: string) => void): Generator<Said> {
  const top = selectJson(value, 'authorizedApplication').length > 0 ? 'authorizedApplication/' : '';
  const since = dayOf(textOf(selectJson(value, 'lastUpdated')[0]?.value)) || null;
  const own: Own = { record, subject: `trial/CTIS${number}`, since };
  yield* readJson(value, own, readings(top));
  const [state] = [...selectJson(value, 'ctPublicStatusCode'), ...selectJson(value, 'ctStatus')];
  if (state) {
    const original = textOf(state.value);
    const status = stateOf(original);
    if (status === undefined) strange(state.pointer, original);
    yield { ...own, field: state.pointer, property: 'status', value: status ?? original, original };
  }
  yield* sponsors(value, own, `${top}authorizedPartI/sponsors`);
  yield* products(value, own, `${top}authorizedPartI/products`);
  yield* sites(value, own, `${top}authorizedPartsII`);
}

function* sponsors(value: unknown, own: Own, path: string): Generator<Said> {
  for (const { pointer, value: sponsor } of selectJson(value, path)) {
    const name = textOf(selectJson(sponsor, 'organisation/name')[0]?.value);
    const isLead = textOf(selectJson(sponsor, 'primary')[0]?.value) !== 'false';
    yield {
      ...own,
      field: `${pointer}/organisation/name`,
      property: isLead ? 'sponsor' : 'collaborator',
      value: isOrganisation(name) ? name : '',
    };
    const [commercial] = selectJson(sponsor, 'commercial', pointer);
    if (!isLead || !commercial) continue;
    const original = textOf(commercial.value);
    yield {
      ...own,
      field: commercial.pointer,
      property: 'sponsor_class',
      value: original === 'Commercial' ? 'INDUSTRY' : 'OTHER',
      original,
    };
  }
}

/** A product under each of its names; whether it is an advanced therapy, where the record says so. */
function* products(value: unknown, own: Own, path: string): Generator<Said> {
  const dictionary = 'productDictionaryInfo';
  for (const { pointer, value: product } of selectJson(value, path)) {
    const names = [
      'productName',
      `${dictionary}/prodName`,
      `${dictionary}/sponsorProductCode`,
      `${dictionary}/activeSubstanceName`,
    ].flatMap((name) => selectJson(product, name, pointer));
    const seen = new Set<string>();
    for (const { pointer: field, value: name } of names) {
      const text = textOf(name);
      if (seen.has(text.toLowerCase())) continue;
      seen.add(text.toLowerCase());
      yield { ...own, field, property: 'intervention', value: text };
    }
    for (const [name, type] of [
      ['anAdvancedTherapyMedicinalProduct', 'BIOLOGICAL'],
      ['allSubstancesChemicals', 'DRUG'],
    ] as const) {
      const [flag] = selectJson(product, name, pointer);
      if (!flag || textOf(flag.value) !== 'true') continue;
      yield { ...own, field: flag.pointer, property: 'intervention_type', value: type, original: 'true' };
      if (type === 'BIOLOGICAL') yield { ...own, field: flag.pointer, property: 'advanced_therapy', value: 'yes', original: 'true' };
    }
  }
}

/** Each site of a member state; of one that lists none, the state alone. */
function* sites(value: unknown, own: Own, path: string): Generator<Said> {
  const address = 'organisationAddressInfo';
  for (const { pointer, value: state } of selectJson(value, path)) {
    const listed = selectJson(state, 'trialSites', pointer).flatMap((site) =>
      siteOf(site.value, own, site.pointer, {
        facility: `${address}/organisation/name`,
        city: `${address}/address/city`,
        country: `${address}/address/countryName`,
      }),
    );
    yield* listed.length > 0 ? listed : siteOf(state, own, pointer, { country: 'mscInfo/countryName' });
  }
}
