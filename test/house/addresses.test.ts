import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeHost } from '../../src/operation/host.ts';
import { makeApp } from '../../src/surface/http/app.ts';
import { isNoPage, knownRoutes } from '../e2e/support/addresses.ts';

test('the browser tests look at every page of the site, and at no page that is gone', () => {
  const { routes } = makeApp(makeHost('', () => {}));
  const pages = new Set(routes.flatMap(({ method, path }) => (method === 'GET' && !isNoPage(path) ? [path] : [])));
  assert.deepEqual(
    [...pages.symmetricDifference(knownRoutes())],
    [],
    'bring test/e2e/support/addresses.ts and the table of pages together',
  );
});
