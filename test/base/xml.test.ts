import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elementsAt, firstTextAt, parseXml, pathTree, readXml, selectXml, textsAt, xmlRoot } from '../../src/base/xml.ts';

const isRecord = (name: string) => name === 'trial';

async function read(text: string | Buffer) {
  return Array.fromAsync(readXml([Buffer.from(text as string)], 'made.xml', isRecord));
}

test('records come one by one with their numbers; a record inside a record is a part of it', async () => {
  const records = await read(
    '<?xml version="1.0"?><!-- made --><all><trial><a>1</a></trial><other><trial><a><b>2</b></a><a><b><![CDATA[3 < 4]]></b></a><trial/></trial></other></all>',
  );
  assert.deepEqual(
    records.map(({ nth }) => nth),
    [1, 2],
  );
  assert.deepEqual(
    records.map(({ element }) => textsAt(element, 'a/b')),
    [[], ['2', '3 < 4']],
  );
  assert.deepEqual(
    records.slice(1).flatMap(({ element }) => textsAt(element, 'trial')),
    [''],
  );
});

test('the encoding that a file states is taken at its word, its mark goes first', async () => {
  const text = '<?xml version="1.0" encoding="ISO-8859-1"?><all><trial><a>Perú</a></trial></all>';
  const texts = async (bytes: Buffer) => (await read(bytes)).map(({ element }) => textsAt(element, 'a'));
  assert.deepEqual(await texts(Buffer.from(text, 'latin1')), [['Perú']]);
  assert.deepEqual(await texts(Buffer.from(`\ufeff<all><trial><a>中</a></trial></all>`, 'utf16le')), [['中']]);
  assert.deepEqual(await texts(Buffer.from(`\ufeff<all><trial><a>中</a></trial></all>`)), [['中']]);
  await assert.rejects(read(Buffer.from('<all>\n<trial>\xe9</trial></all>', 'latin1')), /made\.xml, line 1: is not utf-8/);
  await assert.rejects(read('<?xml version="1.0" encoding="nonsense"?><all/>'), /is not nonsense/);
});

test('a character that is cut by the end of a piece is whole', async () => {
  const long = '中'.repeat(800_000);
  assert.deepEqual(
    (await read(`<all><trial><a>${long}</a></trial></all>`)).map(({ element }) => textsAt(element, 'a')[0]?.length),
    [800_000],
  );
});

test('what is broken or dangerous is refused with its line; no entity is expanded', async () => {
  const bomb = `<!DOCTYPE all [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 20 }, (_, at) => `<!ENTITY a${at} "&a;&a;">`).join('')}]><all><trial>&a19;</trial></all>`;
  await assert.rejects(read(bomb), /line 1: declares a document type/);
  await assert.rejects(read('<!DOCTYPE all SYSTEM "http://example.org/x.dtd"><all/>'), /declares a document type/);
  await assert.rejects(read('<all>\n<trial>\n</all>'), /line 3, .*: is no well-formed XML/);
  await assert.rejects(read('<all><trial></trial>\n<trial>'), /line 2, after trial 1: ends too early/);
  await assert.rejects(read(''), /ends too early/);
  assert.deepEqual(
    (await read('<all><trial>&nbsp;&#x1;</trial></all>')).map(({ element }) => element.text),
    ['&nbsp;&#x1;'],
  );
});

test('an entity of HTML now and then is a slip, thousands of them in one record are none', async () => {
  const row = '<trial><title>A&nbsp;B</title></trial>';
  assert.equal((await read(`<all>${row.repeat(1500)}</all>`)).length, 1500);
  await assert.rejects(read(`<all><trial>${'&nbsp;'.repeat(3000)}</trial></all>`), /^InputError: made\.xml, line 1: is no well-formed XML/);
});

test('elements nested deeper than any register has them are refused', async () => {
  assert.equal((await read(`<all><trial>${'<a>'.repeat(150)}${'</a>'.repeat(150)}</trial></all>`)).length, 1);
  await assert.rejects(read(`<all><trial>${'<a>'.repeat(10_000)}`), /nests more than 200 elements/);
});

test('the root of a file tells XML from pages', () => {
  const root = (text: string) => xmlRoot(Buffer.from(text));
  assert.equal(root('\ufeff<?xml version="1.0"?>\r\n<!-- x -->\n<trials subjects="1">'), 'trials');
  assert.equal(root('<!DOCTYPE trials [<!ENTITY a "b">]><trials>'), 'trials');
  assert.deepEqual(
    [root('<!DOCTYPE html><html>'), root('<html lang="zh">'), root('TrialID,Public title'), root('')],
    [null, null, null, null],
  );
});

test('elements at paths found in one walk are those that each path selects', () => {
  const root = parseXml('<t><a><b>1</b><b>2</b></a><c/><a><b>3</b><d><e>4</e></d></a></t>', 'made.xml');
  const paths = ['a', 'a/b', 'a/d/e', 'c', 'a/none'];
  const found = elementsAt(root, pathTree(paths));
  for (const path of paths) assert.deepEqual(found.get(path) ?? [], selectXml(root, path), path);
  assert.equal(found.size, 4);
  assert.deepEqual(
    [firstTextAt(root, ['a', 'd', 'e']), firstTextAt(root, ['a', 'b']), firstTextAt(root, ['a', 'none'])],
    ['4', '1', undefined],
  );
});
