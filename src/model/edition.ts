import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { InputError } from '../base/errors.ts';
import { readYaml } from '../base/yaml.ts';

const edition = z.strictObject({
  date: z.iso.date(),
  parts: z.array(z.strictObject({ what: z.string(), origin: z.string(), licence: z.string() })).nonempty(),
});

/** What a folder of shipped facts is: its date, and the origin and licence of each part. */
export type Edition = z.infer<typeof edition>;

/** Reads `edition.yml` of a folder of shipped facts. */
export function readEdition(folder: string): Edition {
  const path = join(folder, 'edition.yml');
  if (!existsSync(path)) throw new InputError('is missing', { file: path });
  const result = edition.safeParse(readYaml(path));
  if (result.success) return result.data;
  throw new InputError(result.error.issues[0]?.message ?? 'does not fit', {
    file: path,
    field: result.error.issues[0]?.path.join('.') ?? '',
  });
}
