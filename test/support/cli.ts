import { spawnSync } from 'node:child_process';
import { shipped } from '../../src/base/root.ts';

/** What a run of the command gave. */
export type Run = { code: number | null; out: string; err: string };

/** Runs `atlas` with words on a store, in a process of its own. */
export function atlas(store: string, words: string[], input = ''): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [shipped('bin', 'atlas.js'), ...words], {
    encoding: 'utf8',
    input,
    env: { ...process.env, ATLAS_STORE: store },
  });
  return { code: status, out: stdout, err: stderr };
}
