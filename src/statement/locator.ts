import { existsSync, statSync } from 'node:fs';
import { archiveMembers } from '../base/archive.ts';
import { decodeUtf8, isZip, unpackGzip, unzip } from '../base/containers.ts';
import { decodeText } from '../base/document/decode.ts';
import { readDocument } from '../base/document/document.ts';
import { readHtmlPairs } from '../base/document/html-pairs.ts';
import { InputError } from '../base/errors.ts';
import { lineIn } from '../base/line-batches.ts';
import { unpackedChunks } from '../base/unpacked.ts';
import { decodeXml, followXml, parseXml, readXml, type XmlElement } from '../base/xml.ts';
import { bytesPath, readBytes, requireHash } from '../snapshot/bytes.ts';
import { headerKey, readGrids } from './grid.ts';

/** Where a statement stands in a snapshot: the part's name, the record in it and the field in the record. */
export type Locator = { part: string; record: string; field: string };

/** Bytes of a part up to which all of them are held against their hash before one is shown; of a larger one only the record is read. */
const MOST_CHECKED = 1024 ** 3;

/** Reads what a locator points at in the part of a store with that SHA-256; of JSON lines and archives never the whole at once. Throws InputError when there is nothing. */
export async function readStored(store: string, hash: string, locator: Locator): Promise<unknown> {
  const { part, record, field } = locator;
  const path = bytesPath(store, hash);
  const [, member, line, inside = ''] = LINE.exec(record) ?? [];
  if (line === undefined || !existsSync(path)) return readLocator(readBytes(store, hash), locator);
  if (statSync(path).size <= MOST_CHECKED) await requireHash(path, hash);
  const chunks = member === undefined ? unpackedChunks(path, part) : memberChunks(path, part, member);
  return readLocator(await lineIn(chunks, Number(line), part), { part, record: `line=1${inside}`, field });
}

const LINE = /^(?:member=(.*);)?line=(\d+)(;.*)?$/;

async function* memberChunks(path: string, part: string, member: string): AsyncGenerator<Buffer> {
  for await (const { name, chunks } of archiveMembers(path, part)) if (name === member) return yield* chunks;
  throw new InputError('has no such file inside', { file: part, record: member });
}

/**
 * Reads what a locator points at, straight from the bytes of the part: the cell of a row of a table, the value of a JSON pointer,
 * a span of a text in code points, or a paragraph of a document. Several fields are given as an object. Throws InputError when there is nothing.
 */
export async function readLocator(bytes: Buffer, { part, record, field }: Locator): Promise<unknown> {
  const plain = unpackGzip(bytes, part);
  const [kind, rest] = parseRecord(record);
  if (['row', 'head', 'sheet', 'table'].includes(kind)) return readCells(plain, part, record, field);
  if (kind === 'labels') return readLabel(decodeText(plain, part), part, field);
  if (kind === 'char') return readSpan(decodeText(plain, part), rest);
  if (kind === 'page' || kind === 'paragraph') return readBlock(plain, part, record);
  if (kind === 'line') return readLine(plain, part, rest, field);
  if (kind === 'xpath')
    return readElement((await recordAt(plain, part, rest)) ?? parseXml(decodeXml(plain, part), part), part, rest, field);
  if (kind === 'pointer') return readFields(follow(JSON.parse(decodeUtf8(plain, part).replace(/^\ufeff/, '')), rest, part), field, part);
  if (kind === 'member' && isZip(plain)) return readMember(plain, part, rest, field);
  throw new InputError('is no locator that can be read', { file: part, record });
}

function parseRecord(record: string): [kind: string, rest: string] {
  const at = record.indexOf('=');
  return [record.slice(0, at), record.slice(at + 1)];
}

/** A path to one of many records below the root of an XML file. */
const RECORD = /^\/[\w.:-]+\/([\w.:-]+)\[(\d+)\]$/;
const CELLS = /^(?:((?:sheet|table)=.*?);)?(?:head=(\d+);)?row=(\d+)$/;

async function readCells(bytes: Buffer, part: string, record: string, field: string): Promise<unknown> {
  const [, at = '', head = '1', row = ''] = CELLS.exec(record) ?? [];
  const grid = (await readGrids(bytes, part)).find((one) => one.at === at);
  const cells = grid?.rows[Number(head) - 1 + Number(row)];
  const header = head === '0' ? (cells ?? []).map((_, index) => String(index + 1)) : (grid?.rows[Number(head) - 1]?.map(headerKey) ?? []);
  if (!cells) throw new InputError(`has no ${record}`, { file: part });
  const named = field.split(',').map((name) => [name, cells[header.indexOf(headerKey(name))]] as const);
  return named.length === 1 ? named[0]?.[1] : Object.fromEntries(named);
}

/** What a page says under a label, every time that it stands there, or under those in the cell beside it; several labels are parted by semicolons. */
function readLabel(page: string, part: string, field: string): unknown {
  const pairs = readHtmlPairs(page, part);
  const read = field.split(';').map((name) => {
    const own = pairs.filter(({ label, value }) => label === name && value !== '').map(({ value }) => value);
    const inside = pairs.filter(({ within }) => within === name).map(({ label, value }) => `${label}: ${value}`);
    return [name, own.length === 1 ? own[0] : [...own, ...inside]] as const;
  });
  return read.length === 1 ? read[0]?.[1] : Object.fromEntries(read);
}

function readSpan(text: string, span: string): string {
  const [start, end] = span.split(',').map(Number);
  return [...text].slice(start, end).join('');
}

/** A paragraph of a document that is not stored as text. */
async function readBlock(bytes: Buffer, part: string, record: string): Promise<string> {
  const { text, blocks } = await readDocument(bytes, part);
  const block = blocks.find(({ at }) => at === record);
  if (!block) throw new InputError('has no such paragraph', { file: part, record });
  return text.slice(block.start, block.end);
}

function lineOf(text: string, line: number, part: string): string {
  const found = text.split('\n')[line - 1];
  if (found === undefined) throw new InputError(`has no line ${line}`, { file: part });
  return found;
}

/** A field of the JSON object on a line, or of the XML document that one of its values holds: `3;xml=/xml;xpath=/clinical_study`. */
function readLine(bytes: Buffer, part: string, rest: string, field: string): unknown {
  const [line, xml, root] = rest.split(/;xml=|;xpath=/);
  const record = JSON.parse(lineOf(decodeUtf8(bytes, part), Number(line), part));
  return xml === undefined
    ? readFields(record, field, part)
    : readElement(parseXml(String(follow(record, xml, part)), part), part, root ?? '', field);
}

/** The element that a path such as `/all/trial[12]` names, found without holding the rest of the file; undefined for any other path. */
async function recordAt(bytes: Buffer, part: string, path: string): Promise<XmlElement | undefined> {
  const [, name, number] = RECORD.exec(path) ?? [];
  if (name === undefined) return undefined;
  for await (const { element, nth } of readXml([bytes], part, (one) => one === name)) if (nth === Number(number)) return element;
  throw new InputError('points at nothing', { file: part, record: path });
}

/** Fields below the element of an XML document that a path names; the element is the root, or the one that the path ends in. */
function readElement(element: XmlElement, part: string, path: string, field: string): unknown {
  const below = RECORD.test(path) ? '' : path.replace(`/${element.name}`, '');
  const fields = field.split(',').map((one) => [one, followXml(element, `${below}/${one}`)] as const);
  const lost = fields.find(([, value]) => value === undefined);
  if (lost) throw new InputError('points at nothing', { file: part, record: path, field: lost[0] });
  return fields.length === 1 ? fields[0]?.[1] : Object.fromEntries(fields);
}

async function readMember(bytes: Buffer, part: string, rest: string, field: string): Promise<unknown> {
  const at = rest.search(/;(?:pointer|xpath|row|line)=/);
  for await (const member of unzip(bytes, part)) {
    if (member.name === rest.slice(0, at))
      return readLocator(member.bytes, { part: `${part}!${member.name}`, record: rest.slice(at + 1), field });
  }
  throw new InputError('has no such file inside', { file: part, record: rest });
}

/** The value of one pointer inside a record, or of several as an object. */
function readFields(record: unknown, field: string, part: string): unknown {
  const pointers = field.split(/,(?=\/)/);
  if (pointers.length === 1) return follow(record, field, part);
  return Object.fromEntries(pointers.map((pointer) => [pointer, follow(record, pointer, part)]));
}

/** Follows a JSON Pointer (RFC 6901). */
function follow(value: unknown, pointer: string, part: string): unknown {
  let here = value;
  for (const name of pointer.split('/').slice(1)) {
    if (typeof here !== 'object' || here === null) throw new InputError('points at nothing', { file: part, field: pointer });
    here = (here as Record<string, unknown>)[name.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return here;
}
