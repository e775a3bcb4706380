import { periodOf } from '../base/dates.ts';
import { areaOfDisease, diseases, narrowestDiseases } from '../classify/disease-tree.ts';
import { placeById } from '../entity/place-index.ts';
import { organisationRow, readCuration } from '../model/curation.ts';
import type { Both } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import { modalityRow, readLexicon } from '../model/lexicon.ts';
import type { Situated } from './situated.ts';

/** Dimensions of a landscape. */
export const DIMENSIONS = [
  'modality',
  'target',
  'disease',
  'disease_area',
  'phase',
  'country',
  'province',
  'city',
  'cluster',
  'start_year',
  'posted_year',
  'organisation',
  'cell_source',
  'status',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** `of` gives what the values of a trial are read from: a text, or a list that rows share. */
type Reader = {
  of(row: Situated): string | null | readonly string[];
  label(value: string): Both;
  values?(stated: readonly string[]): (string | null)[];
  isOrdered?: true;
};

const READERS: Record<Dimension, Reader> = {
  modality: { of: ({ modality }) => modality, label: modalityLabel },
  target: { of: ({ targets }) => targets, label: same },
  disease: { of: ({ diseases: all }) => all, values: narrowest, label: diseaseLabel },
  disease_area: {
    of: ({ diseases: all }) => all,
    values: (all) => narrowest(all).map(areaOfDisease),
    label: (value) => labelOf('disease_area', value),
  },
  phase: { of: ({ phases }) => phases, label: (value) => labelOf('phase', value), isOrdered: true },
  country: { of: (row) => row.placesAmong('country'), label: placeLabel },
  province: { of: (row) => row.placesAmong('province'), label: placeLabel },
  city: { of: (row) => row.placesAmong('city'), label: placeLabel },
  cluster: { of: (row) => row.placesAmong('cluster'), label: placeLabel },
  start_year: { of: ({ start_from, start_to }) => periodOf('year', start_from, start_to), label: same, isOrdered: true },
  posted_year: { of: ({ posted_from, posted_to }) => periodOf('year', posted_from, posted_to), label: same, isOrdered: true },
  organisation: { of: ({ sponsors }) => sponsors, label: organisationLabel },
  cell_source: { of: ({ cell_source }) => cell_source, label: (value) => labelOf('cell_source', value) },
  status: { of: ({ statuses }) => statuses, label: (value) => labelOf('status', value) },
};

/** The value of a trial that states none. */
export const NOT_STATED = 'not_stated';

const single = new Map<string, string[]>();
const NONE = [NOT_STATED];

/** Values of a trial on a dimension, each once; `not_stated` alone where it has none. Rows with the same values may share a list. */
export function valuesOn(dimension: Dimension, row: Situated): readonly string[] {
  const { of, values } = READERS[dimension];
  const stated = of(row);
  if (stated === null || stated.length === 0) return NONE;
  if (typeof stated === 'string') return listOf(stated);
  const [first] = stated;
  if (values === undefined && stated.length === 1) return first === '' ? NONE : stated;
  const found = (values?.(stated) ?? stated).filter((value) => value !== null && value !== '');
  return found.length === 0 ? NONE : [...new Set(found as string[])];
}

function listOf(value: string): string[] {
  const list = single.get(value) ?? [value];
  single.set(value, list);
  return list;
}

const narrowed = new WeakMap<readonly string[], string[]>();

/** The narrowest of some diseases; worked out once for a list that rows share. */
function narrowest(all: readonly string[]): string[] {
  const found = narrowed.get(all) ?? narrowestDiseases([...all]);
  narrowed.set(all, found);
  return found;
}

/** The words for a value of a dimension. */
export function labelOn(dimension: Dimension, value: string): Both {
  return value === NOT_STATED ? labelOf('value', NOT_STATED) : READERS[dimension].label(value);
}

/** True for years and phases, which stand in their own order; other values stand by count. */
export function isOrdered(dimension: Dimension): boolean {
  return READERS[dimension].isOrdered === true;
}

/** Values that are no step of an order and stand behind those that are. */
const NO_STEP = ['NA', 'Unknown'];

/** How two values of an ordered dimension stand: by themselves, phases that are none last. */
export function inStep(one: string, other: string): number {
  const steps = NO_STEP.indexOf(one) - NO_STEP.indexOf(other);
  return steps !== 0 ? steps : one < other ? -1 : 1;
}

function same(value: string): Both {
  return { zh: value, en: value };
}

/** The name of a place, its id where the lexicon has none. */
export function placeLabel(id: string): Both {
  const row = placeById(id);
  return { zh: row?.zh[0] ?? row?.en[0] ?? id, en: row?.en[0] ?? row?.zh[0] ?? id };
}

function diseaseLabel(id: string): Both {
  const row = diseases().get(id);
  return { zh: row?.zh[0] ?? row?.en[0] ?? id, en: row?.en[0] ?? id };
}

let modalities: Map<string, Both> | undefined;

/** The words for a modality, by its id in lexicon/modalities or its trial code. */
export function modalityLabel(value: string): Both {
  modalities ??= modalityLabels();
  return modalities.get(value) ?? labelOf('value', value);
}

/** Labels by id, and by trial code where that is no id. */
function modalityLabels(): Map<string, Both> {
  const rows = readLexicon('modalities', modalityRow).toReversed();
  const byCode = rows.map(({ id, trial, label }): [string, Both] => [trial ?? id, label]);
  return new Map([...byCode, ...rows.map(({ id, label }): [string, Both] => [id, label])]);
}

let organisations: Map<string, Both> | undefined;

function organisationLabel(value: string): Both {
  organisations ??= new Map(
    readCuration('organisations', organisationRow).map(({ id, zh, en }) => [
      `organisation/${id}`,
      { zh: zh[0] ?? en[0] ?? id, en: en[0] ?? zh[0] ?? id },
    ]),
  );
  return organisations.get(value) ?? same(value);
}
