import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { DEFAULT_DEFINITION } from '../../src/model/definitions.ts';
import type { Host } from '../../src/operation/operation.ts';
import { type ConcentrationAnswer, type ConcentrationQuestion, concentration } from '../../src/view/concentration.ts';
import { builtAtlas, monitorFolder, type Trial } from '../support/atlas.ts';

const SHANGHAI: [string, string, string] = ['Shanghai', '', 'China'];
const BEIJING: [string, string, string] = ['Beijing', '', 'China'];
const BOSTON: [string, string, string] = ['Boston', 'Massachusetts', 'United States'];

function trials(target: string, first: number, sites: [string, string, string][][], sponsor?: string): Trial[] {
  return sites.map((list, at) => ({
    id: `NCT9000000${first + at}`,
    title: `Invented ${target} CAR-T cells in lymphoma`,
    sites: list,
    ...(sponsor === undefined ? {} : { sponsor }),
  }));
}

/** Of four BCMA trials three are in Shanghai and one in Beijing, of four CD19 trials the other way round; one more BCMA trial has no site. */
let host: Host;
before(async () => {
  host = await builtAtlas((folder) => [
    {
      source: 'car-t-monitor',
      paths: [
        monitorFolder(folder, 'test', '2026-05-15', [
          ...trials('BCMA', 1, [[SHANGHAI], [SHANGHAI], [SHANGHAI], [BEIJING], []], 'Invented Sponsor'),
          ...trials('CD19', 6, [[SHANGHAI], [BEIJING], [BEIJING], [BEIJING]]),
        ]),
        monitorFolder(
          folder,
          'abroad',
          '2026-05-15',
          trials('CD7', 1, [[BOSTON]]).map((one) => ({ ...one, id: 'NCT90000099' })),
        ),
      ],
    },
  ]);
});

const QUESTION: ConcentrationQuestion = {
  where: 'city',
  unit: 'trial',
  as_of: '2026-11-25',
  known_by: '2026-11-25',
  definition: DEFAULT_DEFINITION,
  place: null,
  modality: null,
  target: 'BCMA',
  disease: null,
  source: 'car-t-monitor',
  series: 'test',
};

async function ask(more: Partial<ConcentrationQuestion> = {}): Promise<ConcentrationAnswer> {
  return concentration(await host.atlas(), { ...QUESTION, ...more });
}

test('quotients, significance and the index of counts worked out by hand', async () => {
  const { values, group, base, verdict, reasons } = await ask();
  const [shanghai, beijing] = values;
  assert.deepEqual([shanghai?.id, shanghai?.group, shanghai?.base, shanghai?.expected], ['310000', 3, 4, 2]);
  assert.equal(shanghai?.location_quotient, 3 / 4 / (4 / 8));
  assert.equal(shanghai?.cluster_quotient, 1.5 * (3 / 4) * 2);
  assert.ok(Math.abs((shanghai?.p ?? 0) - 34 / 70) < 1e-9);
  assert.ok(Math.abs((shanghai?.p_adjusted ?? 0) - 68 / 70) < 1e-9);
  assert.equal(shanghai?.statements.length, 3);
  assert.deepEqual([beijing?.id, beijing?.location_quotient, beijing?.finding], ['110000', 0.5, 'not_distinguishable']);
  assert.deepEqual(group, { units: 4, unplaced: 1, herfindahl: 0.625, effective: 1.6 });
  assert.deepEqual(base, { units: 8, unplaced: 1, herfindahl: 0.5, effective: 2 });
  assert.equal(verdict, 'answered');
  assert.match(reasons.en, /^4 of the kind among 8; of 2 values 0 are significantly over/);
});

test('organisations count once, with the places of all their trials', async () => {
  const { values, group, base } = await ask({ unit: 'organisation' });
  assert.deepEqual([group.units, base.units], [1, 2]);
  assert.deepEqual(values.map(({ id, group: own, base: all }) => [id, own, all]).toSorted(), [
    ['110000', 1, 2],
    ['310000', 1, 2],
  ]);
});

test('what is placed outside every value of the dimension belongs to the base', async () => {
  const { base, values } = await ask({ series: 'abroad', target: 'CD7', where: 'province' });
  assert.deepEqual([base.units, base.unplaced, base.herfindahl, values.length], [1, 0, null, 0]);
});

test('a zero denominator is refused with a reason', async () => {
  const none = await ask({ target: 'GPRC5D' });
  assert.deepEqual([none.verdict, none.values], ['unclear', []]);
  assert.match(none.reasons.en, /The denominator is zero: of 8 units that can be placed none is of the kind/);
  const nothing = await ask({ as_of: '2020-01-01' });
  assert.deepEqual([nothing.verdict, nothing.base.herfindahl], ['unclear', null]);
  assert.match(nothing.reasons.en, /The denominator is zero: nothing/);
});

test('clearances lie where the organisations behind them are, and rest on statements', async () => {
  const { values, base } = await ask({
    unit: 'clearance',
    where: 'organisation',
    target: null,
    modality: 'car_t',
    source: null,
    series: null,
  });
  assert.ok(base.units > 0);
  assert.ok(values.every(({ group, statements }) => statements.length >= group));
});

test('a question that cannot be meant is refused', async () => {
  await assert.rejects(ask({ target: null }), /give --modality, --target or --disease/);
  await assert.rejects(ask({ where: 'cluster' }), /give --place-rule sponsor/);
  await assert.rejects(ask({ unit: 'clearance' }), /a disease or a series is a filter of trials/);
});
