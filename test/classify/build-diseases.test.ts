import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testAtlas } from '../support/atlas.ts';

const host = await testAtlas();
after(() => host.close());

test('the diseases of trials and milestones are published with the words and statements that decided', async () => {
  const { db } = await host.atlas();
  const trial = await db.rows<{ disease: string; words: string; property: string; value: string }>(
    `SELECT d.disease, d.words, s.property, s.value FROM trial_disease d JOIN statement s ON s.id = d.statement WHERE d.trial = 'NCT90000001'`,
  );
  assert.deepEqual(trial, [{ disease: 'lymphoma', words: 'Lymphoma', property: 'condition', value: 'Lymphoma' }]);
  const milestones = await db.rows<{ same: boolean }>(
    'SELECT contains(m.disease, d.words) AS same FROM milestone_disease d JOIN milestone m ON m.statement = d.statement',
  );
  assert.ok(milestones.length > 0 && milestones.every(({ same }) => same));
});
