import { html } from 'hono/html';
import { definitionInShort } from '../../../check/share-claim.ts';
import type { Reading } from '../../../model/verdict.ts';
import { percentOf } from '../format.ts';
import type { Piece } from '../piece.ts';
import { CHECK_WORDS } from '../words/check.ts';
import type { Lang } from '../words/words.ts';
import { LINE, linesOf, share } from './plot.ts';

const PLOT = 26;
const TOP = 20;
/** Ends that the scale may have. */
const ENDS = [0.05, 0.1, 0.25, 0.5, 0.75, 1];
const PARTS = [0, 0.2, 0.4, 0.6, 0.8, 1];

type Computed = Reading & { share: number };

/** The share under each definition that could be computed, as a dot with its interval, against the share that the text claims; nothing where none could. */
export function spreadChart(lang: Lang, claimed: number | undefined, readings: readonly Reading[]): Piece | string {
  const computed = readings.filter((one): one is Computed => one.share !== null);
  if (computed.length === 0) return '';
  const words = CHECK_WORDS[lang];
  const shares = computed.map((one) => one.share);
  const most = Math.max(claimed ?? 0, ...shares, ...computed.map(({ interval }) => interval?.[1] ?? 0));
  const end = ENDS.find((one) => one >= most) ?? 1;
  const names = computed.map((one) => linesOf(definitionInShort(one)[lang]));
  const tops = names.map((_, at) => names.slice(0, at).reduce((sum, lines) => sum + lines.length * LINE + PLOT, TOP));
  const height = names.reduce((sum, lines) => sum + lines.length * LINE + PLOT, TOP + 22);
  const percent = (value: number) => percentOf(lang, value);
  const label = words.spread_chart(
    computed.length,
    claimed === undefined ? '–' : percent(claimed),
    percent(Math.min(...shares)),
    percent(Math.max(...shares)),
  );
  return html`<figure class="plot"><svg width="100%" height="${height}" role="img" aria-label="${label}">
${PARTS.map((part) => html`<line class="tick" x1="${share(part)}%" x2="${share(part)}%" y1="${TOP - 4}" y2="${height - 18}"></line><text class="soft" x="${share(part)}%" y="${height - 4}" text-anchor="middle">${percent(part * end).replace(/\.0(?= ?%)/, '')}</text>`)}
${claimed === undefined ? '' : claimLine(words.claimed(percent(claimed)), share(claimed / end), height)}
${computed.map((one, at) => row(lang, one, names[at] as string[], tops[at] as number, end))}</svg><figcaption>${words.spread_reading}</figcaption></figure>`;
}

function claimLine(label: string, at: number, height: number): Piece {
  const anchor = at > 70 ? 'end' : at < 30 ? 'start' : 'middle';
  return html`<line class="claimed" x1="${at}%" x2="${at}%" y1="${TOP - 4}" y2="${height - 18}"></line><text class="name" x="${at}%" y="12" text-anchor="${anchor}">${label}</text>`;
}

function row(lang: Lang, reading: Computed, lines: string[], top: number, end: number): Piece {
  const [at, middle] = [share(reading.share / end), top + lines.length * LINE + 10];
  const kind = reading.favoured ? 'subject' : '';
  const range = reading.interval?.map((value) => share(value / end));
  const said = `${percentOf(lang, reading.share)} (${reading.numerator}/${reading.denominator})`;
  const beside = at < 60 ? html`dx="10"` : html`dx="-10" text-anchor="end"`;
  return html`<g>${lines.map((line, row) => html`<text class="name ${kind}" x="0" y="${top + (row + 1) * LINE - 2}">${line}</text>`)}
${range === undefined ? '' : html`<line class="interval" x1="${range[0]}%" x2="${range[1]}%" y1="${middle}" y2="${middle}"></line>`}
<circle class="range ${reading.favoured ? 'subject' : 'doubt'}" cx="${at}%" cy="${middle}" r="5"></circle><text class="soft" x="${at}%" ${beside} y="${middle + 4}">${said}</text></g>`;
}
