const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
/** What a cell shows whose text a spreadsheet took for a formula that it cannot work out. */
const FORMULA = /^#(?:NAME\?|VALUE!|REF!|N\/A)$/;

/** Marks of a text that is not one tidy line. */
const UNTIDY = /[<&\p{Cc}\u00a0]|\s\s/u;

/** The lines of a text of a register: parted at `<br>` and line ends, with single blanks, without tags and entities; none for a formula that failed. */
export function linesOf(written: string): string[] {
  const text = written.trim();
  if (text === '' || FORMULA.test(text)) return [];
  if (!UNTIDY.test(text)) return [text];
  const lines = decoded(text)
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/?(?:p|b|i|u|em|strong|sub|sup|span|div|font)\b[^<>]*>/gi, ' ')
    .split(/[\r\n]+/);
  return lines.map((line) => line.replace(/[\s\p{Cc}]+/gu, ' ').trim()).filter((line) => line !== '');
}

/** A text of a register on one line. */
export function plain(written: string): string {
  return linesOf(written).join(' ');
}

/** Entities that were written twice, so that one layer is left in the text. */
function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{2,6}));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

let macintosh: Map<string, number> | undefined;

/** A text whose UTF-8 was once read as Mac OS Roman (`H√¥pital`) as it was before; undefined for any other text. */
export function mended(text: string): string | undefined {
  if (!/[√¬‚]/.test(text)) return undefined;
  macintosh ??= new Map(
    [...new TextDecoder('macintosh').decode(Uint8Array.from({ length: 128 }, (_, at) => at + 128))].map((char, at) => [char, at + 128]),
  );
  const bytes: number[] = [];
  for (const char of text) {
    const byte = char < '\u0080' ? char.charCodeAt(0) : macintosh.get(char);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}
