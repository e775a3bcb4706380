import { modalityRow, readLexicon } from '../model/lexicon.ts';

let scopes: Map<string, 'strict' | 'industry' | 'none'> | undefined;

/** The narrowest scope that counts a modality, by its id in lexicon/modalities or its trial code; undefined for an unknown one. */
export function scopeOfModality(modality: string): 'strict' | 'industry' | 'none' | undefined {
  scopes ??= readScopes();
  return scopes.get(modality);
}

function readScopes(): Map<string, 'strict' | 'industry' | 'none'> {
  const rows = readLexicon('modalities', modalityRow);
  const byCode = rows.map(({ trial, scope }): [string, typeof scope] => [trial ?? '', scope]).reverse();
  return new Map([...byCode, ...rows.map(({ id, scope }): [string, typeof scope] => [id, scope])]);
}
