/** The entity a name was linked to: its id, how sure (0–1) and why. */
export type NameLink = { id: string; score: number; reason: { zh: string; en: string } };

/** A link when there is one entity and no other. */
export function onlyLink(ids: string[], score: number, zh: string, en: string): NameLink | undefined {
  const [id] = ids;
  return id !== undefined && ids.length === 1 ? { id, score, reason: { zh, en } } : undefined;
}
