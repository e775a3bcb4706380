import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { shipped } from '../base/root.ts';
import type { Intake } from '../snapshot/take.ts';
import type { ParseContext } from './context.ts';
import { readSourceFacts, type SourceFacts } from './source-facts.ts';

/** What the code of a source provides: how its files group into snapshots, how a snapshot becomes statements, and whether it asks the screen what to keep. */
export type SourceCode = { isScreened?: true; intake(paths: string[]): Intake[]; parse(context: ParseContext): Promise<void> };
export type Source = { facts: SourceFacts } & SourceCode;

/** One source with its code. */
export async function loadSource(name: string): Promise<Source> {
  const facts = readSourceFacts(name);
  const code = (await import(pathToFileURL(join(shipped('sources', name), 'parse.ts')).href)) as { source: SourceCode };
  return { facts, ...code.source };
}
