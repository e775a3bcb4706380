import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeLinker } from '../../src/entity/linker.ts';
import { looksLikePerson } from '../../src/entity/person.ts';
import { predictNames } from '../../src/entity/predict.ts';
import type { OrganisationRow, ProductRow } from '../../src/model/curation.ts';

function organisation(id: string, zh: string[], en: string[]): OrganisationRow {
  return { id, kind: 'company', zh, en, former: [], seat: null, parent: null, related: [], role: null, origin: [] };
}

function product(id: string, codes: string[], more: Partial<ProductRow> = {}): ProductRow {
  const none = { inn: null, zh: [], en: [], brands: [], modality: null, targets: [], traits: [], organisations: [], origin: [] };
  return { id, codes, ...none, ...more };
}

const linker = makeLinker(
  [
    organisation('quillon', ['珂麓生物'], ['Quillon Therapeutics']),
    organisation('marlow', [], ['Marlow Biotech Co., Ltd.']),
    organisation('kelu', ['珂露生物'], []),
    organisation('twin-a', [], ['Tarn']),
    organisation('twin-b', [], ['TARN']),
  ],
  [
    product('qx053', ['QX053'], { inn: 'quillocabtagene autoleucel', zh: ['珂基奥仑赛注射液'], en: ['quillo-cel'], brands: ['Quillara'] }),
    product('msc-a', [], { zh: ['人脐带间充质干细胞注射液'] }),
    product('gpc3', [], { zh: ['GPC3 CAR-T细胞注射液'] }),
  ],
);

test('organisations link by equal names first, then by rule', () => {
  assert.deepEqual(linker.organisation('珂麓生物')?.score, 1);
  assert.equal(linker.organisation('上海珂麓生物科技有限公司')?.id, 'quillon');
  assert.equal(linker.organisation('Marlow Biotechnology')?.id, 'marlow');
  assert.equal(linker.organisation('Marlow, A Quillon Company')?.id, 'marlow');
  const rule = linker.organisation('Shanghai Marlow Biotech Co., Ltd.');
  assert.ok(rule && rule.id === 'marlow' && rule.score < 1 && rule.reason.en !== '');
});

test('no link for the unknown, the ambiguous, the related and persons', () => {
  for (const name of ['', 'N/A', 'Unheard Bio', 'Tarn', 'Marlow Biotech Holdings Limited', '上海', 'x'.repeat(10_000)]) {
    assert.equal(linker.organisation(name), undefined, name.slice(0, 20));
  }
  for (const person of ['Wei Zhang', 'Han Weidong', 'Li Xiao-Ming, MD', 'Dr. Ann Marlow', '张伟明', '李娜 教授']) {
    assert.ok(looksLikePerson(person), person);
    assert.equal(linker.organisation(person), undefined);
  }
  for (const name of ['Marlow Biotech', '珂麓生物', 'Shanghai Li Hospital', '高新医院']) assert.ok(!looksLikePerson(name), name);
});

test('a name below the bar stays unlinked and its candidates are ranked for review', () => {
  assert.equal(linker.organisation('Marlow Gene Therapeutics (Nanjing) Holdings Limited'), undefined);
  const [first] = linker.review('Marlow Biotech Holdings Limited');
  assert.deepEqual([first?.id, first?.name, first?.label], ['marlow', 'Marlow Biotech Co., Ltd.', 'related']);
  assert.ok(first && first.score > 0 && first.score < 0.85 && first.reason.zh !== '');
  assert.deepEqual(linker.review('珂麓生物').map(({ id }) => id)[0], 'quillon');
  assert.deepEqual(
    linker.review('Tarn').map(({ id }) => id),
    ['twin-a', 'twin-b'],
  );
  for (const name of ['', 'N/A', '不限', '上海', 'x'.repeat(10_000), '\u{1F600}', '珂麓\u{1F600}'])
    assert.ok(linker.review(name).every(({ score }) => score < 1));
});

test('products link by code, generic name and brand, also inside a longer name', () => {
  for (const name of [
    'QX053',
    'QX-053',
    '珂基奥仑赛',
    'Quillara',
    'QX053 CAR-T cells',
    'autologous T cells (quillo-cel)',
    'Quillocabtagene Autoleucel Injection',
  ]) {
    assert.equal(linker.product(name)?.id, 'qx053', name);
  }
});

test('descriptions that many products share link to none', () => {
  for (const name of ['人脐带间充质干细胞注射液', 'GPC3 CAR-T', 'QX0531', 'cyclophosphamide', ''])
    assert.equal(linker.product(name), undefined, name);
});

test('predictions keep the pairs as they are written', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'names-')), 'pairs.csv');
  writeFileSync(file, '\ufeffname_a,note,name_b\n"Quillon, Inc.",x,Quillon\n珂麓生物,,"不限"\n');
  const lines = predictNames(file).split('\n');
  assert.match(lines[1] as string, /^"Quillon, Inc\.",Quillon,same,0\.9\d{3}$/);
  assert.deepEqual([lines[0], ...lines.slice(2)], ['name_a,name_b,label,score', '珂麓生物,不限,different,0.0000', '']);
  writeFileSync(file, 'a,b\n1,2\n');
  assert.throws(() => predictNames(file), /pairs\.csv, name_a: is missing from the header/);
});

test('a hundred thousand names link in seconds', () => {
  const syllables = ['bo', 'ka', 'ri', 'ten', 'mu', 'sol', 'vi', 'xan'];
  const name = (i: number) => `${syllables[i % 8]}${syllables[(i >> 3) % 8]}${syllables[(i >> 6) % 8]}${i >> 9} Biotech Co., Ltd.`;
  const big = makeLinker(
    Array.from({ length: 5000 }, (_, i) => organisation(`o${i}`, [], [name(i)])),
    [],
  );
  const start = performance.now();
  const linked = Array.from({ length: 20_000 }, (_, i) => big.organisation(name(i))).filter(Boolean).length;
  assert.equal(linked, 5000);
  assert.ok(performance.now() - start < 10_000);
});

test('two products of one generic name are told apart by the brand beside it, and by nothing else', () => {
  const inn = 'tarnogene examparvovec';
  const twins = makeLinker([], [product('vein', [], { inn, brands: ['Tarnella'] }), product('spine', [], { inn, brands: ['Tarnithe'] })]);
  assert.equal(twins.product(`${inn} (TARNITHE)`)?.id, 'spine');
  assert.equal(twins.product(`${inn} (Tarnella)`)?.id, 'vein');
  assert.equal(twins.product(`${'a vector that carries a gene and '.repeat(6)} (Tarnella)`)?.id, 'vein');
  assert.equal(twins.product(inn), undefined);
  assert.equal(twins.product('Tarnella (Tarnithe)'), undefined);
});
