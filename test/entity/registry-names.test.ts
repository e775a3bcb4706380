import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDuck } from '../../src/base/duck.ts';
import { loadedDiseaseNames } from '../../src/classify/loaded-diseases.ts';
import { registryLinker } from '../../src/entity/registry-names.ts';
import type { OrganisationRow } from '../../src/model/curation.ts';

async function withStatements(rows: [subject: string, property: string, value: string][]) {
  const db = await openDuck();
  await db.run('CREATE TABLE said (subject VARCHAR, property VARCHAR, value VARCHAR)');
  for (const row of rows) await db.run('INSERT INTO said VALUES ($1, $2, $3)', row);
  return db;
}

test('a name of a loaded registry links, to the curated organisation where there is one, and a shared name to none', async () => {
  const db = await withStatements([
    ['organisation/ror-01', 'name', 'Sham Hospital'],
    ['organisation/ror-02', 'name', 'Mock Institute'],
    ['organisation/ror-03', 'name', 'Mock Institute'],
    ['organisation/ror-04', 'synonym', '虚构研究所'],
    ['organisation/other', 'name', 'Unregistered'],
  ]);
  const link = await registryLinker(db, [{ id: 'sham', ids: { ror: '01' } } as OrganisationRow]);
  assert.equal(link('SHAM HOSPITAL')?.id, 'sham');
  assert.equal(link('虚构研究所')?.id, 'ror-04');
  for (const name of ['Mock Institute', 'Unregistered', 'Sham']) assert.equal(link(name), undefined);
  db.close();
});

test('names of MONDO stand for the disease of the lexicon, synonyms come by reference, and short words are left out', async () => {
  const db = await withStatements([
    ['disease/MONDO:0004979', 'name', 'asthmatic disorder'],
    ['disease/MONDO:9000001', 'label_zh', '虚构热'],
    ['disease/MONDO:9000001', 'name', 'fever'],
    ['disease/MONDO:9000001', 'xref', 'DOID:1'],
    ['disease/DOID:1', 'synonym', 'sham fever'],
    ['disease/DOID:2', 'synonym', 'unreferred fever'],
  ]);
  assert.deepEqual(await loadedDiseaseNames(db), [
    { disease: 'asthma', name: 'asthmatic disorder' },
    { disease: 'MONDO:9000001', name: 'sham fever' },
    { disease: 'MONDO:9000001', name: '虚构热' },
  ]);
  db.close();
});
