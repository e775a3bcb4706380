import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sha256 } from '../../src/base/hash.ts';
import { DEFAULT_DEFINITION } from '../../src/model/definitions.ts';
import { readBytes } from '../../src/snapshot/bytes.ts';
import { evidence } from '../../src/view/evidence.ts';
import { share } from '../../src/view/share.ts';
import { testAtlas } from '../support/atlas.ts';

test('from the numbers of a share to the snapshot, the record and the field', async () => {
  const host = await testAtlas();
  const atlas = await host.atlas();
  const question = {
    place: 'Shanghai',
    of: 'China',
    as_of: '2026-05-20',
    known_by: '2026-05-20',
    definition: DEFAULT_DEFINITION,
    modality: null,
    target: null,
    source: 'car-t-monitor',
    series: 'test',
  };
  const answer = await share(atlas, question);
  assert.equal(answer.numerator_statements.length, answer.counts.numerator);
  assert.equal(answer.denominator_statements.length, answer.counts.denominator);
  for (const { trial, statement: id } of answer.numerator_statements) {
    const { statement, receipt, bytes, url } = await evidence(atlas, id);
    assert.equal(statement.subject, `trial/${trial}`);
    assert.equal(statement.property, 'site');
    assert.equal(sha256(readBytes(host.store, statement.snapshot)), statement.snapshot);
    assert.ok(receipt.parts.some((part) => part.sha256 === statement.snapshot && part.name === statement.part));
    const { Facility, City } = bytes as { Facility: string; City: string };
    const said = JSON.parse(statement.value) as { facility: string; city: string };
    assert.deepEqual([said.facility, said.city], [Facility, City]);
    assert.equal(url, `https://clinicaltrials.gov/study/${trial}`);
  }
});

test('a sample of every property of the shipped facts leads to its bytes', async () => {
  const host = await testAtlas();
  const atlas = await host.atlas();
  const picked = await atlas.db.rows<{ id: string }>(`SELECT min(id) AS id FROM statement GROUP BY source, property, receipt
    UNION SELECT max(id) FROM statement GROUP BY source, property, receipt ORDER BY 1`);
  assert.ok(picked.length > 60);
  for (const { id } of picked) {
    const { statement, bytes } = await evidence(atlas, id);
    const found = typeof bytes === 'object' ? JSON.stringify(bytes) : String(bytes);
    if (statement.property === 'site') continue;
    const said = statement.original ?? statement.value;
    assert.ok(
      found.includes(said) || statement.property === 'enrolment',
      `${statement.source} ${statement.property} ${statement.record} ${statement.field}: ${said} against ${found}`,
    );
  }
});
