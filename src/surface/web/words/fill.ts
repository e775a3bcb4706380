/** A text with `{0}`, `{1}` … replaced by parts, in their order. */
export function fill(words: string, ...parts: (string | number)[]): string {
  return parts.reduce<string>((text, part, at) => text.replace(`{${at}}`, () => String(part)), words);
}
