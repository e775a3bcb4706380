import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { test } from 'node:test';
import { isGzip, isZip } from '../../src/base/containers.ts';
import type { Duck } from '../../src/base/duck.ts';
import { seededRandom } from '../../src/base/random.ts';
import { loadSource } from '../../src/statement/source.ts';
import { temporaryFolder } from '../support/store.ts';
import { type Outcome, outcomeOf, writeFiles } from './case.ts';
import { below, oneOf } from './mutate/mutator.ts';
import { formatOf } from './mutate/spoil.ts';
import { type Sample, sampled, samplesOf } from './sample.ts';

const CUTS = 50;
const SEED = 7;
const FOLDER = temporaryFolder();
/** Formats that say where they end, so that no part of a file may pass for the whole; one without a statement is refused when its segment is made. */
const ENDED = ['gzip', 'zstd', 'zip', 'xlsx', 'xml', 'json'];
const ZSTD = '28b52ffd';

/** A file of a sample, to be cut; `end` is the first byte without which it still says all. */
type Whole = { sample: Sample; name: string; bytes: Buffer; kind: string; end: number };
/** What was read: the statements of each record; an article is named by its receipt, which a cut changes. */
type Said = Map<string, Set<string>>;

function wholeOf(sample: Sample, name: string, content: string | Uint8Array): Whole {
  const bytes = Buffer.from(content);
  const packed = packedAs(bytes, name);
  const kind = packed ?? (formatOf(bytes) === 'json' && !isOneValue(bytes) ? 'json lines' : formatOf(bytes));
  return { sample, name, bytes, kind, end: packed === undefined ? bytes.toString('latin1').trimEnd().length : bytes.length };
}

function packedAs(bytes: Buffer, name: string): string | undefined {
  if (isGzip(bytes)) return 'gzip';
  if (bytes.toString('hex', 0, 4) === ZSTD) return 'zstd';
  return isZip(bytes) ? (name.endsWith('.xlsx') ? 'xlsx' : 'zip') : undefined;
}

function isOneValue(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString('utf8'));
    return true;
  } catch {
    return false;
  }
}

async function reading(source: string, sample: Sample): Promise<{ outcome: Outcome; said: Said }> {
  const said: Said = new Map();
  const look = async (db: Duck) => {
    const rows = await db.rows<{ record: string; fact: string }>(
      `SELECT concat_ws(' ', part, record) AS record, concat_ws(' ', regexp_replace(subject, '^article/.*', 'article'), property, value) AS fact FROM raw`,
    );
    for (const { record, fact } of rows) said.set(record, (said.get(record) ?? new Set()).add(fact));
  };
  const paths = writeFiles(`${FOLDER}/in`, sample);
  return { outcome: await outcomeOf(await loadSource(source), paths, `${FOLDER}/store`, false, look), said };
}

/** The records that say something that the whole does not. */
function foreign(said: Said, whole: Said): string[] {
  return [...said].flatMap(([record, facts]) => (facts.isSubsetOf(whole.get(record) ?? new Set()) ? [] : [record]));
}

/** The files of a sample that the source takes; others may lie in a folder beside them. */
async function taken(source: string, sample: Sample): Promise<[string, string | Uint8Array][]> {
  const { intake } = await loadSource(source);
  const names = new Set(intake(writeFiles(`${FOLDER}/in`, sample)).flatMap(({ files }) => files.map((path) => basename(path))));
  return Object.entries(sample).filter(([name]) => names.has(basename(name)));
}

async function cutFaults(source: string, files: Whole[]): Promise<string[]> {
  const random = seededRandom(SEED);
  const wholes = new Map<Sample, Said>();
  const faults: string[] = [];
  for (let nth = 0; nth < CUTS; nth += 1) {
    const { sample, name, bytes, kind, end } = oneOf(files, random);
    const at = below(end, random);
    const where = `${name} cut at ${at} of ${bytes.length}`;
    const { outcome, said } = await reading(source, { ...sample, [name]: bytes.subarray(0, at) });
    if (outcome.ended === 'broken') faults.push(`${where}: ${outcome.why}`);
    if (outcome.ended !== 'read') continue;
    if (ENDED.includes(kind) && said.size > 0) faults.push(`${where} passes for the whole`);
    const whole = wholes.get(sample) ?? (await reading(source, sample)).said;
    wholes.set(sample, whole);
    const others = foreign(said, whole);
    if (others.length > 1) faults.push(`${where} says in ${others.join(', ')} what the whole does not`);
  }
  return faults;
}

for (const source of sampled()) {
  test(`${source}: a file cut short is refused by name, or read as far as it goes where its format has no end`, async () => {
    const files: Whole[] = [];
    for (const sample of await samplesOf(source))
      for (const [name, content] of await taken(source, sample)) files.push(wholeOf(sample, name, content));
    for (const [kind, all] of Map.groupBy(files, (file) => file.kind)) {
      assert.equal((await cutFaults(source, all)).join('\n'), '', kind);
    }
  });
}
