import assert from 'node:assert/strict';
import { contacts } from '../../test/house/clean.ts';
import { realTest } from '../support/atlas.ts';

const LABELLED_PHONE = /(?:\b(?:tel|telephone|phone|mobile|fax)\b|电话|手机|传真)[^\p{L}\d]{0,4}\+?\d[\d ()-]{5,}\d/giu;

realTest('no statement holds an e-mail address or a telephone number', async ({ host }) => {
  const { db } = await host.atlas();
  const texts = await db.rows<{ id: string; text: string }>(
    `SELECT min(id) AS id, text FROM (SELECT id, unnest([value, original]) AS text FROM statement)
     WHERE regexp_matches(text, '@|\\d{3}|[Tt]el|[Pp]hone|电话|手机') GROUP BY text`,
  );
  assert.ok(texts.length > 10_000);
  const found = texts.flatMap(({ id, text }) =>
    [...contacts(text), ...(text.match(LABELLED_PHONE) ?? [])].map((contact) => `${id}: ${contact}`),
  );
  assert.deepEqual(found, []);
});
