import assert from 'node:assert/strict';
import { test } from 'node:test';
import { find } from '../../src/view/find.ts';
import { builtAtlas } from '../support/atlas.ts';
import { putFile } from '../support/store.ts';

const LIST = `TrialID,Public title,Primary sponsor,Date registration3,Recruitment Status,Date enrollement,Target size,Secondary ID,Last Refreshed on
ChiCTR2000029953,Invented CD19 CAR-T cells in lymphoma,Example Hospital,20260105,Recruiting,2026-01-02,20,CTR20990001,1 May 2026
ChiCTR2000029954,嵌合抗原受体T细胞治疗复发难治淋巴瘤的临床研究,Example Hospital,20260105,Recruiting,2026-01-02,20,,1 May 2026
`;

test('a trial is found by its number in another register and by the Chinese words of its title', async () => {
  const host = await builtAtlas((folder) => [{ source: 'ictrp', paths: [putFile(folder, 'list.csv', LIST)], published: '2026-05-02' }]);
  const atlas = await host.atlas();
  const ask = (text: string, known_by = '2026-11-25') => find(atlas, { text, kind: null, most: 8, as_of: known_by, known_by });
  const [other] = (await ask('ctr2099 0001')).hits;
  assert.deepEqual([other?.id, other?.matched], ['ChiCTR2000029953', { name: 'CTR20990001', how: 'exact' }]);
  assert.equal((await ask('CTR2099')).hits[0]?.matched.how, 'prefix');
  assert.deepEqual((await ask('CTR20990001', '2026-04-01')).hits, [], 'not known yet');
  assert.deepEqual(
    (await ask('chictr200002995')).hits.map(({ id }) => id),
    ['ChiCTR2000029953', 'ChiCTR2000029954'],
  );
  const [titled] = (await ask('难治淋巴瘤')).hits.filter(({ kind }) => kind === 'trial');
  assert.equal(titled?.id, 'ChiCTR2000029954');
  assert.match(titled?.also.zh ?? '', /^嵌合抗原受体T细胞治疗复发难治淋巴瘤的临床研究 · /);
  const [mixed] = (await ask('淋巴瘤 嵌合')).hits.filter(({ kind }) => kind === 'trial');
  assert.equal(mixed?.id, 'ChiCTR2000029954', 'several Chinese words in any order');
});
