import assert from 'node:assert/strict';
import { share } from '../../src/operation/share.ts';
import { call } from '../../test/support/call.ts';
import { type RealAtlas, realTest } from '../support/atlas.ts';

/** Counts of the listings as their publisher's files give them, joined by hand. */
const ONCOLOGY = [
  { day: '2026-04-24', trials: 2152, china: 1180, shanghai: 179 },
  { day: '2026-08-22', trials: 2274, china: 1241, shanghai: 188 },
];
const RHEUMATOLOGY = [
  { day: '2026-04-25', trials: 284 },
  { day: '2026-08-22', trials: 315 },
];

for (const { day, ...expected } of ONCOLOGY) {
  realTest(
    `oncology on ${day}: ${expected.trials} trials, ${expected.china} with a site in China, ${expected.shanghai} in Shanghai`,
    async (atlas) => {
      for (const dates of [{ as_of: day, known_by: day }, { as_of: day }]) {
        const { counts, verdict } = await ask(atlas, 'oncology', dates);
        assert.equal(verdict, 'answered');
        assert.deepEqual({ trials: counts.listed, china: counts.denominator, shanghai: counts.numerator }, expected, JSON.stringify(dates));
      }
    },
  );
}

for (const { day, trials } of RHEUMATOLOGY) {
  realTest(`rheumatology on ${day}: ${trials} trials`, async (atlas) => {
    const { counts } = await ask(atlas, 'rheumatology', { as_of: day, known_by: day });
    assert.equal(counts.listed, trials);
  });
}

realTest('before the first listing there is nothing to count, and the answer says so', async (atlas) => {
  const { counts, share: value, verdict } = await ask(atlas, 'oncology', { as_of: '2026-04-23', known_by: '2026-08-22' });
  assert.deepEqual([counts.listed, value, verdict], [0, null, 'unclear']);
});

/** Every trial that the listing holds, whatever its class or role. */
async function ask({ host }: RealAtlas, series: string, dates: { as_of: string; known_by?: string }) {
  return call(share, { place: 'Shanghai', of: 'China', scope: 'all', role: 'all', source: 'car-t-monitor', series, ...dates }, host);
}
