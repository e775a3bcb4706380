import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { shipped } from '../../src/base/root.ts';
import { contacts, machinePaths } from './clean.ts';
import { projectFiles } from './files.ts';

/** Text of a file, unpacked if it is gzip; undefined for binary. */
function readText(name: string): string | undefined {
  const bytes = readFileSync(shipped(name));
  const plain = name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  return plain.includes(0) ? undefined : plain.toString('utf8');
}

function findings(names: string[], look: (text: string) => string[]): string[] {
  return names.flatMap((name) => look(readText(name) ?? '').map((found) => `${name}: ${found}`));
}

test('no file names a path of one machine', () => {
  assert.deepEqual(findings(projectFiles(), machinePaths), []);
});

test('starter and curation hold no e-mail address and no phone number', () => {
  const kept = projectFiles().filter((name) => /^(starter|curation)\//.test(name));
  assert.deepEqual(findings(kept, contacts), []);
});

test('tells a machine path from a link', () => {
  const folder = ['', 'home', 'someone', 'x'].join('/');
  assert.equal(machinePaths(`read ${folder}`).length, 1);
  assert.equal(machinePaths(`"${folder}"`).length, 1);
  assert.deepEqual(machinePaths('https://example.org/home/page and src/work/x and ../tmp/x'), []);
});

test('tells a phone number from an identifier', () => {
  const at = '@';
  assert.deepEqual(contacts(`a.b${at}example.org`), [`a.b${at}example.org`]);
  for (const phone of ['139' + '12345678', '+86 21 5555' + ' 0100', '(555) ' + '555-0100', '021-' + '55550100']) {
    assert.ok(contacts(`call ${phone}.`).length > 0, phone);
  }
  for (const id of ['NCT01234567', 'CTR20201234', 'ChiCTR1800012345', '2019-001234-12', 'JXSL2200123', '2024-08-31', '0.13912345678']) {
    assert.deepEqual(contacts(`id ${id}.`), [], id);
  }
});
