import { labelOf } from '../../model/labels.ts';
import { citationWords, pageOf, restOf } from './citation.ts';
import type { Block, Document, Lang, Note, Span, Table } from './document.ts';
import { WORDS } from './words.ts';

/** A document as Markdown with footnotes. */
export function renderMarkdown({ lang, title, facts, sections, notes }: Document): string {
  const head = [`# ${escaped(title)}`, facts.map(([name, value]) => `- ${name}: ${escaped(value)}`).join('\n')];
  const body = sections.flatMap((section) => [`## ${escaped(section.title)}`, ...section.blocks.map((block) => blockText(block, lang))]);
  return `${[...head, ...body, ...notes.map((note) => noteText(note, lang))].join('\n\n')}\n`;
}

function blockText(block: Block, lang: Lang): string {
  switch (block.kind) {
    case 'paragraph': {
      const mark = block.tone === 'heading' ? '### ' : block.tone === 'quote' ? '> ' : '';
      return mark + spansText(block.spans, lang);
    }
    case 'list':
      return block.items.map((spans) => `- ${spansText(spans, lang)}`).join('\n');
    default:
      return tableText(block.table, lang);
  }
}

function tableText({ title, header, rows }: Table, lang: Lang): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const body = rows.map((cells) => line(cells.map((spans) => spansText(spans, lang))));
  return [`**${escaped(title)}**`, '', line(header.map(escaped)), line(header.map(() => '---')), ...body].join('\n');
}

function spansText(spans: Span[], lang: Lang): string {
  return spans
    .map(({ text, verdict, note, bold }) => {
      const plain = escaped(text);
      const marked = verdict === undefined || verdict === 'unclear' ? plain : `**${plain}** (${labelOf('verdict', verdict)[lang]})`;
      return `${bold ? `**${marked}**` : marked}${note === undefined ? '' : `[^${note}]`}`;
    })
    .join('');
}

function noteText(note: Note, lang: Lang): string {
  const cited = note.cited.map((one) => {
    const page = pageOf(one);
    const where = page === undefined ? '' : ` ${'url' in page ? `<${page.url}>` : escaped(page.words)}`;
    return `${escaped(citationWords(one, lang))}${where}`;
  });
  const rest = restOf(note).length;
  return `[^${note.number}]: ${[...cited, ...(rest === 0 ? [] : [WORDS[lang].more(rest)])].join(' · ')}`;
}

/** Characters that Markdown would take for marks. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#]/g, '\\$&');
}
