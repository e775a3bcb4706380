import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { readEdition } from '../../src/model/edition.ts';
import { putFile, temporaryFolder } from '../support/store.ts';

const GOOD = 'date: 2026-01-02\nparts:\n  - what: facts\n    origin: a register\n    licence: facts\n';
const edition = (text: string | Uint8Array) => readEdition(dirname(putFile(temporaryFolder(), 'edition.yml', text)));

test('an edition has a date and parts; what is no YAML, no UTF-8 or lacks a field is refused by its file', () => {
  assert.equal(edition(GOOD).date, '2026-01-02');
  assert.throws(() => edition(GOOD.replace('origin:', 'origin')), /^InputError: .*edition\.yml: is no valid YAML/);
  assert.throws(
    () => edition(Buffer.from(GOOD.replace('facts', 'données'), 'latin1')),
    /^InputError: .*edition\.yml, line 3: is not UTF-8/,
  );
  assert.throws(() => edition(GOOD.replace('date:', 'day:')), /^InputError: .*edition\.yml, date: /);
});
