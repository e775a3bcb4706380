import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeHost } from '../../src/operation/host.ts';
import { pullSource } from '../../src/operation/pull.ts';
import { addressesIn } from '../../src/snapshot/feed.ts';
import { readReceipts } from '../../src/snapshot/receipt.ts';
import { loadSource } from '../../src/statement/source.ts';
import { type Answering, newStore, type Publisher, testEffects, withPublisher } from '../support/publisher.ts';
import { NOW, putFile, temporaryFolder } from '../support/store.ts';

const RSS = (links: string[]) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>News</title><link>https://example.org/</link>
${links.map((link) => `<item><title>An article</title><link>${link}</link><pubDate>Tue, 24 Nov 2026 08:00:00 GMT</pubDate></item>`).join('\n')}
</channel></rss>`;
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><link rel="self" href="https://example.org/feed"/>
<entry><title>One</title><link rel="enclosure" href="https://example.org/one.mp3"/><link href="https://example.org/one"/></entry>
<entry><title>Two</title><link rel="alternate" href="/two#top"/></entry></feed>`;
const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>x</title></channel>
<item rdf:about="a"><title>One</title><link>https://example.org/one</link></item></rdf:RDF>`;
const page = (text: string) => `<html><body><main><p>${text} was cleared for trials in China on 2026-11-20.</p></main></body></html>`;

const read = (text: string, base?: string) => addressesIn(Buffer.from(text), 'feed.xml', base);

test('the articles of RSS, RDF and Atom feeds and of a list, each once', () => {
  assert.deepEqual(read(RSS(['https://example.org/one', 'https://example.org/two', 'https://example.org/one'])), [
    'https://example.org/one',
    'https://example.org/two',
  ]);
  assert.deepEqual(read(ATOM, 'https://example.org/feed'), ['https://example.org/one', 'https://example.org/two']);
  assert.deepEqual(read(RDF), ['https://example.org/one']);
  assert.deepEqual(read('\ufeffhttps://example.org/one  # first\r\n\r\n# nothing\r\nhttps://example.org/two\r\n'), [
    'https://example.org/one',
    'https://example.org/two',
  ]);
  const guid = RSS([]).replace('</channel>', '<item><guid>https://example.org/g</guid></item><item><guid>urn:x</guid></item></channel>');
  assert.deepEqual(read(guid), ['https://example.org/g']);
});

test('what is no list is refused with its line', () => {
  assert.throws(() => read('https://example.org/one\nnot an address'), /feed\.xml, line 2: "not an address" is no address/);
  assert.throws(() => read('<html><body></body></html>'), /root html, and no feed/);
  assert.throws(() => read(RSS([])), /names no article/);
  assert.throws(() => read(RSS(['ftp://example.org/x'])), /is no web address/);
  assert.throws(() => read('<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><item><link>&a;</link></item></channel></rss>'), /well-formed/);
  assert.throws(() => read('<rss><channel>'), /well-formed/);
});

async function pullList(store: string, from: string, more: object = {}) {
  const host = makeHost(
    store,
    () => {},
    () => NOW,
  );
  return pullSource(await loadSource('article'), { source: 'article', from, all: false, ...more }, host, testEffects());
}

const withArticles = (links: (address: string) => string[], use: (publisher: Publisher) => Promise<void>) => {
  let address = '';
  const answer: Answering = ({ url, headers }, response) => {
    if (url.pathname === '/feed') return void response.end(RSS(links(address)));
    if (url.pathname === '/gone') return void response.writeHead(404).end();
    if (headers['if-none-match'] === '"1"') return void response.writeHead(304).end();
    response.writeHead(200, { 'content-type': 'text/html', etag: '"1"' }).end(page(url.pathname.slice(1)));
  };
  return withPublisher(answer, async (publisher) => {
    address = publisher.address;
    await use(publisher);
  });
};

test('each article of a feed is a snapshot from its own address; one that is gone stops none, and nothing new makes none', async () => {
  const store = newStore();
  await withArticles(
    (address) => [`${address}/one`, '/two', `${address}/gone`],
    async ({ address }) => {
      const first = await pullList(store, `${address}/feed`);
      assert.deepEqual([first.status, first.records], ['kept', 3]);
      assert.deepEqual(
        readReceipts(store)
          .map(({ from, source, published }) => [from, source, published])
          .toSorted(),
        [
          [`${address}/one`, 'article', null],
          [`${address}/two`, 'article', null],
        ],
      );
      assert.match(first.notes[2] ?? '', /^left out, answered 404 Not Found: .*\/gone$/);
      const second = await pullList(store, `${address}/feed`);
      assert.deepEqual([second.status, readReceipts(store).length], ['unchanged', 2]);
      assert.ok(!existsSync(join(store, 'pull', 'article', 'work')));
    },
  );
});

test('a file of addresses does as well; without any list, with none that can be had, or to a private place it says so', async () => {
  await withArticles(
    () => [],
    async ({ address }) => {
      const list = (text: string) => putFile(temporaryFolder(), 'list.txt', text);
      assert.equal((await pullList(newStore(), list(`${address}/one\n`))).status, 'kept');
      await assert.rejects(pullList(newStore(), list(`${address}/gone\n`)), /no article could be had; left out, answered 404 Not Found/);
      await assert.rejects(pullList(newStore(), list('http://10.0.0.1/one\n')), /no article could be had; left out, /);
      await assert.rejects(pullList(newStore(), 'no-such-file.txt'), /--from "no-such-file.txt" is neither a web address nor a file/);
      await assert.rejects(pullList(newStore(), list(`${address}/one`), { since: '2026-11-01' }), /leave out --since/);
      await assert.rejects(pullList(newStore(), `${address}/gone`), /404 Not Found/);
    },
  );
});
