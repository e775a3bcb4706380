import { join, resolve } from 'node:path';
import { type Atlas, currentRun, openAtlas } from '../view/atlas.ts';
import { SHIPPED_LOG } from './log.ts';
import type { Host, ModelEndpoint } from './operation.ts';
import type { Progress } from './publish.ts';

/** Folder of the store: the one given, else `ATLAS_STORE`, else `.atlas` where the command runs. */
export function storePath(given: string | undefined, environment: Record<string, string | undefined>): string {
  return resolve(given ?? environment.ATLAS_STORE ?? join('.', '.atlas'));
}

/** The endpoint that `ATLAS_MODEL_URL`, `ATLAS_MODEL` and `ATLAS_MODEL_KEY` name, if any. */
export function modelEndpoint(environment: Record<string, string | undefined>): ModelEndpoint | undefined {
  const { ATLAS_MODEL_URL: url, ATLAS_MODEL: model, ATLAS_MODEL_KEY: key } = environment;
  return url && model ? { url, model, key } : undefined;
}

/** The address that `ATLAS_CONTACT` names, if any. */
export function contactOf({ ATLAS_CONTACT: contact }: Record<string, string | undefined>): string | undefined {
  return contact || undefined;
}

/** A host over a store; the published atlas is opened once and again after a new run is published. */
export function makeHost(
  store: string,
  progress: Progress,
  clock: () => Date = () => new Date(),
  judgements: string = SHIPPED_LOG,
  model?: ModelEndpoint,
  contact?: string,
): Host & { close(): void } {
  let open: Atlas | undefined;
  return {
    store,
    progress,
    judgements,
    model,
    contact,
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
