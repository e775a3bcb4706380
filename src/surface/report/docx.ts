import {
  Bookmark,
  Document as DocxFile,
  Table as DocxTable,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  InternalHyperlink,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { citationWords, pageOf, restOf, shownUrl } from './citation.ts';
import { ACCENT, SOFT, VERDICT_COLOUR } from './colours.ts';
import type { Block, Document, Lang, Note, Span, Table } from './document.ts';
import { WORDS } from './words.ts';

/** Twentieths of a point between the margins of a page. */
const WIDTH = 9026;

/** Blocks of a bar as long as the longest. */
const BAR = 24;
const FULL = '\u2588';

/** A document as DOCX: headings, tables and links of Word; a chart is its table, with bars or shades in the cells. */
export async function renderDocx(document: Document): Promise<Uint8Array> {
  return Packer.toBuffer(fileOf(document));
}

function fileOf({ lang, title, made, facts, sections, notes }: Document): DocxFile {
  const words = WORDS[lang];
  const page = new Paragraph({
    alignment: 'center',
    children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
  });
  return new DocxFile({
    title,
    creator: 'CGT Atlas',
    styles: {
      default: {
        document: {
          run: {
            size: 21,
            font: { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: 'Microsoft YaHei' },
            language: { value: 'en-US', eastAsia: 'zh-CN' },
          },
          paragraph: { spacing: { after: 100, line: 300 } },
        },
      },
    },
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 } } },
        footers: { default: new Footer({ children: [page] }) },
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          new Paragraph({ children: [new TextRun({ text: made, color: SOFT, size: 18 })] }),
          ...facts.map(
            ([name, value]) => new Paragraph({ children: [new TextRun({ text: `${name}  `, color: SOFT }), new TextRun(value)] }),
          ),
          ...sections.flatMap((section) => [heading(section.title), ...section.blocks.flatMap(blockOf)]),
          heading(words.evidence),
          ...notes.flatMap((note) => noteOf(note, lang)),
        ],
      },
    ],
  });
}

function heading(text: string): Paragraph {
  return new Paragraph({ text, heading: HeadingLevel.HEADING_1, keepNext: true });
}

function blockOf(block: Block): (Paragraph | DocxTable)[] {
  switch (block.kind) {
    case 'paragraph': {
      const children = block.spans.flatMap(runsOf);
      if (block.tone === 'heading')
        return [
          new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, children: [new Bookmark({ id: block.id ?? '', children })] }),
        ];
      return [new Paragraph({ children, ...(block.tone === 'quote' ? { indent: { left: 400 } } : {}) })];
    }
    case 'list':
      return block.items.map((spans) => new Paragraph({ bullet: { level: 0 }, children: spans.flatMap(runsOf) }));
    case 'table':
      return tableOf(block.table, false);
    case 'figure':
      return tableOf(block.table, true);
  }
}

function tableOf({ title, header, rows }: Table, isDrawn: boolean): (Paragraph | DocxTable)[] {
  const values = rows.map((cells) => cells.slice(1).map(([span]) => Number(span?.text)));
  const most = Math.max(1, ...values.flat().filter(Number.isFinite));
  const isBars = isDrawn && header.length === 2;
  const columns = isBars ? [...header, ''] : header;
  const head = columns.map((text) => cellOf([{ text, bold: true }]));
  const body = rows.map((cells, at) => {
    const drawn = cells.map((spans, column) =>
      cellOf(spans, isDrawn && !isBars && column > 0 ? (values[at]?.[column - 1] ?? 0) / most : 0),
    );
    const bar = FULL.repeat(Math.round(((values[at]?.[0] ?? 0) / most) * BAR));
    return new TableRow({ cantSplit: true, children: isBars ? [...drawn, cellOf([{ text: bar, link: '' }])] : drawn });
  });
  return [
    new Paragraph({ keepNext: true, spacing: { before: 160 }, children: [new TextRun({ text: title, color: SOFT, size: 18 })] }),
    new DocxTable({
      width: { size: 100, type: WidthType.PERCENTAGE },
      columnWidths: columns.map(() => Math.floor(WIDTH / columns.length)),
      rows: [new TableRow({ tableHeader: true, children: head }), ...body],
    }),
    new Paragraph({}),
  ];
}

/** A cell, shaded by a share from 0 to 1. */
function cellOf(spans: Span[], share = 0): TableCell {
  const fill = [31, 95, 139]
    .map((full) =>
      Math.round(255 - (255 - full) * share * 0.55)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('');
  const shading = share > 0 ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill } } : {};
  return new TableCell({ ...shading, children: [new Paragraph({ spacing: { after: 20, line: 260 }, children: spans.flatMap(runsOf) })] });
}

function runsOf({ text, verdict, note, link, bold }: Span): ParagraphChild[] {
  const colours =
    verdict === undefined
      ? {}
      : { color: VERDICT_COLOUR[verdict].ink, shading: { type: ShadingType.CLEAR, color: 'auto', fill: VERDICT_COLOUR[verdict].ground } };
  const run = new TextRun({ text, ...(bold ? { bold } : {}), ...(link === undefined ? {} : { color: ACCENT }), ...colours });
  const linked = link === undefined || link === '' ? run : linkTo(link, run);
  if (note === undefined) return [linked];
  return [linked, linkTo(`#note-${note}`, new TextRun({ text: String(note), superScript: true, color: ACCENT }))];
}

function linkTo(link: string, run: TextRun): ParagraphChild {
  return link.startsWith('#')
    ? new InternalHyperlink({ anchor: link.slice(1), children: [run] })
    : new ExternalHyperlink({ link, children: [run] });
}

function noteOf(note: Note, lang: Lang): Paragraph[] {
  const small = (text: string, more: { color?: string } = {}) => new TextRun({ text, size: 16, ...more });
  const rest = restOf(note).length;
  const lines = note.cited.map((one): ParagraphChild[] => {
    const page = pageOf(one);
    const words = small(citationWords(one, lang));
    if (page === undefined) return [words];
    return 'url' in page
      ? [words, small(' '), linkTo(page.url, small(shownUrl(page.url), { color: ACCENT }))]
      : [words, small(` ${page.words}`)];
  });
  if (rest > 0) lines.push([small(WORDS[lang].more(rest))]);
  return lines.map((children, at) => {
    const number = at === 0 ? [new Bookmark({ id: `note-${note.number}`, children: [small(`${note.number}  `, { color: ACCENT })] })] : [];
    return new Paragraph({ spacing: { after: 20, line: 240 }, indent: { left: at === 0 ? 0 : 260 }, children: [...number, ...children] });
  });
}
