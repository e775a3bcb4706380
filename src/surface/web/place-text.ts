import { placesNamed } from '../../entity/place-index.ts';
import type { Resolved } from '../../view/resolve.ts';
import type { Lang } from './words/words.ts';

/** The name of a place for a field, where it leads back to the place; else what was asked. */
export function placeIn(lang: Lang, { id, asked, label }: Resolved): string {
  const rows = placesNamed(label[lang]);
  return rows.length === 1 && rows[0]?.id === id ? label[lang] : asked;
}
