import { html } from 'hono/html';
import { UnknownError } from '../../../base/errors.ts';
import { labelOf } from '../../../model/labels.ts';
import { registryNumber } from '../../../model/registers.ts';
import { OPERATIONS } from '../../../operation/table.ts';
import type { FieldChange } from '../../../view/field-change.ts';
import { fieldWords, valueWords } from '../../../view/field-words.ts';
import type { HistoryAnswer, SourceHistory, Version } from '../../../view/history.ts';
import { dateWords } from '../format.ts';
import { addressOf, entityLink, type Here, statementLink } from '../links.ts';
import type { Page, Shown, Visit } from '../page.ts';
import type { Piece } from '../piece.ts';
import { ENTITY_WORDS } from '../words/entity.ts';
import { WORDS } from '../words/words.ts';
import { sourceTitle } from './statements-part.ts';
import { unknownPage } from './unknown-page.ts';
import { wordDiff } from './word-diff.ts';

/** Versions of a source that stand open, the newest ones. */
const OPEN = 3;

/** What each source showed of a trial over time, with what moved marked word by word; fields can be chosen in the address. */
export const historyPage: Page = { path: '/trial/:id/history', show: async (visit) => historyShown(visit) };

/** The old address of the same: it leads to the trial that it names, or asks for one. */
export const oldHistoryPage: Page = {
  path: '/history',
  show: async ({ asked: { trial, lang: _, ...fields }, here }) =>
    trial === undefined
      ? { title: WORDS[here.lang].history, main: asking(here) }
      : { redirect: addressOf(here, `/trial/${encodeURIComponent(trial.replace(/^trial\//, ''))}/history`, fields) },
};

function asking({ lang }: Here): Piece {
  const words = WORDS[lang];
  return html`<h1>${words.history}</h1><form method="get" action="/history"><input type="hidden" name="lang" value="${lang}"><label>${words.trial}<input name="trial" placeholder="NCT01234567" required></label> <button>${words.open}</button></form>`;
}

async function historyShown(visit: Visit): Promise<Shown> {
  const { lang, here, params, asked, query, ask } = visit;
  const id = params.id ?? '';
  const { subject } = await ask(OPERATIONS.entity, { what: `trial/${id}`, as_of: query.as_of, known_by: query.known_by }).catch(unknown);
  if (subject === undefined) return unknownPage(visit, 'trial', id);
  const trial = subject.slice('trial/'.length);
  const { lang: _, field, ...fields } = asked;
  if (trial !== id) return { redirect: addressOf(here, `/trial/${encodeURIComponent(trial)}/history`, fields) };
  const { from = '', to = '' } = asked;
  const answer = await ask(OPERATIONS.history, { trial: registryNumber(trial) ?? trial, from, to, known_by: query.known_by });
  return { title: `${ENTITY_WORDS[lang].history} · ${trial}`, main: historyMain(visit, answer, field) };
}

function unknown(error: unknown): { subject?: string } {
  if (error instanceof UnknownError) return {};
  throw error;
}

function historyMain({ lang, here, path, asked, query }: Visit, answer: HistoryAnswer, field: string | undefined): Piece {
  const words = ENTITY_WORDS[lang];
  const { trial, sources } = answer;
  const day = (name: 'from' | 'to' | 'known_by', label: string, value: string) =>
    html`<label>${label}<input type="date" name="${name}" value="${value}"></label>`;
  const form = html`<form method="get" action="${path}"><input type="hidden" name="lang" value="${lang}">${field ? html`<input type="hidden" name="field" value="${field}">` : ''}
${day('from', WORDS[lang].from, asked.from ?? '')} ${day('to', WORDS[lang].to, asked.to ?? '')} ${day('known_by', WORDS[lang].known_by, query.known_by)} <button>${WORDS[lang].update}</button></form>`;
  return html`<article class="entity"><header><p class="kind">${labelOf('thing', 'trial')[lang]} <code>trial/${trial}</code></p><h1>${words.history} <small>${entityLink(here, `trial/${trial}`, trial)}</small></h1>
<p class="legend">${words.history_says}</p></header>${form}${fieldLinks(here, path, asked, sources, field)}
${sources.map((one) => sourcePart(lang, one, field))}</article>`;
}

/** Links that show the changes of one field alone. */
function fieldLinks(
  here: Here,
  path: string,
  { field: _, lang: __, ...fields }: Record<string, string>,
  sources: readonly SourceHistory[],
  chosen: string | undefined,
): Piece | string {
  const changes = sources.flatMap(({ versions }) => versions.flatMap((version) => version.changes));
  const counts = Map.groupBy(changes, (one) => fieldOf(one));
  if (counts.size < 2 && chosen === undefined) return '';
  const words = ENTITY_WORDS[here.lang];
  const link = (name: string | undefined, label: string, count: number) =>
    html`<li><a class="chip" ${name === chosen ? html`aria-current="true"` : ''} href="${addressOf(here, path, { ...fields, field: name })}">${label} <b>${count}</b></a></li>`;
  const links = [...counts].map(([name, own]) => link(name, fieldWords(own[0] as FieldChange)[here.lang], own.length));
  return html`<nav aria-label="${words.fields}"><ul class="chips">${link(undefined, words.all_fields, changes.length)}${links}</ul></nav>`;
}

/** The field of a change without the language of its text. */
function fieldOf({ field }: FieldChange): string {
  return field.split(' ', 1)[0] as string;
}

function sourcePart(lang: 'zh' | 'en', { source, series, versions }: SourceHistory, field: string | undefined): Piece {
  const words = ENTITY_WORDS[lang];
  const shown = versions
    .map((one) => ({ ...one, changes: one.changes.filter((change) => field === undefined || fieldOf(change) === field) }))
    .filter((one, at) => at === 0 || one.changes.length > 0)
    .toReversed();
  const moved = shown.filter(({ changes }) => changes.length > 0).length;
  const parts = shown.map((one, at) => versionPart(lang, one, at < OPEN));
  return html`<section><h2>${sourceTitle(lang, source)}${series ? html` <small>${series}</small>` : ''}</h2>${moved === 0 ? html`<p class="empty">${words.no_change}</p>` : ''}<div class="folds">${parts}</div></section>`;
}

/** One version: when it was seen, whether the record itself said that it had changed, and what moved. */
function versionPart(
  lang: 'zh' | 'en',
  { from, last, looks, updated, is_update_moved, statement, changes }: Version,
  isOpen: boolean,
): Piece {
  const [words, own] = [WORDS[lang], ENTITY_WORDS[lang]];
  const seen = last === from ? dateWords(lang, from) : own.from_to(dateWords(lang, from), dateWords(lang, last));
  const update =
    updated === null
      ? ''
      : ` · ${words.last_update} ${dateWords(lang, updated)}${is_update_moved === false ? (lang === 'zh' ? `（${own.unmoved}）` : ` (${own.unmoved})`) : ''}`;
  const record =
    statement === null
      ? ''
      : html`<p class="legend">${looks} ${looks === 1 ? words.look : words.looks}${update} · ${statementLink(lang, statement)}</p>`;
  const head = changes.length === 0 ? own.first_look : own.changes(changes.length);
  return html`<details ${isOpen ? 'open' : ''}><summary><strong>${seen}</strong> <small>${head}</small></summary>${record}${changes.length === 0 ? '' : html`<dl class="moves">${changes.map((one) => changePart(lang, one))}</dl>`}</details>`;
}

function changePart(lang: 'zh' | 'en', one: FieldChange): Piece {
  const [before, after] = (['before', 'after'] as const).map((side) => valueWords({ ...one, of: null }, side)[lang]) as [string, string];
  const links = (['before_statements', 'after_statements'] as const).map((side) =>
    one[side].slice(0, 1).map((id) => html` ${statementLink(lang, id)}`),
  );
  return html`<div><dt>${fieldWords(one)[lang]} <small>${labelOf('move', one.move)[lang]}</small></dt><dd>${one.of === null ? '' : html`${one.of}: `}${diffPart(one.move, before, after)}${links}</dd></div>`;
}

/** Before and after as one text with what went struck out and what came marked. */
function diffPart(move: FieldChange['move'], before: string, after: string): Piece {
  if (move === 'vanished') return html`<del>${before}</del>`;
  if (move !== 'changed') return html`<ins>${after}</ins>`;
  const pieces = wordDiff(before, after);
  const same = pieces.filter(({ kind }) => kind === 'same').reduce((sum, { text }) => sum + text.trim().length, 0);
  if (same * 3 < Math.max(before.length, after.length)) return html`<del>${before}</del> → <ins>${after}</ins>`;
  return html`${pieces.map(({ kind, text }) => (kind === 'same' ? html`${text}` : kind === 'gone' ? html`<del>${text}</del>` : html`<ins>${text}</ins>`))}`;
}
