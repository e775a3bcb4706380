import { html } from 'hono/html';
import { labelOf } from '../../../model/labels.ts';
import type { Hit } from '../../../view/find.ts';
import { keyOf, spanOf } from '../../../view/find-key.ts';
import { addressOf, entityAddress, type Here } from '../links.ts';
import type { Piece } from '../piece.ts';
import { FIND_WORDS } from '../words/find.ts';

/** A way on from something found: the question that it often leads to. */
export type Door = { label: string; href: string };

/** A text with the part that was typed: before it, itself, after it. */
export type Marked = [before: string, typed: string, after: string];

/** The lines of something found. */
export type HitLines = { label: Marked; name: Marked | null; also: Marked };

/** Where something found is shown. */
export function foundAddress(here: Here, { kind, id, label }: Pick<Hit, 'kind' | 'id' | 'label'>): string {
  if (kind === 'modality' || kind === 'track') return addressOf(here, '/track', { track: id });
  if (kind === 'service') return addressOf(here, '/services', { need: label[here.lang] });
  if (kind === 'place') return addressOf(here, '/share', { place: id });
  return entityAddress(here, `${kind}/${id}`);
}

/** The questions that something found often leads to. */
export function doorsOf(here: Here, { kind, id }: Pick<Hit, 'kind' | 'id'>): Door[] {
  const words = FIND_WORDS[here.lang];
  const door = (
    name: 'who_first' | 'landscape' | 'share' | 'chain' | 'services' | 'changes',
    path: string,
    fields: Record<string, string>,
  ) => ({
    label: words[name],
    href: addressOf(here, path, fields),
  });
  if (kind === 'target') return [door('who_first', '/first', { target: id }), door('landscape', '/landscape', { target: id })];
  if (kind === 'modality') return [door('who_first', '/first', { modality: id }), door('landscape', '/landscape', { modality: id })];
  if (kind === 'disease') return [door('landscape', '/landscape', { disease: id }), door('changes', '/changes', { disease: id })];
  if (kind !== 'cluster') return [];
  return [door('share', '/share', { place: id }), door('chain', '/chain', { cluster: id }), door('changes', '/changes', { place: id })];
}

/** The lines of something found: its label, the name that was matched where neither label nor second line holds it, and the second line, with what was typed apart; what was found by its sound is marked as a whole. */
export function linesOf(lang: Here['lang'], asked: string, hit: Hit): HitLines {
  const { label, also, matched } = hit;
  const { name } = matched;
  const key = keyOf(isBySound(hit) ? name : asked).text;
  const lines = { label: markIn(label[lang], key), also: markIn(also[lang], key) };
  const isTold = [lines.label, lines.also].some(([, typed]) => typed !== '') || keyOf(label[lang]).text === keyOf(name).text;
  return { ...lines, name: isTold ? null : markIn(name, key) };
}

/** Whether a name was found without what was typed standing in it. */
function isBySound({ matched: { how } }: Hit): boolean {
  return how === 'pinyin' || how === 'initials' || how === 'near';
}

/** A text with the typed part apart where it stands in it. */
export function markIn(text: string, key: string): Marked {
  const span = spanOf(text, key);
  return span === undefined ? [text, '', ''] : [text.slice(0, span[0]), text.slice(...span), text.slice(span[1])];
}

/** One thing found as an item of a list: its name with what was typed marked, a second line, and the questions it leads to where these are wanted. */
export function hitItem(here: Here, asked: string, hit: Hit, hasDoors: boolean): Piece {
  const { lang } = here;
  const { label, name, also } = linesOf(lang, asked, hit);
  const doors = (hasDoors ? doorsOf(here, hit) : []).map((door) => html`<a class="door" href="${door.href}">${door.label}</a> `);
  return html`<li class="hit"><a class="hit-name" href="${foundAddress(here, hit)}">${marked(label)}</a>
${name === null ? '' : html`<span class="hit-by">${marked(name)}</span>`} ${isBySound(hit) ? html`<small class="hit-how">${labelOf('match', hit.matched.how)[lang]}</small>` : ''}
${hit.also[lang] === '' ? '' : html`<p class="hit-also">${marked(also)}</p>`}${doors.length === 0 ? '' : html`<p class="doors">${doors}</p>`}</li>`;
}

function marked([before, typed, after]: Marked): Piece {
  return html`${before}${typed === '' ? '' : html`<b class="typed">${typed}</b>`}${after}`;
}
