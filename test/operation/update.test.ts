import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { literal, openDuck } from '../../src/base/duck.ts';
import { type Random, seededRandom } from '../../src/base/random.ts';
import { shipped } from '../../src/base/root.ts';
import { add } from '../../src/operation/add.ts';
import { build } from '../../src/operation/build.ts';
import { makeHost } from '../../src/operation/host.ts';
import { currentRun, TABLES } from '../../src/view/atlas.ts';
import { HEADER, ROWS } from '../fuzz/samples/cgt-companies.ts';
import { monitorFolder } from '../support/atlas.ts';
import { call } from '../support/call.ts';
import { NOW, putFile, temporaryFolder } from '../support/store.ts';

const SEED = 20261128;
const STEPS = 5;
const POOL = Array.from({ length: 12 }, (_, at) => (at < 8 ? `NCT9000000${at}` : `ChiCTR200009999${at - 8}`));
const TITLES = [
  'Invented CD19 CAR-T cells in lymphoma',
  'Mesenchymal stem cells for knee osteoarthritis',
  'Aspirin in headache',
  'AAV8 gene therapy of haemophilia B',
];
const SPONSORS = ['Example Hospital', 'Peking University', 'N/A', 'Example Biotech Co., Ltd.'];
const CITIES = [
  ['Shanghai', 'China'],
  ['Boston', 'United States'],
  ['Nowhere', 'China'],
] as const;
const COPIED =
  'TrialID,Last Refreshed on,Public title,Primary sponsor,Date registration3,Recruitment Status,Phase,Countries,Condition,Secondary ID';

function draw<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}

function some<T>(random: Random, list: readonly T[], part: number): T[] {
  const kept = list.filter(() => random() < part);
  return kept.length > 0 ? kept : [draw(random, list)];
}

function study(random: Random, nctId: string, seen: string): object {
  const places = some(random, CITIES, 0.5).map(([city, country]) => ({ facility: 'Example Hospital', city, country }));
  return {
    protocolSection: {
      identificationModule: {
        nctId,
        briefTitle: draw(random, TITLES),
        secondaryIdInfos: some(random, POOL.slice(8), 0.2).map((id) => ({ id })),
      },
      statusModule: {
        overallStatus: draw(random, ['RECRUITING', 'COMPLETED']),
        startDateStruct: { date: '2024-03-01' },
        lastUpdatePostDateStruct: { date: seen },
      },
      sponsorCollaboratorsModule: { leadSponsor: { name: draw(random, SPONSORS) } },
      conditionsModule: { conditions: [draw(random, ['Lymphoma', 'Haemophilia B', 'Headache'])] },
      designModule: { studyType: 'INTERVENTIONAL', phases: ['PHASE1'], enrollmentInfo: { count: draw(random, [20, 40]) } },
      armsInterventionsModule: { interventions: [{ type: 'BIOLOGICAL', name: draw(random, ['axicabtagene ciloleucel', 'Aspirin']) }] },
      contactsLocationsModule: { locations: places },
    },
    derivedSection: { miscInfoModule: { versionHolder: seen } },
  };
}

/** Files of one of the sources, of some of the trials, as seen on a day of 2025, which may be before days at hand. */
function filesAt(random: Random, folder: string, step: number): { source: string; path: string } {
  const day = `2025-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-15`;
  const kind = draw(random, ['studies', 'studies', 'copies', 'monitor']);
  if (kind === 'studies') {
    const lines = some(random, POOL.slice(0, 8), 0.4).map((id) => JSON.stringify(study(random, id, day)));
    return { source: 'clinicaltrials-gov', path: putFile(folder, `studies-${step}.ndjson`, `${lines.join('\n')}\n`) };
  }
  if (kind === 'copies') {
    const rows = some(random, POOL, 0.5).map(
      (id) =>
        `${id},15 March 2025,${draw(random, TITLES)},${draw(random, SPONSORS.slice(0, 3))},20200102,Recruiting,1,China,Lymphoma,${draw(random, POOL)}`,
    );
    return { source: 'ictrp', path: putFile(folder, `copy-${step}.csv`, `${COPIED}\n${rows.join('\n')}\n`) };
  }
  const listed = POOL.slice(0, 8).filter(() => random() < 0.9);
  const trials = listed.map((id) => ({
    id,
    status: draw(random, ['RECRUITING', 'COMPLETED']),
    sponsor: draw(random, SPONSORS.slice(0, 2)),
  }));
  return { source: 'car-t-monitor', path: monitorFolder(join(folder, String(step)), 'test', day, trials) };
}

/** Rows that one of two runs has and the other has not, by table; likeness is a sum whose last digits follow the order of its terms. */
async function differences(one: string, other: string): Promise<Record<string, number>> {
  const db = await openDuck();
  const found: Record<string, number> = {};
  for (const table of TABLES) {
    const rows = (folder: string) =>
      `SELECT * ${table === 'trial_twin' ? 'REPLACE (round(likeness, 9) AS likeness)' : ''} FROM read_parquet(${literal(join(folder, `${table}.parquet`))})`;
    const [count] = await db.rows<{ n: number }>(`SELECT count(*)::INTEGER AS n FROM (
      (${rows(one)} EXCEPT ALL ${rows(other)}) UNION ALL (${rows(other)} EXCEPT ALL ${rows(one)}))`);
    if (count?.n !== 0) found[table] = count?.n ?? -1;
  }
  db.close();
  return found;
}

const runFolder = (store: string) => join(store, 'published', currentRun(store) as string);

/** A store with the snapshots and segments of another, built anew. */
async function builtAnew(store: string): Promise<string> {
  const other = join(temporaryFolder(), 'store');
  mkdirSync(other);
  for (const name of ['receipts', 'segments', 'snapshots']) cpSync(join(store, name), join(other, name), { recursive: true });
  await call(
    build,
    {},
    makeHost(
      other,
      () => {},
      () => NOW,
    ),
  );
  return other;
}

test('an update publishes what a build from nothing does, after every step of a random sequence', async (context) => {
  context.diagnostic(`seed ${SEED}`);
  const random = seededRandom(SEED);
  const folder = temporaryFolder();
  const store = join(folder, 'store');
  const messages: string[] = [];
  const host = makeHost(
    store,
    (message) => messages.push(message),
    () => NOW,
  );
  await call(build, {}, host);
  let updates = 0;
  for (let step = 0; step < STEPS; step += 1) {
    const isRemoval = step === STEPS - 2;
    const { source, path } = filesAt(random, folder, step);
    if (isRemoval) rmSync(join(store, 'receipts', added(store)[0] as string));
    else await call(add, { source, paths: [path] }, host);
    messages.length = 0;
    await call(build, {}, host);
    const isUpdate = messages.some((message) => message.includes('as in run'));
    assert.equal(isUpdate, !isRemoval, `step ${step} of ${source}`);
    updates += Number(isUpdate);
    assert.deepEqual(await differences(runFolder(store), runFolder(await builtAnew(store))), {}, `step ${step}, ${source}`);
  }
  assert.ok(updates >= STEPS - 2);
});

function added(store: string): string[] {
  const shippedSources = ['starter', 'curation', 'judgements'];
  return readdirSync(join(store, 'receipts')).filter((name) => {
    const { source } = JSON.parse(readFileSync(join(store, 'receipts', name), 'utf8')) as { source: string };
    return !shippedSources.includes(source);
  });
}

test('what tells who is who has all tables derived anew', async () => {
  const folder = temporaryFolder();
  const store = join(folder, 'store');
  const messages: string[] = [];
  const host = makeHost(
    store,
    (message) => messages.push(message),
    () => NOW,
  );
  await call(build, {}, host);
  const companies = putFile(folder, 'companies-2026-05-12.csv', [HEADER, ...ROWS].join('\n'));
  for (const [source, path] of Object.entries({ article: shipped('examples', 'zhangjiang-2024.en.md'), 'cgt-companies': companies })) {
    await call(add, { source, paths: [path] }, host);
    await call(build, {}, host);
    assert.equal(
      messages.some((message) => message.includes('as in run')),
      source === 'article',
    );
    messages.length = 0;
  }
});
