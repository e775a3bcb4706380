import { join, resolve } from 'node:path';
import { type Atlas, currentRun, openAtlas } from '../view/atlas.ts';
import { SHIPPED_LOG } from './log.ts';
import type { Host } from './operation.ts';
import type { Progress } from './publish.ts';

/** Folder of the store: the one given, else `ATLAS_STORE`, else `.atlas` where the command runs. */
export function storePath(given: string | undefined, environment: Record<string, string | undefined>): string {
  return resolve(given ?? environment.ATLAS_STORE ?? join('.', '.atlas'));
}

/** A host over a store; the published atlas is opened once and again after a new run is published. */
export function makeHost(
  store: string,
  progress: Progress,
  clock: () => Date = () => new Date(),
  judgements: string = SHIPPED_LOG,
): Host & { close(): void } {
  let open: Atlas | undefined;
  return {
    store,
    progress,
    judgements,
    get now() {
      return clock();
    },
    atlas: async () => {
      if (open && open.manifest.run !== currentRun(store)) {
        open.db.close();
        open = undefined;
      }
      open ??= await openAtlas(store);
      return open;
    },
    close: () => open?.db.close(),
  };
}
