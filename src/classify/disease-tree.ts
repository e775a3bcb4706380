import { type Disease, type DiseaseArea, diseaseRow, readLexicon } from '../model/lexicon.ts';

let byId: ReadonlyMap<string, Disease> | undefined;
const lines = new Map<string, ReadonlySet<string>>();

/** The diseases of the lexicon by id. */
export function diseases(): ReadonlyMap<string, Disease> {
  byId ??= new Map(readLexicon('diseases', diseaseRow).map((row) => [row.id, row]));
  return byId;
}

/** A disease and every broader one; only itself where the lexicon does not know it. */
export function diseaseLine(id: string): ReadonlySet<string> {
  const known = lines.get(id);
  if (known) return known;
  const parents = diseases().get(id)?.parents ?? [];
  const line = new Set([id, ...parents.flatMap((parent) => [...diseaseLine(parent)])]);
  lines.set(id, line);
  return line;
}

/** True when a disease is `root` or a narrower one. */
export function isDiseaseWithin(id: string, root: string): boolean {
  return diseaseLine(id).has(root);
}

/** True when two diseases share a broader one narrower than all cancer. */
export function areRelatedDiseases(one: string, other: string): boolean {
  return [...diseaseLine(one)].some((id) => id !== 'cancer' && isDiseaseWithin(other, id));
}

/** True when some disease is narrower than both, as B-cell non-Hodgkin lymphoma is than B-cell lymphoma and non-Hodgkin lymphoma. */
export function haveCommonPart(one: string, other: string): boolean {
  return [...diseases().keys()].some((id) => isDiseaseWithin(id, one) && isDiseaseWithin(id, other));
}

/** The area of a disease, `other` where the lexicon does not know it. */
export function areaOfDisease(id: string): DiseaseArea {
  return diseases().get(id)?.area ?? 'other';
}

/** The diseases of a list of which no narrower one is in it, in order, each once. */
export function narrowestDiseases(ids: readonly string[]): string[] {
  return [...new Set(ids)].filter((id) => !ids.some((other) => other !== id && isDiseaseWithin(other, id)));
}
