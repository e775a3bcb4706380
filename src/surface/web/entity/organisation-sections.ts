import { html } from 'hono/html';
import { labelOf } from '../../../model/labels.ts';
import type { AboutOrganisation, Relation } from '../../../view/about-organisation.ts';
import type { EntityAnswer } from '../../../view/entity.ts';
import { addressOf, entityLink } from '../links.ts';
import type { Piece } from '../piece.ts';
import { ENTITY_WORDS } from '../words/entity.ts';
import { dealsSection, servicesSection } from './dealings-part.ts';
import { factsPart, namesPart } from './facts-part.ts';
import { milestonesSection } from './milestones-part.ts';
import { rightsSection } from './product-sections.ts';
import { type On, proofLink, whenWords } from './proof.ts';
import { foldedList, rowsTable, type Section } from './section.ts';
import { trialsSection } from './trials-part.ts';

/** The sections of a page on an organisation: facts, roles, places, products and rights, milestones, trials, offers, deals, relations and names. */
export function organisationSections(on: On, answer: EntityAnswer, about: AboutOrganisation, all: string): (Section | undefined)[] {
  const { lang } = on.here;
  const words = ENTITY_WORDS[lang];
  return [
    { id: 'facts', title: words.facts, body: factsPart(on, answer.facts) },
    productsSection(on, about),
    rightsSection(on, about.rights, 'product'),
    trialsSection(on, answer.label[lang], about.trials, { filter: null, all }),
    milestonesSection(on, about.milestones, 'product'),
    rolesSection(on, about),
    placesSection(on, about),
    offersSection(on, about),
    servicesSection(on, about.services),
    dealsSection(on, about.deals),
    relationsSection(on, about.relations),
    { id: 'names', title: words.names, body: namesPart(on, answer.names) },
  ];
}

function productsSection(on: On, { products }: AboutOrganisation): Section | undefined {
  if (products.length === 0) return undefined;
  const { lang } = on.here;
  const words = ENTITY_WORDS[lang];
  const items = products.map(
    ({ product, label, statement }) => html`${entityLink(on.here, `product/${product}`, label[lang])} ${proofLink(on, { statement })}`,
  );
  return { id: 'products', title: words.products, count: products.length, body: foldedList(items, words.more) };
}

function rolesSection(on: On, { roles }: AboutOrganisation): Section | undefined {
  if (roles.length === 0) return undefined;
  const { lang } = on.here;
  const words = ENTITY_WORDS[lang];
  const rows = roles.map((role) => [
    html`${role.label[lang]}${role.of === null ? '' : html` <small>${role.of[lang]}</small>`}`,
    role.ground[lang],
    whenWords(lang, { ...role, seen: role.age.seen }) || '–',
    role.statements[0] ? proofLink(on, { statement: role.statements[0], grade: role.grade, seen: role.age.seen }) : '–',
  ]);
  return { id: 'roles', title: words.roles, body: rowsTable(words.roles, [words.role, words.ground, words.when, words.proof], rows) };
}

function placesSection(on: On, { placings }: AboutOrganisation): Section | undefined {
  if (placings.length === 0) return undefined;
  const { here } = on;
  const words = ENTITY_WORDS[here.lang];
  const rows = placings.map((one) => [
    placeLink(on, one.place, one.label[here.lang]),
    one.role === null ? labelOf('property', 'seat')[here.lang] : labelOf('membership_role', one.role)[here.lang] || '–',
    whenWords(here.lang, { from: one.from, to: one.to, seen: one.age.seen }) || '–',
    one.statements[0] ? proofLink(on, { statement: one.statements[0], seen: one.age.seen }) : '–',
  ]);
  return { id: 'places', title: words.places, body: rowsTable(words.places, [words.place, words.part, words.when, words.proof], rows) };
}

/** A cluster has a page; of another place the trials there are shown. */
function placeLink({ here }: On, place: string, label: string): Piece {
  return /^[A-Z]{2}$|^\d+$/.test(place)
    ? html`<a href="${addressOf(here, '/landscape', { rows: 'modality', columns: 'phase', place: label })}">${label}</a>`
    : entityLink(here, `cluster/${place}`, label);
}

function offersSection(on: On, { offers }: AboutOrganisation): Section | undefined {
  if (offers.length === 0) return undefined;
  const { here } = on;
  const { lang } = here;
  const words = ENTITY_WORDS[lang];
  const rows = offers.map((one) => [
    html`<a href="${addressOf(here, '/services', { need: one.offer[lang] })}">${one.offer[lang]}</a>`,
    one.levels.map((level) => level[lang]).join(lang === 'zh' ? '、' : ', ') || '–',
    one.said_by[lang],
    whenWords(lang, { from: one.from, to: one.to, seen: one.age.seen }) || '–',
    proofLink(on, { statement: one.statement, grade: one.grade, seen: one.age.seen }),
  ]);
  const heads = [words.service, words.level, words.said_by, words.when, words.proof];
  return { id: 'offers', title: words.offers, count: offers.length, body: rowsTable(words.offers, heads, rows) };
}

function relationsSection(on: On, relations: readonly Relation[]): Section | undefined {
  if (relations.length === 0) return undefined;
  const { here } = on;
  const words = ENTITY_WORDS[here.lang];
  const groups = (['above', 'below', 'beside'] as const).flatMap((how) => {
    const own = relations.filter((one) => one.how === how);
    const items = own.map(
      ({ organisation, label, grade, statement }) =>
        html`${entityLink(here, `organisation/${organisation}`, label[here.lang])} ${proofLink(on, { statement, grade })}`,
    );
    return own.length === 0 ? [] : [html`<div><dt>${words[how]}</dt><dd>${foldedList(items, words.more)}</dd></div>`];
  });
  return { id: 'relations', title: words.relations, body: html`<p class="legend">${words.not_same}</p><dl class="facts">${groups}</dl>` };
}
