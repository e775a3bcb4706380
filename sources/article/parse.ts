import { readDocument } from '../../src/base/document/document.ts';
import type { RawStatement } from '../../src/statement/context.ts';
import { reportRecords } from '../../src/statement/fields.ts';
import { listIntake } from '../../src/statement/intake.ts';
import type { SourceCode } from '../../src/statement/source.ts';

/** Reads plain text, Markdown, HTML, PDF and DOCX; each paragraph is a statement pinned to its place in the file as stored. */
export const source: SourceCode = {
  intake: listIntake,
  parse: async (context) => {
    const { id } = context.receipt;
    for (const { name } of context.receipt.parts) {
      const { text, blocks } = await readDocument(context.bytes(name), name);
      const rows = blocks.map(({ start, end, at }, order): RawStatement => {
        const words = text.slice(start, end);
        return {
          subject: `article/${id}`,
          property: order === 0 ? 'title' : 'paragraph',
          value: order === 0 ? words.replace(/^#+\s*/, '') : words,
          original: words,
          lang: /\p{Script=Han}/u.test(words) ? 'zh' : 'en',
          part: name,
          record: at,
          field: '',
          observed_at: context.observed,
          observed_to: context.observed,
        };
      });
      await context.add(rows);
      await reportRecords(context, name, 1);
    }
  },
};
