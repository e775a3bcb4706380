import type { Function as FunctionNode } from 'acorn';
import { full } from 'acorn-walk';
import { withoutTypes } from '../../src/base/types-off.ts';
import { treeOf } from './files.ts';

/** A function of a file with the number of lines it spans. */
export type FunctionSize = { file: string; line: number; lines: number };

/** Every function with a body of statements; an arrow that only returns an expression is part of the function around it. */
export function functionSizes(file: string, source: string): FunctionSize[] {
  const sizes: FunctionSize[] = [];
  full(treeOf(source), (node) => {
    if (!/Function/.test(node.type) || (node as FunctionNode).expression || !node.loc) return;
    const { start, end } = node.loc;
    sizes.push({ file, line: start.line, lines: end.line - start.line + 1 });
  });
  return sizes;
}

/** Share, 0 to 1, of sizes that satisfy a test; 0 for none. */
export function shareOf(sizes: FunctionSize[], within: (lines: number) => boolean): number {
  return sizes.length === 0 ? 0 : sizes.filter((size) => within(size.lines)).length / sizes.length;
}

/** The lines of a source on which the type `any` is written. */
export function linesWithAny(source: string): number[] {
  return [...typesOf(source).matchAll(/\bany\b/g)].map((match) => source.slice(0, match.index).split('\n').length);
}

/** Only the types of a source: what type stripping blanks out, comments inside types removed. */
function typesOf(source: string): string {
  const bare = withoutTypes(source);
  const types = source.split('').map((unit, index) => (unit === bare[index] ? blank(unit) : unit));
  return types
    .join('')
    .replace(/'[^'\n]*'/g, blank)
    .replace(/\/\*.*?\*\/|\/\/[^\n]*/gs, blank);
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
