import { SaxesParser } from 'saxes';
import { decodeText } from './document/decode.ts';
import { InputError } from './errors.ts';

/** An element of an XML document: its name, its attributes, the text directly in it, and the elements in it in their order. */
export type XmlElement = { name: string; attributes: Record<string, string>; text: string; children: XmlElement[] };

/** An element with the path that leads to it, in XPath: a name with its number from 1 where siblings share it. */
export type XmlFound = { path: string; element: XmlElement };

/** Elements inside each other; registries stay below twenty. */
const MOST_DEPTH = 200;

/** Text of an XML file in the encoding that it declares, UTF-8 where it declares none. Throws InputError when it is in another. */
export function decodeXml(bytes: Buffer, file: string): string {
  const declared = /^(?:\ufeff|\u00ef\u00bb\u00bf)?<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/.exec(
    bytes.subarray(0, 200).toString('latin1'),
  )?.[1];
  return decodeText(bytes, file, declared ?? 'utf-8').replace(/^\ufeff/, '');
}

/**
 * The root element of an XML document. Entities other than the five of XML itself are refused, so nothing is expanded or fetched.
 * Throws InputError naming file, record and line for what is not well-formed, and for elements nested deeper than any registry's.
 */
export function parseXml(text: string, file: string, record?: string): XmlElement {
  const top: XmlElement = { name: '', attributes: {}, text: '', children: [] };
  const open = [top];
  const parser = new SaxesParser();
  const place = () => [record, `line ${parser.line}`].filter((part) => part !== undefined).join(', ');
  parser.on('error', (error) => {
    throw new InputError(`is no well-formed XML (${error.message}); take it again`, { file, record: place() });
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > MOST_DEPTH) throw new InputError(`nests more than ${MOST_DEPTH} elements`, { file, record: place() });
    const element: XmlElement = { name, attributes: attributes as Record<string, string>, text: '', children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  for (const event of ['text', 'cdata'] as const) {
    parser.on(event, (piece) => {
      const here = open.at(-1);
      if (here) here.text += piece;
    });
  }
  parser.write(text).close();
  return top.children[0] as XmlElement;
}

/** Every element at a path of names below an element, in the order of the document. */
export function selectXml(from: XmlElement, path: string): XmlFound[] {
  return path
    .split('/')
    .reduce<XmlFound[]>((found, name) => found.flatMap((one) => childrenNamed(one, name)), [{ path: '', element: from }]);
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
function plainXml({ text, children }: XmlElement): unknown {
  if (children.length === 0) return text.trim();
  const groups = Map.groupBy(children, ({ name }) => name);
  return Object.fromEntries(
    [...groups].map(([name, list]) => [name, list.length === 1 ? plainXml(list[0] as XmlElement) : list.map(plainXml)]),
  );
}
