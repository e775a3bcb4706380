import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { shipped } from '../../../src/base/root.ts';

/** A Chromium that the browser tests may start: its path, and in words where it came from. */
export type Found = { path: string; how: string };

/** What the search for a Chromium touches of the machine. */
export type Machine = {
  env: Record<string, string | undefined>;
  isRoot: boolean;
  /** Where Playwright would keep the Chromium of its own. */
  playwright: string;
  exists(path: string): boolean;
  /** Runs a command to its end, at most so many milliseconds; tells whether it succeeded, and what it printed. */
  run(command: string, words: string[], milliseconds: number): { isDone: boolean; output: string };
};

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const ELSEWHERE = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];
const PACKAGES = ['chromium', 'fonts-noto-cjk'];
const MINUTE = 60_000;

/**
 * Finds a Chromium: the one that `ATLAS_CHROMIUM` names, a usual name on the path, Playwright's own; else installs one, by Playwright's download or, for root
 * where there is apt-get, as a package. Throws with what was tried when there is none.
 */
export function findChromium(machine: Machine = thisMachine()): Found {
  const { env, exists, playwright } = machine;
  const named = env.ATLAS_CHROMIUM;
  if (named && !exists(named)) throw new Error(`ATLAS_CHROMIUM names ${named}, which does not exist`);
  if (named) return { path: named, how: 'named by ATLAS_CHROMIUM' };
  const found = onPath(machine);
  if (found) return { path: found, how: 'found on this machine' };
  if (exists(playwright)) return { path: playwright, how: "Playwright's own, downloaded before" };
  return install(machine);
}

/** Whether there is a font with Chinese on this machine; installs one for root where there is apt-get. */
export function hasChinese(machine: Machine = thisMachine()): boolean {
  const lists = () => machine.run('fc-list', [], MINUTE).output.includes('Noto Sans CJK SC');
  return lists() || (aptGet(machine, ['fonts-noto-cjk']) && lists());
}

function install(machine: Machine): Found {
  const download = machine.run(process.execPath, [shipped('node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium'], 3 * MINUTE);
  if (download.isDone && machine.exists(machine.playwright))
    return { path: machine.playwright, how: "downloaded by Playwright's installer" };
  const path = aptGet(machine, PACKAGES) ? onPath(machine) : undefined;
  if (path) return { path, how: `installed as a package (${PACKAGES.join(', ')})` };
  throw new Error(
    [
      'the browser tests need a Chromium, and there is none:',
      `- none of ${NAMES.join(', ')} is on the path`,
      `- Playwright's download failed: ${lastLine(download.output)}`,
      machine.isRoot ? '- apt-get could not install it' : '- packages can be installed by root alone',
      'install one (Debian: apt-get install chromium fonts-noto-cjk), or name one with ATLAS_CHROMIUM=PATH',
    ].join('\n'),
  );
}

function onPath({ env, exists }: Machine): string | undefined {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...ELSEWHERE].find(exists);
}

function aptGet(machine: Machine, packages: string[]): boolean {
  if (!machine.isRoot || !machine.run('apt-get', ['--version'], MINUTE).isDone) return false;
  machine.run('apt-get', ['-qq', 'update'], 3 * MINUTE);
  return machine.run('apt-get', ['-qq', '-y', '--no-install-recommends', 'install', ...packages], 10 * MINUTE).isDone;
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) || 'it printed nothing';
}

function thisMachine(): Machine {
  return {
    env: process.env,
    isRoot: process.getuid?.() === 0,
    playwright: chromium.executablePath(),
    exists: existsSync,
    run: (command, words, milliseconds) => {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' };
      const { status, stdout, stderr } = spawnSync(command, words, { timeout: milliseconds, encoding: 'utf8', env });
      return { isDone: status === 0, output: `${stdout ?? ''}${stderr ?? ''}` };
    },
  };
}
