import { html } from 'hono/html';
import type { DealLine, ServiceLine } from '../../../view/dealings.ts';
import { spanWords } from '../format.ts';
import { entityLink } from '../links.ts';
import type { Piece } from '../piece.ts';
import { ENTITY_WORDS } from '../words/entity.ts';
import { type On, proofLink } from './proof.ts';
import { joined, rowsTable, type Section } from './section.ts';

/** Deals with parties, products and sums; nothing where there is none. */
export function dealsSection(on: On, deals: readonly DealLine[]): Section | undefined {
  if (deals.length === 0) return undefined;
  const { lang } = on.here;
  const words = ENTITY_WORDS[lang];
  const rows = deals.map((deal) => [
    entityLink(on.here, `deal/${deal.id}`, deal.type[lang]),
    spanWords(lang, deal.from, deal.to),
    partiesOf(on, deal),
    deal.products.join(', ') || '–',
    deal.amounts.map((amount) => amount[lang]).join(lang === 'zh' ? '；' : '; ') || '–',
    proofLink(on, { statement: deal.statement, grade: deal.grade }),
  ]);
  const heads = [words.what, words.when, words.parties, words.product, words.sums, words.proof];
  return { id: 'deals', title: words.deals, count: deals.length, body: rowsTable(words.deals, heads, rows) };
}

function partiesOf({ here }: On, { parties }: DealLine): Piece {
  const named = parties.map(({ organisation, label, role }) => {
    const name = organisation === null ? label[here.lang] : entityLink(here, `organisation/${organisation}`, label[here.lang]);
    return html`${name} <small>${role[here.lang]}</small>`;
  });
  return joined(named, here.lang === 'zh' ? '；' : '; ');
}

/** Services that were given to products, by whom and for whom; nothing where there is none. */
export function servicesSection(on: On, services: readonly ServiceLine[]): Section | undefined {
  if (services.length === 0) return undefined;
  const { lang } = on.here;
  const words = ENTITY_WORDS[lang];
  const who = ({ organisation, label }: ServiceLine['provider']) => entityLink(on.here, `organisation/${organisation}`, label[lang]);
  const rows = services.map((one) => [
    html`${one.service[lang]}${one.towards === null ? '' : html` <small>${one.towards[lang]}</small>`}`,
    who(one.provider),
    html`${one.client === null ? '' : html`${who(one.client)} · `}${one.product === null ? one.described[lang] : entityLink(on.here, `product/${one.product}`, one.described[lang])}`,
    one.said_by[lang],
    proofLink(on, { statement: one.statement, grade: one.grade, seen: one.from }),
  ]);
  const heads = [words.service, words.by_whom, words.for_whom, words.said_by, words.proof];
  return { id: 'services', title: words.services, count: services.length, body: rowsTable(words.services, heads, rows) };
}
