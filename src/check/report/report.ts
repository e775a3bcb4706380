import type { Both, ShareDefinition } from '../../model/definitions.ts';
import type { Citation } from '../../view/citation.ts';
import type { Resolved } from '../../view/resolve.ts';
import type { ShareQuestion } from '../../view/share.ts';

/** What is counted, and the statement that makes it count. */
export type Row = { subject: string; statement: string };

/**
 * A number, day or name in a sentence with what it rests on: a count of the distinct subjects of its rows, a share of two such counts, the interval or the bounds of a
 * question about a share, the first and last possible day by statements, a name that statements carry, or `given`: words of the question, of a definition
 * or of the list of sources, which no statement says.
 */
export type Figure =
  | { kind: 'count'; value: number; rows: Row[] }
  | { kind: 'share'; value: number; part: Row[]; whole: Row[] }
  | { kind: 'interval'; of: 'interval' | 'bounds'; value: [low: number, high: number]; question: ShareQuestion }
  | { kind: 'days'; from: string | null; to: string | null; statements: string[] }
  | { kind: 'name'; label: Both; statements: string[] }
  | { kind: 'given'; label: Both };

/** Whether a sentence says what statements say, says that they do not answer, or explains how it was counted. */
export type Tone = 'fact' | 'unclear' | 'method';

/** A sentence in both languages: words, and numbers that point into its figures. `evidence` holds the statements behind them. */
export type Sentence = { tone: Tone; figures: Figure[]; zh: (string | number)[]; en: (string | number)[]; evidence: string[] };

/** Counts by one or two dimensions, to be drawn; each cell names the rows that it counts. */
export type Chart = {
  id: string;
  title: Both;
  rows: Both[];
  /** One column makes bars, several a table shaded by count. */
  columns: Both[];
  cells: Extract<Figure, { kind: 'count' }>[][];
};

/** A part of a section. */
export type Block =
  | { kind: 'paragraph'; sentences: Sentence[] }
  | { kind: 'list'; items: Sentence[][] }
  | { kind: 'table'; title: Both; header: Both[]; rows: Sentence[][] }
  | { kind: 'chart'; chart: Chart };

export type Section = { id: string; title: Both; blocks: Block[] };

/** A report as data: what was understood, sections of sentences with evidence, and every statement that is cited. */
export type Report = {
  kind: 'cluster' | 'profile';
  title: Both;
  understood: { cluster: Resolved; city: Resolved | null; nation: Resolved };
  /** The first day of the period; null for a profile, which tells of all that was by the day. */
  from: string | null;
  to: string;
  known_by: string;
  newest_snapshot: string | null;
  definition: ShareDefinition;
  definition_words: Both;
  sections: Section[];
  citations: Citation[];
};

/** Every sentence of a report, those in tables included. */
export function sentencesOf({ sections }: Pick<Report, 'sections'>): Sentence[] {
  return sections.flatMap(({ blocks }) => blocks.flatMap(sentencesIn));
}

function sentencesIn(block: Block): Sentence[] {
  switch (block.kind) {
    case 'paragraph':
      return block.sentences;
    case 'list':
      return block.items.flat();
    case 'table':
      return block.rows.flat();
    case 'chart':
      return [];
  }
}

/** Every chart of a report. */
export function chartsOf({ sections }: Pick<Report, 'sections'>): Chart[] {
  return sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : [])));
}

/** Every statement that sections rest on. */
export function citedBy(sections: Section[]): string[] {
  const cells = chartsOf({ sections }).flatMap((chart) => chart.cells.flat());
  return [
    ...new Set([
      ...sentencesOf({ sections }).flatMap(({ evidence }) => evidence),
      ...cells.flatMap(({ rows }) => rows.map(({ statement }) => statement)),
    ]),
  ];
}
