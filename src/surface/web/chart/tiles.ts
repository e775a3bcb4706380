import { html } from 'hono/html';
import { countOf } from '../format.ts';
import type { Piece } from '../piece.ts';
import type { Lang } from '../words/words.ts';
import { shadeOf } from './matrix.ts';

/** Where each province-level division stands on the grid, and its name; a schema of our own, no map: neither areas nor borders mean anything. */
const TILES = {
  '230000': [8, 0, '黑龙江', 'Heilongjiang'],
  '150000': [6, 1, '内蒙古', 'Nei Mongol'],
  '220000': [8, 1, '吉林', 'Jilin'],
  '650000': [1, 2, '新疆', 'Xinjiang'],
  '110000': [6, 2, '北京', 'Beijing'],
  '120000': [7, 2, '天津', 'Tianjin'],
  '210000': [8, 2, '辽宁', 'Liaoning'],
  '620000': [3, 3, '甘肃', 'Gansu'],
  '640000': [4, 3, '宁夏', 'Ningxia'],
  '140000': [5, 3, '山西', 'Shanxi'],
  '130000': [6, 3, '河北', 'Hebei'],
  '370000': [7, 3, '山东', 'Shandong'],
  '630000': [2, 4, '青海', 'Qinghai'],
  '610000': [4, 4, '陕西', 'Shaanxi'],
  '410000': [5, 4, '河南', 'Henan'],
  '340000': [6, 4, '安徽', 'Anhui'],
  '320000': [7, 4, '江苏', 'Jiangsu'],
  '310000': [8, 4, '上海', 'Shanghai'],
  '540000': [1, 5, '西藏', 'Xizang'],
  '510000': [3, 5, '四川', 'Sichuan'],
  '500000': [4, 5, '重庆', 'Chongqing'],
  '420000': [5, 5, '湖北', 'Hubei'],
  '360000': [6, 5, '江西', 'Jiangxi'],
  '330000': [7, 5, '浙江', 'Zhejiang'],
  '530000': [3, 6, '云南', 'Yunnan'],
  '520000': [4, 6, '贵州', 'Guizhou'],
  '430000': [5, 6, '湖南', 'Hunan'],
  '440000': [6, 6, '广东', 'Guangdong'],
  '350000': [7, 6, '福建', 'Fujian'],
  '710000': [8, 6, '台湾', 'Taiwan'],
  '450000': [5, 7, '广西', 'Guangxi'],
  '820000': [6, 7, '澳门', 'Macao'],
  '810000': [7, 7, '香港', 'Hong Kong'],
  '460000': [5, 8, '海南', 'Hainan'],
} as const satisfies Record<string, readonly [column: number, row: number, zh: string, en: string]>;

/** The codes of GB/T 2260 of all province-level divisions. */
export const DIVISIONS = Object.keys(TILES) as (keyof typeof TILES)[];

const COLUMNS = 9;
const ROWS = 9;
const SIDE = 74;
const GAP = 5;

/** What stands on a tile: a count, and the cities that have a dot, full where `isKnown`. */
export type Tile = { count: number; cities: readonly { label: string; isKnown: boolean }[] };

/** The name of a division in short. */
export function divisionName(lang: Lang, id: keyof typeof TILES): string {
  return TILES[id][lang === 'zh' ? 2 : 3];
}

/** The divisions as a grid of tiles shaded by count, each with its number and a dot for each city; the table beside it says the same. */
export function tileGrid(lang: Lang, label: string, tileOf: (division: string) => Tile): Piece {
  const all = DIVISIONS.map((id) => ({ id, tile: tileOf(id) }));
  const most = Math.max(1, ...all.map(({ tile }) => tile.count));
  const tiles = all.map(({ id, tile }) => tilePiece(lang, id, tile, shadeOf(tile.count, most)));
  return html`<svg class="tiles" viewBox="0 0 ${(COLUMNS - 1) * (SIDE + GAP)} ${ROWS * (SIDE + GAP)}" role="img" aria-label="${label}">${tiles}</svg>`;
}

function tilePiece(lang: Lang, id: keyof typeof TILES, { count, cities }: Tile, shade: number): Piece {
  const [column, row] = TILES[id];
  const [x, y] = [(column - 1) * (SIDE + GAP), row * (SIDE + GAP)];
  const start = x + SIDE / 2 - ((cities.length - 1) * 12) / 2;
  const dots = cities.map(
    ({ isKnown }, at) => html`<circle class="${isKnown ? 'dot' : 'dot hollow'}" cx="${start + at * 12}" cy="${y + 63}" r="4"></circle>`,
  );
  const names = cities.map((one) => one.label).join(', ');
  return html`<g><title>${divisionName(lang, id)}: ${countOf(lang, count)}${names === '' ? '' : ` (${names})`}</title>
<rect class="tile shade-${shade}" x="${x}" y="${y}" width="${SIDE}" height="${SIDE}" rx="4"></rect>
<text class="name" x="${x + SIDE / 2}" y="${y + 21}" text-anchor="middle">${divisionName(lang, id)}</text>
<text class="count" x="${x + SIDE / 2}" y="${y + 47}" text-anchor="middle">${count === 0 ? '·' : countOf(lang, count)}</text>${dots}</g>`;
}
