import type { JudgedLinker } from '../entity/judged.ts';
import type { Atlas } from '../view/atlas.ts';
import { linkerOf } from '../view/linker.ts';

/** What every check works with: the atlas, both dates, the day on which the text speaks, and the linker of names as known by the second date. */
export type CheckContext = { atlas: Atlas; as_of: string; spoken: string; known_by: string; linker: JudgedLinker };

/** A context on two dates, of a text that speaks on the first unless it is older. */
export function checkContext(atlas: Atlas, as_of: string, known_by: string, spoken = as_of): CheckContext {
  return { atlas, as_of, spoken, known_by, linker: linkerOf(atlas, known_by) };
}
