import { makeLinker } from '../entity/linker.ts';
import { organisationRow, productRow, readCuration } from '../model/curation.ts';
import type { Atlas } from '../view/atlas.ts';

/** What every check works with: the atlas, both dates, and the linker of names. */
export type CheckContext = { atlas: Atlas; as_of: string; known_by: string; linker: ReturnType<typeof makeLinker> };

let linker: ReturnType<typeof makeLinker> | undefined;

/** A context on two dates. */
export function checkContext(atlas: Atlas, as_of: string, known_by: string): CheckContext {
  linker ??= makeLinker(readCuration('organisations', organisationRow), readCuration('products', productRow));
  return { atlas, as_of, known_by, linker };
}
