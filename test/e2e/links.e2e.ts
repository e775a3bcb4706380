import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inLanguage, theAddresses } from './support/addresses.ts';
import { ask } from './support/load.ts';
import { theSession } from './support/session.ts';

/** Links of one kind that are followed from a page. */
const MOST = 3;

/** Where the links of a page lead on this site, at most so many of a kind, and links to places of the page that are not there. */
function linksOf(text: string, url: string): { leads: string[]; lost: string[] } {
  const hrefs = [...text.matchAll(/<a\s[^>]*href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
  const ids = new Set([...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
  const lost = hrefs.filter((href) => href.startsWith('#') && href.length > 1 && !ids.has(decodeURIComponent(href.slice(1))));
  const own = hrefs.filter((href) => !href.startsWith('#')).flatMap((href) => (isElsewhere(href, url) ? [] : [href]));
  const kinds = Map.groupBy(new Set(own), (href) => href.split(/[?/]/)[1]);
  return { leads: [...kinds.values()].flatMap((group) => group.slice(0, MOST)), lost: [...new Set(lost)] };
}

/** Whether a link leaves the site, or only shows the same page in the other language. */
function isElsewhere(href: string, url: string): boolean {
  const [to, here] = [URL.parse(href, url), new URL(url)];
  return to?.origin !== here.origin || to.pathname === here.pathname;
}

const followed = new Set<string>();

for (const address of await theAddresses()) {
  test(`the links of ${address.at} lead somewhere`, async () => {
    const url = theSession().url + inLanguage(address, 'zh');
    const { leads, lost } = linksOf(await (await fetch(url)).text(), url);
    assert.deepEqual(lost, [], 'places of the page that are not there');
    const dead: string[] = [];
    for (const href of leads) {
      if (followed.has(href)) continue;
      followed.add(href);
      const status = await ask(new URL(href, url).href);
      const isClosed = status === 401 && href.startsWith('/review');
      if ((status >= 400 || status === 0) && !isClosed) dead.push(`${href} answered ${status}`);
    }
    assert.deepEqual(dead, []);
  });
}
