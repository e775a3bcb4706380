import { isDay, parsePartialDate } from '../../src/base/dates.ts';
import { productNames } from '../../src/entity/name-alias.ts';
import { placeById } from '../../src/entity/place-index.ts';
import {
  type MembershipRow,
  type MilestoneRow,
  type OrganisationRow,
  type ProductNameRow,
  type ProductRow,
  type ProductTrialRow,
  type RightRow,
  TERRITORIES,
} from '../../src/model/curation.ts';
import { diseaseRow, modalityRow, readLexicon, targetRow } from '../../src/model/lexicon.ts';

/** Every file of `curation/`, as its rows. */
export type Curation = {
  organisations: OrganisationRow[];
  products: ProductRow[];
  milestones: MilestoneRow[];
  memberships: MembershipRow[];
  'product-names': ProductNameRow[];
  rights: RightRow[];
  'product-trials': ProductTrialRow[];
};

type Fault = { field: string; says: string } | false;

/** What is wrong with curated rows beyond their shape, each as `file, line N, field: what`; empty when all is well. */
export function faultsOf(all: Curation): string[] {
  const organisations = new Set(all.organisations.map(({ id }) => id));
  const products = new Map(all.products.map((row) => [row.id, row]));
  const words = lexiconWords();
  const organisation = (id: string, field = 'organisation') => unknown(organisations.has(id), field, id, 'organisations.jsonl');
  const product = (id: string, field = 'product') => unknown(products.has(id), field, id, 'products.jsonl');
  return [
    ...each(all, 'organisations', (row, index, rows) => [
      repeated(rows, index, ({ id }) => id, 'id'),
      ...sharedIds(rows, index),
      ...[row.parent, ...row.related].flatMap((id) => (id === null ? [] : [organisation(id, 'parent or related')])),
      row.parent === row.id && { field: 'parent', says: 'names the organisation itself' },
      row.seat !== null && unknown(placeById(row.seat) !== undefined, 'seat', row.seat, 'lexicon/places.jsonl'),
      row.zh.length + row.en.length === 0 && { field: 'zh', says: 'there is no name in zh or en' },
      ...origins(row.origin),
    ]),
    ...each(all, 'products', (row, index, rows) => [
      repeated(rows, index, ({ id }) => id, 'id'),
      ...row.organisations.map((id) => organisation(id, 'organisations')),
      row.modality !== null && unknown(words.modalities.has(row.modality), 'modality', row.modality, 'lexicon/modalities.jsonl'),
      ...row.targets.map((id) => unknown(words.targets.has(id), 'targets', id, 'lexicon/targets.jsonl')),
      ...row.traits.map((id) => !/^[a-z][a-z0-9_]*$/.test(id) && { field: 'traits', says: `"${id}" is no word of letters, digits and _` }),
      ...origins(row.origin),
    ]),
    ...each(all, 'milestones', (row) => [product(row.product), ...dates({ date: row.date }), ...origins([row.origin])]),
    ...each(all, 'memberships', (row, index, rows) => [
      repeated(rows, index, ({ organisation: who, cluster, role, origin }) => [who, cluster, role, origin.url].join(), 'organisation'),
      organisation(row.organisation),
      unknown(placeById(row.cluster)?.kind === 'cluster', 'cluster', row.cluster, 'lexicon/places.jsonl as a cluster'),
      ...held(row),
      ...origins([row.origin]),
    ]),
    ...each(all, 'product-names', (row) => [
      product(row.product),
      row.kind !== 'description' &&
        unknown(names(products.get(row.product)).includes(row.name), 'name', row.name, `the row of ${row.product}`),
      ...held(row),
      ...origins([row.origin]),
    ]),
    ...each(all, 'rights', (row) => [
      product(row.product),
      organisation(row.organisation),
      unknown(isTerritory(row.territory), 'territory', row.territory, 'lexicon/places.jsonl or TERRITORIES'),
      ...held(row),
      ...origins([row.origin]),
    ]),
    ...each(all, 'product-trials', (row) => [
      product(row.product),
      !/^(NCT\d{8}|ChiCTR\w+|CTR\d{8})$/.test(row.trial) && { field: 'trial', says: `"${row.trial}" is no registry id` },
      ...origins([row.origin]),
    ]),
  ];
}

function each<N extends keyof Curation>(
  all: Curation,
  name: N,
  faults: (row: Curation[N][number], index: number, rows: Curation[N]) => Fault[],
): string[] {
  const rows = all[name];
  return rows.flatMap((row, index) =>
    faults(row, index, rows).flatMap((fault) => (fault ? [`${name}.jsonl, line ${index + 1}, ${fault.field}: ${fault.says}`] : [])),
  );
}

function unknown(isKnown: boolean, field: string, value: string, where: string): Fault {
  return !isKnown && { field, says: `"${value}" is not in ${where}` };
}

function repeated<T>(rows: T[], index: number, keyOf: (row: T) => string, field: string): Fault {
  const key = keyOf(rows[index] as T);
  const first = rows.findIndex((row) => keyOf(row) === key);
  return first !== index && { field, says: `"${key}" stands in line ${first + 1} already` };
}

/** A public identifier names one organisation. */
function sharedIds(rows: OrganisationRow[], index: number): Fault[] {
  const publicIds = ({ ids }: OrganisationRow) => [ids?.ror, ids?.lei, ...(ids?.stock ?? [])].filter((id) => id !== undefined);
  return publicIds(rows[index] as OrganisationRow).map((id) => {
    const first = rows.findIndex((row) => publicIds(row).includes(id));
    return first !== index && { field: 'ids', says: `"${id}" stands in line ${first + 1} already` };
  });
}

function origins(rows: { url: string; seen: string | null }[]): Fault[] {
  if (rows.length === 0) return [{ field: 'origin', says: 'names no origin' }];
  return rows.flatMap(({ url, seen }) => [
    url.trim().length < 10 && { field: 'origin.url', says: `"${url}" names no page or document` },
    ...dates({ 'origin.seen': seen }),
  ]);
}

function dates(given: Record<string, string | null>): Fault[] {
  return Object.entries(given).map(([field, date]) => {
    const isReal = date === null || (date.length === 10 ? isDay(date) : parsePartialDate(date) !== undefined);
    return !isReal && { field, says: `"${date}" is no date` };
  });
}

/** What holds has a date, and its dates are in order. */
function held({ from, to, as_of }: { from: string | null; to: string | null; as_of: string | null }): Fault[] {
  const [first, last, seen] = [from, to, as_of].map((date) => (date === null ? undefined : parsePartialDate(date)));
  return [
    ...dates({ from, to, as_of }),
    from === null && as_of === null && { field: 'as_of', says: 'neither from nor as_of says when it held' },
    first !== undefined && last !== undefined && last.to < first.from && { field: 'to', says: `${to} is before from, ${from}` },
    first !== undefined && seen !== undefined && seen.to < first.from && { field: 'as_of', says: `${as_of} is before from, ${from}` },
    last !== undefined && seen !== undefined && seen.from > last.to && { field: 'as_of', says: `${as_of} is after to, ${to}` },
  ];
}

function names(row: ProductRow | undefined): string[] {
  return row === undefined ? [] : productNames(row);
}

function isTerritory(territory: string): boolean {
  return TERRITORIES.some((one) => one === territory) || placeById(territory) !== undefined;
}

function lexiconWords(): { modalities: Set<string>; targets: Set<string> } {
  return {
    modalities: new Set(readLexicon('modalities', modalityRow).map(({ id }) => id)),
    targets: new Set(readLexicon('targets', targetRow).map(({ id }) => id)),
  };
}

/** Indications of milestones whose words equal no name of lexicon/diseases. */
export function unresolvedDiseases(rows: MilestoneRow[]): string[] {
  const known = new Set(readLexicon('diseases', diseaseRow).flatMap(({ zh, en }) => [...zh, ...en].map((name) => name.toLowerCase())));
  const said = rows.flatMap(({ disease }) => (disease === null ? [] : [disease]));
  return [...new Set(said)].filter((name) => !known.has(name.toLowerCase())).toSorted();
}
