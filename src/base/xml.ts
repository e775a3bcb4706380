import { SaxesParser } from 'saxes';
import { decodeText } from './document/decode.ts';
import { InputError, messageOf, type Place } from './errors.ts';

/** An element of an XML document: its name, its attributes, the text directly in it, and the elements in it in their order. */
export type XmlElement = { name: string; attributes: Record<string, string>; text: string; children: XmlElement[] };

/** An element with the path that leads to it, in XPath: a name with its number from 1 where siblings share it. */
export type XmlFound = { path: string; element: XmlElement };

/** Elements inside each other; registries stay below twenty. */
const MOST_DEPTH = 200;
/** Bytes that are decoded at a time; the records in them are held. */
const PIECE = 1 << 20;
/** What registers let slip: the text stays as it is written. */
const HARMLESS = /undefined entity|disallowed character|malformed character entity/;
/** So many of these in one record are no slip. */
const MOST_SLIPS = 1000;

/** Text of an XML file in the encoding that it declares, UTF-8 where it declares none. Throws InputError when it is in another. */
export function decodeXml(bytes: Buffer, file: string): string {
  return decodeText(bytes, file, declaredIn(bytes) ?? 'utf-8').replace(/^\ufeff/, '');
}

/** The bytes of a file in their order. */
type Chunks = AsyncIterable<Buffer> | Iterable<Buffer>;

/** A record of an XML file, with its number from 1 among the records of its name. */
export type XmlRecord = { element: XmlElement; nth: number };

/**
 * The root element of an XML document. Entities other than the five of XML itself are refused, so nothing is expanded or fetched.
 * Throws InputError naming file, record and line for what is not well-formed, and for elements nested deeper than any registry's.
 */
export function parseXml(text: string, file: string, record?: string): XmlElement {
  let root: XmlElement | undefined;
  const parser = new SaxesParser();
  const place = () => ({ file, record: [record, `line ${parser.line}`].filter((part) => part !== undefined).join(', ') });
  parser.on('error', (error) => {
    throw new InputError(`is no well-formed XML (${error.message}); take it again`, place());
  });
  collect(
    parser,
    () => true,
    place,
    (element) => {
      root ??= element;
    },
  );
  parser.write(text).close();
  return root as XmlElement;
}

/**
 * The elements of an XML file of any size that are records, in their order; a record inside a record is a part of it. A file with a document type is refused,
 * and an entity that was never declared stays as it is written, so nothing is expanded or fetched. Throws InputError naming file, line and the last whole record
 * for a file that ends too early, is not well-formed or is not in the encoding that it states.
 */
export async function* readXml(chunks: Chunks, file: string, isRecord: (name: string) => boolean): AsyncGenerator<XmlRecord> {
  const counts = new Map<string, number>();
  const found: XmlRecord[] = [];
  let slips = 0;
  const parser = new SaxesParser();
  const place = () => ({
    file,
    record: [`line ${parser.line}`, ...Array.from(counts, ([name, nth]) => `after ${name} ${nth}`)].join(', '),
  });
  parser.on('doctype', () => {
    throw new InputError('declares a document type (DTD), which is refused; take the file from the register itself', place());
  });
  parser.on('error', (error) => {
    slips += 1;
    if (slips > MOST_SLIPS || !HARMLESS.test(error.message)) throw new InputError(`${reasonOf(error)}; take it again`, place(), error);
  });
  collect(parser, isRecord, place, (element) => {
    const nth = (counts.get(element.name) ?? 0) + 1;
    counts.set(element.name, nth);
    slips = 0;
    found.push({ element, nth });
  });
  for await (const text of pieces(chunks, place)) {
    parser.write(text);
    yield* found.splice(0);
  }
  parser.close();
  yield* found;
}

/** Gives every element that is wanted once it is whole, with all that is in it; what is around it is not held. */
function collect(parser: SaxesParser, isWanted: (name: string) => boolean, place: () => Place, done: (element: XmlElement) => void): void {
  const open: XmlElement[] = [];
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > MOST_DEPTH) throw new InputError(`nests more than ${MOST_DEPTH} elements`, place());
    if (open.length > 0 || isWanted(name)) open.push({ name, attributes: attributes as Record<string, string>, text: '', children: [] });
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    const around = open.at(-1);
    if (closed && around) around.children.push(closed);
    else if (closed) done(closed);
  });
  for (const event of ['text', 'cdata'] as const) {
    parser.on(event, (piece) => {
      const here = open.at(-1);
      if (here) here.text += piece;
    });
  }
}

/** What the parser says, without its line and column. */
function reasonOf(error: Error): string {
  const reason = messageOf(error)
    .replace(/^[\d:\s]+/, '')
    .replace(/\.$/, '');
  return /unclosed|unexpected end|must contain/.test(reason) ? `ends too early (${reason})` : `is no well-formed XML (${reason})`;
}

/** The text of a file piece by piece. */
async function* pieces(chunks: Chunks, place: () => Place): AsyncGenerator<string> {
  let charset = 'utf-8';
  let decoder: TextDecoder | undefined;
  try {
    for await (const chunk of chunks) {
      if (decoder === undefined) {
        charset = charsetOf(chunk);
        decoder = new TextDecoder(charset, { fatal: true });
      }
      for (let at = 0; at < chunk.length; at += PIECE) yield decoder.decode(chunk.subarray(at, at + PIECE), { stream: true });
    }
    yield decoder?.decode() ?? '';
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`is not ${charset}, which it says it is; convert it to UTF-8 first`, place(), error);
  }
}

function charsetOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return (declaredIn(bytes) ?? 'utf-8').toLowerCase();
}

function declaredIn(bytes: Buffer): string | undefined {
  return /^(?:\ufeff|\u00ef\u00bb\u00bf)?<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/.exec(bytes.subarray(0, 200).toString('latin1'))?.[1];
}

/** The name of the element that holds all of an XML file; null for bytes that are none, such as an HTML page. */
export function xmlRoot(bytes: Buffer): string | null {
  const text = bytes.subarray(0, 4096).toString('latin1').replaceAll('\0', '');
  const start = text
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replace(/<\?[^>]*\?>|<!--[\s\S]*?-->|<!doctype\s[^>[]*(?:\[[^\]]*\]\s*)?>/gi, '');
  const root = /^\s*<(?:!doctype\s+)?([A-Za-z_][\w.:-]*)[\s/>[]/i.exec(start)?.[1];
  return root === undefined || /^html$/i.test(root) ? null : root;
}

/** The texts at a path of names below an element, in their order. */
export function textsAt(from: XmlElement, path: string): string[] {
  let found = [from];
  for (const name of path.split('/')) found = found.flatMap(({ children }) => children.filter((child) => child.name === name));
  return found.map(({ text }) => text);
}

/** Every element at a path of names below an element, in the order of the document. */
export function selectXml(from: XmlElement, path: string): XmlFound[] {
  return path
    .split('/')
    .reduce<XmlFound[]>((found, name) => found.flatMap((one) => childrenNamed(one, name)), [{ path: '', element: from }]);
}

/** Names of elements that are looked for below another, each with what is looked for below it; `path` where the element itself is. */
export type PathTree = { path?: string; below: Map<string, PathTree> };

/** The tree of paths of names. */
export function pathTree(paths: Iterable<string>): PathTree {
  const root: PathTree = { below: new Map() };
  for (const path of paths) {
    let here = root;
    for (const name of path.split('/')) {
      const next: PathTree = here.below.get(name) ?? { below: new Map() };
      here.below.set(name, next);
      here = next;
    }
    here.path = path;
  }
  return root;
}

/** The elements at every path of a tree below an element: what `selectXml` gives, in one walk for all paths. */
export function elementsAt(
  from: XmlElement,
  { below }: PathTree,
  found = new Map<string, XmlFound[]>(),
  prefix = '',
): Map<string, XmlFound[]> {
  const wanted = from.children.filter(({ name }) => below.has(name));
  for (const [at, number] of numbered(wanted).entries()) {
    const element = wanted[at] as XmlElement;
    const tree = below.get(element.name) as PathTree;
    const path = `${prefix}${element.name}${number}`;
    const list = tree.path === undefined ? undefined : found.get(tree.path);
    if (list) list.push({ path, element });
    else if (tree.path !== undefined) found.set(tree.path, [{ path, element }]);
    if (tree.below.size > 0) elementsAt(element, tree, found, `${path}/`);
  }
  return found;
}

/** The number of each element among those of its name, empty where it is the only one. */
function numbered(elements: XmlElement[]): string[] {
  const counts = new Map<string, number>();
  const seen = elements.map(({ name }) => {
    const nth = (counts.get(name) ?? 0) + 1;
    counts.set(name, nth);
    return nth;
  });
  return elements.map(({ name }, at) => ((counts.get(name) ?? 0) > 1 ? `[${seen[at]}]` : ''));
}

/** The text of the first element at names below another; undefined where none is. */
export function firstTextAt(from: XmlElement, names: readonly string[], at = 0): string | undefined {
  for (const child of from.children) {
    if (child.name !== names[at]) continue;
    const text = at === names.length - 1 ? child.text : firstTextAt(child, names, at + 1);
    if (text !== undefined) return text;
  }
  return undefined;
}

function childrenNamed({ path, element }: XmlFound, name: string): XmlFound[] {
  const same = element.children.filter((child) => child.name === name);
  const prefix = path === '' ? '' : `${path}/`;
  return same.map((child, at) => ({ path: `${prefix}${name}${same.length > 1 ? `[${at + 1}]` : ''}`, element: child }));
}

/** What a path with numbers leads to below an element; an element without others is its text, `@name` is an attribute. Undefined where nothing is. */
export function followXml(from: XmlElement, path: string): unknown {
  let here: XmlElement | undefined = from;
  for (const step of path.split('/').filter((one) => one !== '')) {
    if (step.startsWith('@')) return here.attributes[step.slice(1)];
    const [, name, number = '1'] = /^([^[]*)(?:\[(\d+)\])?$/.exec(step) ?? [];
    here = here.children.filter((child) => child.name === name)[Number(number) - 1];
    if (here === undefined) return undefined;
  }
  return plainXml(here);
}

/** An element as JSON: its text, or an object of the elements in it, lists where a name repeats. */
export function plainXml({ text, children }: XmlElement): unknown {
  if (children.length === 0) return text.trim();
  const groups = Map.groupBy(children, ({ name }) => name);
  return Object.fromEntries(
    [...groups].map(([name, list]) => [name, list.length === 1 ? plainXml(list[0] as XmlElement) : list.map(plainXml)]),
  );
}
