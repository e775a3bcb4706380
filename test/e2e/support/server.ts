import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { makeHost } from '../../../src/operation/host.ts';
import { makeApp } from '../../../src/surface/http/app.ts';
import { makeDoor } from '../../../src/surface/web/review/door.ts';
import { REVIEW_TOKEN } from './addresses.ts';

/** Today, for the server of the browser tests: after every shipped fact, so that pages are the same on any day. */
const TODAY = new Date('2026-12-31T08:00:00Z');

const host = makeHost(
  process.argv[2] ?? '',
  () => {},
  () => TODAY,
);
await host.atlas();
serve({ fetch: makeApp(host, makeDoor(REVIEW_TOKEN)).fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) =>
  process.stdout.write(`${port}\n`),
);
process.stdin.resume().on('end', () => process.exit());
