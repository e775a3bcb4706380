import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { citationWords, pageOf, restOf, shownUrl } from './citation.ts';
import { ACCENT, SOFT, VERDICT_COLOUR } from './colours.ts';
import type { Block, Document, Lang, Note, Span, Table } from './document.ts';
import { WORDS } from './words.ts';

const FONTS = join(dirname(fileURLToPath(import.meta.resolve('@embedpdf/fonts-sc'))), '..', 'fonts');
const [REGULAR, BOLD] = ['Regular', 'Bold'].map((weight) => join(FONTS, `NotoSansHans-${weight}.otf`)) as [string, string];
/** Rows of a table that stays on one page. */
const SHORT = 15;

/** Points between the margins of a page. */
const WIDTH = 595 - 2 * 48;

pdfmake.setFonts({ Noto: { normal: REGULAR, bold: BOLD, italics: REGULAR, bolditalics: BOLD } });
pdfmake.setLocalAccessPolicy((path) => path === REGULAR || path === BOLD);
pdfmake.setUrlAccessPolicy(() => false);

/** A document as PDF on A4 with its font inside, so that Chinese shows everywhere and the text can be copied. */
export async function renderPdf(document: Document): Promise<Uint8Array> {
  return pdfmake.createPdf(definitionOf(document)).getBuffer();
}

function definitionOf({ lang, title, made, facts, sections, notes }: Document): TDocumentDefinitions {
  const words = WORDS[lang];
  return {
    pageSize: 'A4',
    pageMargins: [48, 50, 48, 56],
    info: { title, creator: 'CGT Atlas' },
    language: lang === 'zh' ? 'zh-Hans' : 'en',
    defaultStyle: { font: 'Noto', fontSize: 10, lineHeight: 1.35 },
    footer: (page, pages) => ({ text: `${page} / ${pages}`, alignment: 'center', fontSize: 8, color: `#${SOFT}`, margin: [0, 18, 0, 0] }),
    pageBreakBefore: ({ headlineLevel }, nodes) => headlineLevel === 1 && nodes.getFollowingNodesOnPage().length === 0,
    content: [
      { text: title, fontSize: 17, bold: true, margin: [0, 0, 0, 4] },
      { text: made, ...soft, margin: [0, 0, 0, 6] },
      ...facts.map(([name, value]) => ({ text: [{ text: `${name}  `, color: `#${SOFT}` }, value], fontSize: 9 })),
      ...sections.flatMap((section) => [heading(section.title), ...section.blocks.flatMap(blockOf)]),
      heading(words.evidence),
      ...notes.map((note) => noteOf(note, lang)),
    ],
  };
}

const soft = { color: `#${SOFT}`, fontSize: 8.5 };

function caption(text: string): Content {
  return { text, ...soft, margin: [0, 5, 0, 1], headlineLevel: 1 };
}

function heading(text: string): Content {
  return { text, fontSize: 13, bold: true, color: `#${ACCENT}`, margin: [0, 14, 0, 5], headlineLevel: 1 };
}

function blockOf(block: Block): Content[] {
  switch (block.kind) {
    case 'paragraph':
      if (block.tone === 'heading') return [{ text: headed(block.spans, block.id), bold: true, margin: [0, 9, 0, 2], headlineLevel: 1 }];
      if (block.tone === 'quote') return [{ text: block.spans.map(runOf), ...soft, margin: [10, 0, 0, 3] }];
      return [{ text: block.spans.map(runOf), margin: [0, 0, 0, 5] }];
    case 'list':
      return [{ ul: block.items.map((spans) => ({ text: spans.map(runOf), margin: [0, 0, 0, 3] })) }];
    case 'table':
      return tableOf(block.table);
    case 'figure':
      return [caption(block.table.title), { svg: block.svg, width: WIDTH }, ...tableOf(block.table, true)];
  }
}

/** The runs of a heading; its first words are the place to lead to. */
function headed([first, ...rest]: Span[], id = ''): Content[] {
  return [{ text: first?.text ?? '', id }, ...rest.map(runOf)];
}

function tableOf({ title, header, rows }: Table, isTwin = false): Content[] {
  const head = header.map((text) => ({ text, bold: true, fontSize: 8.5 }));
  const body = rows.map((cells) => cells.map((spans) => ({ text: spans.map(runOf), fontSize: 8.5 })));
  const table: Content = {
    table: { headerRows: 1, dontBreakRows: true, widths: header.map((_, at) => (isTwin && at > 0 ? 'auto' : '*')), body: [head, ...body] },
    layout: 'lightHorizontalLines',
    margin: [0, 0, 0, 8],
  };
  const whole = isTwin ? [table] : [caption(title), table];
  return rows.length > SHORT ? whole : [{ stack: whole, unbreakable: true }];
}

function runOf({ text, verdict, note, link, bold }: Span): Content {
  const colours =
    verdict === undefined ? {} : { color: `#${VERDICT_COLOUR[verdict].ink}`, background: `#${VERDICT_COLOUR[verdict].ground}` };
  const target = link === undefined ? {} : { ...linkTo(link), color: `#${ACCENT}` };
  const run = { text, ...(bold ? { bold } : {}), ...colours, ...target };
  if (note === undefined) return run;
  return { text: [run, { text: String(note), sup: true, color: `#${ACCENT}`, linkToDestination: `note-${note}` }] };
}

function linkTo(link: string): { link: string } | { linkToDestination: string } {
  return link.startsWith('#') ? { linkToDestination: link.slice(1) } : { link };
}

function noteOf(note: Note, lang: Lang): Content {
  const rest = restOf(note).length;
  const lines = note.cited.map((one): Content => {
    const page = pageOf(one);
    const where =
      page === undefined
        ? []
        : 'url' in page
          ? [{ text: ` ${shownUrl(page.url)}`, link: page.url, color: `#${ACCENT}` }]
          : [` ${page.words}`];
    return { text: [citationWords(one, lang), ...where] };
  });
  return {
    columns: [
      { width: 24, text: String(note.number), id: `note-${note.number}`, alignment: 'right' },
      { width: '*', stack: rest === 0 ? lines : [...lines, { text: WORDS[lang].more(rest) }] },
    ],
    columnGap: 6,
    fontSize: 7.5,
    lineHeight: 1.2,
    margin: [0, 0, 0, 3],
  };
}
