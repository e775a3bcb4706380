import { readFileSync } from 'node:fs';
import { InputError, messageOf, UsageError } from '../src/base/errors.ts';
import { shipped } from '../src/base/root.ts';
import { makeHost, storePath } from '../src/operation/host.ts';
import { OPERATIONS } from '../src/operation/table.ts';
import { render } from '../src/surface/cli/render.ts';
import { runServer } from '../src/surface/http/serve.ts';

const EXAMPLE = 'examples/zhangjiang-2024.zh.md';
const NEXT = `
The same article in English: npx atlas check examples/zhangjiang-2024.en.md
Any claim down to its bytes:  npx atlas show STATEMENT   (an id from a line above that begins with 证据)
`;
const store = storePath(undefined, process.env);
const port = process.env.PORT ?? '8080';

process.exitCode = await demo().catch(fail);

/** Builds the atlas from the shipped facts, checks the example article, and serves the pages until it is stopped. */
async function demo(): Promise<number> {
  process.stdout.write(`Building the atlas from the shipped facts in ${store} …\n`);
  const host = makeHost(store, () => {});
  try {
    process.stdout.write(`${render('build', await OPERATIONS.build.run({}, host), {}, 'en')}\nChecking ${EXAMPLE} …\n\n`);
    const text = readFileSync(shipped(EXAMPLE), 'utf8');
    process.stdout.write(`${render('check', await OPERATIONS.check.run({ text }, host), { text }, 'zh')}${NEXT}\n`);
  } finally {
    host.close();
  }
  return runServer(['--store', store, '--port', port]);
}

/** Says on one line what went wrong; a taken port is the likely cause and has a remedy of its own. */
function fail(error: unknown): number {
  const { code } = ((error as Error).cause ?? {}) as NodeJS.ErrnoException;
  const message = code === 'EADDRINUSE' ? `port ${port} is in use; choose another: PORT=8081 npm run demo` : messageOf(error);
  const isExpected = error instanceof InputError || error instanceof UsageError;
  process.stderr.write(`demo: ${isExpected ? message : ((error as Error).stack ?? message)}\n`);
  return 1;
}
