import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { shipped } from '../../src/base/root.ts';
import { projectFiles } from '../house/files.ts';
import { temporaryFolder } from '../support/store.ts';

/** A copy of the project's own files, with its packages. */
function copyOfProject(): string {
  const folder = join(temporaryFolder(), 'copy');
  for (const name of projectFiles()) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    cpSync(shipped(name), join(folder, name));
  }
  symlinkSync(shipped('node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Runs a program of the copy; throws with what it wrote where it fails. */
function runIn(folder: string, ...words: string[]): string {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'NODE_TEST_CONTEXT'));
  return execFileSync(process.execPath, words, { cwd: folder, encoding: 'utf8', env });
}

/** The commands of the worked example that call the generator and the tests, as words after `npx node` or `npm run`. */
function example(): { name: string; tests: string } {
  const text = readFileSync(shipped('docs', 'adding-a-source.md'), 'utf8');
  return {
    name: /^npm run new-source ([a-z-]+)$/m.exec(text)?.[1] ?? '',
    tests: /^npx node --test "(sources\/[^"]+)"$/m.exec(text)?.[1] ?? '',
  };
}

test('the worked example of docs/adding-a-source.md makes a source whose tests pass and that fits the rules of the house', {
  timeout: 600_000,
}, () => {
  const folder = copyOfProject();
  const { name, tests } = example();
  assert.ok(name !== '' && tests.includes(name));
  const written = runIn(folder, 'scripts/new-source.ts', name);
  assert.match(written, new RegExp(`^sources/${name}/source\\.yml$`, 'm'));
  assert.match(runIn(folder, '--test', tests), /\n# pass 2\n|pass 2\n/);
  assert.match(runIn(folder, '--test', 'test/house/*.test.ts', 'test/docs/docs.test.ts'), /fail 0\n/);
  const biome = join('node_modules', '@biomejs', 'biome', 'bin', 'biome');
  runIn(folder, biome, 'check', '--error-on-warnings', `sources/${name}`, `test/fuzz/samples/${name}.ts`);
  runIn(folder, join('node_modules', 'typescript', 'bin', 'tsc'), '--noEmit');
  assert.throws(() => runIn(folder, 'scripts/new-source.ts', name), /is there already/);
  assert.throws(() => runIn(folder, 'scripts/new-source.ts', 'Bad Name'), /usage: npm run new-source NAME/);
});
