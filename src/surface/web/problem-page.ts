import { html } from 'hono/html';
import { messageOf, UsageError } from '../../base/errors.ts';
import { layout } from './layout.ts';
import { addressOf } from './links.ts';
import type { Query } from './page.ts';
import type { Piece } from './piece.ts';
import { PROBLEM_WORDS } from './words/problem.ts';
import { type Lang, langOf } from './words/words.ts';

/** Why a page has no answer: the question does not fit, there is nothing, it is too large, or the fault lies inside. */
export type ProblemKind = 'question' | 'nothing' | 'large' | 'inside';

/** A page that says what is wrong and what to do. */
export function problemPage(kind: ProblemKind, path: string, query: Query, message: string): Piece {
  const lang = langOf(query.lang);
  const words = PROBLEM_WORDS[lang];
  const { title, next } = words[kind];
  const main = html`<section class="problem"><h1>${title}</h1><p>${message}</p><p>${next}</p>
<p><a href="${addressOf({ lang }, '/')}">${words.home}</a></p></section>`;
  return layout({ here: { lang }, path, query, title, main });
}

/** What an error says to a reader of pages: in the language where it can, with the fields by the names that the forms give them. */
export function readableMessage(lang: Lang, error: unknown): string {
  const said = (lang === 'zh' && error instanceof UsageError ? error.zh : undefined) ?? messageOf(error);
  const named = readableText(lang, said.replace(/^[a-z]+: /, ''));
  return named.charAt(0).toUpperCase() + named.slice(1);
}

/** A text that names options of commands, with the names that the forms give them instead. */
export function readableText(lang: Lang, text: string): string {
  const fields: Record<string, string> = PROBLEM_WORDS[lang].fields;
  return text.replace(lang === 'zh' ? / ?--([a-z-]+) ?/g : /--([a-z-]+)/g, (_, name: string) =>
    quoted(lang, fields[name.replaceAll('-', '_')] ?? name),
  );
}

function quoted(lang: Lang, text: string): string {
  return lang === 'zh' ? `“${text}”` : `‘${text}’`;
}
