import { readFileSync } from 'node:fs';
import { shipped } from '../../src/base/root.ts';
import { projectFiles } from '../house/files.ts';

/** The text of a document, by its name relative to the root. */
export function read(name: string): string {
  return readFileSync(shipped(name), 'utf8');
}

/** Names of all documents but the example articles. */
export function documents(): string[] {
  return projectFiles().filter((name) => name.endsWith('.md') && !name.startsWith('examples/'));
}

/** The section under a heading of the second level, undefined where there is none. */
export function section(text: string, heading: string): string | undefined {
  return text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
}

/** Targets of the relative links of a document, without fragments; code is passed over. */
export function linksOf(text: string): string[] {
  const prose = text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
  return Array.from(prose.matchAll(/\]\((?![a-z]+:)([^)#\s]+)/g), ([, target = '']) => target);
}

/** The words of every `npx atlas …` line in the blocks of a document; what follows a `>` is left out. */
export function atlasCalls(text: string): string[][] {
  const blocks = Array.from(text.matchAll(/^```\w*\n([\s\S]*?)^```/gm), ([, block = '']) => block);
  const lines = blocks.flatMap((block) => block.split('\n')).filter((line) => line.startsWith('npx atlas '));
  return lines.map((line) => line.split(' > ')[0]?.trim().split(/\s+/).slice(2) ?? []);
}

/** Names of environment variables that a source reads. */
export function settingsIn(source: string): string[] {
  return Array.from(source.matchAll(/\b(?:env|environment)\.([A-Z][A-Z_]+)/g), ([, name = '']) => name);
}
