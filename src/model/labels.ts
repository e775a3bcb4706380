import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { shipped } from '../base/root.ts';
import type { Both } from './definitions.ts';

const LABELS = z
  .record(z.string(), z.record(z.string(), z.strictObject({ zh: z.string(), en: z.string() })))
  .parse(JSON.parse(readFileSync(shipped('model', 'labels.json'), 'utf8')));

/** The words for a code in both languages, from `model/labels.json`; the code itself where the table has none. */
export function labelOf(group: string, code: string): Both {
  return LABELS[group]?.[code] ?? { zh: code, en: code };
}
