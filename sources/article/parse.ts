import { decodeUtf8, unpackGzip } from '../../src/base/containers.ts';
import { InputError } from '../../src/base/errors.ts';
import type { RawStatement } from '../../src/statement/context.ts';
import { listIntake } from '../../src/statement/intake.ts';
import type { SourceCode } from '../../src/statement/source.ts';

/** Reads plain text and Markdown; each paragraph is a statement pinned to its span in code points of the file as stored. */
export const source: SourceCode = {
  intake: listIntake,
  parse: async (context) => {
    for (const { name } of context.receipt.parts) {
      const text = decodeUtf8(unpackGzip(context.bytes(name), name), name);
      if (text.includes('\u0000')) throw new InputError('holds null bytes; is it plain text?', { file: name });
      await context.add(paragraphs(text, name, context.receipt.id, context.observed));
    }
  },
};

function paragraphs(text: string, part: string, receipt: string, observed: string): RawStatement[] {
  const rows: RawStatement[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const length = [...line].length;
    const lead = [...(line.match(/^\s*/)?.[0] ?? '')].length;
    const words = line.trim();
    if (words !== '') rows.push(paragraph(words, start + lead, rows.length === 0 ? 'title' : 'paragraph'));
    start += length + 1;
  }
  return rows;

  function paragraph(words: string, from: number, property: string): RawStatement {
    const record = `char=${from},${from + [...words].length}`;
    const lang = /\p{Script=Han}/u.test(words) ? 'zh' : 'en';
    const value = property === 'title' ? words.replace(/^#+\s*/, '') : words;
    return {
      subject: `article/${receipt}`,
      property,
      value,
      original: words,
      lang,
      part,
      record,
      field: '',
      observed_at: observed,
      observed_to: observed,
    };
  }
}
