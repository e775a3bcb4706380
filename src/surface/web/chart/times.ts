import { html } from 'hono/html';
import type { Piece } from '../piece.ts';
import { SIGNS_WORDS } from '../words/signs.ts';
import type { Lang } from '../words/words.ts';

/** The two times on one line: a trial starts, a day is asked about, the register says so; what counts by what was known when. The label says the same in words. */
export function timesFigure(lang: Lang): Piece {
  const words = SIGNS_WORDS[lang];
  const mark = (x: number, label: string, name: string) =>
    html`<circle cx="${x}" cy="60" r="6" class="${name}"></circle><text x="${x}" y="40" text-anchor="middle">${label}</text>`;
  return html`<figure class="times"><svg viewBox="0 0 560 130" role="img" aria-label="${words.times_label}">
<line x1="20" y1="60" x2="540" y2="60" class="axis"></line>
${mark(100, words.happened, 'valid')}<line x1="280" y1="48" x2="280" y2="104" class="asked"></line><text x="280" y="40" text-anchor="middle" class="soft">${words.asked}</text>${mark(450, words.observed, 'known')}
<text x="274" y="84" text-anchor="end" class="soft">${words.as_then}</text><text x="286" y="104" class="soft">${words.as_today}</text></svg>
<figcaption>${words.times_label}</figcaption></figure>`;
}
