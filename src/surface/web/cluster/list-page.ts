import { html } from 'hono/html';
import type { Both } from '../../../model/definitions.ts';
import { OPERATIONS } from '../../../operation/table.ts';
import type { ClusterAnswer, ClusterCounts } from '../../../view/cluster-facts.ts';
import { type Table, tableFile, tableLinks } from '../export.ts';
import { dateFields } from '../fields.ts';
import { countOf } from '../format.ts';
import { entityLink } from '../links.ts';
import type { Page, Visit } from '../page.ts';
import type { Piece } from '../piece.ts';
import { scrolled } from '../scroll.ts';
import { CLUSTER_PAGE_WORDS } from '../words/cluster-page.ts';
import { type Lang, WORDS } from '../words/words.ts';
import { mapOf, mapPart, mapTable } from './map.ts';

const COUNTS = ['organisations', 'products', 'milestones', 'trials'] as const;

/** The clusters with what is known in each, a map of the provinces, and both as files. */
export const clusterListPages: readonly Page[] = [
  {
    path: '/cluster',
    show: async (visit) => {
      const answer = await clustersOf(visit);
      const map = await mapOf(visit, answer.clusters);
      const words = CLUSTER_PAGE_WORDS[visit.lang];
      return {
        title: words.clusters,
        main: html`<h1>${words.clusters}</h1><div class="cluster-home"><section>${clusterList(visit, answer)}</section>${mapPart(visit, map, answer.clusters)}</div>`,
      };
    },
  },
  {
    path: '/cluster/list/:format',
    show: async (visit) => tableFile(visit.lang, visit.params.format ?? '', listTable((await clustersOf(visit)).clusters)),
  },
  {
    path: '/cluster/map/:format',
    show: async (visit) => {
      const { clusters } = await clustersOf(visit);
      return tableFile(visit.lang, visit.params.format ?? '', mapTable(await mapOf(visit, clusters), clusters));
    },
  },
];

/** Every cluster on the days of a visit, with trials by their start. */
export function clustersOf({ ask, query: { as_of, known_by } }: Visit): Promise<ClusterAnswer> {
  return ask(OPERATIONS.cluster, { as_of, known_by, date_rule: 'start' });
}

/** The clusters as tables: those with organisations on record by how many, then the others. */
export function clusterList({ lang, here, query }: Visit, { clusters, definition_words }: ClusterAnswer): Piece {
  const words = CLUSTER_PAGE_WORDS[lang];
  const known = clusters.filter(({ organisations }) => organisations > 0).toSorted((a, b) => b.organisations - a.organisations);
  const rest = clusters.filter(({ organisations }) => organisations === 0);
  const heads = [words.name, words.city, ...COUNTS.map((name) => words[name])].map(
    (head, at) => html`<th scope="col" class="${at > 1 ? 'number-cell' : ''}">${head}</th>`,
  );
  const rows = known.map((one) => {
    const counts = COUNTS.map((name) => html`<td class="number-cell">${one[name] === 0 ? '·' : countOf(lang, one[name])}</td>`);
    return html`<tr><th scope="row">${entityLink(here, `cluster/${one.id}`, one.label[lang])} ${within(lang, one)}</th><td>${placeOf(lang, one)}</td>${counts}</tr>`;
  });
  const others = rest.map(
    (one) => html`<li>${entityLink(here, `cluster/${one.id}`, one.label[lang])} <small>${placeOf(lang, one)}</small></li>`,
  );
  const table = html`<table class="clusters"><caption>${words.known}</caption><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>`;
  return html`<p class="legend">${words.list_says}</p>
<form class="ask" method="get" action="/cluster"><input type="hidden" name="lang" value="${lang}">${dateFields(lang, query.as_of, query.known_by)} <button>${WORDS[lang].update}</button></form>
${scrolled(words.known, table)}
<details><summary>${WORDS[lang].definition}</summary><p class="legend">${definition_words[lang]}</p></details>
<details><summary>${words.unknown} (${countOf(lang, rest.length)})</summary><p class="legend">${words.unknown_says}</p><ul class="names wide-names">${others}</ul></details>
${tableLinks(here, '/cluster/list', {}, words.files)}`;
}

function within(lang: Lang, { within: outer }: ClusterCounts): Piece | string {
  return outer === null ? '' : html`<small>${CLUSTER_PAGE_WORDS[lang].within}${lang === 'zh' ? '' : ' '}${outer.label[lang]}</small>`;
}

/** The district and the city of a cluster. */
export function placeOf(lang: Lang, { places }: ClusterCounts): string {
  const names = [...new Set(places.map(({ label }) => label[lang]))];
  return names.join(lang === 'zh' ? '，' : ', ');
}

function listTable(clusters: readonly ClusterCounts[]): Table {
  const word = (name: keyof (typeof CLUSTER_PAGE_WORDS)['en']): Both => ({
    zh: String(CLUSTER_PAGE_WORDS.zh[name]),
    en: String(CLUSTER_PAGE_WORDS.en[name]),
  });
  return {
    name: 'clusters',
    columns: [
      { id: 'id', label: { zh: '编号', en: 'Id' } },
      { id: 'name_zh', label: { zh: '中文名', en: 'Name in Chinese' } },
      { id: 'name_en', label: { zh: '英文名', en: 'Name in English' } },
      { id: 'city', label: word('city') },
      ...COUNTS.map((name) => ({ id: name, label: word(name), isNumber: true as const })),
    ],
    rows: clusters.map((one) => [one.id, one.label.zh, one.label.en, one.city?.id ?? null, ...COUNTS.map((name) => one[name])]),
  };
}
