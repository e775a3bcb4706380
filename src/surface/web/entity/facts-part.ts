import { html } from 'hono/html';
import { labelOf } from '../../../model/labels.ts';
import type { Fact } from '../../../view/fact.ts';
import type { Piece } from '../piece.ts';
import { ENTITY_WORDS } from '../words/entity.ts';
import { factValue, type On, proofLink, proofSign } from './proof.ts';

/** Values of one property that stand open before the rest is folded. */
const OPEN = 6;

/** Facts as a list of definitions: each property once, each value with its proof. */
export function factsPart(on: On, facts: readonly Fact[]): Piece {
  return html`<dl class="facts">${factRows(on, facts)}</dl>`;
}

/** The same without the list around it, so that more can stand in the list. */
export function factRows(on: On, facts: readonly Fact[]): Piece {
  const groups = [...Map.groupBy(facts, ({ property }) => property).values()];
  return html`${groups.map((own) => factRow(on, own))}`;
}

function factRow(on: On, own: Fact[]): Piece {
  const { lang } = on.here;
  const isOne = own.length === 1;
  const values = own.map((fact) => html`<dd>${valuePart(on, fact, isOne)}</dd>`);
  const rest = values.length - OPEN;
  const shown = rest > 1 ? values.slice(0, OPEN) : values;
  const folded =
    rest > 1
      ? html`<dd><details><summary>${ENTITY_WORDS[lang].more(String(rest))}</summary><ul class="plain">${own.slice(OPEN).map((fact) => html`<li>${valuePart(on, fact, isOne)}</li>`)}</ul></details></dd>`
      : '';
  return html`<div><dt>${own[0]?.label[lang]}</dt>${shown}${folded}</div>`;
}

function valuePart(on: On, fact: Fact, isOne: boolean): Piece {
  const statement = fact.statements[0] as string;
  const lang = langOf(fact);
  const value = factValue(on.here, fact);
  return html`<span ${lang === null || lang === on.here.lang ? '' : html`lang="${lang === 'zh' ? 'zh-Hans' : lang}"`}>${value}</span> ${isOne ? proofLink(on, { ...fact, statement }) : proofSign(on, { ...fact, statement })}`;
}

function langOf({ lang }: Fact): string | null {
  return lang !== null && /^[a-z]{2}$/.test(lang) ? lang : null;
}

/** A row of definitions that is no fact of one property. */
export function definition(term: string, body: Piece | string): Piece {
  return html`<div><dt>${term}</dt><dd>${body}</dd></div>`;
}

/** Names by their kind, with the language where it is told. */
export function namesPart(on: On, names: readonly Fact[]): Piece {
  const named = names.map((fact) => {
    const kind = labelOf('name_kind', fact.property);
    return kind.en === fact.property ? fact : { ...fact, label: kind };
  });
  return factsPart(on, named);
}
