import { html } from 'hono/html';
import { DATE_RULES, DEFINITIONS, PLACE_RULES, ROLES, SCOPES, type ShareDefinition } from '../../model/definitions.ts';
import type { Piece } from './piece.ts';
import { type Lang, WORDS } from './words/words.ts';

/** The two dates of a question as form fields. */
export function dateFields(lang: Lang, as_of: string, known_by: string): Piece {
  const words = WORDS[lang];
  return html`<label>${words.as_of}<input type="date" name="as_of" value="${as_of}"></label>
<label>${words.known_by}<input type="date" name="known_by" value="${known_by}"></label>`;
}

const PARTS = { scope: SCOPES, place_rule: PLACE_RULES, date_rule: DATE_RULES, role: ROLES } as const;

/** The parts of a definition as form fields, all or some of them. */
export function definitionFields(
  lang: Lang,
  definition: ShareDefinition,
  parts: readonly (keyof typeof PARTS)[] = ['scope', 'place_rule', 'date_rule', 'role'],
): Piece {
  const words = (name: string) => (value: string) => DEFINITIONS[name]?.[value]?.[lang] ?? value;
  return html`${parts.map((name) => html`${selectField(name, WORDS[lang][name], PARTS[name], definition[name], words(name))} `)}`;
}

/** A field with a closed list of values; `wordsOf` gives the words for each. */
export function selectField(
  name: string,
  label: string,
  values: readonly string[],
  chosen: string,
  wordsOf: (value: string) => string,
): Piece {
  const options = values.map((value) => html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${wordsOf(value)}</option>`);
  return html`<label>${label}<select name="${name}">${options}</select></label>`;
}
