import { diseases } from '../classify/disease-tree.ts';
import type { Both } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import { modalityRow, type PlaceRow, placeRow, readLexicon, TRACKS, targetRow } from '../model/lexicon.ts';
import { SERVICES } from '../model/park.ts';
import { serviceTermRow } from '../model/park-words.ts';
import type { FoundKind } from './find-kinds.ts';
import { type Findable, UNDATED } from './find-names.ts';

/** The services that a role along the chain stands for. */
const SERVICES_OF_ROLE = {
  cdmo: ['manufacturing', 'process_development'],
  cro: ['nonclinical', 'clinical'],
} as const;

/** What the shipped lexicons name: targets, modalities, diseases, tracks, services, clusters and places; their names are of no day. */
export function namedInLexicons(): Findable[] {
  return [...targets(), ...modalities(), ...illnesses(), ...tracks(), ...services(), ...places()];
}

/** The roles along the chain of those who give a kind of service. */
export function rolesOfService(id: string): string[] {
  return Object.entries(SERVICES_OF_ROLE).flatMap(([role, own]) => (own.some((one) => one === id) ? [role] : []));
}

function targets(): Findable[] {
  return readLexicon('targets', targetRow).map(({ id, hgnc, names, exact }) =>
    findable('target', id, { zh: id, en: id }, [id, ...names, ...exact, ...(hgnc === null ? [] : [hgnc])]),
  );
}

function modalities(): Findable[] {
  return readLexicon('modalities', modalityRow).map(({ id, label, zh, en }) =>
    findable('modality', id, label, [label.zh, label.en, id, ...zh, ...en]),
  );
}

function illnesses(): Findable[] {
  return [...diseases().values()].map(({ id, mondo, zh, en, exact, weak }) =>
    findable('disease', id, { zh: zh[0] ?? en[0] ?? id, en: en[0] ?? zh[0] ?? id }, [
      ...zh,
      ...en,
      ...exact,
      ...weak,
      ...(mondo === null ? [] : [mondo]),
    ]),
  );
}

function tracks(): Findable[] {
  return TRACKS.map((id) => ({ id, label: labelOf('track', id) })).map(({ id, label }) =>
    findable('track', id, label, [label.zh, label.en]),
  );
}

function services(): Findable[] {
  const kinds = SERVICES.map((id) => {
    const words = rolesOfService(id).flatMap((role) => [...Object.values(labelOf('chain_role', role)), role]);
    return findable('service', id, labelOf('service', id), [...Object.values(labelOf('service', id)), ...words]);
  });
  const terms = readLexicon('services', serviceTermRow).map(({ id, zh, en }) =>
    findable('service', id, { zh: zh[0] as string, en: en[0] as string }, [...zh, ...en]),
  );
  return [...kinds, ...terms.filter(({ id }) => !kinds.some((kind) => kind.id === id))];
}

function places(): Findable[] {
  return readLexicon('places', placeRow).map((row) =>
    findable(row.kind === 'cluster' ? 'cluster' : 'place', row.id, placeLabel(row), [...row.zh, ...row.en]),
  );
}

function placeLabel({ id, zh, en }: PlaceRow): Both {
  return { zh: zh[0] ?? en[0] ?? id, en: en[0] ?? zh[0] ?? id };
}

function findable(kind: FoundKind, id: string, label: Both, names: string[]): Findable {
  const known = [...new Set(names)].map((name) => ({ name, lang: null, property: 'lexicon', ...UNDATED }));
  return { kind, id, label, names: known };
}
