import type { JudgedLinker } from '../entity/judged.ts';
import type { Atlas } from '../view/atlas.ts';
import { linkerOf } from '../view/linker.ts';

/** What every check works with: the atlas, both dates, and the linker of names as known by the second of them. */
export type CheckContext = { atlas: Atlas; as_of: string; known_by: string; linker: JudgedLinker };

/** A context on two dates. */
export function checkContext(atlas: Atlas, as_of: string, known_by: string): CheckContext {
  return { atlas, as_of, known_by, linker: linkerOf(atlas, known_by) };
}
