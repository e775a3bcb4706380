import type { Chart } from '../../check/report/report.ts';
import { type Lang, noted, type Table } from './document.ts';
import { WORDS } from './words.ts';

const WIDTH = 640;
const ROW = 24;
const LABEL = 190;
/** Height of one line of a header. */
const LINE = 15;
/** Width that a letter takes at most. */
const LETTER = 7;
const SHADES = ['#ffffff', '#e4eef5', '#c3dbea', '#94bfd9', '#5e9cc2', '#2f7aa8'];

/** A chart as SVG: bars where it has one column, else a table shaded by count. The font is that of the page around it. */
export function chartSvg(chart: Chart, lang: Lang): string {
  const isBars = chart.columns.length === 1;
  const height = (isBars ? 4 : headOf(chart, lang)) + chart.rows.length * ROW + 4;
  const body = isBars ? bars(chart, lang) : heat(chart, lang);
  const title = escaped(chart.title[lang]);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}" font-size="12" font-family="Noto">${body}</svg>`;
}

/** The same numbers as a table. */
export function chartTable(chart: Chart, lang: Lang, note: number | undefined): Table {
  const columns = chart.columns.map((column) => column[lang]);
  const rows = chart.rows.map((row, at) => [
    [noted(row[lang], at === 0 ? note : undefined)],
    ...(chart.cells[at] ?? []).map(({ value }) => [{ text: String(value) }]),
  ]);
  return { title: chart.title[lang], header: ['', ...(columns.length === 1 ? [WORDS[lang].value] : columns)], rows };
}

function bars({ rows, cells }: Chart, lang: Lang): string {
  const most = Math.max(1, ...cells.flat().map(({ value }) => value));
  const room = WIDTH - LABEL - 60;
  return rows
    .map((row, at) => {
      const value = cells[at]?.[0]?.value ?? 0;
      const [y, width] = [4 + at * ROW, (value / most) * room];
      return `${label(row[lang], y)}<rect x="${LABEL}" y="${y + 3}" width="${width.toFixed(1)}" height="${ROW - 8}" fill="${SHADES[5]}"></rect>${text(LABEL + width + 6, y, String(value), 'start')}`;
    })
    .join('');
}

function heat({ rows, columns, cells }: Chart, lang: Lang): string {
  const most = Math.max(1, ...cells.flat().map(({ value }) => value));
  const step = (WIDTH - LABEL) / columns.length;
  const top = headOf({ columns }, lang);
  const head = columns.flatMap((column, at) =>
    linesOf(column[lang], step).map((line, down) => text(LABEL + (at + 0.5) * step, down * LINE - 2, line, 'middle')),
  );
  const body = rows.map((row, at) => {
    const y = top + at * ROW;
    return `${label(row[lang], y)}${columns.map((_, column) => cell(cells[at]?.[column]?.value ?? 0, most, LABEL + column * step, y, step)).join('')}`;
  });
  return [...head, ...body].join('');
}

/** Height of the header of a table: as many lines as its longest column needs. */
function headOf({ columns }: Pick<Chart, 'columns'>, lang: Lang): number {
  const step = (WIDTH - LABEL) / columns.length;
  return LINE * Math.max(...columns.map((column) => linesOf(column[lang], step).length)) + 6;
}

/** Words in lines no wider than a column, where a word allows it. */
function linesOf(words: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const joined = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length === 0 || joined.length * LETTER > width) lines.push(word);
    else lines[lines.length - 1] = joined;
  }
  return lines;
}

function cell(value: number, most: number, x: number, y: number, width: number): string {
  const shade = value === 0 ? 0 : Math.max(1, Math.ceil((value / most) * (SHADES.length - 1)));
  const number = value === 0 ? '' : text(x + width / 2, y, String(value), 'middle', shade >= 4 ? '#ffffff' : '#1c2430');
  return `<rect x="${x.toFixed(1)}" y="${y}" width="${(width - 2).toFixed(1)}" height="${ROW - 2}" fill="${SHADES[shade]}" stroke="#d9dde3"></rect>${number}`;
}

function label(words: string, y: number): string {
  return text(LABEL - 8, y, words, 'end');
}

function text(x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end', fill = '#1c2430'): string {
  return `<text x="${x.toFixed(1)}" y="${y + 16}" text-anchor="${anchor}" fill="${fill}">${escaped(words)}</text>`;
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
