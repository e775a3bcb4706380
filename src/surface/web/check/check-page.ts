import { html } from 'hono/html';
import type { Shown, Visit } from '../page.ts';
import type { Piece } from '../piece.ts';
import { CHECK_WORDS } from '../words/check.ts';
import { type Asked, checkForm } from './form.ts';
import { type CheckedText, checkResult } from './result.ts';

/** What the island says, as data of the page. */
const SAID = [
  'reading',
  'judged',
  'cancelled',
  'failed',
  'offline',
  'nothing',
  'too_large',
  'too_large_pasted',
  'too_long',
  'at_claim',
  'count',
  'shared',
  'shared_too_long',
  'shared_by_hand',
  'from_link',
  'bad_link',
] as const;

/** The check page: the box for an article, and below it what was found, or why nothing could be. */
export async function checkPage({ here, host }: Visit, asked: Asked, checked: CheckedText | undefined): Promise<Shown> {
  const words = CHECK_WORDS[here.lang];
  const found = checked === undefined ? '' : await checkResult(here, await host.atlas(), checked);
  const main = html`<h1>${words.title}</h1><p class="intro">${words.lead}</p>${checkForm(here, checked?.isExample ? { ...asked, text: '' } : asked)}
<section id="result" aria-live="off" data-claims="${checked?.isExample ? 'example' : ''}">${found}</section>${said(here.lang)}`;
  return { title: words.title, main, islands: ['check'], ...(asked.problem === undefined ? {} : { status: 400 as const }) };
}

/** The words of the island, in the language of the page. */
function said(lang: Visit['lang']): Piece {
  const words = Object.fromEntries(SAID.map((name) => [name, CHECK_WORDS[lang][name]]));
  return html`<template id="words" data-words="${JSON.stringify(words)}"></template>`;
}
