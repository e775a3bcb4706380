import { type Judged, type JudgedLinker, judgeLinks } from '../entity/judged.ts';
import { type Linker, makeLinker } from '../entity/linker.ts';
import { organisationRow, productRow, readCuration } from '../model/curation.ts';
import type { Atlas } from './atlas.ts';

let rules: Linker | undefined;
const judged = new WeakMap<Atlas, Judged>();

/** Links of names by rules alone, whatever was judged. */
export function ruleLinker(): Linker {
  rules ??= makeLinker(readCuration('organisations', organisationRow), readCuration('products', productRow));
  return rules;
}

/** Links of names by the rules and the judgements of an atlas that were known by a day. */
export function linkerOf(atlas: Atlas, known_by: string): JudgedLinker {
  return judgedLinks(atlas).on(known_by);
}

/** The links of names of an atlas on any day. */
export function judgedLinks(atlas: Atlas): Judged {
  const links = judged.get(atlas) ?? judgeLinks(ruleLinker(), atlas.judgements);
  judged.set(atlas, links);
  return links;
}
