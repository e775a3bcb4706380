import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { UsageError } from '../../src/base/errors.ts';
import { find as findOperation } from '../../src/operation/find.ts';
import { checkInput } from '../../src/operation/inputs.ts';
import type { Host } from '../../src/operation/operation.ts';
import type { Atlas } from '../../src/view/atlas.ts';
import { type FindQuestion, find, type Hit } from '../../src/view/find.ts';
import { MATCHES } from '../../src/view/find-kinds.ts';
import { testAtlas } from '../support/atlas.ts';

const DAY = '2026-11-25';
let host: Host;
let atlas: Atlas;
before(async () => {
  host = await testAtlas();
  atlas = await host.atlas();
});

function ask(text: string, more: Partial<FindQuestion> = {}) {
  return find(atlas, { text, kind: null, most: 8, as_of: DAY, known_by: DAY, ...more });
}

async function first(text: string, more: Partial<FindQuestion> = {}): Promise<string> {
  const [hit] = (await ask(text, more)).hits;
  return hit === undefined ? 'nothing' : `${hit.kind}/${hit.id} ${hit.matched.how}`;
}

test('Chinese names are found by any part of them, in simplified and traditional script', async () => {
  assert.equal(await first('福可苏'), 'product/equecel exact');
  assert.equal(await first('福可蘇'), 'product/equecel exact');
  assert.equal(await first('原启'), 'organisation/oricell prefix');
  assert.equal(await first('原啟生物'), 'organisation/oricell exact');
  assert.ok(
    (await ask('启生物', { kind: 'organisation', most: 50 })).hits.some(({ id, matched }) => id === 'oricell' && matched.how === 'inside'),
  );
});

test('English names are found by their words, whatever the case, hyphens, spaces and accents', async () => {
  for (const text of ['oricar017', 'OriCAR-017', 'ORICAR 017', 'ori–car‑017', 'òricar017'])
    assert.equal(await first(text), 'product/oricar017 exact');
  assert.equal(await first('claudin 18.2'), 'target/CLDN18.2 exact');
  assert.equal(await first('claudin18.2'), 'target/CLDN18.2 exact');
  assert.equal(await first('tnfrsf17'), 'target/BCMA exact');
  assert.equal(await first('shanghai oricell'), 'organisation/oricell word');
  assert.deepEqual((await ask('ricell')).hits.map(({ id }) => id).includes('oricell'), true, 'three letters and more also inside a word');
});

test('Chinese names are found by pinyin and by its initials', async () => {
  assert.equal(await first('yuanqishengwu'), 'organisation/oricell pinyin');
  assert.equal(await first('yuanqi'), 'organisation/oricell pinyin');
  assert.equal(await first('yqsw'), 'organisation/oricell initials');
  assert.equal(await first('fukesu'), 'product/equecel pinyin');
  assert.equal(await first('duofaxinggusuiliu'), 'disease/multiple-myeloma pinyin');
});

test('a character of two readings is found by both, the usual one first', async () => {
  const [usual, other] = await Promise.all(['chongqingjingzhun', 'zhongqingjingzhun'].map((text) => ask(text)));
  assert.deepEqual(
    usual?.hits.map(({ id }) => id),
    other?.hits.map(({ id }) => id),
  );
  assert.equal(usual?.hits.length, 1);
});

test('numbers are found by their beginnings, whole ones first, and without the letters of the register', async () => {
  assert.equal(await first('NCT90000001'), 'trial/NCT90000001 exact');
  assert.equal(await first('nct 9000-0001'), 'trial/NCT90000001 exact');
  assert.equal(await first('90000001'), 'trial/NCT90000001 exact');
  assert.deepEqual(
    (await ask('NCT9000000')).hits.map(({ id }) => id),
    ['NCT90000001', 'NCT90000002', 'NCT90000003', 'NCT90000004', 'NCT90000005'],
  );
  assert.equal(await first('CXSL1700201'), 'application/CXSL1700201 exact');
  assert.equal(await first('688235'), 'organisation/beigene prefix');
});

test('a statement is found by its id alone', async () => {
  const [{ id } = { id: '' }] = await atlas.db.rows<{ id: string }>(
    "SELECT id FROM statement WHERE subject = 'product/oricar017' ORDER BY id LIMIT 1",
  );
  assert.equal(await first(id), `statement/${id} exact`);
  assert.equal(await first(id.toUpperCase()), `statement/${id} exact`);
  assert.equal(await first(id, { known_by: '2026-01-01', as_of: '2026-01-01' }), 'nothing');
  assert.equal(await first('0123456789abcdef'), 'nothing');
});

test('words of a task lead where it is done', async () => {
  assert.deepEqual(
    (await ask('CDMO')).hits.map(({ kind, id }) => `${kind}/${id}`),
    ['service/manufacturing', 'service/process_development'],
  );
  assert.equal(await first('GPRC5D'), 'target/GPRC5D exact');
  assert.equal(await first('张江'), 'cluster/zhangjiang exact');
  assert.equal(await first('张江基因岛', { kind: 'cluster' }), 'cluster/zhangjiang-cell-gene-park exact');
  assert.equal(await first('CAR-T'), 'modality/car_t exact');
  assert.equal(await first('免疫细胞', { kind: 'track' }), 'track/immune_cells exact');
});

test('a name that several things bear gives them all', async () => {
  const { hits } = await ask('Qixia');
  assert.deepEqual(hits.map(({ kind, matched }) => `${kind} ${matched.how}`).slice(0, 2), ['place exact', 'place exact']);
  assert.equal(new Set(hits.map(({ id }) => id)).size, hits.length);
});

test('better matches come first, and trials last among equals', async () => {
  const place = ({ kind, matched }: Hit) => MATCHES.indexOf(matched.how) * 2 + Number(kind === 'trial');
  for (const text of ['bcma', 'cd19', 'shanghai', '上海', 'cell', 'zj', '细胞', 'sh', 'lymphoma']) {
    const { hits, counts } = await ask(text, { most: 100 });
    assert.ok(hits.length > 5, text);
    assert.deepEqual(
      hits.map(place),
      hits.map(place).toSorted((a, b) => a - b),
      text,
    );
    assert.deepEqual((await ask(text, { most: 100 })).hits, hits, 'the same each time');
    assert.ok(counts.reduce((sum, { count }) => sum + count, 0) >= hits.length);
  }
});

test('trials of the field are found by words of their titles in any order', async () => {
  const { hits, counts } = await ask('lymphoma invented', { kind: 'trial' });
  assert.deepEqual(hits.map(({ id }) => id).toSorted(), ['NCT90000001', 'NCT90000002', 'NCT90000003', 'NCT90000004', 'NCT90000005']);
  assert.deepEqual(hits[0]?.matched, { name: 'Invented CD19 CAR-T cells in lymphoma', how: 'word' });
  assert.match(hits[0]?.also.zh ?? '', /^Invented CD19 CAR-T cells in lymphoma · 1 期 · 招募中$/);
  assert.equal(counts[0]?.count, 5);
  assert.equal((await ask('lymphoma invented leukaemia')).hits.length, 0, 'every word must stand in it');
});

test('a title never counts as the name of its trial', async () => {
  const { hits } = await ask('multiple myeloma', { most: 200 });
  const how = (kind: string) => new Set(hits.filter((hit) => hit.kind === kind).map(({ matched }) => matched.how));
  assert.ok(how('disease').has('exact'));
  assert.ok(how('trial').size > 0 && !how('trial').has('exact') && !how('trial').has('prefix'));
});

test('names that were not yet known are not found', async () => {
  const early = { as_of: '2026-05-01', known_by: '2026-05-01' };
  assert.equal(await first('福可苏', early), 'nothing');
  assert.equal(await first('NCT90000005', early), 'nothing');
  assert.equal(await first('NCT90000001', early), 'trial/NCT90000001 exact');
  assert.equal(await first('GPRC5D', early), 'target/GPRC5D exact', 'words of lexicons have no date');
  assert.match((await ask('福可苏', early)).understood.dated.zh, /2026-05-01/);
});

test('a name that differs in a letter is shown where nothing else is found', async () => {
  assert.equal(await first('orikar017'), 'product/oricar017 near');
  assert.equal(await first('zzzzzzzz'), 'nothing');
});

test('where nothing is found the registers that are not at hand are named', async () => {
  const { hits, missing, counts } = await ask('没有这个名字');
  assert.deepEqual([hits, counts], [[], []]);
  assert.ok(missing.some(({ en }) => en.includes('ChiCTR')));
});

test('one kind alone is given where it is asked for', async () => {
  const { hits, counts } = await ask('bcma', { kind: 'product' });
  assert.ok(hits.length > 0 && hits.every(({ kind }) => kind === 'product'));
  assert.deepEqual(
    counts.map(({ kind }) => kind),
    ['product'],
  );
});

test('marks, wildcards, expressions and control characters look for nothing', async () => {
  for (const text of ['%', '_', '%_%', '.*', '[', '(?:', '\u0000\u0001', '\n', '\ud800', '\\', "'", '🧬', '——']) {
    const { hits, understood } = await ask(text);
    assert.deepEqual(hits, [], JSON.stringify(text));
    if (text !== '\ud800' && text !== '🧬') assert.match(understood.says.en, /no letter, digit or Chinese character/);
  }
  assert.equal(await first('福%可_苏'), 'product/equecel exact');
});

test('any text is answered', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), async (text) => {
      const { hits } = await ask(text, { most: 5 });
      assert.ok(hits.length <= 5);
    }),
    { numRuns: 200 },
  );
});

test('an empty text and a very long one are refused with what is wrong', async () => {
  const run = (text: string) => findOperation.run(checkInput('find', findOperation.input, { text }), host);
  await assert.rejects(
    () => run('  '),
    (error) => error instanceof UsageError && /the text is empty/.test(error.message),
  );
  assert.throws(() => checkInput('find', findOperation.input, { text: 'x'.repeat(10_000) }), /--text may have at most 200 characters/);
  assert.throws(() => checkInput('find', findOperation.input, { text: 'x', kind: 'planet' }), /--kind must be one of product, target/);
  assert.equal((await run('x'.repeat(200))).hits.length, 0);
});
