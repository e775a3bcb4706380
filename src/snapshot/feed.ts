import { InputError } from '../base/errors.ts';
import { decodeXml, parseXml, type XmlElement } from '../base/xml.ts';

/** Addresses that one list may hold. */
const MOST = 1000;

/**
 * The addresses of articles that a list names, each once, in its order: the items of an RSS feed (0.91 to 2.0, or RDF), the entries of an Atom feed, or a text with an address a line,
 * where `#` begins a remark. `base` is the address of the feed, against which relative ones are read. Throws InputError for a list that names none or too many, and for a line that is no address.
 */
export function addressesIn(bytes: Buffer, name: string, base?: string): string[] {
  const text = decodeXml(bytes, name);
  const found = /^\s*</.test(text) ? feedLinks(parseXml(withoutDoctype(text), name), name) : lines(text, name);
  const addresses = [...new Set(found.map((one) => absolute(one, name, base)))];
  if (addresses.length === 0) throw new InputError('names no article', { file: name });
  if (addresses.length > MOST)
    throw new InputError(`names ${addresses.length} articles; ${MOST} at most are taken at a time`, { file: name });
  return addresses;
}

/** RSS 0.91 declares a document type, which is not needed; one with entities in it is left for the parser to refuse. */
function withoutDoctype(text: string): string {
  return text.replace(/<!DOCTYPE\s+rss\b[^>[]*>/i, '');
}

function feedLinks(root: XmlElement, name: string): string[] {
  const kind = local(root.name);
  if (!['rss', 'RDF', 'feed'].includes(kind))
    throw new InputError(`is XML with the root ${root.name}, and no feed (RSS, Atom)`, { file: name });
  return kind === 'feed' ? below(root, 'entry').flatMap(atomLink) : below(root, 'item').flatMap(rssLink);
}

/** The page of an entry: its alternate link, which one without a relation is too. */
function atomLink(entry: XmlElement): string[] {
  const links = entry.children.filter((one) => local(one.name) === 'link');
  const page = links.find(({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate');
  return page?.attributes.href === undefined ? [] : [page.attributes.href];
}

/** The link of an item, else its guid where that is one. */
function rssLink(item: XmlElement): string[] {
  const textOf = (name: string) => item.children.find((one) => local(one.name) === name)?.text.trim();
  const guid = item.children.find((one) => local(one.name) === 'guid');
  const permanent = guid && guid.attributes.isPermaLink !== 'false' && /^https?:/.test(guid.text.trim()) ? guid.text.trim() : undefined;
  const link = textOf('link') || permanent;
  return link === undefined ? [] : [link];
}

function below(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((one) => (local(one.name) === name ? [one] : below(one, name)));
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function lines(text: string, name: string): string[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const address = line.replace(/(?:^|\s)#.*$/, '').trim();
    if (address === '') return [];
    if (!URL.canParse(address))
      throw new InputError(`"${address.slice(0, 80)}" is no address; write one a line, as https://…`, {
        file: name,
        record: `line ${index + 1}`,
      });
    return [address];
  });
}

function absolute(address: string, name: string, base: string | undefined): string {
  if (!URL.canParse(address, base)) throw new InputError(`"${address.slice(0, 80)}" is no address`, { file: name });
  const url = new URL(address, base);
  if (!['http:', 'https:'].includes(url.protocol)) throw new InputError(`"${address.slice(0, 80)}" is no web address`, { file: name });
  url.hash = '';
  return url.href;
}
