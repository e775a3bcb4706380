import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from './errors.ts';

/** Runs work that writes to a store while no other process does; the lock of a process that died is taken over. */
export async function withLock<T>(store: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(store, { recursive: true });
  const path = join(store, 'lock');
  takeLock(path, store);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function takeLock(path: string, store: string): void {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
  } catch (error) {
    const owner = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0;
    if (owner > 0 && isAlive(owner))
      throw new InputError(`process ${owner} is writing to the store; wait for it to end`, { file: store }, error);
    rmSync(path, { force: true });
    writeFileSync(path, String(process.pid), { flag: 'wx' });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
