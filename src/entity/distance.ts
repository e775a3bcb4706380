/**
 * Edits that turn one text into another: insert, delete, replace a UTF-16 unit, or swap two neighbours.
 * Stops early and answers `most + 1` once more than `most` edits are needed.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = nextRow(a, b, i, last, before);
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length] as number, most + 1);
}

function nextRow(a: string, b: string, i: number, last: number[], before: number[]): number[] {
  const row = [i];
  for (let j = 1; j <= b.length; j += 1) {
    const replaced = (last[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
    const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] as number) + 1 : replaced;
    row.push(Math.min(replaced, swapped, (last[j] as number) + 1, (row[j - 1] as number) + 1));
  }
  return row;
}
