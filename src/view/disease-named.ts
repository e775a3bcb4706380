import { once } from '../base/memo.ts';
import { foldTerm } from '../base/terms.ts';
import { diseases } from '../classify/disease-tree.ts';
import type { Both } from '../model/definitions.ts';

/** A disease of the lexicon with its first name in each language. */
export type NamedDisease = { id: string; label: Both };

const byName = once(() => {
  const rows = [...diseases().values()].flatMap(({ id, zh, en, exact }) =>
    [...zh, ...en, ...exact].map((name) => [foldTerm(name).text, id] as const),
  );
  return new Map(rows.toReversed());
});

/** The disease that a text is a whole name of; undefined for any other text. */
export function diseaseNamed(text: string): NamedDisease | undefined {
  const id = byName().get(foldTerm(text).text);
  return id === undefined ? undefined : namedDisease(id);
}

/** A disease by its id, with its first name in each language. */
export function namedDisease(id: string): NamedDisease {
  const row = diseases().get(id);
  return { id, label: { zh: row?.zh[0] ?? row?.en[0] ?? id, en: row?.en[0] ?? row?.zh[0] ?? id } };
}
