import { html } from 'hono/html';
import { DEFAULT_DEFINITION, DEFINITIONS } from '../../model/definitions.ts';
import type { TrialScope } from '../../view/counted.ts';
import { type KnownValues, PROPOSED, type Proposed } from '../../view/known-values.ts';
import { addressOf, type Here } from './links.ts';
import type { Query } from './page.ts';
import type { Piece } from './piece.ts';
import { FILTER_WORDS } from './words/filters.ts';
import type { Lang } from './words/words.ts';

const TERMS = ['place', 'modality', 'target', 'disease', 'source', 'series'] as const;
const DEFINED = ['scope', 'place_rule', 'date_rule', 'role'] as const;

/** The filters that questions about trials share, as fields; known values are proposed while one types. */
export function filterFields(lang: Lang, asked: Query, known: KnownValues, names: readonly Proposed[] = PROPOSED): Piece {
  const words = FILTER_WORDS[lang];
  const fields = names.map(
    (name) =>
      html`<label>${words[name]}<input name="${name}" value="${asked[name] ?? ''}" placeholder="${words.any}" list="known-${name}" autocomplete="off"></label>`,
  );
  const lists = names.map(
    (name) => html`<datalist id="known-${name}">${known[name].map((value) => optionOf(lang, name, value))}</datalist>`,
  );
  return html`${fields}${lists}`;
}

/** Places and diseases are asked for by name, targets and modalities by id. */
function optionOf(lang: Lang, name: Proposed, { id, label }: KnownValues[Proposed][number]): Piece {
  const isNamed = name === 'place' || name === 'disease';
  const value = isNamed ? label[lang] : id;
  return label[lang] === value ? html`<option value="${value}"></option>` : html`<option value="${value}">${label[lang]}</option>`;
}

/** Source and series as fields. */
export function sourceFields(lang: Lang, asked: Query): Piece {
  const words = FILTER_WORDS[lang];
  const field = (name: 'source' | 'series') =>
    html`<label>${words[name]}<input name="${name}" value="${asked[name] ?? ''}" placeholder="${words.any}"></label>`;
  return html`${field('source')}${field('series')}`;
}

type Chip = { name: string; label: string; value: string };

/** What narrows an answer, each part as a chip that takes it away; nothing where nothing does. `fields` are those of the address, `kept` those that are no filter. */
export function filterChips(here: Here, path: string, fields: Query, understood: TrialScope): Piece | string {
  const words = FILTER_WORDS[here.lang];
  const chips = [...termChips(here.lang, fields, understood), ...definitionChips(here.lang, fields)];
  if (chips.length === 0) return '';
  const without = (names: readonly string[]) => {
    const gone = ['row', 'column', 'page', ...names];
    const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => !gone.includes(name)));
    return addressOf(here, path, rest);
  };
  const links = chips.map(
    ({ name, label, value }) =>
      html`<li><a class="chip" href="${without([name])}" aria-label="${words.remove(`${label}${words.colon}${value}`)}"><span>${label}${words.colon}<b>${value}</b></span><span class="x" aria-hidden="true">×</span></a></li>`,
  );
  const all = chips.length > 1 ? html`<li><a href="${without(chips.map(({ name }) => name))}">${words.clear}</a></li>` : '';
  return html`<ul class="chips" aria-label="${words.active}">${links}${all}</ul>`;
}

function termChips(lang: Lang, fields: Query, understood: TrialScope): Chip[] {
  return TERMS.flatMap((name) => {
    if (!fields[name]) return [];
    const found = understood[name];
    const value = typeof found === 'string' ? found : (found?.label[lang] ?? fields[name]);
    return [{ name, label: FILTER_WORDS[lang][name], value }];
  });
}

/** The parts of a definition that are not as they are where nobody says otherwise. */
function definitionChips(lang: Lang, fields: Query): Chip[] {
  return DEFINED.flatMap((name) => {
    const value = fields[name];
    if (!value || value === DEFAULT_DEFINITION[name]) return [];
    return [{ name, label: FILTER_WORDS[lang][name], value: DEFINITIONS[name]?.[value]?.[lang] ?? value }];
  });
}
