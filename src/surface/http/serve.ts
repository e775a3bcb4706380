import { parseArgs } from 'node:util';
import { serve } from '@hono/node-server';
import { InputError, UsageError } from '../../base/errors.ts';
import { makeHost, storePath } from '../../operation/host.ts';
import { logPath } from '../../operation/log.ts';
import type { Host } from '../../operation/operation.ts';
import { makeDoor, reviewToken } from '../web/review/door.ts';
import { makeApp } from './app.ts';

/** Serves the pages and the API until the process is told to stop; prints the address. Exit code 0 after a stop. */
export async function runServer(words: string[]): Promise<number> {
  const { store, port, hostname } = readOptions(words);
  const { env } = process;
  const token = reviewToken(env);
  const host = makeHost(storePath(store, env), () => {}, undefined, logPath(env));
  await warmUp(host);
  await new Promise<void>((resolve, reject) => {
    const server = serve({ fetch: makeApp(host, makeDoor(token)).fetch, port, hostname }, ({ port: bound }) => {
      const address = `http://${hostname}:${bound}/`;
      process.stdout.write(
        `CGT Atlas on ${address} — Ctrl+C stops it\nTo decide on names and classes: ${address}review?token=${encodeURIComponent(token)}\n`,
      );
    });
    server.on('error', (error: NodeJS.ErrnoException) => reject(explain(error, port)));
    const stop = () => server.close(() => resolve());
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
  host.close();
  return 0;
}

/** Opens the atlas and asks what the first page asks, so that the first reader does not wait. */
async function warmUp(host: Host): Promise<void> {
  const app = makeApp(host);
  for (const lang of ['zh', 'en']) for (const path of ['/', '/check', '/suggest']) await app.request(`${path}?q=a&lang=${lang}`);
  await host.atlas();
}

function readOptions(words: string[]): { store: string | undefined; port: number; hostname: string } {
  const options = { store: { type: 'string' }, port: { type: 'string' }, host: { type: 'string' } } as const;
  const { values } = parse(() => parseArgs({ args: words, options }));
  const port = Number(values.port ?? '8080');
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new UsageError(`serve: --port "${values.port}" is no port number`);
  return { store: values.store, port, hostname: values.host ?? '127.0.0.1' };
}

function parse<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UsageError(`serve: ${(error as Error).message}; the options are --port, --host, --store`);
  }
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  return error.code === 'EADDRINUSE' ? new InputError(`port ${port} is in use; choose another with --port`, {}, error) : error;
}
