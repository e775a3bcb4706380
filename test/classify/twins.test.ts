import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDuck } from '../../src/base/duck.ts';
import { buildTwins } from '../../src/classify/twins.ts';
import { tableOf } from '../../src/entity/build.ts';

type Entry = {
  title: string;
  sponsor: string;
  start?: string;
  size?: number;
  ids?: string[];
  former?: string[];
  targets?: string[];
  disease?: string;
  outline?: boolean;
};
type Row = { a: string; b: string; basis: string; reason: string; is_one: boolean; statements: string[]; from: string; to: string | null };

const BASE = { sponsor: 'Example Hospital', start: '2023-03-01', size: 40 };
const TITLE = 'Zebrafin cells given once for relapsed kelp fever in adults';

const ENTRY = {
  trial: 'VARCHAR',
  title: 'VARCHAR',
  sponsor: 'VARCHAR',
  start: 'DATE',
  size: 'INTEGER',
  ids: ['VARCHAR'],
  former: ['VARCHAR'],
  targets: ['VARCHAR'],
  disease: 'VARCHAR',
  outline: 'BOOLEAN',
};
const TEXTS = ['id', 'by', 'why', 'statement', 'kind', 'a', 'b', 'subject', 'field', 'value', 'undoes'];
const JUDGEMENT = { place: 'INTEGER', decided: 'DATE', ...Object.fromEntries(TEXTS.map((name) => [name, 'VARCHAR'])) };
const TABLES = `
  CREATE TABLE trial_state AS SELECT trial, DATE '2024-01-01' AS known_from, start AS start_from, sponsor, 'r:' || trial AS statement FROM entry;
  CREATE TABLE statement AS SELECT 'trial/' || trial AS subject, u.property, u.value, u.property || ':' || trial || ':' || u.value AS id, DATE '2024-01-01' AS observed_at
    FROM (SELECT trial, unnest(CASE WHEN outline THEN [{property: 'outline', value: to_json({title: title, secondary_ids: ids})::VARCHAR}]
      ELSE [{property: 'title', value: title}, {property: 'enrolment', value: size::VARCHAR}] || list_transform(coalesce(ids, []), one -> {property: 'secondary_id', value: one})
        || list_transform(coalesce(former, []), one -> {property: 'former_id', value: one}) END) AS u FROM entry);
  CREATE VIEW fresh AS FROM statement;
  CREATE TABLE trial_class AS SELECT trial, 'strict' AS scope, 'car_t' AS modality, targets, NULL::DATE AS known_to FROM entry WHERE len(targets) > 0;
  CREATE TABLE trial_disease AS SELECT trial, disease FROM entry WHERE disease IS NOT NULL;
  CREATE TABLE link (kind VARCHAR, name VARCHAR, entity VARCHAR, known_to DATE);`;

/** The pairs that are found among invented entries, each seen on 1 January 2024, with the judgements given as rows of the log. */
async function twinsOf(entries: Record<string, Entry>, judgements: object[] = []): Promise<Row[]> {
  const db = await openDuck();
  const rows = Object.entries(entries).map(([trial, { targets = [], outline = false, ...entry }]) => ({
    trial,
    ...entry,
    targets,
    outline,
  }));
  await tableOf(db, 'entry', ENTRY, rows);
  const log = judgements.map((one, at) => ({ place: at, by: 'a reader', why: 'read both', ...one }));
  await tableOf(db, 'judgement', JUDGEMENT, log);
  await db.run(TABLES);
  await buildTwins(db, false);
  const found = await db.rowsAsJson<Row>(
    `SELECT a, b, basis, reason, is_one, statements, known_from::VARCHAR AS "from", known_to::VARCHAR AS "to" FROM trial_twin ORDER BY a, b, known_from`,
  );
  db.close();
  return found;
}

const brief = (rows: Row[]) => rows.map(({ a, b, reason, is_one }) => `${a} ${b} ${reason}${is_one ? '' : ' maybe'}`);

test('a number of another register links in whatever way it is written', async () => {
  const cases: [namer: string, named: string, written: string][] = [
    ['NCT90000032', 'ChiCTR-OPC-15006395', 'ChiCTR15006395'],
    ['NCT90000032', 'EUCTR2020-001262-11', 'EudraCT: 2020-001262-11-ES'],
    ['NCT90000032', 'CTIS2023-503400-23-00', '2023-503400-23'],
    ['ISRCTN90210314', 'NCT90000032', 'nct 90000032'],
    ['NCT90000032', 'UMIN000039686', 'UMIN-CTR000039686'],
    ['NCT90000032', 'CTR20230354', 'CTR20230354'],
    ['CTRI/2020/04/024773', 'NCT90000032', 'NCT90000032 (ClinicalTrials.gov)'],
    ['NCT90000032', 'jRCTs031190123', 'jRCTs031190123'],
  ];
  for (const [namer, named, written] of cases) {
    const found = await twinsOf({
      [namer]: { ...BASE, title: 'One thing', ids: [written] },
      [named]: { ...BASE, title: 'Quite another' },
    });
    assert.deepEqual(brief(found), [`${[namer, named].toSorted().join(' ')} named`], written);
    assert.deepEqual(found[0]?.statements, [`r:${named}`, `secondary_id:${namer}:${written}`]);
    assert.equal(found[0]?.basis, 'linked');
  }
});

test('two applications to CTIS under one number are one trial, and so are entries that name a third number and agree', async () => {
  const agree = { ...BASE, title: TITLE };
  assert.deepEqual(
    brief(await twinsOf({ 'CTIS2023-503400-23-00': { ...BASE, title: 'A' }, 'CTIS2023-503400-23-01': { ...BASE, title: 'B' } })),
    ['CTIS2023-503400-23-00 CTIS2023-503400-23-01 own'],
  );
  const third = { ids: ['2020-001262-11'] };
  assert.deepEqual(brief(await twinsOf({ ISRCTN90210314: { ...agree, ...third, size: 41 }, NCT90000032: { ...agree, ...third } })), [
    'ISRCTN90210314 NCT90000032 third',
  ]);
  assert.deepEqual(
    await twinsOf({
      ISRCTN90210314: { ...agree, ...third },
      NCT90000032: { title: 'Quite another', sponsor: 'Else', start: '2019-01-01', size: 7, ...third },
    }),
    [],
  );
});

test('a number that a register gave up is one of the entry that has it now, whatever their words', async () => {
  const entries = {
    NCT90000032: { ...BASE, title: 'One thing', former: ['NCT90000009'] },
    NCT90000009: { title: 'Quite another', sponsor: 'Else', start: '2019-01-01', size: 7 },
  };
  assert.deepEqual(brief(await twinsOf(entries)), ['NCT90000009 NCT90000032 own']);
});

test('junk numbers, shared protocol numbers and numbers named by many or beside others of their register link nothing', async () => {
  const apart = (at: number) => ({
    title: `Subject number ${'abcdefghij'[at]}`,
    sponsor: `Sponsor ${'abcdefghij'[at]}`,
    start: `20${10 + at}-01-01`,
    size: 10 + at,
  });
  for (const junk of ['ISRCTN00000000', 'ISRCTN11111111', 'NCT12345678', 'N/A', 'ATLAS-001', '2020']) {
    const id = /^[A-Z]+\d{8}$/.test(junk) ? junk : 'ISRCTN90210314';
    assert.deepEqual(await twinsOf({ [id]: { ...apart(0), ids: [junk] }, NCT90000032: { ...apart(1), ids: [junk] } }), [], junk);
  }
  const many = Object.fromEntries(
    Array.from({ length: 6 }, (_, at) => [`NCT9000001${at}`, { ...BASE, ...apart(at), ids: ['EUCTR2020-001262-11'] }]),
  );
  assert.deepEqual(await twinsOf({ ...many, 'EUCTR2020-001262-11': { ...BASE, title: 'x' } }), []);
  const two = { ...BASE, title: 'Umbrella', ids: ['NCT90000032', 'NCT90000033'] };
  assert.deepEqual(await twinsOf({ ISRCTN90210314: two, NCT90000032: { ...BASE, title: 'x' }, NCT90000033: { ...BASE, title: 'y' } }), []);
});

test('a number is not believed where nothing else agrees, nor of one register within itself', async () => {
  const other = { title: 'Quite another', sponsor: 'Else', start: '2019-01-01', size: 7 };
  assert.deepEqual(await twinsOf({ ISRCTN90210314: { ...BASE, title: TITLE, ids: ['NCT90000032'] }, NCT90000032: other }), []);
  assert.deepEqual(
    await twinsOf({ NCT90000033: { ...BASE, title: TITLE, ids: ['NCT90000032'] }, NCT90000032: { ...BASE, title: TITLE } }),
    [],
  );
});

test('a follow-up that names the number of its trial stays apart, and so does one that only looks like it', async () => {
  for (const title of [
    `Long-term follow-up of ${TITLE}`,
    `Rollover study of ${TITLE}`,
    `Expanded access to ${TITLE}`,
    `${TITLE}: a sub-study`,
    `长期随访：${TITLE}`,
  ])
    for (const ids of [['NCT90000032'], []])
      assert.deepEqual(await twinsOf({ ChiCTR2000029953: { ...BASE, title, ids }, NCT90000032: { ...BASE, title: TITLE } }), [], title);
  const both = `Long-term follow-up of ${TITLE}`;
  assert.deepEqual(
    brief(await twinsOf({ ChiCTR2000029953: { ...BASE, title: both, ids: ['NCT90000032'] }, NCT90000032: { ...BASE, title: both } })),
    ['ChiCTR2000029953 NCT90000032 named'],
  );
});

test('a trial of which only an outline is kept is linked by its numbers', async () => {
  const entries = (title: string) => ({
    ISRCTN90210314: { ...BASE, title: TITLE },
    NCT90000032: { ...BASE, title, ids: ['ATLAS-001', 'ISRCTN90210314'], outline: true },
  });
  assert.deepEqual(brief(await twinsOf(entries('Quite another'))), ['ISRCTN90210314 NCT90000032 named']);
  assert.deepEqual(await twinsOf(entries(`Extension study of ${TITLE}`)), []);
});

test('without a number titles link where sponsor, start and size bear them out', async () => {
  const like = 'Zebrafin cells given once for relapsed kelp fever in adults: a pilot';
  const pair = (more: Partial<Entry>, title = like) =>
    twinsOf({ ChiCTR2000029953: { ...BASE, title, ...more }, NCT90000032: { ...BASE, title: TITLE }, ...NOISE });
  assert.deepEqual(brief(await pair({})), ['ChiCTR2000029953 NCT90000032 title']);
  assert.deepEqual((await pair({}))[0]?.statements, ['r:ChiCTR2000029953', 'r:NCT90000032']);
  assert.deepEqual(brief(await pair({ start: '2023-03-10', sponsor: 'Other University' })), ['ChiCTR2000029953 NCT90000032 title']);
  assert.deepEqual(await pair({ sponsor: 'Other University', size: 41 }), []);
  assert.deepEqual(brief(await pair({ sponsor: 'Other University', size: 41 }, TITLE)), ['ChiCTR2000029953 NCT90000032 title']);
  assert.deepEqual(await pair({ sponsor: 'Other University', size: 41, start: '2023-04-01' }, TITLE), []);
  assert.deepEqual(await pair({ start: '2023-12-01', size: 41 }), []);
  assert.deepEqual(await pair({ start: '2024-03-01' }), []);
  assert.deepEqual(await pair({}, 'Something else for kelp fever'), []);
  assert.deepEqual(brief(await pair({}, '斑马细胞治疗海藻热的临床研究')), []);
});

const NOISE = Object.fromEntries(
  Array.from({ length: 12 }, (_, at) => [
    `NCT9000010${at.toString(16)}`,
    {
      title: `Study ${'abcdefghijkl'[at]} of ordinary things in adults given once`,
      sponsor: 'Nobody',
      start: `2001-01-${10 + at}`,
      size: 900 + at,
    },
  ]),
);

test('trials of one sponsor and day are told apart by target, code and disease', async () => {
  const base = { ...BASE, title: 'Cells against one marker given for relapsed kelp fever' };
  const pair = (one: Partial<Entry>, other: Partial<Entry>) =>
    twinsOf({ ChiCTR2000029953: { ...base, ...one }, NCT90000032: { ...base, ...other }, ...NOISE });
  const title = `${base.title} in a first small group of adults`;
  assert.deepEqual(brief(await pair({ title }, {})), ['ChiCTR2000029953 NCT90000032 title']);
  assert.deepEqual(await pair({ title, targets: ['CD19'] }, { targets: ['CD22'] }), []);
  assert.deepEqual(await pair({ title, disease: 'kelp' }, { disease: 'moss' }), []);
  assert.deepEqual(await pair({ title: `QX-019a ${title}` }, { title: `QX-019b ${base.title}` }), []);
  assert.deepEqual(brief(await pair({ title: 'Otherwise said', targets: ['CD19'] }, { targets: ['CD19'] })), [
    'ChiCTR2000029953 NCT90000032 product maybe',
  ]);
});

test('of several that could be one trial the nearest is, and of two as near neither', async () => {
  const third = { ...BASE, title: `${TITLE}, part two of the programme`, size: 40 };
  assert.deepEqual(
    brief(
      await twinsOf({ ChiCTR2000029953: { ...BASE, title: TITLE }, NCT90000032: { ...BASE, title: TITLE }, NCT90000033: third, ...NOISE }),
    ),
    ['ChiCTR2000029953 NCT90000032 title'],
  );
  const twice = { ...BASE, title: TITLE };
  assert.deepEqual(await twinsOf({ ChiCTR2000029953: twice, NCT90000032: twice, NCT90000033: twice, ...NOISE }), []);
});

test('a judgement parts or joins two trials from its day on, until it is undone', async () => {
  const entries = {
    ChiCTR2000029953: { ...BASE, title: 'One thing', ids: ['NCT90000032'] },
    NCT90000032: { ...BASE, title: 'x' },
    ISRCTN90210314: { ...BASE, title: 'y', start: '2010-01-01', size: 3 },
  };
  const say = (id: string, decided: string, b: string, value: string) => ({
    id,
    decided,
    kind: 'trial',
    a: 'trial/NCT90000032',
    b: `trial/${b}`,
    value,
    statement: `s-${id}`,
  });
  const log = [
    say('j-1', '2024-05-01', 'ChiCTR2000029953', 'different'),
    say('j-2', '2024-05-01', 'ISRCTN90210314', 'same'),
    { id: 'j-3', decided: '2024-07-01', undoes: 'j-1', statement: 's-j-3' },
  ];
  const found = await twinsOf(entries, log);
  assert.deepEqual(
    found.map(({ a, b, reason, from, to, statements }) => [a, b, reason, from, to, statements[0]]),
    [
      ['ChiCTR2000029953', 'NCT90000032', 'named', '2024-01-01', '2024-05-01', 'r:NCT90000032'],
      ['ChiCTR2000029953', 'NCT90000032', 'named', '2024-07-01', null, 'r:NCT90000032'],
      ['ISRCTN90210314', 'NCT90000032', 'judgement', '2024-05-01', null, 's-j-2'],
    ],
  );
});
