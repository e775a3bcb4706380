import { html } from 'hono/html';
import { FACT_KINDS } from '../../../model/freshness.ts';
import { labelOf } from '../../../model/labels.ts';
import { OPERATIONS } from '../../../operation/table.ts';
import type { AgedFact, RecheckAnswer } from '../../../view/recheck.ts';
import { dateFields, selectField } from '../fields.ts';
import { countOf } from '../format.ts';
import type { Page, Visit } from '../page.ts';
import type { Piece } from '../piece.ts';
import { CLUSTER_WORDS } from '../words/cluster.ts';
import { type Lang, WORDS } from '../words/words.ts';
import { aged, links, table } from './parts.ts';
import { clusterTabs } from './tabs.ts';

const SHOWN = 300;

/** Curated facts by age, the most overdue for a check first. */
export const recheckPage: Page = {
  path: '/recheck',
  show: async (visit) => {
    const { part: _, ...query } = visit.query;
    return { title: CLUSTER_WORDS[visit.lang].recheck, main: recheckMain(visit, await visit.ask(OPERATIONS.recheck, query)) };
  },
};

function recheckMain({ lang, here, query }: Visit, { facts, kinds, kind }: RecheckAnswer): Piece {
  const [words, own] = [WORDS[lang], CLUSTER_WORDS[lang]];
  const label = (value: string) => (value === '' ? own.any_kind : labelOf('fact_kind', value)[lang]);
  const counts = kinds.map(
    (one) =>
      html`<tr><th scope="row" class="day">${one.label[lang]}</th>${[one.years, one.facts, one.overdue, one.undated].map((count) => html`<td class="number-cell">${countOf(lang, count)}</td>`)}</tr>`,
  );
  const more =
    facts.length > SHOWN
      ? html`<p>… ${countOf(lang, facts.length - SHOWN)} ${words.more} (<a href="/api/recheck">/api/recheck</a>)</p>`
      : '';
  return html`${clusterTabs(here, 'recheck')}<h1>${own.recheck}</h1><p class="legend">${own.recheck_lead}</p>
<form class="question" method="get" action="/recheck"><input type="hidden" name="lang" value="${lang}"><div class="fields">
${selectField('kind', own.fact_kind, ['', ...FACT_KINDS], kind ?? '', label)} ${dateFields(lang, query.as_of, query.known_by)} <button>${words.update}</button></div></form>
${table(own.fact_kind, [own.fact_kind, own.years, own.facts, own.overdue, own.undated], counts)}
${table(
  own.recheck,
  [own.fact_kind, words.about, own.says, own.age],
  facts.slice(0, SHOWN).map((fact) => factRow(lang, fact)),
)}${more}`;
}

function factRow(lang: Lang, { kind, of, says, age, statements }: AgedFact): Piece {
  return html`<tr><td class="day">${labelOf('fact_kind', kind)[lang]}</td><th scope="row">${of[lang]}</th><td>${says[lang]}</td><td>${aged(lang, age)} ${links(lang, statements.slice(0, 1))}</td></tr>`;
}
