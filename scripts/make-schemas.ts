import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { shipped } from '../src/base/root.ts';
import { claim } from '../src/model/claim.ts';
import { amenityRow, chainRow, clusterRow, figureRow, offerRow } from '../src/model/cluster.ts';
import {
  articleRow,
  membershipRow,
  milestoneRow,
  organisationRow,
  productNameRow,
  productRow,
  productTrialRow,
  rightRow,
} from '../src/model/curation.ts';
import { judgementRow } from '../src/model/judgement.ts';
import { LEXICONS } from '../src/model/lexicons.ts';
import { dealRow, eventRow, policyRow, serviceRow } from '../src/model/park.ts';
import { checkedClaim } from '../src/model/verdict.ts';
import { OPERATIONS } from '../src/operation/table.ts';
import { receiptSchema } from '../src/snapshot/receipt.ts';
import { sourceFacts } from '../src/statement/source-facts.ts';

/** How the files are made again. */
export const COMMAND = 'npx node scripts/make-schemas.ts';

const CURATION = {
  organisations: organisationRow,
  products: productRow,
  milestones: milestoneRow,
  memberships: membershipRow,
  'product-names': productNameRow,
  rights: rightRow,
  'product-trials': productTrialRow,
  events: eventRow,
  policies: policyRow,
  deals: dealRow,
  services: serviceRow,
  clusters: clusterRow,
  'cluster-figures': figureRow,
  amenities: amenityRow,
  chain: chainRow,
  offers: offerRow,
  articles: articleRow,
  judgements: judgementRow,
};

/** The published JSON Schemas: name of each file under `model/` and its text. */
export function schemaFiles(): Map<string, string> {
  const inputs = Object.fromEntries(Object.values(OPERATIONS).map(({ name, input }) => [name, input]));
  return new Map([
    ['claim.schema.json', text(one('A claim found in an article', claim))],
    ['checked-claim.schema.json', text(one('A claim with its verdict and evidence', checkedClaim))],
    ['operations.schema.json', text(several('Input of each operation', inputs))],
    ['receipt.schema.json', text(one('Receipt of a snapshot', receiptSchema))],
    ['source.schema.json', text(one('Facts of a source, source.yml', sourceFacts))],
    ['curation.schema.json', text(several('One line of each file of curation/', CURATION))],
    ['lexicon.schema.json', text(several('One line of a file of lexicon/, the first line left out', LEXICONS))],
  ]);
}

function one(title: string, schema: z.ZodType): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return { $schema, title, ...rest };
}

/** Schemas that belong together, each under `$defs` by name. */
function several(title: string, schemas: Record<string, z.ZodType>): object {
  const defs = Object.entries(schemas).map(([name, schema]) => {
    const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
    return [name, rest];
  });
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title, $defs: Object.fromEntries(defs) };
}

function text(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

if (import.meta.main) for (const [name, content] of schemaFiles()) writeFileSync(shipped('model', name), content);
