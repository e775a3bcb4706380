import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SaxesParser } from 'saxes';
import { atomFeed, type FeedContent, jsonFeed, tagOf } from '../../../src/surface/web/changes/feed.ts';

const HOSTILE = 'a & b <script> "q" \'s\' \u0000\u0008\ud800 ]]> 张江';

const FEED: FeedContent = {
  id: tagOf('changes', 'target', 'a b/ü'),
  title: HOSTILE,
  subtitle: '',
  lang: 'en',
  self: 'http://a.example/changes.atom?a=1&b=2',
  home: 'http://a.example/changes?a=1&b=2',
  updated: '2026-05-20',
  entries: [
    {
      id: tagOf('change', '1'),
      url: 'http://a.example/',
      title: HOSTILE,
      summary: HOSTILE,
      updated: '2026-05-20',
      category: { id: 'status', label: HOSTILE },
    },
  ],
};

test('no text breaks the XML of a feed, and it comes out as it went in, less what XML forbids', () => {
  const texts: string[] = [];
  const parser = new SaxesParser({});
  parser.on('text', (text) => void texts.push(text));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(String(atomFeed('x', FEED).body)).close();
  const kept = texts.filter((text) => text.includes('script'));
  assert.deepEqual(kept, Array(3).fill('a & b <script> "q" \'s\' \ufffd ]]> 张江'));
});

test('a tag is a URI whatever its parts', () => {
  assert.equal(tagOf('changes', 'a b/ü'), 'tag:cgt-atlas.invalid,2026:changes/a%20b%2F%C3%BC');
  assert.ok(URL.canParse(FEED.id));
});

test('both formats tell the same entries', () => {
  const json = JSON.parse(String(jsonFeed('x', FEED).body)) as { items: { id: string; content_text: string }[] };
  assert.deepEqual(
    json.items.map(({ id }) => id),
    [FEED.entries[0]?.id],
  );
});
