/** The words of an island, which the page holds in its language, and small helpers to find elements. */

const said = JSON.parse(document.querySelector<HTMLElement>('#words')?.dataset.words ?? '{}') as Record<string, string>;
const numbers = new Intl.NumberFormat(document.documentElement.lang);

/** Words by name, with numbers at `{0}` and `{1}`. */
export function say(name: string, ...parts: number[]): string {
  return parts.reduce<string>((text, part, at) => text.replace(`{${at}}`, numbers.format(part)), said[name] ?? '');
}

/** The one element that a page surely has. Throws where it has none. */
export function need<T extends Element>(selector: string, root: ParentNode = document): T {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}
