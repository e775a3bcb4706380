import { html } from 'hono/html';
import { labelOf } from '../../../model/labels.ts';
import { agoWords } from '../../../view/age.ts';
import type { Fact } from '../../../view/fact.ts';
import { dateWords, spanWords } from '../format.ts';
import { entityLink, type Here } from '../links.ts';
import type { Piece } from '../piece.ts';
import { gradeBadge, gradeSign } from '../signs.ts';
import { ENTITY_WORDS } from '../words/entity.ts';
import type { Lang } from '../words/words.ts';

/** Where a reader stands and the day that ages are counted to. */
export type On = { here: Here; as_of: string; known_by: string };

/** What something rests on: the grade where it is known, the last day on which a source was seen to say it, null where none is recorded, and the statement. */
export type Rest = { statement: string; grade?: string | null; seen?: string | null };

/** A link to a statement that shows at a glance how strong it is and how old. */
export function proofLink({ here: { lang }, known_by }: On, { statement, grade = null, seen = null }: Rest): Piece {
  const sign = grade === null ? '' : html`${gradeBadge(lang, grade)}<span aria-hidden="true"> · </span>`;
  return html`<a class="statement proof" href="/statement/${statement}?lang=${lang}">${sign}${seenWords(lang, seen, known_by)}</a>`;
}

/** The same as a bare sign, for one of many in a list; its words are read out and shown where one points at it. */
export function proofSign({ here: { lang }, known_by }: On, { statement, grade, seen = null }: Rest & { grade: string }): Piece {
  const words = `${labelOf('grade', grade)[lang]} · ${seenText(lang, seen, known_by)}`;
  return html`<a class="statement proof" href="/statement/${statement}?lang=${lang}" title="${words}"><span class="sign" aria-hidden="true">${gradeSign(grade)}</span><span class="hidden">${words}</span></a>`;
}

function seenWords(lang: Lang, seen: string | null, on: string): Piece | string {
  const said = seenText(lang, seen, on);
  return seen === null ? said : html`<time datetime="${seen}">${said}</time>`;
}

function seenText(lang: Lang, seen: string | null, on: string): string {
  const words = ENTITY_WORDS[lang];
  if (seen === null) return words.on_record;
  return seen >= on ? words.seen_today : words.seen(agoWords(seen, on)[lang]);
}

/** The words of a fact, as a link where it names an entity; days as people write them. */
export function factValue(
  here: Here,
  { says, link, is_day, from, to }: Pick<Fact, 'says' | 'link' | 'is_day' | 'from' | 'to'>,
): Piece | string {
  const words = is_day ? dateWords(here.lang, says[here.lang]) : says[here.lang] || spanWords(here.lang, from, to);
  return link === null ? addressed(words) : entityLink(here, link, words);
}

/** Since and until when something held, or a day on which it was seen, in words; empty where nothing is known. */
export function whenWords(lang: Lang, { from, to, seen }: { from: string | null; to?: string | null; seen?: string | null }): string {
  const words = ENTITY_WORDS[lang];
  const day = (one: string) => dateWords(lang, one);
  if (from !== null && to) return words.from_to(day(from), day(to));
  if (from !== null) return words.since(day(from));
  if (to) return words.until(day(to));
  return seen ? words.seen_on(day(seen)) : '';
}

/** A web address as a link, any other text as it is. */
export function addressed(text: string): Piece | string {
  return /^https?:\/\//.test(text) ? html`<a href="${text}" rel="noreferrer">${text}</a>` : text;
}
