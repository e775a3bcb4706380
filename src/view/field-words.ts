import type { Both } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import type { FieldChange } from './field-change.ts';

/** The name of a field that moved, with the language of its text where that is not English. */
export function fieldWords({ field }: FieldChange): Both {
  const [name, lang] = field.split(' ') as [string, string?];
  const { zh, en } = labelOf('property', name);
  const more = lang === undefined ? '' : ` (${lang})`;
  return { zh: `${zh}${more}`, en: `${en}${more}` };
}

/** What a field that moved was or is: statuses and phases by their labels, other values as the source writes them; first the site of which a status was. */
export function valueWords({ field, of, ...sides }: FieldChange, side: 'before' | 'after'): Both {
  const value = sides[side];
  const group = field.endsWith('status') ? 'status' : field === 'phase' || field === 'study_type' ? field : 'change_value';
  const { zh, en } = value === null ? { zh: '–', en: '–' } : labelOf(group, value);
  const about = of === null || side === 'after' ? '' : `${of}: `;
  return { zh: `${about}${zh}`, en: `${about}${en}` };
}
