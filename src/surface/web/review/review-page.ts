import { html } from 'hono/html';
import { JUDGED_FIELDS, JUDGEMENT_LABELS, type Judgement } from '../../../model/judgement.ts';
import { labelOf } from '../../../model/labels.ts';
import { OPERATIONS } from '../../../operation/table.ts';
import { modalityLabel } from '../../../view/dimension.ts';
import type { OpenClass, OpenName, ReviewCandidate } from '../../../view/review.ts';
import { trialWords, WORDLESS } from '../../../view/trial-words.ts';
import { classWords, type Explanation, entityName, identityWords, kindOfSubject, type Step } from '../../../view/why.ts';
import { selectField } from '../fields.ts';
import { countOf, dateOf, dateWords } from '../format.ts';
import { addressOf, entityLink, type Here, statementLink } from '../links.ts';
import type { Query, Visit } from '../page.ts';
import type { Piece } from '../piece.ts';
import { scrolled } from '../scroll.ts';
import { titleOf } from '../trial-table.ts';
import { REVIEW_WORDS } from '../words/review.ts';
import type { Lang } from '../words/words.ts';
import type { Session } from './door.ts';

type Queue = Awaited<ReturnType<typeof OPERATIONS.review.run>>;
/** What a page shows beside the queue: what was typed, what went wrong, and the judgement just written. */
export type Typed = { fields: Query; by: string; problem?: string; done?: string | undefined };

/** Names and classes in the queue at once. */
const MOST = 15;
/** Steps of an explanation that are no evidence but say what was looked up. */
const SCOPES = ['strict', 'industry', 'none'] as const;

/** Why nobody is let in, with the way in; what was typed is kept in the form. */
export function closedPage(lang: Lang, isOpenable: boolean, isWrong: boolean, fields: Query): Piece {
  const words = REVIEW_WORDS[lang];
  const kept = ['name', 'trial', 'why'].flatMap((name) =>
    fields[name] ? [html`<input type="hidden" name="${name}" value="${fields[name]}">`] : [],
  );
  if (!isOpenable) return html`<section class="problem"><h1>${words.closed}</h1><p>${words.off}</p></section>`;
  return html`<section class="problem"><h1>${words.closed}</h1>${isWrong ? html`<p role="alert"><strong>${words.wrong}</strong></p>` : ''}<p>${words.closed_says}</p>
${fields.why ? html`<p>${words.kept}</p><blockquote>${fields.why}</blockquote>` : ''}
<form method="get" action="/review"><input type="hidden" name="lang" value="${lang}">${kept}
<label>${words.token}<input name="token" type="password" autocomplete="off" required></label> <button>${words.enter}</button></form></section>`;
}

/** The queue with one item open to decide, and what waits for a build. */
export async function reviewPage(visit: Visit, session: Session, typed: Typed): Promise<Piece> {
  const { lang } = visit;
  const words = REVIEW_WORDS[lang];
  const queue = await visit.ask(OPERATIONS.review, { most: MOST });
  const { name, trial } = typed.fields;
  const openClass =
    queue.classes.find((one) => one.trial === trial) ?? (name === undefined && queue.names.length === 0 ? queue.classes[0] : undefined);
  const openName = openClass ? undefined : (queue.names.find((one) => one.name === name) ?? queue.names[0]);
  const isGone = (name !== undefined && name !== openName?.name) || (trial !== undefined && trial !== openClass?.trial);
  return html`<h1>${words.title}</h1><p class="legend">${words.says}</p>
${typed.problem === undefined ? '' : html`<div class="problem" role="alert"><strong>${words.failed}</strong><p>${typed.problem}</p></div>`}
${donePart(lang, queue, typed.done)}
${isGone && typed.done === undefined ? html`<p class="empty">${words.gone}</p>` : ''}
<div class="desk">${queuePart(visit, queue, openName?.name, openClass?.trial)}<div>${
    openName
      ? await namePart(visit, session, typed, openName)
      : openClass
        ? await classPart(visit, session, typed, openClass)
        : html`<p class="empty">${words.empty}</p>`
  }</div></div>
${waitingPart(visit, session, typed, queue.waiting)}`;
}

function donePart(lang: Lang, { waiting }: Queue, done: string | undefined): Piece | string {
  const written = waiting.find(({ id }) => id === done);
  if (written === undefined) return '';
  return html`<p class="done" role="status"><span aria-hidden="true">✓</span> ${wordsOf(lang, written)}<br>${REVIEW_WORDS[lang].written(written.id, dateWords(lang, written.decided))}</p>`;
}

function queuePart({ lang, here }: Visit, queue: Queue, name: string | undefined, trial: string | undefined): Piece {
  const words = REVIEW_WORDS[lang];
  const link = (fields: Query, isHere: boolean, label: string, note: string) =>
    html`<li><a href="${addressOf(here, '/review', fields)}" ${isHere ? html`aria-current="true"` : ''}>${label}</a> <span class="soft">${note}</span></li>`;
  const names = queue.names.map((one) => link({ name: one.name }, one.name === name, one.name, words.on(countOf(lang, one.subjects))));
  const classes = queue.classes.map((one) => link({ trial: one.trial }, one.trial === trial, one.trial, one.probability.toFixed(2)));
  return html`<nav class="queue" aria-label="${words.title}"><h2>${words.names} <small>${words.counts(countOf(lang, queue.unlinked), countOf(lang, queue.looked_at))}</small></h2><ol>${names}</ol>
<h2>${words.classes} <small>${words.unsure_counts(countOf(lang, queue.unsure))}</small></h2><ol>${classes}</ol></nav>`;
}

async function namePart(visit: Visit, session: Session, typed: Typed, one: OpenName): Promise<Piece> {
  const { lang, here } = visit;
  const words = REVIEW_WORDS[lang];
  const reasons = await Promise.all(one.candidates.map(({ entity }) => visit.ask(OPERATIONS.why, { a: one.name, b: entity })));
  const chosen = typed.fields.b ?? one.candidates[0]?.entity;
  const candidates = one.candidates.map((candidate, at) => candidatePart(here, one, candidate, reasons[at] as Explanation, chosen));
  const labels = JUDGEMENT_LABELS.map(
    (label) =>
      html`<button name="decision" value="${label}" data-key="${label[0]}" class="${label === 'unsure' ? 'quiet' : ''}">${words[label]}</button> `,
  );
  return html`<form class="judge" method="post" action="/review/judge"><h2>${one.name} ${statementLink(lang, one.statement)}</h2>
<p>${words.named_by}${lang === 'zh' ? '：' : ': '}${one.examples.map((subject) => html`${subjectLink(here, subject)} `)}${one.subjects > one.examples.length ? `… (${countOf(lang, one.subjects)})` : ''}</p>
${hidden(lang, session)}<input type="hidden" name="name" value="${one.name}">
<fieldset><legend>${words.question_name}</legend>${candidates}</fieldset>
${reasonFields(lang, typed)}
<p class="decide">${labels}</p><p class="legend keys" hidden>${words.keys}</p></form>`;
}

function subjectLink(here: Here, subject: string): Piece {
  return subject.startsWith('trial/') ? entityLink(here, subject, subject.slice('trial/'.length)) : html`<code>${subject}</code>`;
}

function candidatePart(here: Here, { name }: OpenName, candidate: ReviewCandidate, why: Explanation, chosen: string | undefined): Piece {
  const { lang } = here;
  const words = REVIEW_WORDS[lang];
  const { entity, label, score, reason } = candidate;
  const more = addressOf(here, '/why', { a: name, b: entity });
  return html`<div class="candidate"><label class="pick"><input type="radio" name="b" value="${entity}" ${entity === chosen ? 'checked' : ''} required> <span><b>${candidate.name}</b> <code>${entity}</code></span></label>
<p><span class="chip">${labelOf('judgement', label)[lang]} · ${words.probability} ${score.toFixed(2)}</span> ${reason[lang]} · ${entityLink(here, entity, candidate.name)}</p>
<details ${entity === chosen ? 'open' : ''}><summary>${words.evidence} (${why.steps.length})</summary>${stepList(lang, why.steps)}<p><a href="${more}">${words.more_why}</a></p></details></div>`;
}

function stepList(lang: Lang, steps: readonly Step[]): Piece {
  return html`<ol class="steps">${steps.map(({ says, statements }) => html`<li>${says[lang]}${statements.slice(0, 3).map((id) => html` ${statementLink(lang, id)}`)}</li>`)}</ol>`;
}

async function classPart(visit: Visit, session: Session, typed: Typed, one: OpenClass): Promise<Piece> {
  const { lang, here, host, query } = visit;
  const words = REVIEW_WORDS[lang];
  const subject = `trial/${one.trial}`;
  const [why, titles] = await Promise.all([
    visit.ask(OPERATIONS.why, { a: one.trial }),
    trialWords(await host.atlas(), [one.trial], query.known_by),
  ]);
  const scopes = SCOPES.map(
    (scope) => html`<button name="decision" value="scope:${scope}" data-key="${SCOPE_KEYS[scope]}">${words[scope]}</button> `,
  );
  return html`<form class="judge" method="post" action="/review/judge"><h2>${entityLink(here, subject, one.trial)}</h2><p>${titleOf(lang, titles.get(one.trial) ?? WORDLESS)}</p>
<p>${words.now}${lang === 'zh' ? '：' : ': '}<span class="chip">${labelOf('class_scope', one.scope)[lang]} · ${modalityLabel(one.modality)[lang]} · ${words.probability} ${one.probability.toFixed(2)}</span></p>
${hidden(lang, session)}<input type="hidden" name="trial" value="${one.trial}">
<details open><summary>${words.evidence} (${why.steps.length})</summary>${stepList(lang, why.steps)}</details>
${reasonFields(lang, typed)}<h3>${words.class_question}</h3><p class="decide">${scopes}</p>
<details><summary>${words.other_field}</summary><div class="fields">${selectField('field', words.field, JUDGED_FIELDS, typed.fields.field ?? 'modality', (field) => labelOf('class_field', field)[lang])}
<label>${words.value}<input name="value" value="${typed.fields.value ?? ''}" autocomplete="off"></label> <button name="decision" value="field" class="quiet">${words.set}</button></div></details>
<p class="legend keys" hidden>${words.keys}</p></form>`;
}

const SCOPE_KEYS = { strict: 's', industry: 'i', none: 'n' } as const;

function reasonFields(lang: Lang, { fields, by }: Typed): Piece {
  const words = REVIEW_WORDS[lang];
  return html`<div class="fields"><label class="wide">${words.why}<textarea name="why" rows="3" maxlength="2000" required>${fields.why ?? ''}</textarea></label>
<label>${words.by}<input name="by" value="${by}" maxlength="200" autocomplete="name" required></label></div>`;
}

function hidden(lang: Lang, { mark }: Session): Piece {
  return html`<input type="hidden" name="mark" value="${mark}"><input type="hidden" name="lang" value="${lang}">`;
}

/** The judgements that the log holds and the build does not, the newest first, each with the way to undo it. */
function waitingPart({ lang }: Visit, session: Session, { by }: Typed, waiting: readonly Judgement[]): Piece | string {
  if (waiting.length === 0) return '';
  const words = REVIEW_WORDS[lang];
  const undone = new Set(waiting.flatMap((one) => (one.about === 'undo' ? [one.undoes] : [])));
  const undo = ({ id }: Judgement) =>
    undone.has(id)
      ? ''
      : html`<details><summary>${words.undo}</summary><form method="post" action="/review/judge">${hidden(lang, session)}<input type="hidden" name="undo" value="${id}"><input type="hidden" name="by" value="${by}">
<label>${words.undo_why}<input name="why" maxlength="2000" required></label> <button name="decision" value="undo" class="quiet">${words.undo}</button></form></details>`;
  const rows = waiting
    .toReversed()
    .map(
      (one) =>
        html`<tr><th scope="row"><code>${one.id}</code></th><td>${wordsOf(lang, one)}</td><td>${one.why}</td><td>${one.by}</td><td class="day">${dateOf(lang, one.decided)}</td><td>${undo(one)}</td></tr>`,
    );
  const heads = ['id', words.decision, words.why, words.by, words.day, words.undo];
  return html`<section id="waiting"><h2>${words.waiting} <small>${countOf(lang, waiting.length)}</small></h2><p>${words.waiting_says}</p>
${scrolled(words.waiting, html`<table class="rows"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`)}</section>`;
}

/** A judgement in words. */
function wordsOf(lang: Lang, one: Judgement): string {
  if (one.about === 'undo') return REVIEW_WORDS[lang].undone(one.undoes);
  if (one.about === 'class') return `${one.subject} · ${classWords(one)[lang]}`;
  return identityWords({ ...one, a: sideName(lang, one.a), b: sideName(lang, one.b) })[lang];
}

function sideName(lang: Lang, side: string): string {
  return kindOfSubject(side) === undefined ? side : entityName(side)[lang];
}
