import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf } from './files.ts';

const PAGE = 'docs/decisions/dependencies.md';
const manifest = JSON.parse(textOf('package.json')) as { dependencies: Record<string, string>; devDependencies: Record<string, string> };

/** The packages named at the start of a table row of the page: | `name` | reason | */
function explained(): string[] {
  const rows = textOf(PAGE).matchAll(/^\| `([^`]+)` *\| (.+) \|$/gm);
  return Array.from(rows, ([, name, reason]) => ((reason ?? '').trim().length > 10 ? name : undefined)).filter(
    (name) => name !== undefined,
  );
}

test('every dependency has its reason, and no reason outlives its dependency', () => {
  const used = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)];
  assert.deepEqual(explained().toSorted(), used.toSorted(), `bring ${PAGE} and package.json together`);
});

test('every dependency is pinned to one version', () => {
  const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(([, version]) => !/^\d/.test(version));
  assert.deepEqual(loose, []);
});

test('the lock file names no registry', () => {
  const lock = JSON.parse(textOf('package-lock.json')) as { packages: Record<string, { resolved?: string; link?: boolean }> };
  const resolved = Object.entries(lock.packages).filter(([, one]) => one.resolved !== undefined && one.link !== true);
  assert.deepEqual(
    resolved.map(([name]) => name),
    [],
  );
});
