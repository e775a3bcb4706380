import { html } from 'hono/html';
import { FACT_KINDS } from '../../model/freshness.ts';
import { labelOf } from '../../model/labels.ts';
import type { AgedFact, RecheckAnswer } from '../../view/recheck.ts';
import { aged, clusterNav, links, table } from './cluster-parts.ts';
import { dateFields, selectField } from './fields.ts';
import type { Piece } from './piece.ts';
import { CLUSTER_WORDS } from './words/cluster.ts';
import { type Lang, WORDS } from './words/words.ts';

type Query = Record<string, string> & { as_of: string; known_by: string };
const SHOWN = 300;

/** Curated facts by age, the most overdue for a check first. */
export async function recheckPage(lang: Lang, query: Query, ask: (input: object) => Promise<RecheckAnswer>): Promise<Piece> {
  const [words, own] = [WORDS[lang], CLUSTER_WORDS[lang]];
  const { facts, kinds, kind } = await ask(query);
  const label = (value: string) => (value === '' ? own.any_kind : labelOf('fact_kind', value)[lang]);
  const counts = kinds.map(
    (one) =>
      html`<tr><td class="day">${one.label[lang]}</td><td>${one.years}</td><td>${one.facts}</td><td>${one.overdue}</td><td>${one.undated}</td></tr>`,
  );
  const more = facts.length > SHOWN ? html`<p>… ${facts.length - SHOWN} ${words.more} (/api/recheck)</p>` : '';
  return html`${clusterNav(lang, 'recheck')}
<form class="dates" method="get" action="/recheck"><input type="hidden" name="lang" value="${lang}">
${selectField('kind', own.fact_kind, ['', ...FACT_KINDS], kind ?? '', label)} ${dateFields(lang, query.as_of, query.known_by)} <button>${words.update}</button></form>
<h1>${own.recheck}</h1>
${table([own.fact_kind, own.years, own.facts, own.overdue, own.undated], counts)}
${table(
  [own.fact_kind, words.about, own.says, own.age],
  facts.slice(0, SHOWN).map((fact) => factRow(lang, fact)),
)}${more}`;
}

function factRow(lang: Lang, { kind, of, says, age, statements }: AgedFact): Piece {
  return html`<tr><td class="day">${labelOf('fact_kind', kind)[lang]}</td><td>${of[lang]}</td><td>${says[lang]}</td><td>${aged(lang, age)} ${links(lang, statements.slice(0, 1))}</td></tr>`;
}
