import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OPERATIONS } from '../../../src/operation/table.ts';
import { countOf, percentOf } from '../../../src/surface/web/format.ts';
import { call } from '../../support/call.ts';
import { plainWords, siteOn } from '../../support/pages.ts';

const DAYS = { as_of: '2026-11-25', known_by: '2026-11-25' };
const site = siteOn(DAYS);
const ZHANGJIANG = { place: 'zhangjiang', of: 'CN', place_rule: 'sponsor', date_rule: 'start' };

test('one page holds a share on two dates, on one scale, with the change between them', async () => {
  const { text } = await site.page('/share', { ...ZHANGJIANG, as_of_2: '2024-08-31' });
  const now = await call(OPERATIONS.share, { ...ZHANGJIANG, ...DAYS }, site.host);
  const then = await call(OPERATIONS.share, { ...ZHANGJIANG, ...DAYS, as_of: '2024-08-31' }, site.host);
  assert.ok(now.share !== null && then.share !== null && now.counts.numerator !== then.counts.numerator);
  for (const { share, counts } of [now, then])
    assert.ok(
      plainWords(text).includes(`${percentOf('en', share)} ${countOf('en', counts.numerator)} / ${countOf('en', counts.denominator)}`),
    );
  assert.ok(plainWords(text).includes(`+${now.counts.numerator - then.counts.numerator} trials in the numerator`));
  const ends = [...text.matchAll(/text-anchor="end">([\d.]+ %)</g)].map(([, end]) => end);
  assert.equal(ends.length, 2);
  assert.equal(ends[0], ends[1]);
});

test('the other day may be one of knowing, and holds no later than it', async () => {
  const { text } = await site.page('/share', { place: '310000', date_rule: 'start', known_by_2: '2026-06-30' });
  const then = await call(
    OPERATIONS.share,
    { place: '310000', date_rule: 'start', as_of: '2026-06-30', known_by: '2026-06-30' },
    site.host,
  );
  assert.ok(plainWords(text).includes(`${percentOf('en', then.share)} ${countOf('en', then.counts.numerator)} /`));
});

test('every reading stands with its counts, the one in use is marked, and another is one click away', async () => {
  const { text } = await site.page('/share', ZHANGJIANG);
  const { readings } = await call(OPERATIONS.share, { ...ZHANGJIANG, ...DAYS }, site.host);
  const part = text.slice(text.indexOf('id="readings"'), text.indexOf('id="rows"'));
  assert.equal(part.match(/<tr class/g)?.length, readings.length);
  assert.equal(part.match(/▸ in use/g)?.length, 1);
  assert.equal(part.match(/>use<\/a>/g)?.length, readings.length - 1);
  for (const { numerator, denominator } of readings)
    assert.ok(plainWords(part).includes(`${countOf('en', numerator)} / ${countOf('en', denominator)}`));
});

test('the trials on the page and in the file are those that were counted', async () => {
  const answer = await call(OPERATIONS.share, { ...ZHANGJIANG, ...DAYS }, site.host);
  const { text } = await site.page('/share', ZHANGJIANG);
  const rows = text.slice(text.indexOf('id="rows"'));
  for (const { trial } of answer.numerator_statements) assert.ok(rows.includes(`/trial/${trial}?`), trial);
  const file = JSON.parse((await site.page('/share/json', ZHANGJIANG)).text) as { trial: string; in_numerator: boolean }[];
  assert.equal(file.length, answer.counts.denominator);
  assert.deepEqual(
    file.flatMap((row) => (row.in_numerator ? [row.trial] : [])).toSorted(),
    answer.numerator_statements.map(({ trial }) => trial).toSorted(),
  );
});

test('a share that registers cannot tell says so and leads to the rule by which they may', async () => {
  const { status, text } = await site.page('/share', { place: 'zhangjiang' });
  assert.equal(status, 200);
  assert.match(text, /unclear/);
  assert.match(text, /href="\/share\?[^"]*place_rule=sponsor[^"]*"[^>]*>By seat of the sponsor/);
  assert.ok(!text.includes('id="rows"'));
});

test('places that do not fit, days that are none and unknown fields are refused in words', async () => {
  for (const fields of [{ place: 'Shanghai', of: 'Beijing' }, { place: 'Atlantis' }, { as_of_2: '2024-02-31' }, { bogus: '1' }] as Record<
    string,
    string
  >[]) {
    const { status, text } = await site.page('/share', fields);
    assert.equal(status, 400, JSON.stringify(fields));
    assert.match(text, /class="problem"/);
  }
});
