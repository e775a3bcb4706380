import { spawnSync } from 'node:child_process';

/** Runs a program with this Node and gives what it printed and how long it took. Throws with its messages when it fails. */
export function runNode(words: string[]): { text: string; seconds: number } {
  const began = performance.now();
  const { status, stdout, stderr, error } = spawnSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (error) throw error;
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}`);
  return { text: stdout, seconds: (performance.now() - began) / 1000 };
}
