import { html } from 'hono/html';
import { OPERATIONS } from '../../../operation/table.ts';
import type { ClusterCounts } from '../../../view/cluster-facts.ts';
import type { LandscapeAnswer } from '../../../view/landscape.ts';
import { DIVISIONS, divisionName, type Tile, tileGrid } from '../chart/tiles.ts';
import { type Table, tableLinks } from '../export.ts';
import { countOf } from '../format.ts';
import { addressOf } from '../links.ts';
import type { Visit } from '../page.ts';
import type { Piece } from '../piece.ts';
import { scrolled } from '../scroll.ts';
import { CLUSTER_PAGE_WORDS } from '../words/cluster-page.ts';
import { type Lang, WORDS } from '../words/words.ts';

/** Divisions that registers list as countries of their own, by the code of GB/T 2260. */
const LISTED_APART: Record<string, string> = { '710000': 'TW', '810000': 'HK', '820000': 'MO' };
/** More than there are values on either dimension, so that none is gathered under others. */
const EVERY = 500;

/** The trials of each province-level division, by trial site, and the cities with clusters. */
export type MapAnswer = { landscape: LandscapeAnswer; tiles: Map<string, Tile>; total: number };

/** Counts trials by division on the days of a visit. */
export async function mapOf({ ask, query }: Visit, clusters: readonly ClusterCounts[]): Promise<MapAnswer> {
  const { as_of, known_by } = query;
  const landscape = await ask(OPERATIONS.landscape, {
    rows: 'province',
    columns: 'country',
    most: EVERY,
    date_rule: 'start',
    as_of,
    known_by,
  });
  const provinces = new Map(landscape.rows.map(({ id, trials }) => [id, trials]));
  const countries = new Map(landscape.columns.map(({ id, trials }) => [id, trials]));
  const tiles = DIVISIONS.map((id): [string, Tile] => {
    const apart = LISTED_APART[id];
    const count = (apart === undefined ? provinces.get(id) : countries.get(apart)) ?? 0;
    const here = clusters.filter(({ province }) => province?.id === id);
    const cities = [...Map.groupBy(here, ({ city, province }) => (city ?? province)?.id ?? id)].map(([city, own]) => ({
      label: city,
      isKnown: own.some(({ organisations }) => organisations > 0),
    }));
    return [id, { count, cities }];
  });
  return { landscape, tiles: new Map(tiles), total: countries.get('CN') ?? 0 };
}

/** The map as tiles with its table. */
export function mapPart({ lang, here }: Visit, { landscape, tiles, total }: MapAnswer, clusters: readonly ClusterCounts[]): Piece {
  const words = CLUSTER_PAGE_WORDS[lang];
  const names = cityNames(lang, clusters);
  const named = (id: string): Tile => {
    const tile = tiles.get(id) as Tile;
    return { ...tile, cities: tile.cities.map((one) => ({ ...one, label: names.get(one.label) ?? one.label })) };
  };
  const rows = DIVISIONS.toSorted((a, b) => named(b).count - named(a).count).map((id) => {
    const { count, cities } = named(id);
    const place = LISTED_APART[id] ?? id;
    const address = addressOf(here, '/landscape', { rows: 'modality', columns: 'phase', place, date_rule: 'start' });
    return html`<tr><th scope="row"><a href="${address}">${divisionName(lang, id)}</a></th><td>${countOf(lang, count)}</td><td>${cities.map(({ label }) => label).join(lang === 'zh' ? '、' : ', ')}</td></tr>`;
  });
  const heads = [words.division, words.map_trials, words.cluster_cities].map((head) => html`<th scope="col">${head}</th>`);
  const table = html`<table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>`;
  return html`<section id="map" aria-labelledby="map-head"><h2 id="map-head">${words.map}</h2><p class="legend">${words.map_says}</p>
<figure class="map">${scrolled(words.map, tileGrid(lang, words.map_label(countOf(lang, total)), named))}</figure>
<details><summary>${words.map_table}</summary>${scrolled(words.map_table, table)}${tableLinks(here, '/cluster/map', {}, words.map_files)}</details>
<details><summary>${WORDS[lang].definition}</summary><p class="legend">${landscape.definition_words[lang]}</p></details></section>`;
}

/** The map as a table to take along. */
export function mapTable({ tiles }: MapAnswer, clusters: readonly ClusterCounts[]): Table {
  const names = { zh: cityNames('zh', clusters), en: cityNames('en', clusters) };
  return {
    name: 'provinces',
    columns: [
      { id: 'code', label: { zh: '代码（GB/T 2260）', en: 'Code (GB/T 2260)' } },
      { id: 'division_zh', label: { zh: '名称', en: 'Name in Chinese' } },
      { id: 'division_en', label: { zh: '英文名', en: 'Name' } },
      { id: 'trials', label: { zh: '试验', en: 'Trials' }, isNumber: true },
      { id: 'cities', label: { zh: '有园区的城市', en: 'Cities with a cluster' } },
    ],
    rows: DIVISIONS.map((id) => {
      const { count, cities } = tiles.get(id) as Tile;
      return [
        id,
        divisionName('zh', id),
        divisionName('en', id),
        count,
        cities.map(({ label }) => names.en.get(label) ?? label).join(', '),
      ];
    }),
  };
}

function cityNames(lang: Lang, clusters: readonly ClusterCounts[]): Map<string, string> {
  return new Map(
    clusters.flatMap(({ city, province }) => [city, province].flatMap((one) => (one === null ? [] : [[one.id, one.label[lang]]]))),
  );
}
