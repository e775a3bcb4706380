import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classifyName } from '../../src/classify/trial.ts';

test('a brand or an acronym in capitals is no CAR because it ends like one; a target before it makes it one', () => {
  for (const name of ['AMICAR', 'BENICAR HCT', 'LICART', 'TROCAR', 'PROSCAR']) assert.equal(classifyName(name).modality, 'none', name);
  for (const name of ['BCMACAR', 'CD19CAR', 'UCART', 'huCART19', 'AlloCAR'])
    assert.equal(classifyName(`${name} cells`).modality, 'car_t', name);
});
