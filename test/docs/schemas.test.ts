import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { COMMAND, schemaFiles } from '../../scripts/make-schemas.ts';
import { shipped } from '../../src/base/root.ts';

const files = schemaFiles();

for (const [name, content] of files) {
  test(`model/${name} says what the code says`, () => {
    const held = existsSync(shipped('model', name)) ? readFileSync(shipped('model', name), 'utf8') : '';
    assert.ok(held === content, `model/${name} is out of date; run \`${COMMAND}\` and commit what changes`);
  });
}

test('model/ holds no schema that nothing writes', () => {
  const strays = readdirSync(shipped('model')).filter((name) => name.endsWith('.schema.json') && !files.has(name));
  assert.deepEqual(strays, [], `remove these files from model/, or add them to schemaFiles in scripts/make-schemas.ts`);
});
