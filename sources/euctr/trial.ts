import { textOf } from '../../src/statement/reading.ts';
import type { Said } from '../../src/statement/said.ts';
import { isOrganisation } from '../../src/statement/trial/organisation.ts';
import type { CountryRecord, Field } from './form.ts';

/** States of a country record with what they stand for; the first that any country has is that of the trial. */
const STATES: [RegExp, string][] = [
  [/^(?:ongoing|restarted|trial now transitioned)$/i, 'AUTHORISED'],
  [/^(?:temporarily halted|suspended by ca)$/i, 'SUSPENDED'],
  [/^completed$/i, 'COMPLETED'],
  [/^prematurely ended$/i, 'TERMINATED'],
  [/^(?:not authorised|prohibited by ca)$/i, 'WITHDRAWN'],
  [/^gb - no longer in eu\/eea$/i, 'UNKNOWN'],
];
/** Fields by their number that are said as they stand. */
const PLAIN: [number: string, property: string][] = [
  ['A.3', 'official_title'],
  ['A.3.1', 'title'],
  ['A.4.1', 'sponsor_study_id'],
  ['A.5.1', 'secondary_id'],
  ['A.5.2', 'secondary_id'],
  ['A.5.3', 'secondary_id'],
  ['A.5.4', 'secondary_id'],
  ['E.1.1', 'condition'],
  ['E.1.1.2', 'keyword'],
  ['E.2.1', 'summary'],
  ['F.4.2.2', 'enrolment'],
  ['D.2.1.1.1', 'intervention'],
  ['D.3.1', 'intervention'],
  ['D.3.2', 'intervention'],
  ['D.3.8', 'intervention'],
  ['D.3.9.2', 'intervention'],
  ['D.3.9.3', 'intervention'],
];
/** Fields that are answered with yes or no, and what a yes says. */
const YES: [number: string, property: string, value: string][] = [
  ['E.7.1', 'phase', 'PHASE1'],
  ['E.7.2', 'phase', 'PHASE2'],
  ['E.7.3', 'phase', 'PHASE3'],
  ['E.7.4', 'phase', 'PHASE4'],
  ['D.3.11.1', 'intervention_type', 'DRUG'],
  ['D.3.11.2', 'intervention_type', 'BIOLOGICAL'],
  ['D.3.11.3', 'intervention_type', 'BIOLOGICAL'],
  ['D.3.11.3.2', 'intervention_type', 'GENETIC'],
  ['D.3.11.3.1', 'advanced_therapy', 'somatic_cell_therapy'],
  ['D.3.11.3.2', 'advanced_therapy', 'gene_therapy'],
  ['D.3.11.3.3', 'advanced_therapy', 'tissue_engineered'],
  ['D.3.11.3.4', 'advanced_therapy', 'combined'],
  ['D.3.11.3.5', 'advanced_therapy', 'classified_by_CAT'],
];
/** Numbers of the form that are read, one by one. */
const NUMBERS = new Set([...[...PLAIN, ...YES].map(([number]) => number), 'B.1.1', 'B.3.1 and B.3.2', 'A.1', 'E.8.6.3']);
const ENTERED = 'Date on which this record was first entered in the EudraCT database';
const LABELS = new Set(['EudraCT Number', 'Trial Status', ENTERED, 'Date of the global end of the trial']);
const ENGLISH = new Set(['title', 'official_title', 'summary']);
/** What a trial has once: the first record that says it counts, though others may write it in another way. */
const SINGLE = new Set([
  ...ENGLISH,
  'sponsor',
  'sponsor_class',
  'sponsor_study_id',
  'enrolment',
  'registry_id',
  'study_type',
  'status',
  'first_posted',
]);

/** By what name a field is counted: one that is read by its number or label, any other by the section of the form, undefined for a heading. */
export function countedAs({ number, label }: Field): string | undefined {
  if (NUMBERS.has(number)) return number;
  if (LABELS.has(label)) return label;
  return /^[A-Z]\.\d/.test(number) ? number.slice(0, 1) : undefined;
}

/** True for a field that is read, as it is counted. */
export function isReadAs(name: string): boolean {
  return NUMBERS.has(name) || LABELS.has(name);
}

/** A trial's country records in one part: what they say, and answers that are neither yes nor no. */
export type Told = { said: Said[]; unclear: Field[]; unknown: Field[] };

/** What the country records of one EudraCT number say of the trial: each thing once, the best state of all, the first day of entry, and a site for each country. */
export function tell(number: string, records: CountryRecord[]): Told {
  const subject = `trial/EUCTR${number}`;
  const unclear: Field[] = [];
  const unknown: Field[] = [];
  const said = records.flatMap(({ fields }) => [
    ...identity(subject, number, fields),
    ...plain(subject, fields),
    ...sponsors(subject, fields),
    ...flags(subject, fields, unclear),
    ...sites(subject, fields),
  ]);
  const all = [...said, ...ofTrial(subject, records, unknown)]
    .filter(({ value, site, when }) => value !== '' || site || when)
    .toSorted((a, b) => Number(Boolean(b.site?.status)) - Number(Boolean(a.site?.status)));
  const seen = new Set<string>();
  const once = all.filter((one) => {
    const key = SINGLE.has(one.property)
      ? one.property
      : JSON.stringify([one.property, one.value?.toLowerCase(), one.site?.country, one.when]);
    return !seen.has(key) && seen.add(key);
  });
  return { said: once, unclear, unknown };
}

function placed(subject: string, { number, label, at }: Field): Pick<Said, 'record' | 'field' | 'subject'> {
  return { record: at, field: number || label, subject };
}

/** The number, and that it is a trial of medicines. */
function identity(subject: string, number: string, fields: Field[]): Said[] {
  const field = fields.find(({ label }) => label === 'EudraCT Number') as Field;
  return [
    { ...placed(subject, field), property: 'registry_id', value: `EUCTR${number}`, original: field.value },
    { ...placed(subject, field), property: 'study_type', value: 'INTERVENTIONAL', original: field.value },
  ];
}

function plain(subject: string, fields: Field[]): Said[] {
  return PLAIN.flatMap(([number, property]) =>
    fields
      .filter((field) => field.number === number)
      .map(
        (field): Said => ({
          ...placed(subject, field),
          property,
          value: textOf(field.value),
          ...(ENGLISH.has(property) ? { lang: 'en' } : {}),
        }),
      ),
  );
}

function sponsors(subject: string, fields: Field[]): Said[] {
  const [first, ...others] = fields.filter(({ number }) => number === 'B.1.1');
  const kind = fields.find(({ number }) => number === 'B.3.1 and B.3.2');
  const name = ({ value }: Field) => (isOrganisation(value) ? textOf(value) : '');
  return [
    ...(first ? [{ ...placed(subject, first), property: 'sponsor', value: name(first) }] : []),
    ...others.map((one): Said => ({ ...placed(subject, one), property: 'collaborator', value: name(one) })),
    ...(kind
      ? [
          {
            ...placed(subject, kind),
            property: 'sponsor_class',
            value: kind.value === 'Commercial' ? 'INDUSTRY' : 'OTHER',
            original: kind.value,
          },
        ]
      : []),
  ];
}

function flags(subject: string, fields: Field[], unclear: Field[]): Said[] {
  const wrong = fields.filter(
    ({ number, value }) => YES.some(([one]) => one === number) && !/^(?:yes|no|information not present in eudract|)$/i.test(value),
  );
  unclear.push(...wrong);
  return YES.flatMap(([number, property, value]) => {
    const field = fields.find((one) => one.number === number && /^yes$/i.test(one.value));
    return field ? [{ ...placed(subject, field), property, value, original: field.value }] : [];
  });
}

/** The member state with its state, and countries outside the EEA where sites are planned. */
function sites(subject: string, fields: Field[]): Said[] {
  const state = fields.find(({ number }) => number === 'A.1');
  const status = stateOf(fields)?.[1] ?? null;
  const own = state
    ? [{ ...placed(subject, state), property: 'site', site: { country: state.value.split(' - ', 1)[0] ?? '', status } }]
    : [];
  const outside = fields
    .filter(({ number }) => number === 'E.8.6.3')
    .flatMap((field) => field.value.split('\n').map((country) => ({ field, country: textOf(country) })));
  return [
    ...own,
    ...outside.flatMap(({ field, country }) =>
      country === '' ? [] : [{ ...placed(subject, field), property: 'site', site: { country } }],
    ),
  ];
}

function stateOf(fields: Field[]): [Field, string] | undefined {
  const field = fields.find(({ label }) => label === 'Trial Status');
  const state = field && STATES.find(([words]) => words.test(field.value))?.[1];
  return field && state ? [field, state] : undefined;
}

/** The state of the trial and the day on which its first record was entered. */
function ofTrial(subject: string, records: CountryRecord[], unknown: Field[]): Said[] {
  const states = records.flatMap(({ fields }) => {
    const state = stateOf(fields);
    if (!state) unknown.push(...fields.filter(({ label, value }) => label === 'Trial Status' && value !== ''));
    return state ? [state] : [];
  });
  const order = (state: string) => STATES.findIndex(([, one]) => one === state);
  const [best] = states.toSorted(([, a], [, b]) => order(a) - order(b));
  const [entered] = records
    .flatMap(({ fields }) => fields.filter(({ label }) => label === ENTERED))
    .toSorted((a, b) => (a.value < b.value ? -1 : 1));
  const ends = records.flatMap(({ fields }) => fields.filter(({ label }) => /^Date of the global end of the trial$/i.test(label)));
  return [
    ...(best ? [{ ...placed(subject, best[0]), property: 'status', value: best[1], original: best[0].value }] : []),
    ...(entered ? [{ ...placed(subject, entered), property: 'first_posted', when: entered.value }] : []),
    ...ends.map((one): Said => ({ ...placed(subject, one), property: 'completion_date', when: one.value })),
  ];
}
