import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { add } from '../../src/operation/add.ts';
import { build } from '../../src/operation/build.ts';
import { makeHost } from '../../src/operation/host.ts';
import { judge } from '../../src/operation/judge.ts';
import type { Host } from '../../src/operation/operation.ts';
import { call } from '../support/call.ts';
import { NOW, temporaryFolder } from '../support/store.ts';

const SIGNED = { by: 'a tester', why: 'an invented reason' };

/** A host over an empty store with a log of its own that does not exist yet. */
function freshHost(now = NOW): Host & { close(): void } {
  const folder = temporaryFolder();
  return makeHost(
    join(folder, 'store'),
    () => {},
    () => now,
    join(folder, 'own', 'judgements.jsonl'),
  );
}

function linesOf({ judgements }: Host): string[] {
  return existsSync(judgements) ? readFileSync(judgements, 'utf8').trim().split('\n') : [];
}

test('a judgement is one line more, of today, and a newer one says what it replaces', async () => {
  const host = freshHost();
  const one = await call(judge, { a: 'Unheard Bio', b: 'organisation/obio', label: 'same', ...SIGNED }, host);
  assert.deepEqual([one.replaces, one.judgement.decided], [null, '2026-11-25']);
  const two = await call(judge, { a: 'organisation/obio', b: 'UNHEARD BIO', label: 'unsure', ...SIGNED }, host);
  assert.equal(two.replaces, one.judgement.id);
  const three = await call(judge, { undo: two.judgement.id, ...SIGNED }, host);
  assert.equal(three.replaces, two.judgement.id);
  const four = await call(judge, { a: 'nct90000001', field: 'targets', value: 'CD19, CD22', ...SIGNED }, host);
  assert.deepEqual(four.judgement.about === 'class' && [four.judgement.subject, four.judgement.value], [
    'trial/NCT90000001',
    ['CD19', 'CD22'],
  ]);
  assert.deepEqual(
    linesOf(host),
    [one, two, three, four].map(({ judgement }) => JSON.stringify(judgement)),
  );
});

test('what does not fit is refused with a reason, and nothing is written', async () => {
  const host = freshHost();
  const refused: [object, RegExp][] = [
    [
      { a: '和元生物', b: 'OBiO', label: 'different' },
      /both are names of organisation\/obio in curation\/organisations\.jsonl; change that row/,
    ],
    [{ a: 'OBiO', b: 'obio', label: 'same' }, /"OBiO" and "obio" are one name/],
    [{ a: 'Unheard Bio', b: 'organisation/nobody', label: 'same' }, /no organisation "nobody" in curation/],
    [{ a: 'Unheard Bio', b: 'Unseen Bio', label: 'same', kind: 'organisation' }, /neither name is of a known organisation/],
    [{ a: 'Unheard Bio', b: 'Unseen Bio', label: 'different' }, /say --kind organisation or --kind product/],
    [{ a: 'OBiO', b: 'product/equecel', label: 'same', kind: 'organisation' }, /"product\/equecel" is no organisation/],
    [{ a: 'OBiO', label: 'same' }, /--label takes two names/],
    [{ a: 'OBiO', b: 'Juventas' }, /give one of --label/],
    [{ a: 'NCT90000001', field: 'scope', value: 'wide' }, /"wide" is no scope; it is one of strict, industry, none/],
    [{ a: 'NCT90000001', field: 'modality', value: 'magic' }, /"magic" is no modality of the lexicon/],
    [{ a: 'product/equecel', field: 'role', value: 'other' }, /a product has no role/],
    [{ undo: 'j-0000000000' }, /no judgement j-0000000000 stands/],
    [{ a: 'Unheard Bio', b: 'organisation/obio', label: 'same', why: ' ' }, /why must say why/],
  ];
  for (const [given, message] of refused) await assert.rejects(call(judge, { ...SIGNED, ...given }, host), message);
  assert.deepEqual(linesOf(host), []);
  await call(judge, { a: 'Unheard Bio', b: 'organisation/obio', label: 'same', ...SIGNED }, host);
  await assert.rejects(
    call(judge, { a: 'organisation/obio', b: 'Unheard Bio', label: 'same', ...SIGNED }, host),
    /j-[0-9a-f]{10} of 2026-11-25 by a tester says so already: an invented reason/,
  );
  assert.equal(linesOf(host).length, 1);
});

test('a damaged log stops judge and build by name and line', async () => {
  const host = freshHost();
  await assert.rejects(build.run({}, host), /judgements\.jsonl: does not exist/);
  await call(judge, { a: 'Unheard Bio', b: 'organisation/obio', label: 'same', ...SIGNED }, host);
  writeFileSync(host.judgements, readFileSync(host.judgements, 'utf8').replace('invented', 'altered'));
  await assert.rejects(
    call(judge, { a: 'Unseen Bio', b: 'organisation/obio', label: 'same', ...SIGNED }, host),
    /judgements\.jsonl, line 1, id/,
  );
  await assert.rejects(build.run({}, host), /judgements\.jsonl, line 1, id: must be j-/);
});

test('a build applies the log of its own after the shipped one, and undoes a shipped judgement by its id', async () => {
  const host = freshHost(new Date('2027-01-05T00:00:00Z'));
  const shipped = await call(judge, { a: 'JW Pharmaceutical', b: 'organisation/jwtx', label: 'related', ...SIGNED }, host);
  assert.match(String(shipped.replaces), /^j-/);
  await call(judge, { undo: shipped.judgement.id, ...SIGNED }, host);
  await build.run({}, host);
  const { judgements, manifest } = await host.atlas();
  assert.deepEqual(
    judgements.slice(-2).map(({ about }) => about),
    ['identity', 'undo'],
  );
  assert.ok(manifest.sources.includes('judgements'));
  assert.equal((await build.run({}, host)).is_new, false);
  host.close();
});

test('what every build takes by itself cannot be added', async () => {
  await assert.rejects(call(add, { source: 'judgements', paths: ['x'] }, freshHost()), /every build takes judgements by itself/);
});
