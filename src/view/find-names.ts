import { readFileSync } from 'node:fs';
import { shipped } from '../base/root.ts';
import type { Both } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import { productCalled } from './called.ts';
import type { FoundKind } from './find-kinds.ts';
import { statementsOfKinds } from './lookup.ts';
import { NEVER } from './trial-columns.ts';
import { entityName } from './why.ts';

/** A name of something, with the days, counted from 1970-01-01, on which it became known and was given up. */
export type Known = { name: string; lang: string | null; property: string; known_from: number; known_to: number };

/** The days of words that the atlas ships, which are of no day. */
export const UNDATED = { known_from: -NEVER, known_to: NEVER };

/** Something that can be found, by names of which the first of a language is its label. */
export type Findable = { kind: FoundKind; id: string; label: Both; names: Known[] };

const SQL = readFileSync(shipped('src', 'view', 'find-names.sql'), 'utf8');
const KINDS = ['product/', 'organisation/', 'event/', 'policy/', 'cluster/', 'application/'];

/** What statements name: products, organisations, events, policies and applications, and clusters by their sites, with every name that any statement gave them. */
export async function namedInStatements(atlas: Atlas): Promise<Findable[]> {
  const found = await atlas.db.columns(SQL.replace('$statements', await statementsOfKinds(atlas, KINDS)));
  const [subjects, properties, values] = [found.subject, found.property, found.value] as [string[], string[], string[]];
  const [langs, from, to] = [found.lang as (string | null)[], found.known_from as number[], found.known_to as (number | null)[]];
  const findables: Findable[] = [];
  let names: Known[] = [];
  for (const [at, subject] of subjects.entries()) {
    const days = { known_from: from[at] as number, known_to: to[at] ?? NEVER };
    addNames(names, properties[at] as string, values[at] as string, langs[at] ?? null, days);
    if (subjects[at + 1] === subject) continue;
    findables.push(findable(subject, names));
    names = [];
  }
  return findables;
}

/** Adds the name of a row, or those of a site that is written as an object. */
function addNames(
  names: Known[],
  property: string,
  value: string,
  lang: string | null,
  days: Pick<Known, 'known_from' | 'known_to'>,
): void {
  if (property !== 'building') {
    names.push({ name: value, lang, property, ...days });
    return;
  }
  const { zh = [], en = [] } = JSON.parse(value) as { zh?: string[]; en?: string[] };
  for (const name of [...zh, ...en]) names.push({ name, lang: null, property, ...days });
}

function findable(subject: string, names: Known[]): Findable {
  const at = subject.indexOf('/');
  const [kind, id] = [subject.slice(0, at) as FoundKind, subject.slice(at + 1)];
  return { kind, id, label: labelFor(kind, id, names), names };
}

function labelFor(kind: FoundKind, id: string, names: Known[]): Both {
  if (kind === 'product') return productCalled(id);
  if (kind === 'organisation' && !id.startsWith('ror-')) return entityName(`organisation/${id}`);
  const own = names.filter(({ property }) => property === 'name' || property === 'product_name');
  const inLang = (lang: string) => own.find((one) => one.lang === lang)?.name;
  const any = own[0]?.name ?? id;
  return { zh: inLang('zh') ?? inLang('en') ?? any, en: inLang('en') ?? inLang('zh') ?? any };
}
