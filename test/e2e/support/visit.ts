import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page, type Response } from 'playwright-core';
import { theSession } from './session.ts';

export type Lang = 'zh' | 'en';
export type Theme = 'light' | 'dark';

export const LANGS: Lang[] = ['zh', 'en'];
export const THEMES: Theme[] = ['light', 'dark'];

/** How a page is looked at; a desktop in light colours unless said otherwise. */
export type Look = { width?: number; height?: number; theme?: Theme; scale?: number; before?: (page: Page) => Promise<void> };

/** What was noticed while a page was open: what went wrong, and the gzipped bytes of each script by its address. */
export type Seen = { problems: string[]; scripts: Map<string, number> };

/** What a browser says of a request that the page itself gave up, as when one types on. */
const GIVEN_UP = 'net::ERR_ABORTED';

let launched: Promise<Browser> | undefined;

/** The one browser of the tests; it reaches this machine alone. */
export function theBrowser(): Promise<Browser> {
  const { chromium: executablePath, debugPort } = theSession();
  launched ??= chromium.launch({
    executablePath,
    args: [`--remote-debugging-port=${debugPort}`, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--disable-quic'],
  });
  return launched;
}

/** Opens an address of the site in a new session of the browser, gives the page to the work, and closes it. */
export async function visit<T>(
  address: string,
  { width = 1440, height = 900, theme = 'light', scale = 1, before }: Look,
  work: (page: Page, seen: Seen, status: number) => Promise<T>,
): Promise<T> {
  const browser = await theBrowser();
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    deviceScaleFactor: scale,
    reducedMotion: 'reduce',
  });
  try {
    const page = await context.newPage();
    const seen = watch(page);
    await before?.(page);
    const response = await page.goto(`${theSession().url}${address}`);
    await settle(page);
    return await work(page, seen, response?.status() ?? 0);
  } finally {
    await context.close();
  }
}

/** Waits until what the page loaded has been painted. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

function watch(page: Page): Seen {
  const seen: Seen = { problems: [], scripts: new Map() };
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') seen.problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => seen.problems.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => {
    const { errorText = '' } = request.failure() ?? {};
    if (errorText !== GIVEN_UP) seen.problems.push(`request: ${request.url()} ${errorText}`);
  });
  page.on('response', async (response) => {
    if (response.status() >= 400 && response.request().resourceType() !== 'document') {
      seen.problems.push(`request: ${response.url()} answered ${response.status()}`);
    }
    if (response.request().resourceType() === 'script') await weigh(response, seen);
  });
  return seen;
}

async function weigh(response: Response, { scripts }: Seen): Promise<void> {
  const body = await response.body().catch(() => undefined);
  if (body) scripts.set(response.url(), gzipSync(body).length);
}
