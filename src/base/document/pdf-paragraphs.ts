/** A line of a page: its words and where it stands, in points from the lower left corner. */
export type Line = { text: string; left: number; right: number; y: number; height: number };

/** Joins the lines of a page to paragraphs: a wide gap, an indent, a short line before or another size of type begins a new one. */
export function paragraphsOf(lines: Line[]): string[] {
  const right = Math.max(0, ...lines.map((line) => line.right));
  const gaps = lines
    .slice(1)
    .map((line, at) => (lines[at] as Line).y - line.y)
    .filter((gap) => gap > 0)
    .sort((a, b) => a - b);
  const usual = gaps[Math.floor(gaps.length / 2)] ?? 0;
  const paragraphs: string[] = [];
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    if (!before || begins(line, before, usual, right)) paragraphs.push(line.text.trim());
    else paragraphs.push(join(paragraphs.pop() ?? '', line.text.trim()));
  }
  return paragraphs.map((text) => text.replace(/\s+/g, ' ')).filter((text) => text !== '');
}

function begins(line: Line, before: Line, usual: number, right: number): boolean {
  const gap = before.y - line.y;
  if (gap < 0 || gap > usual * 1.4 + 1) return true;
  if (Math.abs(line.height - before.height) > 1.5) return true;
  const isShort = before.right < right - 4 * before.height;
  return isShort && (/[.!?。！？:：]["'”’)）]?\s*$/.test(before.text) || line.left > before.left + line.height);
}

/** Lines of Chinese meet without a space; a word broken at the end of a line is mended. */
function join(before: string, after: string): string {
  if (/[A-Za-z]-$/.test(before) && /^[a-z]/.test(after)) return before.slice(0, -1) + after;
  const isChinese = /[\p{Script=Han}，。、；：（）《》“”]$/u.test(before) && /^[\p{Script=Han}，。、；：（）《》“”\d]/u.test(after);
  return isChinese ? before + after : `${before} ${after}`;
}
