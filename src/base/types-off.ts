import { stripTypeScriptTypes } from 'node:module';

/** TypeScript source without its types: every type is blanked out, so lines and offsets stay. */
export function withoutTypes(source: string): string {
  return silently(() => stripTypeScriptTypes(source, { mode: 'strip' }));
}

/** Keeps the notice that type stripping is experimental off the output. */
function silently<T>(work: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return work();
  } finally {
    process.emitWarning = emitWarning;
  }
}
