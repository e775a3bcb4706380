import type { Duck } from '../base/duck.ts';
import type { OrganisationRow } from '../model/curation.ts';
import type { Linker } from './linker.ts';
import { type NameLink, onlyLink } from './name-link.ts';
import { nameKey } from './name-words.ts';

/**
 * Links a name to the organisation of a loaded registry (ROR) that bears it, by its curated id where it has one, else as `ror-…`.
 * A name that none or several organisations bear links to none.
 */
export async function registryLinker(db: Duck, organisations: readonly OrganisationRow[]): Promise<(name: string) => NameLink | undefined> {
  const rows = await db.rows<{ id: string; name: string }>(`SELECT DISTINCT subject[14:] AS id, value AS name FROM said
    WHERE subject LIKE 'organisation/ror-%' AND property IN ('name', 'synonym') ORDER BY ALL`);
  const curated = new Map(organisations.flatMap(({ id, ids }) => (ids?.ror ? [[`ror-${ids.ror}`, id] as [string, string]] : [])));
  const byKey = Map.groupBy(rows, ({ name }) => nameKey(name));
  return (name) => {
    const ids = new Set((byKey.get(nameKey(name)) ?? []).map(({ id }) => curated.get(id) ?? id));
    return onlyLink([...ids], 1, '与研究机构登记中的名称相同', 'equals a name in the registry of research organisations');
  };
}

/** A linker that asks the registry for organisations which its own rules do not know. */
export function orRegistered(linker: Linker, registered: (name: string) => NameLink | undefined): Linker {
  return { ...linker, organisation: (name) => linker.organisation(name) ?? registered(name) };
}
