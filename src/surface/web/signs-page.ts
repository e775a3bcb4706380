import { html } from 'hono/html';
import { DEFINITIONS } from '../../model/definitions.ts';
import { VERDICTS } from '../../model/verdict.ts';
import { timesFigure } from './chart/times.ts';
import { addressOf, type Here } from './links.ts';
import type { Page } from './page.ts';
import type { Piece } from './piece.ts';
import { scrolled } from './scroll.ts';
import { GRADES, gradeBadge, verdictBadge } from './signs.ts';
import { GRADE_MEANINGS, SIGNS_WORDS, VERDICT_MEANINGS } from './words/signs.ts';
import type { Lang } from './words/words.ts';

const PARTS = ['verdicts', 'grades', 'times', 'scope', 'definition', 'first', 'interval', 'cite'] as const;

/** Signs, grades, days and definitions, each explained once. */
export const signsPage: Page = {
  path: '/signs',
  show: async ({ lang, here, query }) => ({ title: SIGNS_WORDS[lang].title, main: signsMain(here, query.known_by) }),
};

function signsMain(here: Here, today: string): Piece {
  const words = SIGNS_WORDS[here.lang];
  const contents = PARTS.map((part) => html`<li><a class="chip" href="#${part}">${words[part]}</a></li>`);
  const parts = PARTS.map(
    (part) =>
      html`<section id="${part}" aria-labelledby="${part}-head"><h2 id="${part}-head">${words[part]}</h2>${WRITTEN[part](here, today)}</section>`,
  );
  return html`<h1>${words.title}</h1><p class="legend">${words.says}</p><ul class="chips" aria-label="${words.contents}">${contents}</ul>${parts}<p class="legend">${words.more}</p>`;
}

const WRITTEN: Record<(typeof PARTS)[number], (here: Here, today: string) => Piece> = {
  verdicts: ({ lang }) => {
    const words = SIGNS_WORDS[lang];
    const rows = VERDICTS.map(
      (verdict) => html`<tr><th scope="row">${verdictBadge(lang, verdict)}</th><td>${VERDICT_MEANINGS[verdict][lang]}</td></tr>`,
    );
    return html`<p>${words.verdicts_says}</p>${table(words.verdicts, [words.verdict, words.means], rows)}`;
  },
  grades: ({ lang }) => {
    const words = SIGNS_WORDS[lang];
    const rows = GRADES.map(
      (grade) => html`<tr><th scope="row">${gradeBadge(lang, grade)}</th><td>${GRADE_MEANINGS[grade]?.[lang] ?? ''}</td></tr>`,
    );
    return html`<p>${words.grades_says}</p>${table(words.grades, [words.grade, words.behind], rows)}`;
  },
  times: ({ lang }) => {
    const words = SIGNS_WORDS[lang];
    return html`<p>${words.times_says}</p>${timesFigure(lang)}<ul><li>${words.as_of}</li><li>${words.known_by}</li></ul>`;
  },
  scope: ({ lang }) => html`${values(lang, 'scope')}<p>${SIGNS_WORDS[lang].scope_says}</p>`,
  definition: ({ lang }) => {
    const words = SIGNS_WORDS[lang];
    const parts = Object.keys(DEFINITIONS).filter((name) => name !== 'scope');
    return html`<p>${words.definition_says}</p><dl>${parts.map((name) => html`<dt>${words.parts[name] ?? name}</dt><dd>${values(lang, name)}</dd>`)}</dl>`;
  },
  first: ({ lang }) => paragraphs(SIGNS_WORDS[lang].first_says),
  interval: ({ lang }) => html`<p>${SIGNS_WORDS[lang].interval_says}</p>`,
  cite: (here, today) => {
    const words = SIGNS_WORDS[here.lang];
    const address = addressOf({ lang: here.lang }, '/share', { place: 'Shanghai', of: 'CN', as_of: today, known_by: today });
    return html`${paragraphs(words.cite_says)}<p>${words.example}${here.lang === 'zh' ? '：' : ': '}<a href="${address}"><code>${address}</code></a></p>`;
  },
};

/** What the values of a part of a definition mean, as the model says it. */
function values(lang: Lang, part: string): Piece {
  return html`<ul class="plain">${Object.entries(DEFINITIONS[part] ?? {}).map(([code, words]) => html`<li>${words[lang]} <code>${code}</code></li>`)}</ul>`;
}

function paragraphs(list: readonly string[]): Piece {
  return html`<ul>${list.map((text) => html`<li>${text}</li>`)}</ul>`;
}

function table(label: string, heads: readonly string[], rows: Piece[]): Piece {
  return scrolled(
    label,
    html`<table class="rows meanings"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`,
  );
}
