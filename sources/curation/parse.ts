import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { decodeUtf8 } from '../../src/base/containers.ts';
import { InputError } from '../../src/base/errors.ts';
import { parseJsonLines } from '../../src/base/jsonl.ts';
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
import type { SourceCode } from '../../src/statement/source.ts';
import { during, maker, on, type Where } from './make.ts';
import { deal, event, policy, service } from './park.ts';

const FILES = [
  'organisations.jsonl',
  'products.jsonl',
  'milestones.jsonl',
  'memberships.jsonl',
  'product-names.jsonl',
  'rights.jsonl',
  'product-trials.jsonl',
  'events.jsonl',
  'policies.jsonl',
  'deals.jsonl',
  'services.jsonl',
];

/** Reads a folder of curated JSON lines and the date of their edition. */
export const source: SourceCode = {
  intake: (folders) =>
    folders.map((folder) => {
      const files = FILES.map((name) => join(folder, name));
      const missing = files.find((file) => !existsSync(file));
      if (missing) throw new InputError('is missing from the curated facts', { file: missing });
      return { files, series: null, published: readEdition(folder).date, from: basename(folder) };
    }),
  parse: async (context) => {
    await addRows(context, 'organisations.jsonl', organisationRow, organisation);
    await addRows(context, 'products.jsonl', productRow, product);
    await addRows(context, 'milestones.jsonl', milestoneRow, milestone);
    await addRows(context, 'memberships.jsonl', membershipRow, membership);
    await addRows(context, 'product-names.jsonl', productNameRow, productName);
    await addRows(context, 'rights.jsonl', rightRow, right);
    await addRows(context, 'product-trials.jsonl', productTrialRow, productTrial);
    await addRows(context, 'events.jsonl', eventRow, event);
    await addRows(context, 'policies.jsonl', policyRow, policy);
    await addRows(context, 'deals.jsonl', dealRow, deal);
    await addRows(context, 'services.jsonl', serviceRow, service);
  },
};

async function addRows<T>(
  context: ParseContext,
  part: string,
  schema: z.ZodType<T>,
  toStatements: (row: T, where: Where) => RawStatement[],
) {
  const rows = parseJsonLines(decodeUtf8(context.bytes(part), part), schema, part);
  const observed = { observed_at: context.observed, observed_to: context.observed };
  const statements = rows.flatMap((row, index) => toStatements(row, { part, record: `line=${index + 1}` }));
  await context.add(statements.map((one) => ({ ...one, ...observed })));
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
    ...make('origin', '/origin/url', [row.origin.url]),
  ];
}

/** A membership holds from its first day where that is known; `member_on` is a day on which it was seen to hold. */
function membership(row: MembershipRow, where: Where): RawStatement[] {
  const make = maker(`organisation/${row.organisation}`, where, row.origin.grade);
  return [
    ...make('member_of', '/cluster', [row.cluster], during(row)),
    ...make('member_on', '/as_of', [row.as_of], on(row.as_of)),
    ...make('membership_role', '/role', [row.role]),
    ...make('origin', '/origin/url', [row.origin.url]),
  ];
}

function productName(row: ProductNameRow, where: Where): RawStatement[] {
  const make = maker(`product/${row.product}`, where, row.origin.grade);
  return [
    ...make('called', '/name,/from,/to', [row.name], { ...during(row), lang: row.lang }),
    ...make('called_kind', '/kind', [row.kind]),
    ...make('called_on', '/as_of', [row.as_of], on(row.as_of)),
    ...make('origin', '/origin/url', [row.origin.url]),
  ];
}

function right(row: RightRow, where: Where): RawStatement[] {
  const make = maker(`product/${row.product}`, where, row.origin.grade);
  return [
    ...make(`right_${row.role}`, '/organisation,/from,/to', [row.organisation], during(row)),
    ...make('right_territory', '/territory', [row.territory]),
    ...make('right_on', '/as_of', [row.as_of], on(row.as_of)),
    ...make('origin', '/origin/url', [row.origin.url]),
  ];
}

function productTrial(row: ProductTrialRow, where: Where): RawStatement[] {
  const make = maker(`product/${row.product}`, where, row.origin.grade);
  return [...make('trial', '/trial', [row.trial]), ...make('origin', '/origin/url', [row.origin.url])];
}
