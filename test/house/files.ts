import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Program, parse } from 'acorn';
import { shipped } from '../../src/base/root.ts';
import { withoutTypes } from '../../src/base/types-off.ts';

const GENERATED = ['node_modules', '.git', '.atlas', 'coverage'];

/** The project's files, relative to its root, with `/`: those git tracks or would track, else (outside a checkout) all but generated folders. */
export function projectFiles(): string[] {
  const names = existsSync(shipped('.git')) ? gitFiles() : walk('');
  return names.filter((name) => existsSync(shipped(name))).toSorted();
}

function gitFiles(): string[] {
  const args = ['-C', shipped(), 'ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  return execFileSync('git', args, { encoding: 'utf8', maxBuffer: 2 ** 28 })
    .split('\0')
    .filter((name) => name !== '');
}

function walk(folder: string): string[] {
  const entries = readdirSync(shipped(folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    if (GENERATED.includes(entry.name)) return [];
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    return entry.isDirectory() ? walk(name) : [name];
  });
}

/** The TypeScript files under any of the folders. */
export function codeFiles(...folders: string[]): string[] {
  return projectFiles().filter((name) => name.endsWith('.ts') && folders.some((folder) => name.startsWith(`${folder}/`)));
}

/** The text of a project file. */
export function textOf(name: string): string {
  return readFileSync(join(shipped(), name), 'utf8');
}

/** Syntax tree of a TypeScript source, with lines. */
export function treeOf(source: string): Program {
  return parse(withoutTypes(source), { ecmaVersion: 'latest', sourceType: 'module', locations: true, allowHashBang: true });
}
