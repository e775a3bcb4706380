import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type ReadableDocument, readDocument } from '../../src/base/document/document.ts';
import { readLocator } from '../../src/statement/locator.ts';
import { zipOf } from '../support/zip.ts';

const read = (content: string | Buffer, file: string): Promise<ReadableDocument> => readDocument(Buffer.from(content), file);

const PAGE = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>某生物疗法获批_某网</title>
<meta property="og:site_name" content="某网"><meta name="PubDate" content="2024-05-06 10:20"><script>var a = "<p>不是正文</p>";</script></head><body>
<div class="nav"><a href="/">首页</a><a href="/n">新闻</a></div>
<div id="wrap"><h1>某生物疗法获批</h1><div class="content"><p>2024年5月6日，某生物宣布，其靶向<b>BCMA</b>的&nbsp;CAR-T<a href="x">AB-101</a>获批。</p>
<p>🧬这是国内首个同类产品，公司计划下半年启动入组。</p></div><div class="prev-next">上一篇：<a href="1">另一家公司的消息</a></div></div>
<div class="sidebar"><ul><li><a href="#">热门新闻，这是一条很长很长的标题。</a></li></ul></div>
<footer>版权所有，未经许可，不得转载，违者必究。</footer></body></html>`;

test('of a page the main text is kept, with title, day and publisher; menus, scripts and links to other news are not', async () => {
  const page = await read(PAGE, 'a.html');
  assert.deepEqual([page.kind, page.title, page.published, page.publisher], ['html', '某生物疗法获批', '2024-05-06', '某网']);
  assert.equal(
    page.text,
    '某生物疗法获批\n2024年5月6日，某生物宣布，其靶向BCMA的 CAR-TAB-101获批。\n🧬这是国内首个同类产品，公司计划下半年启动入组。\n',
  );
});

test('each block is found again at its locator in the bytes', async () => {
  const bytes = Buffer.from(PAGE);
  const { blocks, text } = await readDocument(bytes, 'a.html');
  for (const { start, end, at } of blocks) {
    const there = String(await readLocator(bytes, { part: 'a.html', record: at, field: '' }));
    const words = there.replace(/<[^>]+>/g, '').replaceAll('&nbsp;', ' ');
    assert.equal(words, text.slice(start, end), at);
  }
});

test('a page in a Chinese encoding is read as it says', async () => {
  const body = Buffer.from([
    0xcf, 0xb8, 0xb0, 0xfb, 0xd6, 0xce, 0xc1, 0xc6, 0xb2, 0xfa, 0xc6, 0xb7, 0xa3, 0xac, 0xd2, 0xd1, 0xbb, 0xf1, 0xc5, 0xfa,
  ]);
  const page = Buffer.concat([Buffer.from('<html><head><meta charset="gb2312"></head><body><p>'), body, Buffer.from('</p></body></html>')]);
  assert.equal((await readDocument(page, 'b.html')).text, '细胞治疗产品，已获批\n');
});

test('ten thousand nested elements are read in bounded time', async () => {
  const sentence = 'A sentence about a therapy that was cleared by the agency in May.';
  const deep = await read(`<html><body>${'<div>'.repeat(10_000)}<p>${sentence}</p>`, 'deep.html');
  assert.equal(deep.text, `${sentence}\n`);
});

test('a text keeps its lines, with code points for locators', async () => {
  const { kind, text, blocks } = await read('\ufeff# 标题🧬\n\n  第一段。\n', 'a.md');
  assert.equal(kind, 'text');
  assert.deepEqual(
    blocks.map(({ start, end, at }) => [text.slice(start, end), at]),
    [
      ['# 标题🧬', 'char=1,6'],
      ['第一段。', 'char=10,14'],
    ],
  );
});

test('the paragraphs of a DOCX file are read and found again', async () => {
  const paragraphs = ['Example Bio gets go-ahead', 'The agency cleared EX-101.'].map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`);
  const bytes = docx(paragraphs.join(''));
  const { kind, text, blocks } = await readDocument(bytes, 'a.docx');
  assert.equal(kind, 'docx');
  assert.equal(text, 'Example Bio gets go-ahead\nThe agency cleared EX-101.\n');
  const last = blocks.at(-1)?.at ?? '';
  assert.equal(await readLocator(bytes, { part: 'a.docx', record: last, field: '' }), 'The agency cleared EX-101.');
});

test('the lines of a PDF file are joined to paragraphs; a page without text looks like a scan', async () => {
  const lines = ['Example Bio said on Monday that the agency has', 'cleared its application for EX-101.'];
  const { kind, text } = await readDocument(pdf(lines), 'a.pdf');
  assert.equal(kind, 'pdf');
  assert.equal(text, `${lines.join(' ')}\n`);
  await assert.rejects(readDocument(pdf([]), 'scan.pdf'), /scan\.pdf: no text found; this looks like a scan/);
});

test('what is no article is refused with its reason', async () => {
  const cases: [Buffer, string, RegExp][] = [
    [Buffer.from(' \n '), 'a.txt', /a\.txt: holds no text/],
    [Buffer.from('\u200b\u200e \ufeff\n\u3000'), 'unseen.txt', /unseen\.txt: holds no text/],
    [Buffer.from('<html><body><script>fill()</script></body></html>'), 'a.html', /holds no article text; is it a page that fills itself/],
    [Buffer.from([0x41, 0, 0x42]), 'a.bin', /holds null bytes/],
    [Buffer.from([0xc9, 0xcf]), 'b.txt', /b\.txt, line 1: is not UTF-8/],
    [Buffer.from('%PDF-1.4 cut off'), 'cut.pdf', /cut\.pdf: is a damaged PDF file/],
    [pdf(['x'], LOCKED), 'locked.pdf', /locked\.pdf: is locked with a password; save a copy without one/],
    [pdf(['x'], { pages: '[2 0 R]' }), 'loop.pdf', /loop\.pdf: is a damaged PDF file \(Pages tree contains circular reference/],
    [zipOf([['a.txt', 'x']]), 'a.zip', /is a zip archive but no DOCX document/],
    [docx('').subarray(0, 60), 'cut.docx', /is a damaged zip archive/],
    [Buffer.alloc(50 * 1024 * 1024 + 1, 0x61), 'large.txt', /an article may have at most 50 MB/],
    [gzipSync(Buffer.alloc(50 * 1024 * 1024 + 1, 0x61)), 'large.txt.gz', /large\.txt\.gz: unpacks to more than 50 MB/],
    [claimingSize(docx(''), 2 ** 31), 'bomb.docx', /bomb\.docx: unpacks to more than 200 MB/],
  ];
  for (const [bytes, file, message] of cases) await assert.rejects(readDocument(bytes, file), message, file);
});

function docx(body: string): Buffer {
  const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  const links = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}" Target="word/document.xml"/></Relationships>`;
  const document = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  return zipOf([
    ['[Content_Types].xml', types],
    ['_rels/.rels', links],
    ['word/document.xml', document],
  ]);
}

/** The archive saying of its first file that it is packed and unpacks to so many bytes. */
function claimingSize(archive: Buffer, size: number): Buffer {
  const entry = archive.indexOf(Buffer.from('PK\u0001\u0002'));
  archive.writeUInt16LE(8, entry + 10);
  archive.writeUInt32LE(size, entry + 24);
  return archive;
}

const LOCKED = {
  trailer: `/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >> /ID [<00> <00>]`,
};

/** A PDF of one page with a line of type every 14 points. */
function pdf(lines: string[], { pages = '[3 0 R]', trailer = '' } = {}): Buffer {
  const content = `BT /F1 12 Tf 14 TL 50 700 Td ${lines.map((line) => `(${line}) Tj T*`).join(' ')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids ${pages} /Count 1 >>`,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 800] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const start = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(start).padStart(10, '0')} 00000 n \n`;
  });
  const xref = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  return Buffer.from(
    `${text}${xref}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  );
}
