import { readFileSync } from 'node:fs';
import { shipped } from '../base/root.ts';
import type { Both } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import { productCalled } from './called.ts';
import type { FoundKind } from './find-kinds.ts';
import { statementsOfKinds } from './lookup.ts';
import { entityName } from './why.ts';

/** A name of something, with the days on which it became known and was given up: of words that the atlas ships, '' and null. */
export type Known = { name: string; lang: string | null; property: string; known_from: string; known_to: string | null };

/** Something that can be found, by names of which the first of a language is its label. */
export type Findable = { kind: FoundKind; id: string; label: Both; names: Known[] };

type Row = Known & { kind: FoundKind; id: string; value: string };

const SQL = readFileSync(shipped('src', 'view', 'find-names.sql'), 'utf8');
const KINDS = ['product/', 'organisation/', 'event/', 'policy/', 'cluster/', 'application/'];

/** What statements name: products, organisations, events, policies and applications, and clusters by their sites, with every name that any statement gave them. */
export async function namedInStatements(atlas: Atlas): Promise<Findable[]> {
  const rows = await readRows(atlas);
  const byId = Map.groupBy(rows, ({ kind, id }) => `${kind}/${id}`);
  return [...byId.values()].map((own) => {
    const { kind, id } = own[0] as Row;
    const names = own.flatMap(namesOf);
    return { kind, id, label: labelFor(kind, id, names), names };
  });
}

async function readRows(atlas: Atlas): Promise<Row[]> {
  const found = await atlas.db.columns(SQL.replace('$statements', await statementsOfKinds(atlas, KINDS)));
  const column = (name: string) => found[name] as string[];
  return column('kind').map((kind, at) => ({
    kind: kind as FoundKind,
    id: column('id')[at] as string,
    property: column('property')[at] as string,
    value: column('value')[at] as string,
    name: column('value')[at] as string,
    lang: column('lang')[at] ?? null,
    known_from: column('known_from')[at] as string,
    known_to: column('known_to')[at] ?? null,
  }));
}

/** The names of a row: one, or those of a site that is written as an object. */
function namesOf({ property, value, lang, known_from, known_to }: Row): Known[] {
  if (property !== 'building') return [{ name: value, lang, property, known_from, known_to }];
  const { zh = [], en = [] } = JSON.parse(value) as { zh?: string[]; en?: string[] };
  return [...zh, ...en].map((name) => ({ name, lang: null, property, known_from, known_to }));
}

function labelFor(kind: FoundKind, id: string, names: Known[]): Both {
  if (kind === 'product') return productCalled(id);
  if (kind === 'organisation' && !id.startsWith('ror-')) return entityName(`organisation/${id}`);
  const own = names.filter(({ property }) => property === 'name' || property === 'product_name');
  const inLang = (lang: string) => own.find((one) => one.lang === lang)?.name;
  const any = own[0]?.name ?? id;
  return { zh: inLang('zh') ?? inLang('en') ?? any, en: inLang('en') ?? inLang('zh') ?? any };
}
