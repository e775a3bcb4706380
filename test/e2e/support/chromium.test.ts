import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findChromium, hasChinese, type Machine } from './chromium.ts';

const OWN = '/cache/chromium/chrome';

/** A machine on which some files exist; each command that is run adds the files that it brings, and fails when it is not listed. */
function machine(files: string[], commands: Record<string, string[]> = {}, more: Partial<Machine> = {}): Machine & { ran: string[] } {
  const there = new Set(files);
  const ran: string[] = [];
  return {
    env: { PATH: '/one:/two' },
    isRoot: true,
    playwright: OWN,
    exists: (path) => there.has(path),
    run: (command, words) => {
      const line = [command === process.execPath ? 'node' : command, ...words].join(' ').replace(/\S+cli\.js/, 'cli.js');
      ran.push(line);
      const brings = Object.entries(commands).find(([start]) => line.startsWith(start))?.[1];
      for (const file of brings ?? []) there.add(file);
      return { isDone: brings !== undefined, output: brings === undefined ? 'no route to host' : [...there].join('\n') };
    },
    ran,
    ...more,
  };
}

const INSTALLS = { 'apt-get -qq -y': ['/one/chromium'], 'apt-get': [] };

test('the named Chromium comes before all others, and a wrong name is an error', () => {
  const env = { PATH: '/one', ATLAS_CHROMIUM: '/mine' };
  assert.equal(findChromium(machine(['/mine', '/one/chromium'], {}, { env })).path, '/mine');
  assert.throws(() => findChromium(machine(['/one/chromium'], {}, { env })), /ATLAS_CHROMIUM names \/mine, which does not exist/);
});

test('one on the path comes before the one that Playwright keeps', () => {
  assert.equal(findChromium(machine(['/two/google-chrome', OWN])).path, '/two/google-chrome');
  assert.deepEqual(findChromium(machine([OWN])), { path: OWN, how: "Playwright's own, downloaded before" });
});

test("Playwright's download is tried before a package is installed", () => {
  const downloads = machine([], { 'node cli.js install chromium': [OWN], ...INSTALLS });
  assert.equal(findChromium(downloads).path, OWN);
  assert.deepEqual(downloads.ran, ['node cli.js install chromium']);
  const closed = machine([], INSTALLS);
  assert.deepEqual(findChromium(closed), { path: '/one/chromium', how: 'installed as a package (chromium, fonts-noto-cjk)' });
  assert.equal(closed.ran.at(-1), 'apt-get -qq -y --no-install-recommends install chromium fonts-noto-cjk');
});

test('where nothing can be had the error says what was tried and what to do', () => {
  const tried = /none of chromium.*download failed: no route to host.*installed by root alone.*ATLAS_CHROMIUM=PATH/s;
  assert.throws(() => findChromium(machine([], INSTALLS, { isRoot: false })), tried);
  assert.throws(() => findChromium(machine([])), /apt-get could not install it/);
});

test('a font with Chinese is installed by root where it is missing', () => {
  const font = '/fonts/NotoSansCJK.ttc: Noto Sans CJK SC:style=Regular';
  assert.equal(hasChinese(machine([font], { 'fc-list': [] })), true);
  const bare = machine([], { 'fc-list': [], 'apt-get -qq -y': [font], 'apt-get': [] });
  assert.equal(hasChinese(bare), true);
  assert.ok(bare.ran.includes('apt-get -qq -y --no-install-recommends install fonts-noto-cjk'));
  assert.equal(hasChinese(machine([], { 'fc-list': [], 'apt-get -qq -y': [font] }, { isRoot: false })), false);
});
