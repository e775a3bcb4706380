import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { shipped } from '../base/root.ts';

export const SCOPES = ['strict', 'industry', 'all'] as const;
export const PLACE_RULES = ['site', 'sponsor'] as const;
export const DATE_RULES = ['listed', 'first_posted', 'start'] as const;
export const ROLES = ['product', 'all'] as const;

/** Text in both languages. */
export type Both = { zh: string; en: string };
const both = z.strictObject({ zh: z.string(), en: z.string() });

/** The words for every value of a definition, from `model/definitions.json`. */
export const DEFINITIONS = z
  .record(z.string(), z.record(z.string(), both))
  .parse(JSON.parse(readFileSync(shipped('model', 'definitions.json'), 'utf8')));

/** How a share is counted; every part is named in the answer. */
export type ShareDefinition = {
  unit: 'trial';
  scope: (typeof SCOPES)[number];
  place_rule: (typeof PLACE_RULES)[number];
  date_rule: (typeof DATE_RULES)[number];
  role: (typeof ROLES)[number];
  track: 'both';
  duplicate_rule: 'registry_id';
};

/** The definition used where a question does not say otherwise. */
export const DEFAULT_DEFINITION: ShareDefinition = {
  unit: 'trial',
  scope: 'strict',
  place_rule: 'site',
  date_rule: 'listed',
  role: 'product',
  track: 'both',
  duplicate_rule: 'registry_id',
};

/** A definition, or the parts of it that are given, in words. */
export function explainDefinition(definition: { [part in keyof ShareDefinition]?: string }): Both {
  const parts = Object.entries(definition).map(([name, value]) => DEFINITIONS[name]?.[value] ?? { zh: value, en: value });
  return { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') };
}

/** True when a scope counts what is classified so; null is what was not classified. */
export function isInScope(scope: ShareDefinition['scope'], classified: string | null): boolean {
  return scope === 'all' || classified === 'strict' || (scope === 'industry' && classified === 'industry');
}
