import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { shipped } from '../../src/base/root.ts';
import { optionName } from '../../src/operation/inputs.ts';
import type { Operation } from '../../src/operation/operation.ts';
import { OPERATIONS } from '../../src/operation/table.ts';
import { ISSUE_COLUMNS, STATEMENT_COLUMNS } from '../../src/statement/columns.ts';
import { sourceNames } from '../../src/statement/source-facts.ts';
import { projectFiles } from '../house/files.ts';

const read = (name: string) => readFileSync(shipped(name), 'utf8');
const commands = read('docs/commands.md');
const data = read('docs/data.md');

for (const { name, input, positional } of Object.values(OPERATIONS as unknown as Record<string, Operation>)) {
  test(`docs/commands.md explains ${name} and its options`, () => {
    assert.ok(commands.includes(`atlas ${name}`), `add a section with an example of \`atlas ${name}\` to docs/commands.md`);
    for (const field of Object.keys(input.shape)) {
      const word = positional.includes(field) ? field.toUpperCase() : optionName(field);
      assert.ok(commands.includes(word), `docs/commands.md does not mention ${word} of ${name}`);
    }
  });
}

test('serve, the settings and every source are in the docs', () => {
  for (const word of ['atlas serve', '--port', '--host', 'ATLAS_STORE', 'ATLAS_DEBUG', ...sourceNames()]) {
    assert.ok(commands.includes(word), `docs/commands.md does not mention ${word}`);
  }
});

test('every column of a statement and of an issue is explained in docs/data.md', () => {
  for (const column of [...Object.keys(STATEMENT_COLUMNS), ...Object.keys(ISSUE_COLUMNS)]) {
    assert.ok(data.includes(`\`${column}\``), `docs/data.md does not explain the column ${column}`);
  }
});

test('links between documents lead somewhere', () => {
  for (const name of projectFiles().filter((file) => file.endsWith('.md') && !file.startsWith('examples/'))) {
    for (const [, target = ''] of read(name).matchAll(/\]\((?!https?:)([^)#\s]+)/g)) {
      assert.ok(existsSync(shipped(join(dirname(name), target))), `${name} links to ${target}, which is not there`);
    }
  }
});

test('the two lines of the quick start stand in the README and are npm scripts', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  for (const script of ['demo', 'test']) {
    assert.ok(scripts[script], `package.json has no script ${script}`);
    assert.match(read('README.md'), new RegExp(`npm ci && npm (run )?${script}`));
  }
  assert.match(read('CHANGELOG.md'), /0\.1\.0/);
});
