import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { add } from '../../src/operation/add.ts';
import { build } from '../../src/operation/build.ts';
import { makeHost } from '../../src/operation/host.ts';
import type { Host } from '../../src/operation/operation.ts';
import { NOW, putFile, temporaryFolder } from './store.ts';

const TRIALS =
  'NCTId,BriefTitle,OverallStatus,Phase,Conditions,Interventions,StartDate,LastUpdatePostDate,EnrollmentCount,LeadSponsor,LeadSponsorClass,BriefSummary';
const SITES = 'NCTId,BriefTitle,OverallStatus,Facility,City,State,Zip,Country,SiteStatus,Latitude,Longitude';

export type Trial = {
  id: string;
  title?: string;
  status?: string;
  phase?: string;
  start?: string;
  sponsor?: string;
  sites?: [city: string, state: string, country: string, facility?: string][];
};

/** Writes a dated folder of the monitor with invented trials and returns its path. */
export function monitorFolder(root: string, corpus: string, day: string, trials: Trial[]): string {
  const rows = trials.map(({ id, title = 'Invented CD19 CAR-T cells in lymphoma', ...more }) => {
    const { status = 'RECRUITING', phase = 'PHASE1', start = '', sponsor = 'Example Hospital' } = more;
    return [id, title, status, phase, 'Lymphoma', 'CD19 CAR-T cells', start, '2026-01-15', '20.0', sponsor, 'OTHER', ''].join(',');
  });
  const sites = trials.flatMap(({ id, sites: places = [] }) =>
    places.map(([city, state, country, facility = 'Example Hospital']) => `${id},t,RECRUITING,${facility},${city},${state},,${country},,,`),
  );
  putFile(root, join(corpus, day, 'trials.csv.gz'), gzipSync([TRIALS, ...rows].join('\n')));
  putFile(root, join(corpus, day, 'sites.csv.gz'), gzipSync([SITES, ...sites].join('\n')));
  return join(root, corpus, day);
}

const SHANGHAI: [string, string, string] = ['Shanghai', '', 'China'];
const XUHUI: [string, string, string] = ['Xuhui', 'Shanghai Municipality', 'China'];
const BEIJING: [string, string, string] = ['Beijing', 'Beijing 100071', 'China'];
const BOSTON: [string, string, string] = ['Boston', 'Massachusetts', 'United States'];

/** Four trials on the first day; on the second one has left, one has come, and one has gained a site in Shanghai. */
export const FIRST_DAY: Trial[] = [
  { id: 'NCT90000001', start: '2024-03-01', sites: [SHANGHAI, BEIJING] },
  { id: 'NCT90000002', start: '2025-03-01', sites: [BEIJING] },
  { id: 'NCT90000003', start: '2023-01-01', sites: [BOSTON] },
  { id: 'NCT90000004', sites: [] },
];
export const SECOND_DAY: Trial[] = [
  { id: 'NCT90000001', start: '2024-03-01', sites: [SHANGHAI, BEIJING] },
  { id: 'NCT90000002', start: '2025-03-01', sites: [BEIJING, XUHUI] },
  { id: 'NCT90000003', start: '2023-01-01', sites: [BOSTON] },
  { id: 'NCT90000005', start: '2026-05-01', sites: [SHANGHAI] },
];

let opened: Promise<Host & { close(): void }> | undefined;

/** A host over a store with two listings of an invented series `test`, built together with the shipped facts; one for all tests of a file. */
export function testAtlas(): Promise<Host & { close(): void }> {
  opened ??= makeTestAtlas();
  return opened;
}

/** A host over a new store with the same two listings, built with a log of judgements beside the shipped one. */
export function makeTestAtlas(judgements?: string): Promise<Host & { close(): void }> {
  return builtAtlas(
    (folder) => [
      {
        source: 'car-t-monitor',
        paths: [monitorFolder(folder, 'test', '2026-04-24', FIRST_DAY), monitorFolder(folder, 'test', '2026-05-15', SECOND_DAY)],
      },
    ],
    judgements,
  );
}

/** A host over a new store built from the given files, which are written into a folder that goes with the test, together with the shipped facts. */
export async function builtAtlas(
  filesIn: (folder: string) => { source: string; paths: string[]; published?: string }[],
  judgements?: string,
): Promise<Host & { close(): void }> {
  const folder = temporaryFolder();
  const host = makeHost(
    join(folder, 'store'),
    () => {},
    () => NOW,
    judgements,
  );
  for (const files of filesIn(folder)) await add.run(files, host);
  await build.run({}, host);
  return host;
}
