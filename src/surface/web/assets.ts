import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Context, Hono } from 'hono';
import { sha256 } from '../../base/hash.ts';
import { shipped } from '../../base/root.ts';
import { withoutTypes } from '../../base/types-off.ts';
import { STYLE as REPORT_STYLE } from '../report/html.ts';

/** The sheets in the order in which they apply. */
const SHEETS = ['base', 'layout', 'parts', 'search', 'home', 'check', 'chart', 'explore', 'plot', 'cluster', 'entity', 'print'];
const FOREVER = 'public, max-age=31536000, immutable';

type Asset = { type: string; plain: Buffer; packed: Buffer; version: string };

const STYLE = assetOf('text/css', SHEETS.map((name) => readWeb('style', `${name}.css`)).join('') + REPORT_STYLE);
const ISLANDS = new Map(
  readdirSync(shipped('src', 'surface', 'web', 'client'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [name, assetOf('text/javascript', withoutTypes(readWeb('client', name)))]),
);
/** One version for all islands, since they import one another by plain names. */
const VERSION = sha256(Buffer.concat([...ISLANDS.values()].map(({ plain }) => plain))).slice(0, 12);

/** The address of the style sheet. */
export const STYLE_ADDRESS = `/assets/${STYLE.version}/style.css`;

/** The address of an island. Throws where there is none of that name. */
export function islandAddress(name: string): string {
  if (!ISLANDS.has(`${name}.ts`)) throw new Error(`no island ${name}`);
  return `/assets/${VERSION}/${name}.ts`;
}

/** Serves the style sheet and the islands, whose types are stripped once at the start. */
export function serveAssets(app: Hono): void {
  app.get('/assets/:version/:name', (c) => {
    const name = c.req.param('name');
    const asset = name === 'style.css' ? STYLE : ISLANDS.get(name);
    return asset ? send(c, asset) : c.notFound();
  });
}

function send(c: Context, { type, plain, packed }: Asset): Response {
  const headers = { 'content-type': `${type}; charset=utf-8`, 'cache-control': FOREVER, vary: 'accept-encoding' };
  const isPacked = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
  return isPacked
    ? c.body(new Uint8Array(packed), 200, { ...headers, 'content-encoding': 'gzip' })
    : c.body(new Uint8Array(plain), 200, headers);
}

function assetOf(type: string, text: string): Asset {
  const plain = Buffer.from(text);
  return { type, plain, packed: gzipSync(plain, { level: 9 }), version: sha256(plain).slice(0, 12) };
}

function readWeb(...path: string[]): string {
  return readFileSync(shipped('src', 'surface', 'web', ...path), 'utf8');
}
