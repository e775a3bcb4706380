import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadSource } from '../../src/statement/source.ts';
import { sourceNames } from '../../src/statement/source-facts.ts';
import { temporaryFolder } from '../support/store.ts';
import { outcomeOf, writeFiles } from './case.ts';
import { fuzz, told } from './run.ts';
import { sampled, samplesOf } from './sample.ts';

const CASES = 12;
const SEED = 1;
const FOLDER = temporaryFolder();

test('every source has samples', () => {
  assert.deepEqual(sampled().toSorted(), sourceNames().toSorted());
});

for (const source of sampled()) {
  test(`${source}: its samples are read, and spoiled ones are read or refused by name`, async () => {
    const folder = `${FOLDER}/${source}`;
    for (const [at, sample] of (await samplesOf(source)).entries()) {
      const paths = writeFiles(`${folder}/whole-${at}`, sample);
      assert.deepEqual(
        await outcomeOf(await loadSource(source), paths, `${folder}/store`, true),
        { ended: 'read' },
        Object.keys(sample).join(),
      );
    }
    const { groups } = await fuzz(source, CASES, SEED, folder);
    assert.equal(groups.map(told).join('\n'), '');
  });
}
