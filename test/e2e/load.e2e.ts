import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inLanguage, theAddresses } from './support/addresses.ts';
import { record } from './support/figures.ts';
import { ask, quantile, steadyLoad } from './support/load.ts';
import { theSession } from './support/session.ts';
import { LANGS } from './support/visit.ts';

const SECOND = 1000;
const RATE = 200;
const SECONDS = 5;
/** Milliseconds in which 95 of 100 pages must have arrived whole. */
const LIMIT = 40;

test(`pages at ${RATE} requests a second`, async () => {
  const addresses = (await theAddresses()).filter(({ status }) => status === undefined);
  const asked = addresses.flatMap((address) =>
    LANGS.map((lang) => ({ route: address.route, url: theSession().url + inLanguage(address, lang) })),
  );
  for (const { url } of asked) assert.ok((await ask(url)) < 400, url);
  const order = Array.from({ length: RATE * SECONDS }, (_, nth) => asked[nth % asked.length] ?? asked[0]).filter(
    (one) => one !== undefined,
  );
  const answers = await steadyLoad(
    order.map(({ url }) => url),
    SECOND / RATE,
  );
  assert.deepEqual(
    answers.flatMap(({ status }, nth) => (status < 400 ? [] : [`${order[nth]?.url} answered ${status}`])),
    [],
  );
  const times = answers.map(({ milliseconds }) => milliseconds);
  record({ what: `p95 at ${RATE}/s`, where: 'all pages', value: quantile(times, 0.95), unit: 'ms', limit: LIMIT });
  record({ what: `p50 at ${RATE}/s`, where: 'all pages', value: quantile(times, 0.5), unit: 'ms', limit: LIMIT });
  for (const { route } of addresses) {
    const own = times.filter((_, nth) => order[nth]?.route === route);
    record({ what: `p95 at ${RATE}/s`, where: route, value: quantile(own, 0.95), unit: 'ms', limit: LIMIT });
  }
});
