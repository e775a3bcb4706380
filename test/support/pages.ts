import { before } from 'node:test';
import type { Host } from '../../src/operation/operation.ts';
import { makeApp } from '../../src/surface/http/app.ts';
import { testAtlas } from './atlas.ts';

/** The pages over the invented atlas, for the tests of one file. */
export type Site = {
  host: Host;
  app: ReturnType<typeof makeApp>;
  /** A page in English on the days of the site, unless its fields say otherwise. */
  page(path: string, fields?: Record<string, string>): Promise<{ status: number; text: string }>;
};

/** The pages over the invented atlas, opened before the first test of the file. */
export function siteOn(days: { as_of: string; known_by: string }): Site {
  const site = {
    page: async (path: string, fields: Record<string, string> = {}) => {
      const response = await site.app.request(`${path}?${new URLSearchParams({ ...days, lang: 'en', ...fields })}`);
      return { status: response.status, text: await response.text() };
    },
  } as Site;
  before(async () => {
    site.host = await testAtlas();
    site.app = makeApp(site.host);
  });
  return site;
}

/** What a page says, without its markup. */
export function plainWords(page: string): string {
  return page.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}
