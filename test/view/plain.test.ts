import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { seededRandom } from '../../src/base/random.ts';
import { shipped } from '../../src/base/root.ts';
import { DATE_RULES, DEFAULT_DEFINITION, PLACE_RULES, ROLES, SCOPES } from '../../src/model/definitions.ts';
import type { Atlas } from '../../src/view/atlas.ts';
import { changes } from '../../src/view/changes.ts';
import { landscape } from '../../src/view/landscape.ts';
import { resolvePlaceTerm } from '../../src/view/resolve.ts';
import { readShare } from '../../src/view/share.ts';
import { listingDay } from '../../src/view/trials.ts';
import { builtAtlas, monitorFolder, type Trial } from '../support/atlas.ts';

const [SHARE, CHANGES] = ['share', 'changes'].map((name) => readFileSync(shipped('test', 'support', `plain-${name}.sql`), 'utf8')) as [
  string,
  string,
];

const random = seededRandom(20_261_128);
const of = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const dayAfter = (from: string, days: number) =>
  new Date(Date.parse(from) + Math.floor(random() * days) * 864e5).toISOString().slice(0, 10);

const SITES: [string, string, string, string][] = [
  ['Shanghai', '', 'China', 'A Hospital'],
  ['Suzhou', 'Jiangsu', 'China', 'B Hospital'],
  ['Beijing', '', 'China', 'C Hospital'],
  ['Boston', 'Massachusetts', 'United States', 'D Hospital'],
  ['Nowhere', '', '', 'E Hospital'],
];
const SPONSORS = [
  'Example Hospital',
  'CARsgen Therapeutics Co., Ltd.',
  'Novartis Pharmaceuticals',
  'Shanghai Cellular Biopharmaceutical Group Co., Ltd.',
];

function inventedTrial(id: string): Trial {
  const [year, month, day] = [String(2018 + Math.floor(random() * 9)), String(1 + Math.floor(random() * 12)).padStart(2, '0'), '15'];
  return {
    id,
    status: of(['RECRUITING', 'COMPLETED', 'TERMINATED']),
    phase: of(['PHASE1', 'PHASE2', 'PHASE1|PHASE2']),
    start: of(['', year, `${year}-${month}`, `${year}-${month}-${day}`]),
    sponsor: of(SPONSORS),
    title: of(['Invented CD19 CAR-T cells in lymphoma', 'Invented aspirin in headache', 'Invented mesenchymal stem cells in arthritis']),
    sites: SITES.filter(() => random() < 0.35),
  };
}

/** Three listings; from one to the next a third of the trials say something else, some leave and some come. */
function listings(folder: string): string[] {
  let trials = Array.from({ length: 60 }, (_, nth) => inventedTrial(`NCT9100${String(nth).padStart(4, '0')}`));
  return ['2026-04-24', '2026-05-15', '2026-06-09'].map((day, look) => {
    const path = monitorFolder(folder, 'plain', day, trials);
    trials = trials.filter(() => random() > 0.1).map((trial) => (random() < 0.33 ? inventedTrial(trial.id) : trial));
    trials.push(...Array.from({ length: 8 }, (_, nth) => inventedTrial(`NCT92${look}0${String(nth).padStart(4, '0')}`)));
    return path;
  });
}

let atlas: Atlas;
before(async () => {
  const host = await builtAtlas((folder) => [{ source: 'car-t-monitor', paths: listings(folder) }]);
  atlas = await host.atlas();
});

function askedAnew() {
  const definition = { ...DEFAULT_DEFINITION, scope: of(SCOPES), role: of(ROLES), place_rule: of(PLACE_RULES), date_rule: of(DATE_RULES) };
  const series = of([null, null, 'plain']);
  return {
    ...{ definition, series, source: series === null ? null : 'car-t-monitor', modality: null, target: of([null, null, 'CD19']) },
    place: of(['Shanghai', 'Jiangsu', 'Beijing', 'China', 'US', 'zhangjiang']),
    as_of: dayAfter('2019-01-01', 2880),
    known_by: of(['2026-11-28', dayAfter('2026-04-20', 220)]),
  };
}

type Plain = {
  trial: string;
  statement: string;
  reached: boolean;
  open: boolean;
  placed: boolean;
  within: boolean;
  placed_by: string | null;
};

test('shares count the trials, and rest on the statements, that a plain reading of the tables does', async () => {
  let counted = 0;
  for (let nth = 0; nth < 60; nth += 1) {
    const { definition, place, as_of, known_by, ...filters } = askedAnew();
    const { modality: _, ...named } = filters;
    const { scope, role, place_rule, date_rule } = definition;
    const values = { ...named, scope, role, place_rule, date_rule, as_of, known_by, place: resolvePlaceTerm(place).id, of: null };
    const rows = await atlas.db.rows<Plain>(SHARE, values);
    const answer = await readShare(atlas, { ...filters, definition, as_of, known_by, place, of: 'world' });
    const denominator = rows.filter(({ reached, within }) => reached && within);
    const numerator = denominator.filter(({ placed_by }) => placed_by !== null);
    const { unplaced, undated, undated_inside, listed } = answer.counts;
    assert.deepEqual(
      answer.denominator_rows,
      denominator.map(({ trial, statement }) => ({ trial, statement })),
    );
    assert.deepEqual(
      answer.numerator_rows,
      numerator.map(({ trial, placed_by }) => ({ trial, statement: placed_by })),
    );
    assert.equal(unplaced, rows.filter(({ reached, open, placed }) => (reached || open) && !placed).length);
    assert.equal(undated, rows.filter(({ reached, open }) => open && !reached).length);
    assert.equal(undated_inside, rows.filter(({ reached, open, placed_by }) => open && !reached && placed_by !== null).length);
    assert.equal(listed, rows.length);
    counted += numerator.length;
  }
  assert.ok(counted > 400, `${counted}`);
});

test('a landscape counts the trials of a place that a plain reading does', async () => {
  for (let nth = 0; nth < 20; nth += 1) {
    const { definition, place, as_of, known_by, ...filters } = askedAnew();
    const { modality: _, ...named } = filters;
    const { scope, role, place_rule, date_rule } = definition;
    const values = { ...named, scope, role, place_rule, date_rule, as_of, known_by, place: resolvePlaceTerm(place).id, of: null };
    const rows = await atlas.db.rows<Plain>(SHARE, values);
    const question = {
      ...filters,
      definition,
      place,
      disease: null,
      as_of,
      known_by,
      rows: 'modality',
      columns: 'phase',
      most: 20,
    } as const;
    const answer = await landscape(atlas, question);
    const inside = rows.filter(({ reached, placed_by }) => reached && placed_by !== null);
    assert.deepEqual(
      answer.counted.map(({ trial, statement }) => ({ trial, statement })),
      inside.map(({ trial, statement }) => ({ trial, statement })),
    );
  }
});

type Moved = { trial: string; kind: string; before: string | null; after: string | null; sources: string[]; places: string[] | null };
type Ids = { before_statements: string[] | null; after_statements: string[] | null };

test('changes are those of a plain reading, with the same statements', async () => {
  let found = 0;
  for (let nth = 0; nth < 25; nth += 1) {
    const { definition, place: named, known_by, as_of: _, ...filters } = askedAnew();
    const place = of([null, named]);
    const from = dayAfter('2026-04-10', 60);
    const to = new Date(Date.parse(from) + 30 * 864e5).toISOString().slice(0, 10);
    const answer = await changes(atlas, { ...filters, definition, place, disease: null, from, to, known_by });
    const days = { before: listingDay('listed', from, known_by), after: listingDay('listed', to, known_by) };
    const plain = await atlas.db.rows<Moved & Ids>(CHANGES, { ...days, source: filters.source, series: filters.series });
    const own = await countedOn(place, definition, filters, known_by, [from, to]);
    const isHere = ({ places, kind }: Moved) =>
      definition.place_rule !== 'site' ||
      place === null ||
      !kind.startsWith('site') ||
      places?.includes(resolvePlaceTerm(place).id) === true;
    const wanted = plain.filter((row) => own.has(row.trial) && isHere(row)).map(told);
    const moved = answer.changes
      .filter(({ kind }) => !kind.startsWith('milestone'))
      .map(({ subject, ...change }) => told({ trial: subject, ...change }));
    assert.deepEqual(moved.toSorted(), wanted.toSorted());
    found += moved.length;
  }
  assert.ok(found > 300, `${found}`);
});

async function countedOn(
  place: string | null,
  definition: ReturnType<typeof askedAnew>['definition'],
  filters: object,
  known_by: string,
  days: string[],
) {
  const trials = new Set<string>();
  for (const as_of of days) {
    const { target, source, series } = filters as { target: string | null; source: string | null; series: string | null };
    const { scope, role, place_rule } = definition;
    const where = place === null ? 'CN' : resolvePlaceTerm(place).id;
    const rows = await atlas.db.rows<Plain>(SHARE, {
      target,
      source,
      series,
      scope,
      role,
      place_rule,
      date_rule: 'listed',
      as_of,
      known_by,
      place: where,
      of: null,
    });
    for (const { trial, placed_by } of rows) if (place === null || placed_by !== null) trials.add(trial);
  }
  return trials;
}

function told({ kind, trial, before: was, after: is, sources, before_statements, after_statements }: Omit<Moved, 'places'> & Ids): string {
  return JSON.stringify([kind, trial, was, is, sources, before_statements ?? [], after_statements ?? []]);
}
