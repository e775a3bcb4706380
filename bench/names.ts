import { closest, distance } from 'fastest-levenshtein';
import { makeLinker } from '../src/entity/linker.ts';
import type { OrganisationRow } from '../src/model/curation.ts';
import { type Bench, type Measure, timeRuns } from './measure.ts';
import { type Mention, makeNames } from './mentions.ts';

const ORGANISATIONS = 25_000;
const MENTIONS = 100_000;
const PEER_MENTIONS = 200;
const LIMIT = { what: 'limit', value: 10 };
const PEER = 'fastest-levenshtein';

type Find = (name: string) => string | undefined;

/** Mentions of organisations linked to 50,000 made-up names, a cold linker, against ten seconds; then some of them beside a search for the name with the fewest edits, by time and by right and wrong links. */
export const names: Bench = async () => {
  const { rows, mentions } = makeNames(ORGANISATIONS, MENTIONS, 20241);
  const all = await timeRuns(3, () => linkAll(rows, mentions));
  const some = mentions.slice(0, PEER_MENTIONS);
  const linker = makeLinker(rows, []);
  linker.organisation('');
  const ours = await trial(some, (name) => linker.organisation(name)?.id);
  const peers = await trial(some, fewestEdits(rows));
  return [
    { what: '100,000 mentions, 50,000 names', runs: all.map((ms) => ms / 1000), unit: 's', against: LIMIT },
    beside('200 mentions', 'ms', ours.ms, peers.ms),
    beside('linked right, of those listed', '%', ours.right, peers.right),
    beside('linked wrong, of all', '%', ours.wrong, peers.wrong),
  ];
};

function beside(what: string, unit: Measure['unit'], ours: number, peers: number): Measure {
  return { what, runs: [ours], unit, against: { what: PEER, value: peers } };
}

function linkAll(rows: OrganisationRow[], mentions: Mention[]): void {
  const linker = makeLinker(rows, []);
  for (const { name } of mentions) linker.organisation(name);
}

/** The peer as one would use it: the listed name with the fewest edits, taken when they are at most a fifth of its length. */
function fewestEdits(rows: OrganisationRow[]): Find {
  const ids = new Map(rows.flatMap(({ id, zh, en }) => [...zh, ...en].map((name) => [name.toLowerCase(), id] as const)));
  const listed = [...ids.keys()];
  return (name) => {
    const found = closest(name.toLowerCase(), listed);
    return distance(found, name.toLowerCase()) <= found.length / 5 ? ids.get(found) : undefined;
  };
}

async function trial(mentions: Mention[], find: Find): Promise<{ ms: number; right: number; wrong: number }> {
  let found: (string | undefined)[] = [];
  const [ms = 0] = await timeRuns(1, () => {
    found = mentions.map(({ name }) => find(name));
  });
  const listed = mentions.filter(({ id }) => id !== null).length;
  const right = mentions.filter(({ id }, at) => id !== null && found[at] === id).length;
  const wrong = mentions.filter(({ id }, at) => found[at] !== undefined && found[at] !== (id ?? undefined)).length;
  return { ms, right: (100 * right) / listed, wrong: (100 * wrong) / mentions.length };
}
