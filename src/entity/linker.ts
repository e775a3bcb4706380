import { memo } from '../base/memo.ts';
import type { OrganisationRow, ProductRow } from '../model/curation.ts';
import { type Candidate, organisationLinker } from './link-organisation.ts';
import { productLinker } from './link-product.ts';
import type { NameLink } from './name-link.ts';
import { LONGEST_NAME } from './name-problem.ts';

export type { Candidate } from './link-organisation.ts';
export type { NameLink } from './name-link.ts';

/** Links names as sources write them to curated entities; undefined below the bar. `review` ranks the organisations that a name may stand for, linked or not. */
export type Linker = {
  organisation(name: string): NameLink | undefined;
  product(name: string): NameLink | undefined;
  review(name: string): Candidate[];
};

/** Makes a linker over curated organisations and products: equal folded names first, then the rules of names; a name that fits two entities links to none, and persons never link by rule. */
export function makeLinker(organisations: OrganisationRow[], products: ProductRow[]): Linker {
  const organisation = organisationLinker(organisations);
  const review = memo((name) => (name.length > LONGEST_NAME ? [] : organisation.review(name)));
  return { organisation: remember(organisation.link), product: remember(productLinker(products)), review };
}

function remember(find: (name: string) => NameLink | undefined): (name: string) => NameLink | undefined {
  const found = memo((name) => ({ link: name.length > LONGEST_NAME ? undefined : find(name) }));
  return (name) => found(name).link;
}
