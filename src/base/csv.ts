/**
 * The records of a table as text whose quotations are regular: each around a whole cell, inner quotes doubled, line ends all of one kind; blank lines are passed over.
 * Undefined for any other, which needs a parser that forgives. Without `isQuoted` quotes are characters like others.
 */
export function plainRecords(text: string, delimiter: string, isQuoted: boolean): string[][] | undefined {
  const end = text.includes('\r') ? '\r\n' : '\n';
  if (end === '\r\n' && /\r(?!\n)|(?<!\r)\n/.test(text)) return undefined;
  const records: string[][] = [];
  const next = nextIn(text);
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length; ) {
    const stop = next(end, at);
    const line = text.slice(at, stop);
    if (!isQuoted || !line.includes('"')) {
      if (line !== '') records.push(line.split(delimiter));
      at = stop + end.length;
      continue;
    }
    const quoted = quotedRecord(text, at, { delimiter, end, next });
    if (quoted === undefined) return undefined;
    records.push(quoted.cells);
    at = quoted.at;
  }
  return records;
}

type Next = (mark: string, from: number) => number;

/** Where a mark stands next, the end of the text where it does not; each mark is looked for once in each stretch, so that no text takes long. */
function nextIn(text: string): Next {
  const known = new Map<string, number>();
  return (mark, from) => {
    const before = known.get(mark) ?? -1;
    if (before >= from) return before;
    const found = text.indexOf(mark, from);
    const at = found < 0 ? text.length : found;
    known.set(mark, at);
    return at;
  };
}

function quotedRecord(
  text: string,
  from: number,
  { delimiter, end, next }: { delimiter: string; end: string; next: Next },
): { cells: string[]; at: number } | undefined {
  const cells: string[] = [];
  for (let at = from; ; at += 1) {
    const isQuotation = text[at] === '"';
    const stop = isQuotation ? closing(text, at + 1) : Math.min(next(delimiter, at), next(end, at));
    if (stop === undefined) return undefined;
    const cell = isQuotation ? text.slice(at + 1, stop).replaceAll('""', '"') : text.slice(at, stop);
    if (!isQuotation && cell.includes('"')) return undefined;
    cells.push(cell);
    at = isQuotation ? stop + 1 : stop;
    if (at >= text.length || text.startsWith(end, at)) return { cells, at: at + end.length };
    if (text[at] !== delimiter) return undefined;
  }
}

/** Where a quotation ends; undefined where it never does. */
function closing(text: string, from: number): number | undefined {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return undefined;
}
