import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { shipped } from '../../src/base/root.ts';
import { makeHost } from '../../src/operation/host.ts';
import { checkInput, optionName } from '../../src/operation/inputs.ts';
import type { Operation } from '../../src/operation/operation.ts';
import { findOperation, OPERATIONS } from '../../src/operation/table.ts';
import { ISSUE_COLUMNS, STATEMENT_COLUMNS } from '../../src/statement/columns.ts';
import { sourceNames } from '../../src/statement/source-facts.ts';
import { readArguments } from '../../src/surface/cli/arguments.ts';
import { makeApp } from '../../src/surface/http/app.ts';
import { codeFiles } from '../house/files.ts';
import { atlasCalls, documents, linksOf, read, section, settingsIn } from './documents.ts';

const COMMANDS = 'docs/commands.md';
const commands = read(COMMANDS);
const operations = Object.values(OPERATIONS as unknown as Record<string, Operation>);

for (const { name, input, positional } of operations) {
  test(`${COMMANDS} explains ${name}, its options and their values`, () => {
    const text = section(commands, `\`atlas ${name}\``);
    assert.ok(text !== undefined, `add a section "## \`atlas ${name}\`" to ${COMMANDS}`);
    assert.ok(
      atlasCalls(text).some(([first]) => first === name),
      `add a block with an example "npx atlas ${name} …" to the section of ${name} in ${COMMANDS}`,
    );
    for (const [field, schema] of Object.entries(input.shape)) {
      const word = positional.includes(field) ? `\`${field.toUpperCase()}` : `\`${optionName(field)}\``;
      assert.ok(text.includes(word), `add ${word} to the table of options of ${name} in ${COMMANDS}`);
      for (const value of valuesOf(schema as z.ZodType)) {
        assert.ok(commands.includes(`\`${value}\``), `add the value \`${value}\` of ${word} to the section of ${name} in ${COMMANDS}`);
      }
    }
  });
}

function valuesOf(schema: z.ZodType): string[] {
  return (z.toJSONSchema(schema, { io: 'input' }) as { enum?: string[] }).enum ?? [];
}

test(`${COMMANDS} explains serve`, () => {
  const text = section(commands, '`atlas serve`') ?? '';
  for (const word of ['--port', '--host', '--store']) {
    assert.ok(text.includes(`\`${word}\``), `add ${word} to the section "## \`atlas serve\`" of ${COMMANDS}`);
  }
});

test(`${COMMANDS} explains every setting`, () => {
  const files = ['bin/atlas.js', ...codeFiles('src', 'scripts', 'bench', 'test-real')];
  const text = section(commands, 'Settings') ?? '';
  for (const name of new Set(files.flatMap((file) => settingsIn(read(file))))) {
    assert.ok(text.includes(`\`${name}\``), `add a row for the environment variable ${name} to "## Settings" in ${COMMANDS}`);
  }
});

test(`${COMMANDS} says what every source reads`, () => {
  for (const name of sourceNames()) {
    assert.match(
      commands,
      new RegExp(`^\\| \`${name}\` +\\|`, 'm'),
      `add a row for the source ${name} to the table under "## \`atlas add\`" in ${COMMANDS}`,
    );
  }
});

test(`${COMMANDS} lists every route and page`, () => {
  const host = makeHost(shipped('no-such-store'), () => {});
  const paths = makeApp(host)
    .routes.map(({ path }) => path)
    .filter((path) => !path.includes('*'));
  assert.ok(paths.length > 0);
  for (const path of new Set(paths)) {
    assert.match(commands, new RegExp(`[\`\\s]${path}\``), `add the address ${path} to "## HTTP" or "## Pages" in ${COMMANDS}`);
  }
});

test('docs/data.md explains every column of a statement and of an issue', () => {
  for (const [heading, columns] of [
    ['Columns of a statement', STATEMENT_COLUMNS],
    ['Columns of an issue', ISSUE_COLUMNS],
  ] as const) {
    const text = section(read('docs/data.md'), heading) ?? '';
    for (const column of Object.keys(columns))
      assert.ok(text.includes(`\`${column}\``), `add the column ${column} to "## ${heading}" in docs/data.md`);
  }
});

test('every atlas command written in a document fits its operation', () => {
  const calls = documents().flatMap((name) => atlasCalls(read(name)).map((words) => ({ name, words })));
  assert.ok(calls.length > 0);
  for (const { name, words } of calls) {
    const [command = '', ...rest] = words;
    if (command === 'serve') continue;
    const operation = findOperation(command);
    assert.ok(operation, `${name} shows "atlas ${words.join(' ')}", but there is no operation ${command}`);
    const fits = () => checkInput(command, operation.input, readArguments(operation, rest).input);
    assert.doesNotThrow(fits, `${name} shows "atlas ${words.join(' ')}", which does not fit; bring the line and the operation together`);
  }
});

test('links between documents lead somewhere', () => {
  for (const name of documents()) {
    for (const target of linksOf(read(name))) {
      assert.ok(
        existsSync(shipped(join(dirname(name), target))),
        `${name} links to ${target}, which is not there; mend or remove the link`,
      );
    }
  }
});

test('the quick start is two lines of npm scripts that exist', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const text = section(read('README.md'), 'Quick start') ?? '';
  const lines = Array.from(text.matchAll(/^npm ci && npm (?:run )?(\w+)$/gm), ([, script = '']) => script);
  assert.deepEqual(lines, ['demo', 'test'], 'the quick start of README.md must hold "npm ci && npm run demo" and "npm ci && npm test"');
  for (const script of lines) assert.ok(scripts[script], `package.json has no script ${script}, which README.md shows`);
});

test('every npm script that a document names exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  for (const name of documents()) {
    for (const [, script = ''] of read(name).matchAll(/npm run ([\w:-]+)/g)) {
      assert.ok(scripts[script], `${name} names "npm run ${script}", which package.json does not have`);
    }
  }
});

test('the changelog has a place for what comes next', () => {
  assert.match(
    read('CHANGELOG.md'),
    /^## (\[?Unreleased\]?|\[?0\.1\.0\]?)/im,
    'add a section "## Unreleased" to CHANGELOG.md and note your change in it',
  );
});

test('reads sections, links, calls and settings', () => {
  const text = '# T\n\n## One\n\n[a](b.md#c) `[x](y.md)` [d](https://example.org)\n\n```\nnpx atlas add x  y > z\nother\n```\n## Two\n';
  assert.equal(section(text, 'Two'), 'Two\n');
  assert.equal(section(text, 'Three'), undefined);
  assert.deepEqual(linksOf(text), ['b.md']);
  assert.deepEqual(atlasCalls(text), [['add', 'x', 'y']]);
  assert.deepEqual(settingsIn("process.env.ABC_D ?? environment.EF + env['x']"), ['ABC_D', 'EF']);
});
