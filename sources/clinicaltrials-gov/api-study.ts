/** A study of the API v2 in which anything may be missing or of another kind than expected; only modules that are read need be there. */
export type ApiStudy = { protocolSection?: unknown; derivedSection?: unknown };

/** What stands at a path of names inside a value, undefined where the path ends. */
export function at(value: unknown, ...path: string[]): unknown {
  let here = value;
  for (const name of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = (here as Record<string, unknown>)[name];
  }
  return here;
}

/** The text of a value that is a text or a number; empty for anything else. */
export function textAt(value: unknown, ...path: string[]): string {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : '';
}

/** The members of a list; none where there is no list. */
export function listAt(value: unknown, ...path: string[]): unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}
