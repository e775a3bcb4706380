import { html } from 'hono/html';
import type { Registration } from '../../view/registrations.ts';
import { statementLink } from './links.ts';
import type { Piece } from './piece.ts';
import { type Lang, WORDS } from './words/words.ts';

/** The other entries of a trial in registers, with the reason, its statements and how to part them; nothing where there are none. */
export function registrationPart(lang: Lang, registrations: Registration[]): Piece | string {
  if (registrations.length === 0) return '';
  const entries = registrations.map(
    ({ trial, pairing, says, undo }) =>
      html`<dd><a href="/show?what=trial/${trial}&lang=${lang}">${trial}</a> · ${says[lang]} ${pairing.statements.map((id) => html`${statementLink(lang, id)} `)}<br><small>${WORDS[lang].part_them}<code>${undo}</code></small></dd>`,
  );
  return html`<dl><dt>${WORDS[lang].registrations}</dt>${entries}</dl>`;
}
