import { z } from 'zod';

const words = z.record(z.string(), z.string());

/** How a source may be taken from its publisher, as `pull` in its `source.yml` says. */
export const pullPlan = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('by-hand'), page: z.url().describe('page from which a person saves what programs are kept from') }),
  z.strictObject({
    kind: z.literal('file'),
    address: z.url().describe('of one file; {year} and {month} stand for the newest of the last three months that there is'),
    name: z.string().optional().describe('name of the file, where the address does not end in it'),
  }),
  z.strictObject({ kind: z.literal('addresses').describe('each article by its own address, from a feed or a list that the call names') }),
  z.strictObject({
    kind: z.literal('pages'),
    address: z.url().describe('of an interface that answers JSON objects, each with a list of records and a token of the next page'),
    query: words.describe('parameters of every request'),
    search: words.describe('parameters that find what the atlas is about; left out where everything is asked for'),
    since: words.describe('parameters that ask for what changed from a day on, for which {since} stands'),
    token: z.string().describe('parameter that takes the token'),
    records: z.string().describe('member of a page that lists its records'),
    next: z.string().describe('member of a page that holds the token of the next; the last page has none'),
    total: z.string().describe('member of a page that counts the records of all pages'),
    edition: z.url().describe('address whose answer changes with the data'),
  }),
]);
export type PullPlan = z.infer<typeof pullPlan>;
export type FilePlan = Extract<PullPlan, { kind: 'file' }>;
export type PagesPlan = Extract<PullPlan, { kind: 'pages' }>;

/** Months before this one in which a monthly file is looked for. */
const MONTHS_BACK = 2;

/** The addresses at which a file may be, newest first. */
export function addressesOf({ address }: FilePlan, now: Date): string[] {
  if (!address.includes('{month}')) return [address];
  return Array.from({ length: MONTHS_BACK + 1 }, (_, back) => {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1));
    const name = month.toLocaleString('en-US', { month: 'long', timeZone: 'UTC' }).toLowerCase();
    return address.replace('{year}', String(month.getUTCFullYear())).replace('{month}', name);
  });
}

/** The address of the first page: everything, or what the search of the plan finds, and of that what changed since a day. */
export function questionOf(plan: PagesPlan, since: string | undefined, everything: boolean): string {
  const url = new URL(plan.address);
  const changed = Object.entries(plan.since).map(([name, value]) => [name, value.replace('{since}', since ?? '')] as const);
  const asked = [
    ...Object.entries(plan.query),
    ...(everything ? [] : Object.entries(plan.search)),
    ...(since === undefined ? [] : changed),
  ];
  for (const [name, value] of asked) url.searchParams.set(name, value);
  return url.href;
}
