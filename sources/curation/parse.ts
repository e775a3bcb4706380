import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { decodeUtf8 } from '../../src/base/containers.ts';
import { InputError } from '../../src/base/errors.ts';
import { parseJsonLines } from '../../src/base/jsonl.ts';
import { amenityRow, chainRow, clusterRow, figureRow, offerRow } from '../../src/model/cluster.ts';
import {
  type MembershipRow,
  type MilestoneRow,
  membershipRow,
  milestoneRow,
  type OrganisationRow,
  organisationRow,
  type ProductNameRow,
  type ProductRow,
  type ProductTrialRow,
  productNameRow,
  productRow,
  productTrialRow,
  type RightRow,
  rightRow,
} from '../../src/model/curation.ts';
import { readEdition } from '../../src/model/edition.ts';
import { dealRow, eventRow, policyRow, serviceRow } from '../../src/model/park.ts';
import type { ParseContext, RawStatement } from '../../src/statement/context.ts';
import { reportRecords } from '../../src/statement/fields.ts';
import type { SourceCode } from '../../src/statement/source.ts';
import { amenity, chain, cluster, figure, offer } from './cluster.ts';
import { during, maker, on, type Where } from './make.ts';
import { deal, event, policy, service } from './park.ts';

/** How a line of each file is read, in the order in which they are; earlier editions have fewer files. */
const FILES: Record<string, (context: ParseContext, part: string) => Promise<void>> = {
  'organisations.jsonl': rowsOf(organisationRow, organisation),
  'products.jsonl': rowsOf(productRow, product),
  'milestones.jsonl': rowsOf(milestoneRow, milestone),
  'memberships.jsonl': rowsOf(membershipRow, membership),
  'product-names.jsonl': rowsOf(productNameRow, productName),
  'rights.jsonl': rowsOf(rightRow, right),
  'product-trials.jsonl': rowsOf(productTrialRow, productTrial),
  'events.jsonl': rowsOf(eventRow, event),
  'policies.jsonl': rowsOf(policyRow, policy),
  'deals.jsonl': rowsOf(dealRow, deal),
  'services.jsonl': rowsOf(serviceRow, service),
  'clusters.jsonl': rowsOf(clusterRow, cluster),
  'cluster-figures.jsonl': rowsOf(figureRow, figure),
  'amenities.jsonl': rowsOf(amenityRow, amenity),
  'chain.jsonl': rowsOf(chainRow, chain),
  'offers.jsonl': rowsOf(offerRow, offer),
};

/** Reads a folder of curated JSON lines and the date of their edition. */
export const source: SourceCode = {
  intake: (folders) =>
    folders.map((folder) => {
      const files = Object.keys(FILES).map((name) => join(folder, name));
      const missing = files.find((file) => !existsSync(file));
      if (missing) throw new InputError('is missing from the curated facts', { file: missing });
      return { files, series: null, published: readEdition(folder).date, from: basename(folder) };
    }),
  parse: async (context) => {
    const parts = Object.entries(FILES).filter(([name]) => context.receipt.parts.some((part) => part.name === name));
    for (const [name, read] of parts) await read(context, name);
  },
};

function rowsOf<T>(schema: z.ZodType<T>, toStatements: (row: T, where: Where) => RawStatement[]) {
  return async (context: ParseContext, part: string) => {
    const rows = parseJsonLines(decodeUtf8(context.bytes(part), part), schema, part);
    const observed = { observed_at: context.observed, observed_to: context.observed };
    const statements = rows.flatMap((row, index) => toStatements(row, { part, record: `line=${index + 1}` }));
    await context.add(statements.map((one) => ({ ...one, ...observed })));
    await reportRecords(context, part, rows.length);
  };
}

function organisation(row: OrganisationRow, where: Where): RawStatement[] {
  const make = maker(`organisation/${row.id}`, where, row.origin[0]?.grade ?? null);
  return [
    ...make('kind', '/kind', [row.kind]),
    ...make('name', '/zh/#', row.zh, { lang: 'zh' }),
    ...make('name', '/en/#', row.en, { lang: 'en' }),
    ...make('former_name', '/former/#', row.former),
    ...make('seat', '/seat', [row.seat]),
    ...make('parent', '/parent', [row.parent]),
    ...make('related', '/related/#', row.related),
    ...make('role', '/role', [row.role]),
    ...make('ror', '/ids/ror', [row.ids?.ror ?? null]),
    ...make('stock', '/ids/stock/#', row.ids?.stock ?? []),
    ...make('lei', '/ids/lei', [row.ids?.lei ?? null]),
  ];
}

function product(row: ProductRow, where: Where): RawStatement[] {
  const make = maker(`product/${row.id}`, where, row.origin[0]?.grade ?? null);
  return [
    ...make('code', '/codes/#', row.codes),
    ...make('inn', '/inn', [row.inn]),
    ...make('name', '/zh/#', row.zh, { lang: 'zh' }),
    ...make('name', '/en/#', row.en, { lang: 'en' }),
    ...make('brand', '/brands/#', row.brands),
    ...make('modality', '/modality', [row.modality]),
    ...make('target', '/targets/#', row.targets),
    ...make('trait', '/traits/#', row.traits),
    ...make('organisation', '/organisations/#', row.organisations),
  ];
}

function milestone(row: MilestoneRow, where: Where): RawStatement[] {
  const make = maker(`product/${row.product}`, where, row.origin.grade);
  return [
    ...make('milestone', '/milestone,/date', [row.milestone], on(row.date)),
    ...make('milestone_modifier', '/modifier', [row.modifier]),
    ...make('milestone_agency', '/agency', [row.agency]),
    ...make('milestone_jurisdiction', '/jurisdiction', [row.jurisdiction]),
    ...make('indication', '/disease', [row.disease]),
    ...make('milestone_date_kind', '/date_kind', [row.date_kind]),
    ...make('origin', '/origin/url', [row.origin.url], on(row.origin.seen)),
  ];
}

/** A membership holds from its first day where that is known; `member_on` is a day on which it was seen to hold. */
function membership(row: MembershipRow, where: Where): RawStatement[] {
  const make = maker(`organisation/${row.organisation}`, where, row.origin.grade);
  return [
    ...make('member_of', '/cluster', [row.cluster], during(row)),
    ...make('member_on', '/as_of', [row.as_of], on(row.as_of)),
    ...make('membership_role', '/role', [row.role]),
    ...make('origin', '/origin/url', [row.origin.url], on(row.origin.seen)),
  ];
}

function productName(row: ProductNameRow, where: Where): RawStatement[] {
  const make = maker(`product/${row.product}`, where, row.origin.grade);
  return [
    ...make('called', '/name,/from,/to', [row.name], { ...during(row), lang: row.lang }),
    ...make('called_kind', '/kind', [row.kind]),
    ...make('called_on', '/as_of', [row.as_of], on(row.as_of)),
    ...make('origin', '/origin/url', [row.origin.url], on(row.origin.seen)),
  ];
}

function right(row: RightRow, where: Where): RawStatement[] {
  const make = maker(`product/${row.product}`, where, row.origin.grade);
  return [
    ...make(`right_${row.role}`, '/organisation,/from,/to', [row.organisation], during(row)),
    ...make('right_territory', '/territory', [row.territory]),
    ...make('right_on', '/as_of', [row.as_of], on(row.as_of)),
    ...make('origin', '/origin/url', [row.origin.url], on(row.origin.seen)),
  ];
}

function productTrial(row: ProductTrialRow, where: Where): RawStatement[] {
  const make = maker(`product/${row.product}`, where, row.origin.grade);
  return [...make('trial', '/trial', [row.trial]), ...make('origin', '/origin/url', [row.origin.url], on(row.origin.seen))];
}
