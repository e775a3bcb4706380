import { posix } from 'node:path';
import { full } from 'acorn-walk';
import { treeOf } from './files.ts';

/** The stages of src/, in order; each may import itself and those before it. */
export const STAGES = [
  'base',
  'model',
  'snapshot',
  'statement',
  'entity',
  'classify',
  'read',
  'view',
  'check',
  'operation',
  'surface',
] as const;
const SOURCE_MAY_IMPORT = ['base', 'model', 'snapshot', 'statement'];
const TYPE_IMPORT = /^(\s*(?:import|export)) type (?=[^=;]*?\bfrom\b)/gm;

/** Files and what each imports of the project, types included. */
export type ImportGraph = Map<string, string[]>;

/** The project files that a source imports or re-exports by a relative path, resolved against `file`; types included. */
export function importsOf(file: string, source: string): string[] {
  const found: string[] = [];
  full(treeOf(source.replace(TYPE_IMPORT, '$1 ')), (node) => {
    const target = 'source' in node ? (node.source as { value?: unknown } | null)?.value : undefined;
    if (typeof target === 'string' && target.startsWith('.')) found.push(posix.join(posix.dirname(file), target));
  });
  return found;
}

/** Says what is wrong with one import, or nothing. */
export function wrongImport(from: string, to: string): string | undefined {
  const stage = stageOf(from);
  const target = stageOf(to);
  if (from.startsWith('sources/')) return wrongSourceImport(from, to, target);
  if (stage === undefined) return undefined;
  if (target === undefined) return isData(to) ? undefined : `${from} imports ${to}, which is outside src/`;
  if (STAGES.indexOf(target) <= STAGES.indexOf(stage)) return undefined;
  return `${from} (${stage}) looks ahead to ${to} (${target})`;
}

function wrongSourceImport(from: string, to: string, target: string | undefined): string | undefined {
  if (target !== undefined) return SOURCE_MAY_IMPORT.includes(target) ? undefined : `${from} (a source) looks ahead to ${to} (${target})`;
  const own = from.split('/').slice(0, 2).join('/');
  return to.startsWith(`${own}/`) || isData(to) ? undefined : `${from} imports ${to}, which is outside its folder`;
}

function isData(name: string): boolean {
  return name.endsWith('.json');
}

function stageOf(name: string): (typeof STAGES)[number] | undefined {
  return STAGES.find((stage) => name.startsWith(`src/${stage}/`));
}

/** The first import cycle as a chain of files that ends where it began, or nothing. */
export function findCycle(graph: ImportGraph): string[] | undefined {
  const done = new Set<string>();
  for (const file of graph.keys()) {
    const cycle = cycleFrom(file, [], graph, done);
    if (cycle) return cycle;
  }
  return undefined;
}

function cycleFrom(file: string, path: string[], graph: ImportGraph, done: Set<string>): string[] | undefined {
  const seen = path.indexOf(file);
  if (seen >= 0) return [...path.slice(seen), file];
  if (done.has(file)) return undefined;
  for (const next of graph.get(file) ?? []) {
    const cycle = cycleFrom(next, [...path, file], graph, done);
    if (cycle) return cycle;
  }
  done.add(file);
  return undefined;
}
