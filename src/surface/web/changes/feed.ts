import type { SentFile } from '../page.ts';

/** One thing that a feed tells. `id` is a URI that stays the same, `url` is whole, `updated` a day. */
export type FeedEntry = {
  id: string;
  url: string;
  title: string;
  summary: string;
  updated: string;
  category: { id: string; label: string };
};

/** A feed about a page: `self` is its own address and `home` that of the page, both whole. */
export type FeedContent = {
  id: string;
  title: string;
  subtitle: string;
  lang: string;
  self: string;
  home: string;
  updated: string;
  entries: readonly FeedEntry[];
};

/** Authority of ids that belong to no web address, since every atlas is its own host. */
const AUTHORITY = 'cgt-atlas.invalid,2026';
/** Who writes the feeds; Atom asks for an author. */
const AUTHOR = 'CGT Atlas';

/** A URI by which readers of feeds know a thing again, from parts of its own. */
export function tagOf(...parts: string[]): string {
  return `tag:${AUTHORITY}:${parts.map(encodeURIComponent).join('/')}`;
}

/** A feed as Atom (RFC 4287). */
export function atomFeed(name: string, feed: FeedContent): SentFile {
  const body = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(feed.lang)}">
<id>${xml(feed.id)}</id><title>${xml(feed.title)}</title><subtitle>${xml(feed.subtitle)}</subtitle><updated>${time(feed.updated)}</updated>
<author><name>${AUTHOR}</name></author>
<link rel="self" type="application/atom+xml" href="${xml(feed.self)}"/><link rel="alternate" type="text/html" href="${xml(feed.home)}"/>
${feed.entries.map(atomEntry).join('\n')}
</feed>
`;
  return { name: `${name}.atom`, type: 'application/atom+xml; charset=utf-8', body, isShown: true };
}

function atomEntry({ id, url, title, summary, updated, category }: FeedEntry): string {
  return `<entry><id>${xml(id)}</id><title>${xml(title)}</title><updated>${time(updated)}</updated><link rel="alternate" type="text/html" href="${xml(url)}"/>
<category term="${xml(category.id)}" label="${xml(category.label)}"/><summary type="text">${xml(summary)}</summary></entry>`;
}

/** A feed as JSON Feed 1.1. */
export function jsonFeed(name: string, feed: FeedContent): SentFile {
  const items = feed.entries.map(({ id, url, title, summary, updated, category }) => ({
    id,
    url,
    title,
    content_text: summary,
    date_published: time(updated),
    tags: [category.id],
  }));
  const content = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.subtitle,
    home_page_url: feed.home,
    feed_url: feed.self,
    language: feed.lang,
    authors: [{ name: AUTHOR }],
    items,
  };
  return {
    name: `${name}.json`,
    type: 'application/feed+json; charset=utf-8',
    body: `${JSON.stringify(content, null, 1)}\n`,
    isShown: true,
  };
}

function time(day: string): string {
  return `${day}T00:00:00Z`;
}

const MARKS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** A text inside XML; characters that XML does not allow are left out. */
function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, '')
    .replace(/[&<>"']/g, (mark) => MARKS[mark] as string);
}
