import { html } from 'hono/html';
import { clusters } from '../../../entity/place-index.ts';
import { selectField } from '../fields.ts';
import { addressOf, type Here } from '../links.ts';
import type { Piece } from '../piece.ts';
import { CLUSTER_WORDS } from '../words/cluster.ts';
import { type Lang, WORDS } from '../words/words.ts';

/** The pages on one cluster and where each stands; of services and facts to check again there is one page for all. */
const TABS = {
  overview: (id) => [`/cluster/${encodeURIComponent(id)}`, {}],
  chain: (id) => ['/chain', { cluster: id }],
  services: (id) => ['/services', { in: id }],
  profile: (id) => ['/profile', { cluster: id }],
  report: (id) => [`/report/cluster/${encodeURIComponent(id)}`, {}],
  recheck: () => ['/recheck', {}],
} as const satisfies Record<string, (id: string) => [path: string, fields: Record<string, string>]>;
export type ClusterTab = keyof typeof TABS;

/** The cluster that pages open with until one is chosen. */
export const FIRST_CLUSTER = 'zhangjiang';

/** Links between the pages on a cluster, under its name; language and days are kept. */
export function clusterTabs(here: Here, tab: ClusterTab, id: string = FIRST_CLUSTER): Piece {
  const { lang } = here;
  const links = (Object.keys(TABS) as ClusterTab[]).map((name) => {
    const [path, fields] = TABS[name](id);
    return html`<a href="${addressOf(here, path, fields)}" ${name === tab ? html`aria-current="page"` : ''}>${CLUSTER_WORDS[lang][name]}</a>`;
  });
  return html`<nav class="tabs" aria-label="${WORDS[lang].cluster}"><a href="${addressOf(here, '/cluster')}">${CLUSTER_WORDS[lang].all_clusters}</a>${links}</nav>`;
}

/** A closed list of the clusters. */
export function clusterField(lang: Lang, chosen: string, name = 'cluster', label: string = WORDS[lang].cluster, none?: string): Piece {
  const names = new Map(clusters().map(({ id, zh, en }) => [id, (lang === 'zh' ? zh[0] : en[0]) ?? id]));
  const ids = none === undefined ? [...names.keys()] : ['', ...names.keys()];
  return selectField(name, label, ids, chosen, (id) => (id === '' ? (none ?? '') : (names.get(id) ?? id)));
}
