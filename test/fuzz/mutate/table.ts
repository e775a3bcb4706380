import type { Random } from '../../../src/base/random.ts';
import { below, type Mutator, onText } from './mutator.ts';

/** Cells are cut at each delimiter, quoted or not: what comes of it is bad enough. */
function onCells(name: string, spoil: (rows: string[][], random: Random) => string[][]): Mutator {
  return onText(
    name,
    (text, random) => {
      const [header = ''] = text.split('\n');
      const delimiter = ['\t', '|', ','].find((one) => header.includes(one)) ?? ',';
      const rows = text.split('\n').map((line) => line.split(delimiter));
      return spoil(rows, random)
        .map((cells) => cells.join(delimiter))
        .join('\n');
    },
    ['table'],
  );
}

function twoColumns(rows: string[][], random: Random): [number, number] {
  const width = rows[0]?.length ?? 1;
  return [below(width, random), below(width, random)];
}

function swapped(cells: string[], a: number, b: number): string[] {
  return cells.map((cell, at) => (at === a ? cells[b] : at === b ? cells[a] : cell) ?? '');
}

/** Spoils the columns of a table. */
export const tableMutators: Mutator[] = [
  onCells('columns swapped', (rows, random) => {
    const [a, b] = twoColumns(rows, random);
    return rows.map((cells) => swapped(cells, a, b));
  }),
  onCells('values under other headers', ([header = [], ...rows], random) => {
    const [a, b] = twoColumns([header], random);
    return [header, ...rows.map((cells) => swapped(cells, a, b))];
  }),
  onCells('a column less', (rows, random) => {
    const [at] = twoColumns(rows, random);
    return rows.map((cells) => cells.toSpliced(at, 1));
  }),
  onCells('a column more', (rows, random) => {
    const [at] = twoColumns(rows, random);
    return rows.map((cells, row) => cells.toSpliced(at, 0, row === 0 ? 'surprise' : 'x'));
  }),
  onCells('a header twice', ([header = [], ...rows], random) => {
    const [a, b] = twoColumns([header], random);
    return [header.with(a, header[b] ?? ''), ...rows];
  }),
  onCells('an empty header', ([header = [], ...rows], random) => [header.with(below(header.length, random), ''), ...rows]),
  onCells('a cell more in a row', (rows, random) => {
    const at = below(rows.length, random);
    return rows.with(at, [...(rows[at] ?? []), 'x']);
  }),
  onCells('a cell emptied', (rows, random) => {
    const at = below(rows.length, random);
    const cells = rows[at] ?? [''];
    return rows.with(at, cells.with(below(cells.length, random), ''));
  }),
];
