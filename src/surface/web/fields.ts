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

/** The parts of a definition as form fields. */
export function definitionFields(lang: Lang, { scope, place_rule, date_rule, role }: ShareDefinition): Piece {
  const words = (name: string) => (value: string) => DEFINITIONS[name]?.[value]?.[lang] ?? value;
  return html`${selectField('scope', WORDS[lang].scope, SCOPES, scope, words('scope'))}
${selectField('place_rule', WORDS[lang].place_rule, PLACE_RULES, place_rule, words('place_rule'))}
${selectField('date_rule', WORDS[lang].date_rule, DATE_RULES, date_rule, words('date_rule'))}
${selectField('role', WORDS[lang].role, ROLES, role, words('role'))}`;
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
