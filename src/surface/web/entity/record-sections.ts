import { html } from 'hono/html';
import { labelOf } from '../../../model/labels.ts';
import { tagLabel } from '../../../model/park-words.ts';
import type { AboutEvent, AboutPolicy } from '../../../view/about-record.ts';
import type { EntityAnswer } from '../../../view/entity.ts';
import { spanWords } from '../format.ts';
import { addressOf, entityLink, type Here } from '../links.ts';
import type { Piece } from '../piece.ts';
import { ENTITY_WORDS } from '../words/entity.ts';
import { definition, factRows, factsPart, namesPart } from './facts-part.ts';
import { productOf } from './milestones-part.ts';
import { milestoneWords } from './product-sections.ts';
import { type On, proofLink } from './proof.ts';
import { rowsTable, type Section } from './section.ts';

type Who = { organisation: string | null; zh: string | null; en: string | null };

/** The sections of a page on an event: when and where, programme, and who was there with what followed. */
export function eventSections(on: On, answer: EntityAnswer, about: AboutEvent): (Section | undefined)[] {
  const { here } = on;
  const words = ENTITY_WORDS[here.lang];
  const { event } = about;
  const programme = event.forums.length + event.talks.length;
  return [
    {
      id: 'facts',
      title: words.facts,
      body: html`<dl class="facts">${factRows(on, answer.facts)}${seriesRow(here, about)}</dl>${calendarLink(on, about)}`,
    },
    programme === 0 ? undefined : { id: 'programme', title: words.programme, body: programmePart(on, about) },
    about.present.length === 0
      ? undefined
      : { id: 'present', title: words.present, count: about.present.length, body: presentPart(on, about) },
    { id: 'names', title: words.names, body: namesPart(on, answer.names) },
  ];
}

function seriesRow(here: Here, { series, event }: AboutEvent): Piece | string {
  if (series === null) return '';
  const words = ENTITY_WORDS[here.lang];
  const links = series.editions.map((one) =>
    one.id === event.id
      ? html`<strong>${one.edition ?? one.id}</strong> `
      : html`${entityLink(here, `event/${one.id}`, String(one.edition ?? one.id))} `,
  );
  const gaps = series.missing.length === 0 ? '' : html` <small>${words.not_recorded}: ${series.missing.join(', ')}</small>`;
  return definition(words.editions, html`${links}${gaps}`);
}

function calendarLink({ here: { lang }, as_of, known_by }: On, { event }: AboutEvent): Piece | string {
  if (event.held?.precision !== 'day') return '';
  const fields = new URLSearchParams({ name: event.id, as_of, known_by, lang });
  return html`<p><a class="button quiet" href="/api/event/ics?${fields}">${ENTITY_WORDS[lang].calendar}</a></p>`;
}

function programmePart({ here }: On, { event }: AboutEvent): Piece {
  const { lang } = here;
  const words = ENTITY_WORDS[lang];
  const forums = event.forums.map((one) => html`<li>${labelOf('forum', one.kind)[lang]} · ${one[lang]} ${tags(here, one.tags)}</li>`);
  const talks = event.talks.map(
    (one) => html`<li>${one.topic[lang]} ${one.speaker ? html`<small>${one.speaker[lang]}</small>` : ''} ${tags(here, one.tags)}</li>`,
  );
  return html`${forums.length > 0 ? html`<h3>${words.forums}</h3><ul class="plain">${forums}</ul>` : ''}${talks.length > 0 ? html`<h3>${words.talks}</h3><ul class="plain">${talks}</ul>` : ''}`;
}

function tags(here: Here, ids: readonly string[]): Piece {
  return html`${ids.map((id) => html`<a class="chip" href="${addressOf(here, '/track', { track: id })}">${tagLabel(id)[here.lang]}</a> `)}`;
}

function presentPart(on: On, { present }: AboutEvent): Piece {
  const { here } = on;
  const items = present.map((who) => {
    const later = who.milestones.map(
      (row) =>
        html`<li>${spanWords(here.lang, row.date_from, row.date_to)} · ${productOf(here, row)} · ${milestoneWords(here.lang, row.milestone, row.modifier)} ${proofLink(on, { statement: row.statement, grade: row.grade })}</li>`,
    );
    const as = who.as.map((role) => labelOf('organiser', role)[here.lang]).join(here.lang === 'zh' ? '、' : ', ');
    return html`<li>${whoLink(here, who)} <small>${as}</small>${later.length > 0 ? html`<ul>${later}</ul>` : ''}</li>`;
  });
  return html`<ul class="plain">${items}</ul>`;
}

/** A name of an organisation, as a link where it is curated. */
export function whoLink(here: Here, { organisation, zh, en }: Who): Piece | string {
  const name = (here.lang === 'zh' ? zh : en) ?? zh ?? en ?? '–';
  return organisation === null ? name : entityLink(here, `organisation/${organisation}`, name);
}

/** The sections of a page on a policy: number, dates and state, and each provision with where, for whom and on which conditions it holds. */
export function policySections(on: On, answer: EntityAnswer, about: AboutPolicy): (Section | undefined)[] {
  const { lang } = on.here;
  const words = ENTITY_WORDS[lang];
  const state = definition(words.state, html`<strong class="state ${about.state}">${words[about.state]}</strong>`);
  return [
    { id: 'facts', title: words.facts, body: html`<dl class="facts">${state}${factRows(on, answer.facts)}</dl>` },
    { id: 'provisions', title: words.provisions, count: about.provisions.length, body: provisionsPart(on, about) },
    { id: 'names', title: words.names, body: namesPart(on, answer.names) },
  ];
}

function provisionsPart(on: On, { provisions, policy }: AboutPolicy): Piece {
  const { here } = on;
  const { lang } = here;
  const words = ENTITY_WORDS[lang];
  const comma = lang === 'zh' ? '、' : ', ';
  const rows = provisions.map((one) => [
    html`<span class="effect ${one.effect}">${one.effect_label[lang]}</span> ${one.activity.label[lang]}`,
    one.places.map((place) => place[lang]).join(comma) || words.anywhere,
    one.whom?.label[lang] ?? words.anybody,
    one.conditions.map((condition) => condition[lang]).join(comma) || '–',
    one.clause ?? '–',
    html`<a href="${addressOf(here, '/policy', { activity: one.activity.id, ownership: one.whom?.id })}">${words.apply_it}</a>`,
    proofLink(on, { statement: one.statement, grade: policy.grade, seen: policy.read?.from ?? null }),
  ]);
  const heads = [words.activity, words.where, words.whom, words.conditions, words.clause, words.apply_it, words.proof];
  return rowsTable(words.provisions, heads, rows);
}

/** The facts of a row of a register that has no sections of its own. */
export function recordSections(on: On, { facts }: EntityAnswer): (Section | undefined)[] {
  const shown = facts.filter(({ property }) => property !== 'origin');
  return [{ id: 'facts', title: ENTITY_WORDS[on.here.lang].facts, body: factsPart(on, shown) }];
}
