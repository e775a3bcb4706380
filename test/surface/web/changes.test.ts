import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { SaxesParser } from 'saxes';
import { z } from 'zod';
import { makeApp } from '../../../src/surface/http/app.ts';
import { testAtlas } from '../../support/atlas.ts';

let app: ReturnType<typeof makeApp>;
before(async () => {
  app = makeApp(await testAtlas());
});

const OWN = 'source=car-t-monitor&series=test&from=2026-04-24&to=2026-05-20';

async function get(path: string): Promise<{ status: number; text: string; headers: Headers }> {
  const response = await app.request(path);
  return { status: response.status, text: await response.text(), headers: response.headers };
}

type Element = { name: string; attributes: Record<string, string>; text: string; children: Element[] };

/** The root of an XML text; throws where it is not well-formed. */
function treeOf(text: string): Element {
  const root: Element = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ name, attributes }) => {
    const given = Object.values(attributes).map((one) => [one.name, one.value] as const);
    const element = { name, attributes: Object.fromEntries(given), text: '', children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (part) => {
    const last = open.at(-1);
    if (last) last.text += part;
  });
  parser.on('closetag', () => void open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
  return root.children[0] as Element;
}

const all = (element: Element, name: string) => element.children.filter((one) => one.name === name);

/** The one child of that name, as RFC 4287 asks for exactly one. */
function only(element: Element, name: string): Element {
  const found = all(element, name);
  assert.equal(found.length, 1, `${element.name} has one ${name}`);
  return found[0] as Element;
}

function isWholeAddress(text: string | undefined): boolean {
  return text !== undefined && URL.canParse(text);
}

/** Checks what RFC 4287 asks of a feed or an entry. */
function checkAtom(element: Element): void {
  assert.ok(isWholeAddress(only(element, 'id').text), 'an id is a URI');
  assert.notEqual(only(element, 'title').text, '');
  assert.match(only(element, 'updated').text, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
  const links = all(element, 'link');
  assert.equal(links.filter(({ attributes }) => attributes.rel === 'alternate').length, 1);
  for (const { attributes } of links) assert.ok(isWholeAddress(attributes.href), attributes.href);
}

test('the Atom feed is what RFC 4287 asks for', async () => {
  for (const lang of ['zh', 'en']) {
    const { status, text, headers } = await get(`/changes.atom?${OWN}&lang=${lang}`);
    assert.equal(status, 200);
    assert.equal(headers.get('content-type'), 'application/atom+xml; charset=utf-8');
    const feed = treeOf(text);
    assert.equal(feed.name, 'feed');
    assert.equal(feed.attributes.xmlns, 'http://www.w3.org/2005/Atom');
    checkAtom(feed);
    assert.notEqual(only(only(feed, 'author'), 'name').text, '');
    assert.equal(all(feed, 'link').filter(({ attributes }) => attributes.rel === 'self').length, 1);
    const entries = all(feed, 'entry');
    assert.equal(entries.length, 3);
    for (const entry of entries) {
      checkAtom(entry);
      assert.notEqual(only(entry, 'category').attributes.term, '');
      assert.notEqual(only(entry, 'summary').text, '');
    }
    assert.equal(new Set(entries.map((entry) => only(entry, 'id').text)).size, entries.length);
    const days = entries.map((entry) => only(entry, 'updated').text);
    assert.deepEqual(days, days.toSorted().toReversed());
    assert.equal(only(feed, 'updated').text, days[0]);
  }
});

const address = z.url();
/** JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/ */
const jsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  description: z.string(),
  home_page_url: address,
  feed_url: address,
  language: z.string(),
  authors: z.array(z.strictObject({ name: z.string() })).min(1),
  items: z.array(
    z.strictObject({
      id: z.string().startsWith('tag:'),
      url: address,
      title: z.string(),
      content_text: z.string().min(1),
      date_published: z.iso.datetime(),
      tags: z.array(z.string()),
    }),
  ),
});

test('the JSON feed is what version 1.1 asks for, with the entries of the Atom feed', async () => {
  const { text, headers } = await get(`/changes.json?${OWN}&lang=en`);
  assert.equal(headers.get('content-type'), 'application/feed+json; charset=utf-8');
  const feed = jsonFeed.parse(JSON.parse(text));
  const atom = treeOf((await get(`/changes.atom?${OWN}&lang=en`)).text);
  assert.deepEqual(
    feed.items.map(({ id }) => id),
    all(atom, 'entry').map((entry) => only(entry, 'id').text),
  );
  assert.deepEqual(feed.items.map(({ title }) => title).toSorted(), [
    'NCT90000002: site gained',
    'NCT90000004: left the listing',
    'NCT90000005: trial listed',
  ]);
});

test('an entry keeps its id whatever period, language and filter are asked for', async () => {
  const ids = async (query: string) => {
    const { items } = jsonFeed.parse(JSON.parse((await get(`/changes.json?${query}`)).text));
    return items.map(({ id }) => id).toSorted();
  };
  const wide = await ids(`${OWN}&lang=en`);
  assert.deepEqual(await ids(`${OWN.replace('05-20', '08-01')}&lang=zh`), wide);
  const narrow = await ids(`${OWN}&kind=trial_left&lang=en`);
  assert.equal(narrow.length, 1);
  assert.ok(wide.includes(narrow[0] as string));
});

test('the page names its feeds with the filters and without the period', async () => {
  const { text } = await get(`/changes?${OWN}&place=Shanghai&kind=site_gained&lang=zh`);
  const head = text.slice(0, text.indexOf('</head>'));
  const feeds = [...head.matchAll(/<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)">/g)];
  assert.deepEqual(
    feeds.map(([, type]) => type),
    ['application/atom+xml', 'application/feed+json'],
  );
  for (const [, , href] of feeds) {
    const { searchParams } = new URL((href ?? '').replaceAll('&amp;', '&'), 'http://a');
    assert.deepEqual([searchParams.get('place'), searchParams.get('kind'), searchParams.get('from')], ['Shanghai', 'site_gained', null]);
    assert.equal((await get((href ?? '').replaceAll('&amp;', '&'))).status, 200);
  }
});

test('changes stand by kind in words, with links to the trial and the statements of both sides', async () => {
  const { text } = await get(`/changes?${OWN}&lang=en`);
  assert.match(text, /href="#trial_left"[^>]*>left the listing <b>1<\/b>/);
  assert.match(text, /<section class="told" id="site_gained"/);
  assert.match(text, /href="\/trial\/NCT90000002\?lang=en"/);
  assert.match(text, /class="statement" href="\/statement\/[0-9a-f]{16}/);
  assert.ok(!text.includes('site_gained</'), 'no codes where words belong');
  const { text: one } = await get(`/changes?${OWN}&kind=trial_listed&lang=en`);
  assert.ok(one.includes('id="trial_listed"') && !one.includes('id="site_gained"'));
});

test('changes leave as CSV', async () => {
  const { text } = await get(`/changes/csv?${OWN}&lang=en`);
  const [heads, ...rows] = parse(text, { bom: true }) as string[][];
  assert.deepEqual(heads, ['Kind', 'Trial or product', 'Before', 'After', 'Source', 'Statements before', 'Statements after']);
  assert.equal(rows.length, 3);
});

test('wrong days, kinds, filters and pages are refused by name', async () => {
  const wrong: [string, RegExp][] = [
    ['/changes?from=2026-13-01', /2026-13-01/],
    ['/changes?from=2026-05-20&to=2026-04-24', /2026-05-20/],
    [`/changes?${OWN}&kind=colour`, /kind[\s\S]*trial_listed/],
    [`/changes?${OWN}&colour=blue`, /colour/],
    [`/changes?${OWN}&kind=trial_left&page=2`, /page/],
    [`/changes.atom?${OWN}&target=XYZZY`, /XYZZY/],
  ];
  for (const [path, says] of wrong) {
    const { status, text } = await get(`${path}&lang=en`);
    assert.equal(status, 400, path);
    assert.match(text, says);
  }
});
