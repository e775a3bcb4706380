import assert from 'node:assert/strict';
import { realTest } from '../support/atlas.ts';
import { personalData } from '../support/personal.ts';

realTest(
  'no statement of the built atlas holds a contact: an e-mail address, a telephone number or a field of a contact person',
  async ({ host }) => {
    const { db } = await host.atlas();
    const [row] = await db.rows<{ texts: number }>('SELECT count(DISTINCT value)::INTEGER AS texts FROM statement');
    assert.ok((row?.texts ?? 0) > 10_000);
    assert.deepEqual(await personalData(db), []);
  },
);
