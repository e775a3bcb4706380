import type { Report, Block as ReportBlock, Sentence } from '../../check/report/report.ts';
import { statementsOf } from '../../check/report/say.ts';
import { textOf } from '../../check/report/words.ts';
import { chartSvg, chartTable } from './chart.ts';
import { type Block, type Document, type Lang, noteBook, noted, type Span } from './document.ts';
import { WORDS } from './words.ts';

type Book = ReturnType<typeof noteBook>;

/** A report as a document in one language. */
export function fromReport(report: Report, lang: Lang): Document {
  const book = noteBook(report.citations);
  const sections = report.sections.map(({ id, title, blocks }) => ({
    id,
    title: title[lang],
    blocks: blocks.map((block) => blockOf(block, lang, book)),
  }));
  const words = WORDS[lang];
  return {
    lang,
    title: report.title[lang],
    made: words.made,
    facts: [
      report.from === null ? [words.as_of, report.to] : [words.period, `${report.from} – ${report.to}`],
      [words.known_by, report.known_by],
      [words.newest, report.newest_snapshot ?? words.none],
    ],
    sections,
    notes: book.notes,
    reviews: [],
  };
}

function blockOf(block: ReportBlock, lang: Lang, book: Book): Block {
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', spans: spansOf(block.sentences, lang, book) };
    case 'list':
      return { kind: 'list', items: block.items.map((sentences) => spansOf(sentences, lang, book)) };
    case 'table':
      return {
        kind: 'table',
        table: {
          title: block.title[lang],
          header: block.header.map((text) => text[lang]),
          rows: block.rows.map((cells) => rowOf(cells, lang, book)),
        },
      };
    case 'chart': {
      const statements = block.chart.cells.flat().flatMap(statementsOf);
      return { kind: 'figure', svg: chartSvg(block.chart, lang), table: chartTable(block.chart, lang, book.noteOf(statements)) };
    }
  }
}

/** Sentences one after the other, each with its note; English ones parted by a space. */
function spansOf(sentences: Sentence[], lang: Lang, book: Book): Span[] {
  return sentences.flatMap((sentence, at) => {
    const gap = at > 0 && lang === 'en' ? ' ' : '';
    const span = noted(textOf(sentence, lang), book.noteOf(sentence.evidence));
    const toned: Span = sentence.tone === 'unclear' ? { ...span, verdict: 'unclear' } : span;
    return gap === '' ? [toned] : [{ text: gap }, toned];
  });
}

/** The cells of a row; one note stands for the whole row, at its first cell. */
function rowOf(cells: Sentence[], lang: Lang, book: Book): Span[][] {
  const note = book.noteOf(cells.flatMap(({ evidence }) => evidence));
  return cells.map((cell, at) => [at === 0 ? noted(textOf(cell, lang), note) : { text: textOf(cell, lang) }]);
}
