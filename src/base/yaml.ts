import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { decodeUtf8 } from './containers.ts';
import { InputError, messageOf } from './errors.ts';

/** What a YAML file holds. Throws InputError naming the file for one that is no YAML or no UTF-8. */
export function readYaml(path: string): unknown {
  const text = decodeUtf8(readFileSync(path), path);
  try {
    return parse(text);
  } catch (error) {
    throw new InputError(`is no valid YAML (${messageOf(error)})`, { file: path }, error);
  }
}
