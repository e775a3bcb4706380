import { curatedById, organisationRow } from '../model/curation.ts';
import type { Both } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import { facetRow, readLexicon, traitRow } from '../model/lexicon.ts';
import { serviceTermRow, tagLabel } from '../model/park-words.ts';
import { productCalled } from './called.ts';
import { modalityLabel, placeLabel } from './dimension.ts';
import { diseaseNamed } from './disease-named.ts';
import { sayPart } from './said-part.ts';
import { entityName } from './why.ts';

/** The value of a statement as people say it: words of both languages, the entity that it names, and whether it is a day; no words where its days say all. */
export type SaidValue = { says: Both; link: string | null; is_day: boolean };

type Sayer = (value: string) => Both;

const DAY = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** Properties of which a value is a code of a group of labels. */
const LABELLED: Record<string, string> = {
  status: 'status',
  phase: 'phase',
  study_type: 'study_type',
  sponsor_class: 'sponsor_class',
  intervention_type: 'intervention_type',
  advanced_therapy: 'advanced_therapy',
  label_scope: 'class_scope',
  label_cell_source: 'cell_source',
  label_role: 'class_role',
  kind: 'organisation_kind',
  role: 'organisation_role',
  chain_role: 'chain_role',
  milestone: 'milestone',
  served_towards: 'milestone',
  milestone_modifier: 'modifier',
  milestone_agency: 'agency',
  milestone_date_kind: 'milestone_date_kind',
  called_kind: 'name_kind',
  announced: 'deal',
  level: 'policy_level',
  said_by: 'said_by',
  served: 'service',
  offer_level: 'offer_level',
  amenity: 'amenity',
  state: 'amenity_state',
  figure: 'figure',
  figure_unit: 'measure',
  figure_bound: 'bound',
  bounds: 'bounds',
  judged_kind: 'thing',
  judged_field: 'class_field',
};

/** What is said by the days of the statement alone. */
function unsaid(): Both {
  return { zh: '', en: '' };
}

const PLACES = ['seat', 'place', 'division', 'right_territory', 'territory', 'milestone_jurisdiction', 'jurisdiction'];

const SAYERS: Record<string, Sayer> = {
  ...Object.fromEntries(Object.entries(LABELLED).map(([property, group]) => [property, (value: string) => labelled(group, value)])),
  ...Object.fromEntries(PLACES.map((property) => [property, placeSaid])),
  modality: modalityLabel,
  label_modality: modalityLabel,
  trait: traitLabel,
  track: tagLabel,
  offered: serviceLabel,
  offer: serviceLabel,
  enrolment: (value) => ({ zh: `${value} 例`, en: `${value} participants` }),
  held: unsaid,
  in_force: unsaid,
  membership_role: (value) => (value === 'unspecified' ? labelOf('value', 'not_stated') : labelOf('membership_role', value)),
  judged: (value) => labelled('judgement', value.replace(/^\[|\]$|"/g, '')),
};

/** Properties of which a value is the id of an entity. */
const LINKED: Record<string, string> = {
  organisation: 'organisation',
  parent: 'organisation',
  related: 'organisation',
  provider: 'organisation',
  client: 'organisation',
  right_originator: 'organisation',
  right_owner: 'organisation',
  right_licensee: 'organisation',
  right_manufacturer: 'organisation',
  right_applicant: 'organisation',
  right_holder: 'organisation',
  product: 'product',
  trial: 'trial',
  target: 'target',
  label_target: 'target',
  member_of: 'cluster',
  cluster: 'cluster',
};

/** The words for a property of a subject in both languages. */
export function sayProperty(subject: string, property: string): Both {
  const own = `${subject.split('/', 1)[0]}.${property}`;
  const special = labelOf('property', own);
  return special.en === own ? labelOf('property', property) : special;
}

/** The value of a statement of some property as people say it. */
export function sayValue(property: string, value: string): SaidValue {
  const kind = LINKED[property];
  if (kind !== undefined) return { says: nameOf(kind, value), link: `${kind}/${value}`, is_day: false };
  if (property === 'judged_subject') return { says: { zh: value, en: value }, link: value, is_day: false };
  const disease = property === 'indication' || property === 'condition' ? diseaseNamed(value) : undefined;
  if (disease !== undefined) return { says: disease.label, link: `disease/${disease.id}`, is_day: false };
  const part = value.startsWith('{') ? sayPart(property, value) : undefined;
  if (part !== undefined) return { ...part, is_day: false };
  return { says: SAYERS[property]?.(value) ?? { zh: value, en: value }, link: null, is_day: DAY.test(value) && isOfDays(property) };
}

/** The name of any entity that statements speak of, in both languages; the id where it has none. */
export function nameOf(kind: string, id: string): Both {
  if (kind === 'product') return productCalled(id);
  if (kind === 'organisation')
    return curatedById('organisations', organisationRow, id) ? entityName(`organisation/${id}`) : { zh: id, en: id };
  if (kind === 'cluster') return placeLabel(id);
  return { zh: id, en: id };
}

/** Codes joined by a slash, such as those of a trial in two phases, are said one by one where the whole has no words. */
function labelled(group: string, value: string): Both {
  const whole = labelOf(group, value);
  if (whole.en !== value || !value.includes('/'))
    return group === 'advanced_therapy' && whole.en === value ? labelOf('answer', value) : whole;
  const parts = value.split('/').map((one) => labelOf(group, one));
  return { zh: parts.map(({ zh }) => zh).join('/'), en: parts.map(({ en }) => en).join('/') };
}

/** A territory, a jurisdiction or a place, whichever a code is of. */
export function placeSaid(code: string): Both {
  const said = ['territory', 'jurisdiction'].map((group) => labelOf(group, code)).find(({ en }) => en !== code);
  return said ?? placeLabel(code);
}

let traits: Map<string, Both> | undefined;

/** A trait or facet of a product in words; those that no lexicon has are in the labels. */
export function traitLabel(code: string): Both {
  traits ??= new Map(
    [
      ...readLexicon('facets', facetRow).map(({ value, zh, en }) => [value, zh[0], en[0]] as const),
      ...readLexicon('traits', traitRow).map(({ id, zh, en }) => [id, zh[0], en[0]] as const),
    ].flatMap(([id, zh, en]) => (zh === undefined || en === undefined ? [] : [[id, { zh, en }] as const])),
  );
  return traits.get(code) ?? labelOf('trait', code);
}

function serviceLabel(code: string): Both {
  const row = readLexicon('services', serviceTermRow).find(({ id }) => id === code);
  return { zh: row?.zh[0] ?? code, en: row?.en[0] ?? code };
}

/** Properties whose values that look like days are days. */
function isOfDays(property: string): boolean {
  return /(?:_on|_date|_posted|_updated|_until|_reported)$|^(?:held|adopted|issued|effective|founded|closed|listed|applied|accepted|designated|published)$/.test(
    property,
  );
}
