import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { messageOf } from '../../src/base/errors.ts';
import { shipped } from '../../src/base/root.ts';
import { findChromium, hasChinese } from './support/chromium.ts';
import { figureTables } from './support/figures.ts';
import { environmentOf, type Session } from './support/session.ts';
import { buildStore, freePort, serveSite } from './support/site.ts';

const SUITE = '.e2e.ts';
/** What is measured on a store of another size; the other suites look at the shipped facts. */
const OF_SIZE = ['load', 'speed'];

const OPTIONS = {
  update: { type: 'boolean', default: false },
  only: { type: 'string' },
  studies: { type: 'string' },
  store: { type: 'string' },
} as const;

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`e2e: ${messageOf(error)}\n`);
  return 1;
});

/** Runs the named suites of browser tests, or all, on a server and a browser of their own, and prints the figures. Exit code 1 when a test failed. */
async function main(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: words, options: OPTIONS, allowPositionals: true });
  const studies = countOf(values.studies ?? process.env.ATLAS_E2E_STUDIES ?? '0');
  const given = values.store ?? process.env.ATLAS_E2E_STORE;
  const files = suites(positionals, studies > 0 || given !== undefined);
  const folder = mkdtempSync(join(tmpdir(), 'atlas-e2e-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const chromium = findChromium();
  const isWritten = hasChinese();
  say(`browser: ${versionOf(chromium.path)}, ${chromium.path}, ${chromium.how}`);
  if (!isWritten) say('!!! NO SHOT IS COMPARED: the font Noto Sans CJK SC is missing (Debian: apt-get install fonts-noto-cjk)');
  const store = given ?? buildStore(folder, studies);
  const site = await serveSite(store);
  const images = join(tmpdir(), 'atlas-e2e-shots');
  const figures = join(folder, 'figures.ndjson');
  const session = { url: site.url, chromium: chromium.path, debugPort: await freePort(), figures, images };
  try {
    const code = await runTests(files, values.only, { ...session, hasChinese: isWritten, isUpdate: values.update });
    say(figureTables(figures));
    return code;
  } finally {
    site.stop();
  }
}

async function runTests(files: string[], only: string | undefined, session: Session): Promise<number> {
  const pattern = only === undefined ? [] : [`--test-name-pattern=${only}`];
  const words = ['--test', '--test-isolation=none', '--test-force-exit', '--test-reporter=spec', ...pattern, ...files];
  const child = spawn(process.execPath, words, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environmentOf(session) },
  });
  const [code] = await once(child, 'exit');
  return code === 0 ? 0 : 1;
}

/** The files of the named suites; without names all, or those that fit a store of another size. Throws for an unknown name. */
function suites(names: string[], isOtherStore: boolean): string[] {
  const folder = shipped('test', 'e2e');
  const all = readdirSync(folder).flatMap((name) => (name.endsWith(SUITE) ? [name.slice(0, -SUITE.length)] : []));
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length > 0) throw new Error(`unknown suite ${unknown.join(', ')}; the suites are ${all.join(', ')}`);
  const chosen = names.length > 0 ? names : isOtherStore ? OF_SIZE : all;
  return chosen.map((name) => join(folder, `${name}${SUITE}`));
}

function countOf(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 0) throw new Error(`--studies "${text}" is no whole number`);
  return count;
}

function versionOf(path: string): string {
  return spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout.trim();
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
