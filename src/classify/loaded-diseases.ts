import type { Duck } from '../base/duck.ts';
import type { DiseaseName } from './disease.ts';
import { diseases } from './disease-tree.ts';

/** Shortest single word of a loaded vocabulary that is taken for the name of a disease. */
const LEAST_WORD = 8;
const GENERIC = /^(?:(?:human|other|rare|syndromic|disease|disorder|syndrome|condition|cancer|neoplasm)s?\s?)+$/i;

/** Names of diseases from the vocabularies that the store holds: those of MONDO, and synonyms that another ontology gives for a term that MONDO refers to. */
export async function loadedDiseaseNames(db: Duck): Promise<DiseaseName[]> {
  const rows = await db.rows<{ mondo: string; name: string }>(`
    WITH named AS (SELECT subject[9:] AS term, value AS name FROM said WHERE subject LIKE 'disease/%' AND property IN ('name', 'synonym', 'label_zh')),
    referred AS (SELECT subject[9:] AS mondo, value AS term FROM said WHERE subject LIKE 'disease/MONDO:%' AND property = 'xref')
    SELECT term AS mondo, name FROM named WHERE starts_with(term, 'MONDO:')
    UNION SELECT r.mondo, n.name FROM referred r JOIN named n ON n.term = r.term ORDER BY ALL`);
  const ids = new Map([...diseases().values()].flatMap(({ id, mondo }) => (mondo === null ? [] : [[mondo, id] as const])));
  return rows.filter(({ name }) => isSafe(name)).map(({ mondo, name }) => ({ disease: ids.get(mondo) ?? mondo, name }));
}

function isSafe(name: string): boolean {
  if (GENERIC.test(name)) return false;
  return /\p{Script=Han}/u.test(name) ? name.length > 2 : /[\s-]/.test(name) || name.length >= LEAST_WORD;
}
