import { type Modality, modalityRow, readLexicon } from '../model/lexicon.ts';

let rows: Map<string, Modality> | undefined;

/** The narrowest scope that counts a modality, by its id in lexicon/modalities or its trial code; undefined for an unknown one. */
export function scopeOfModality(modality: string): Modality['scope'] | undefined {
  return rowOf(modality)?.scope;
}

/** The industry's track of a modality, by its id or trial code; null for one too broad for a track and for an unknown one. */
export function trackOfModality(modality: string): Modality['track'] {
  return rowOf(modality)?.track ?? null;
}

function rowOf(modality: string): Modality | undefined {
  rows ??= readRows();
  return rows.get(modality);
}

function readRows(): Map<string, Modality> {
  const all = readLexicon('modalities', modalityRow);
  const byCode = all.map((row): [string, Modality] => [row.trial ?? '', row]).reverse();
  return new Map([...byCode, ...all.map((row): [string, Modality] => [row.id, row])]);
}
