import { html } from 'hono/html';
import { labelOf } from '../../../model/labels.ts';
import { OPERATIONS } from '../../../operation/table.ts';
import { productCalled } from '../../../view/called.ts';
import type { ChainAnswer } from '../../../view/chain.ts';
import type { CompareAnswer, ComparedPlace, Count } from '../../../view/compare.ts';
import { gauge, scaleFor } from '../chart/gauge.ts';
import { shadeOf } from '../chart/matrix.ts';
import { countOf, percentOf, percentsOf } from '../format.ts';
import { addressOf, entityAddress, entityLink, statementLink } from '../links.ts';
import type { Visit } from '../page.ts';
import type { Piece } from '../piece.ts';
import { scrolled } from '../scroll.ts';
import { CLUSTER_PAGE_WORDS } from '../words/cluster-page.ts';
import { SHARE_WORDS } from '../words/share.ts';
import { WORDS } from '../words/words.ts';
import type { ClusterQuestion } from './question.ts';
import { clusterField } from './tabs.ts';

/** Another cluster beside this one: shares on one scale, modalities, phases, milestones and the chain; without one the choice of it. */
export async function comparePart(visit: Visit, question: ClusterQuestion, chain: ChainAnswer): Promise<Piece> {
  const { lang, ask } = visit;
  const { row, other, definition, days } = question;
  const words = CLUSTER_PAGE_WORDS[lang];
  const head = html`<h2 id="compare-head">${words.compare}</h2>${form(visit, question)}`;
  if (other === null || other.id === row.id) return html`<section id="compare" aria-labelledby="compare-head">${head}</section>`;
  const compared = await ask(OPERATIONS.compare, { places: `${row.id},${other.id}`, ...definition, ...days });
  const beside = await ask(OPERATIONS.chain, { cluster: other.id, with: row.id, ...days });
  return html`<section id="compare" aria-labelledby="compare-head">${head}<p class="legend">${words.compare_says}</p>
${gauges(visit, compared)}${counts(visit, compared, [chain, beside])}${firsts(visit, compared.places)}
${compared.places.flatMap(({ missing }) => missing).map((one) => html`<p class="legend">${one[lang]}</p>`)}</section>`;
}

function form({ lang, asked }: Visit, { row, other, definition }: ClusterQuestion): Piece {
  const words = CLUSTER_PAGE_WORDS[lang];
  const kept = Object.entries({ ...definition, as_of: asked.as_of, known_by: asked.known_by, lang }).map(([name, value]) =>
    value === undefined ? '' : html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<form class="ask" method="get" action="/cluster/${row.id}#compare">${kept}${clusterField(lang, other?.id ?? '', 'with', words.compare_with, words.no_other)} <button>${words.compare_it}</button></form>`;
}

function gauges({ lang }: Visit, { places }: CompareAnswer): Piece {
  const words = CLUSTER_PAGE_WORDS[lang];
  const end = scaleFor(places);
  const cards = places.map((one) => {
    const label = SHARE_WORDS[lang].of(one.place.label[lang], words.nation);
    return html`<article class="sheet gauge-card"><h3>${label}</h3><p class="big">${percentOf(lang, one.share)} <small>${words.trial_count(countOf(lang, one.trials))}</small></p>${gauge(lang, label, one, end)}<p class="legend">${words.interval} ${percentsOf(lang, one.interval)}</p></article>`;
  });
  return html`<div class="gauges pair">${cards}</div>`;
}

type Line = { label: string; values: number[] };

/** Counts of both by modality, phase, milestone and role of the chain, each row shaded on its own scale. */
function counts({ lang, here }: Visit, { places }: CompareAnswer, chains: ChainAnswer[]): Piece {
  const words = CLUSTER_PAGE_WORDS[lang];
  const byId = (of: (one: ComparedPlace) => Count[]): Line[] => {
    const labels = new Map(places.flatMap(of).map(({ id, label }) => [id, label[lang]]));
    return [...labels].map(([id, label]) => ({ label, values: places.map((one) => of(one).find((count) => count.id === id)?.count ?? 0) }));
  };
  const milestones = byId(({ milestones: all }) => all.map(({ kind, count }) => ({ id: kind, label: labelOf('milestone', kind), count })));
  const roles = (chains[0]?.stages ?? []).flatMap(({ roles: own }) => own.map(({ role, label }) => ({ role, label: label[lang] })));
  const held = (answer: ChainAnswer, role: string) =>
    answer.stages.flatMap(({ roles: own }) => own).find((one) => one.role === role)?.organisations.length ?? 0;
  const chain = roles.map(({ role, label }) => ({ label, values: chains.map((answer) => held(answer, role)) }));
  const total = [
    { label: words.organisations, values: places.map(({ organisations }) => organisations.length) },
    { label: words.trials, values: places.map(({ trials }) => trials) },
  ];
  const groups: [string, Line[]][] = [
    ['', total],
    [WORDS[lang].modality, byId(({ modalities }) => modalities)],
    [labelOf('dimension', 'phase')[lang], byId(({ phases }) => phases)],
    [words.milestones, milestones],
    [words.chain_roles, chain],
  ];
  const heads = places.map(
    ({ place }) => html`<th scope="col"><a href="${entityAddress(here, `cluster/${place.id}`)}">${place.label[lang]}</a></th>`,
  );
  const body = groups.map(([title, lines]) => groupRows(lang, title, lines, places.length));
  return scrolled(words.compare, html`<table class="heat two-clusters"><thead><tr><td></td>${heads}</tr></thead>${body}</table>`);
}

function groupRows(lang: 'zh' | 'en', title: string, lines: Line[], width: number): Piece | string {
  if (lines.length === 0) return '';
  const most = Math.max(1, ...lines.flatMap(({ values }) => values));
  const rows = lines.map(({ label, values }) => {
    const cells = values.map((count) =>
      count === 0
        ? html`<td class="none">·</td>`
        : html`<td class="shade-${title === '' ? 0 : shadeOf(count, most)}">${countOf(lang, count)}</td>`,
    );
    return html`<tr><th scope="row">${label}</th>${cells}</tr>`;
  });
  return html`<tbody>${title === '' ? '' : html`<tr class="group"><th scope="rowgroup" colspan="${width + 1}">${title}</th></tr>`}${rows}</tbody>`;
}

function firsts({ lang, here }: Visit, places: ComparedPlace[]): Piece | string {
  const words = CLUSTER_PAGE_WORDS[lang];
  const items = places.flatMap(({ place, firsts: own }) =>
    own.map(
      ({ product, milestone, jurisdiction, target, statement }) =>
        html`<li>${place.label[lang]} · ${entityLink(here, `product/${product}`, productCalled(product)[lang])} · ${labelOf('milestone', milestone)[lang]} · ${labelOf('jurisdiction', jurisdiction)[lang]} · <a href="${addressOf(here, '/landscape', { rows: 'organisation', columns: 'phase', target })}">${target}</a> ${statementLink(lang, statement)}</li>`,
    ),
  );
  return items.length === 0 ? '' : html`<h3>${words.firsts}</h3><ul class="lines">${items}</ul>`;
}
