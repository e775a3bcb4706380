import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { InputError, messageOf } from '../base/errors.ts';
import { type Claim, claim } from '../model/claim.ts';
import { readArticle } from './article.ts';

/** The claims of one article; `id` is the name of its file without `.txt`. */
export type Prediction = { id: string; claims: Claim[] };

/** Reads every *.txt of a directory in order of name. Throws InputError for a directory that is missing or a file that is not UTF-8. */
export function* predictClaims(dir: string): Generator<Prediction> {
  for (const name of listTexts(dir)) {
    const { claims } = readArticle(readUtf8(join(dir, name)));
    yield { id: basename(name, '.txt'), claims: claims.map((one) => claim.parse(one)) };
  }
}

function listTexts(dir: string): string[] {
  try {
    return readdirSync(dir)
      .filter((name) => name.endsWith('.txt'))
      .sort();
  } catch (error) {
    throw new InputError(`cannot be read (${messageOf(error)}); name a directory of .txt files`, { file: dir }, error);
  }
}

function readUtf8(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch (error) {
    throw new InputError('is not UTF-8 text; convert it and try again', { file: basename(path) }, error);
  }
}
