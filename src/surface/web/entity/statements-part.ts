import { html } from 'hono/html';
import { readSourceFacts } from '../../../statement/source-facts.ts';
import type { EntityAnswer } from '../../../view/entity.ts';
import type { Statement } from '../../../view/evidence.ts';
import { daysOfReading, seenOn } from '../../../view/fact.ts';
import { sayProperty, sayValue } from '../../../view/said.ts';
import { countOf, spanWords } from '../format.ts';
import type { Piece } from '../piece.ts';
import { scrolled } from '../scroll.ts';
import { ENTITY_WORDS } from '../words/entity.ts';
import { factValue, type On, proofLink } from './proof.ts';
import { foldedList, type Section } from './section.ts';

/** Statements that stand open. */
const SHOWN = 12;
/** Values of a property that stand open. */
const OPEN = 5;

/** Every statement that stands about an entity, by property, each with its source, and how many more there were; folded where there are many. */
export function statementsSection(on: On, { statements, superseded }: EntityAnswer): Section | undefined {
  if (statements.length === 0) return undefined;
  const { lang } = on.here;
  const words = ENTITY_WORDS[lang];
  const read = daysOfReading(statements);
  const groups = [...Map.groupBy(statements, ({ subject, property }) => sayProperty(subject, property)[lang])];
  const rows = groups.map(([label, own]) => {
    const items = own.map((one) => statementLine(on, one, read));
    return html`<tr><th scope="row">${label}</th><td>${foldedList(items, words.more, OPEN)}</td></tr>`;
  });
  const table = scrolled(
    words.statements,
    html`<table class="rows said-of"><thead><tr><th scope="col">${words.property}</th><th scope="col">${words.says}</th></tr></thead><tbody>${rows}</tbody></table>`,
  );
  const rest = superseded === 0 ? '' : html`<p class="legend">${words.superseded(countOf(lang, superseded))}</p>`;
  const body = html`<details ${statements.length <= SHOWN ? 'open' : ''}><summary>${words.statements} (${statements.length})</summary>${table}${rest}</details>`;
  return { id: 'statements', title: words.statements, count: statements.length, body };
}

function statementLine(on: On, one: Statement, read: ReadonlyMap<string, string>): Piece {
  const { lang } = on.here;
  const said = sayValue(one.property, one.value);
  const value = factValue(on.here, { ...said, from: one.valid_from, to: one.valid_to });
  const when =
    said.is_day || said.says[lang] === '' || one.valid_from === null
      ? ''
      : html` <small>${spanWords(lang, one.valid_from, one.valid_to)}</small>`;
  return html`${value}${when} <small>${sourceTitle(lang, one.source)}</small> ${proofLink(on, { statement: one.id, grade: one.grade, seen: seenOn(one, read) })}`;
}

/** The title of a source; its name where it has none. */
export function sourceTitle(lang: 'zh' | 'en', source: string): string {
  return readSourceFacts(source).title[lang];
}
