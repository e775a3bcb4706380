import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { isDay } from '../dates.ts';
import type { Found } from './found.ts';
import { attribute } from './html-blocks.ts';

const DATE_NAMES =
  /^(?:article:published_time|og:published_time|og:release_date|datepublished|publishdate|pubdate|publish[-_]?time|date|dc\.date(?:\.issued)?|parsely-pub-date|sailthru\.date|weibo: ?article:create_at)$/i;
const TITLE_NAMES = /^(?:og:title|articletitle|twitter:title|dc\.title)$/i;
const PUBLISHER_NAMES = /^(?:og:site_name|contentsource|source|dc\.publisher|application-name)$/i;

/** What a page says of itself: headline, day of publication, publisher. */
export function aboutPage(root: Tree.Document): Omit<Found, 'blocks'> {
  const elements = elementsOf(root);
  const linked = elements
    .filter((one) => one.tagName === 'script' && /ld\+json/i.test(attribute(one, 'type') ?? ''))
    .map(textOf)
    .join('\n');
  const heading = elements
    .filter(({ tagName }) => tagName === 'h1')
    .map(textOf)
    .find((text) => text.length > 3);
  const title = metaOf(elements, TITLE_NAMES) ?? heading ?? headOf(elements);
  return {
    title: heading && title?.includes(heading) ? heading : title,
    published:
      dayIn(metaOf(elements, DATE_NAMES)) ?? dayIn(/"datePublished"\s*:\s*"([^"]{4,40})"/.exec(linked)?.[1]) ?? dayIn(timeOf(elements)),
    publisher: metaOf(elements, PUBLISHER_NAMES) ?? /"publisher"\s*:\s*\{[^{}]*?"name"\s*:\s*"([^"]{1,100})"/.exec(linked)?.[1] ?? null,
  };
}

function elementsOf(root: Tree.Document): Tree.Element[] {
  const found: Tree.Element[] = [];
  const work: (Tree.ChildNode | Tree.Document)[] = [root];
  for (let node = work.pop(); node; node = work.pop()) {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) for (const child of node.childNodes.toReversed()) work.push(child);
  }
  return found;
}

function metaOf(elements: Tree.Element[], names: RegExp): string | null {
  const isNamed = (one: Tree.Element) => ['property', 'name', 'itemprop'].some((name) => names.test(attribute(one, name) ?? ''));
  const found = elements.find((one) => one.tagName === 'meta' && isNamed(one) && attribute(one, 'content')?.trim());
  return found ? (attribute(found, 'content')?.trim() ?? null) : null;
}

/** The title of the head without the name of the site behind it. */
function headOf(elements: Tree.Element[]): string | null {
  const title = elements.find(({ tagName }) => tagName === 'title');
  const text = title ? textOf(title) : '';
  return text === '' ? null : (text.split(/\s*(?:\s[-–|]\s|[|_—])\s*/)[0] ?? text);
}

function timeOf(elements: Tree.Element[]): string | null {
  const time = elements.find((one) => one.tagName === 'time' && attribute(one, 'datetime') !== null);
  return time ? attribute(time, 'datetime') : null;
}

function textOf(element: Tree.Element): string {
  return element.childNodes
    .map((node) => ('value' in node ? node.value : 'tagName' in node ? textOfChildren(node) : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Text one level down, enough for a heading with emphasis in it. */
function textOfChildren({ childNodes }: Tree.Element): string {
  return childNodes.map((node) => ('value' in node ? node.value : '')).join('');
}

function dayIn(text: string | null | undefined): string | null {
  const parts = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(text ?? '');
  const day = parts ? `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}` : '';
  return isDay(day) ? day : null;
}
