import { periodOf } from '../base/dates.ts';
import { areaOfDisease, diseases, narrowestDiseases } from '../classify/disease-tree.ts';
import { isMunicipality, placeById } from '../entity/place-index.ts';
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

type Reader = { values(row: Situated): (string | null)[]; label(value: string): Both; isOrdered?: true };

const READERS: Record<Dimension, Reader> = {
  modality: { values: ({ modality }) => [modality], label: modalityLabel },
  target: { values: ({ targets }) => targets, label: same },
  disease: { values: ({ diseases: all }) => narrowestDiseases(all), label: diseaseLabel },
  disease_area: {
    values: ({ diseases: all }) => narrowestDiseases(all).map(areaOfDisease),
    label: (value) => labelOf('disease_area', value),
  },
  phase: { values: ({ phases }) => phases, label: (value) => labelOf('phase', value), isOrdered: true },
  country: { values: ({ places }) => ofKind(places, 'country'), label: placeLabel },
  province: { values: ({ places }) => ofKind(places, 'province'), label: placeLabel },
  city: { values: ({ places }) => cities(places), label: placeLabel },
  cluster: { values: ({ places }) => ofKind(places, 'cluster'), label: placeLabel },
  start_year: { values: ({ start_from, start_to }) => [periodOf('year', start_from, start_to)], label: same, isOrdered: true },
  posted_year: { values: ({ posted_from, posted_to }) => [periodOf('year', posted_from, posted_to)], label: same, isOrdered: true },
  organisation: { values: ({ sponsors }) => sponsors, label: organisationLabel },
  cell_source: { values: ({ cell_source }) => [cell_source], label: (value) => labelOf('cell_source', value) },
  status: { values: ({ statuses }) => statuses, label: (value) => labelOf('status', value) },
};

/** The value of a trial that states none. */
export const NOT_STATED = 'not_stated';

/** Values of a trial on a dimension, each once; `not_stated` alone where it has none. */
export function valuesOn(dimension: Dimension, row: Situated): string[] {
  const values = READERS[dimension].values(row).filter((value) => value !== null && value !== '');
  return values.length === 0 ? [NOT_STATED] : [...new Set(values as string[])];
}

/** The words for a value of a dimension. */
export function labelOn(dimension: Dimension, value: string): Both {
  return value === NOT_STATED ? labelOf('value', NOT_STATED) : READERS[dimension].label(value);
}

/** True for years and phases, which stand in their own order; other values stand by count. */
export function isOrdered(dimension: Dimension): boolean {
  return READERS[dimension].isOrdered === true;
}

function same(value: string): Both {
  return { zh: value, en: value };
}

/** The countries, provinces, cities (municipalities among them) or clusters among places. */
export function placesAmong(kind: 'country' | 'province' | 'city' | 'cluster', places: string[]): string[] {
  return kind === 'city' ? cities(places) : ofKind(places, kind);
}

function ofKind(places: string[], kind: string): string[] {
  return places.filter((id) => placeById(id)?.kind === kind);
}

/** Cities, with municipalities, which are provinces and cities in one. */
function cities(places: string[]): string[] {
  const rows = places.flatMap((id) => placeById(id) ?? []);
  return rows.filter((row) => row.kind === 'city' || isMunicipality(row)).map(({ id }) => id);
}

function placeLabel(id: string): Both {
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
