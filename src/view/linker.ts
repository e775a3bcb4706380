import { UsageError } from '../base/errors.ts';
import { type Judged, type JudgedLinker, judgeLinks } from '../entity/judged.ts';
import type { JudgedName } from '../entity/judgement.ts';
import { type Linker, makeLinker } from '../entity/linker.ts';
import { curatedById, organisationRow, productRow, readCuration } from '../model/curation.ts';
import type { JudgedKind } from '../model/judgement.ts';
import { labelOf } from '../model/labels.ts';
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
  const links = judged.get(atlas) ?? judgeLinks(withJudgedNames(ruleLinker(), atlas.judgedNames), atlas.judgements);
  judged.set(atlas, links);
  return links;
}

/** The id of a product or organisation by any of its names or as `product/ID`, as known by a day; null for no name. Throws UsageError for an unknown one. */
export function resolveEntity(atlas: Atlas, known_by: string, kind: 'product' | 'organisation', name: string | null): string | null {
  if (name === null) return null;
  const links = linkerOf(atlas, known_by);
  const id = name.startsWith(`${kind}/`) ? name.slice(kind.length + 1) : undefined;
  if (id !== undefined && isCurated(kind, id)) return links.entity(kind, id);
  const found = links[kind](name);
  if (!found)
    throw new UsageError(
      `no ${kind} named "${name}" is known to the atlas; try another of its names, or a code`,
      `图谱中没有名为“${name}”的${labelOf('thing', kind).zh}；请试其他名称或代号`,
    );
  return found.id;
}

/** Whether the curation has a product or organisation of an id. */
export function isCurated(kind: JudgedKind, id: string): boolean {
  return (kind === 'product' ? curatedById('products', productRow, id) : curatedById('organisations', organisationRow, id)) !== undefined;
}

/** The rules, with the names that judgements speak of looked up: to work one out means to fold every name of the lists. */
function withJudgedNames(links: Linker, judged: readonly JudgedName[]): Linker {
  const known = new Map(judged.map(({ kind, name, link }) => [`${kind} ${name}`, link]));
  const find = (kind: JudgedKind) => (name: string) => {
    const link = known.get(`${kind} ${name}`);
    return link === undefined ? links[kind](name) : (link ?? undefined);
  };
  return { ...links, organisation: find('organisation'), product: find('product') };
}
