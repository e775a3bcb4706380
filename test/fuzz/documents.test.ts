import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '../../src/base/document/document.ts';
import { InputError } from '../../src/base/errors.ts';
import { seededRandom } from '../../src/base/random.ts';
import type { Document } from '../../src/surface/report/document.ts';
import { renderDocx } from '../../src/surface/report/docx.ts';
import { renderPdf } from '../../src/surface/report/pdf.ts';
import { zipOf } from '../support/zip.ts';
import { MOST_TIME } from './case.ts';
import { below } from './mutate/mutator.ts';
import { spoil } from './mutate/spoil.ts';

const CASES = 12;
/** Milliseconds beside the time that a file may take: the thread is started and ended too, on a machine that does other things. */
const MARGIN = 10_000;

const DOCUMENT: Document = {
  lang: 'en',
  title: 'Example Bio',
  made: 'Written for a test.',
  facts: [['Product', 'ATL-101']],
  sections: [
    {
      id: 'one',
      title: 'One',
      blocks: [{ kind: 'paragraph', spans: [{ text: 'The agency cleared the application of Example Bio for ATL-101.' }] }],
    },
  ],
  notes: [],
  reviews: [],
};

/** How reading a document ended: its kind, or that it was refused by name. */
async function outcomeOf(bytes: Buffer, file: string): Promise<string> {
  const began = performance.now();
  const ended = await readDocument(bytes, file).then(
    ({ kind }) => kind,
    (error: unknown) => {
      assert.ok(error instanceof InputError && error.message.includes(file), String(error));
      return 'refused';
    },
  );
  assert.ok(performance.now() - began < MOST_TIME + MARGIN, `took ${Math.round(performance.now() - began)} ms`);
  return ended;
}

for (const [kind, render] of [
  ['pdf', renderPdf],
  ['docx', renderDocx],
] as const) {
  test(`a ${kind} is read; spoiled, it is read or refused by name`, async () => {
    const whole = Buffer.from(await render(DOCUMENT));
    assert.match((await readDocument(whole, `a.${kind}`)).text, /cleared the application of Example Bio for ATL-101/);
    for (let seed = 0; seed < CASES; seed += 1) {
      const random = seededRandom(seed);
      const { done, bytes } = await spoil(whole, { kind: below(1000, random), seed, inside: seed % 2 === 0 });
      assert.ok((await outcomeOf(bytes, `a.${kind}`)) !== '', done);
    }
  });

  test(`a ${kind} that is cut short at any point is refused by name or read`, async () => {
    const whole = Buffer.from(await render(DOCUMENT));
    const random = seededRandom(7);
    for (let nth = 0; nth < CASES; nth += 1) {
      const ended = await outcomeOf(whole.subarray(0, below(whole.length, random)), `a.${kind}`);
      assert.ok(ended === 'refused' || kind === 'pdf', 'a part of an archive is no archive');
    }
  });
}

test('a document made to take for ever is given up after ten seconds', async () => {
  const operators = 'BT /F1 12 Tf (x) Tj ET\n'.repeat(400_000);
  const pages = Array.from({ length: 400 }, (_, at) => at + 4);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((at) => `${at} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    `<< /Length ${operators.length} >>\nstream\n${operators}\nendstream`,
    ...pages.map(() => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 800] /Contents 3 0 R >>'),
  ];
  const pdf = `%PDF-1.4\n${objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('')}trailer << /Root 1 0 R >>\n`;
  await assert.rejects(readDocument(Buffer.from(pdf), 'slow.pdf'), /slow\.pdf: takes more than (10 seconds|1024 MB of memory) to read/);
});

test('a DOCX of a great many paragraphs ends within the bounds of time and memory', async () => {
  const body = '<w:p><w:r><w:t>x</w:t></w:r></w:p>'.repeat(3_000_000);
  const docx = zipOf([['word/document.xml', `<w:document><w:body>${body}</w:body></w:document>`]], 8);
  await outcomeOf(docx, 'wide.docx');
});
