import { html } from 'hono/html';
import { labelOf } from '../../../model/labels.ts';
import type { AboutProduct, NameOver, RightLine } from '../../../view/about-product.ts';
import type { EntityAnswer } from '../../../view/entity.ts';
import { entityLink } from '../links.ts';
import type { Piece } from '../piece.ts';
import { trialTable } from '../trial-table.ts';
import { ENTITY_WORDS } from '../words/entity.ts';
import { dealsSection, servicesSection } from './dealings-part.ts';
import { factsPart, namesPart } from './facts-part.ts';
import { milestonesSection } from './milestones-part.ts';
import { type On, proofLink, whenWords } from './proof.ts';
import { rowsTable, type Section } from './section.ts';

/** The sections of a page on a product: class, whose it is, names over time, milestones, trials, deals and services. */
export function productSections(on: On, { facts, names, label }: EntityAnswer, about: AboutProduct): (Section | undefined)[] {
  const { lang } = on.here;
  const words = ENTITY_WORDS[lang];
  const { trials } = about;
  return [
    { id: 'facts', title: words.facts, body: factsPart(on, facts) },
    rightsSection(on, about.rights, 'holder'),
    milestonesSection(on, about.milestones, 'jurisdiction'),
    { id: 'names', title: words.names, body: html`${namesPart(on, names)}${namesOverTime(on, about.names)}` },
    trials.length === 0
      ? undefined
      : { id: 'trials', title: words.trials, count: trials.length, body: trialTable(on.here, `${words.trials}: ${label[lang]}`, trials) },
    dealsSection(on, about.deals),
    servicesSection(on, about.services),
  ];
}

/** Rights by territory, of a product with who holds them, of an organisation with what they are in; nothing where none is on record. */
export function rightsSection(on: On, rights: readonly RightLine[], tells: 'holder' | 'product'): Section | undefined {
  if (rights.length === 0) return undefined;
  const { lang } = on.here;
  const words = ENTITY_WORDS[lang];
  const rows = rights
    .toSorted((one, other) => (one.territory.en < other.territory.en ? -1 : 1))
    .map((right) => [
      right.territory[lang],
      right.role[lang],
      tells === 'holder'
        ? entityLink(on.here, `organisation/${right.organisation}`, right.holder[lang])
        : entityLink(on.here, `product/${right.product}`, right.called[lang]),
      whenWords(lang, { from: right.from, seen: right.age.seen }),
      proofLink(on, { statement: right.statement, grade: right.grade, seen: right.age.seen }),
    ]);
  const heads = [words.territory, words.right, tells === 'holder' ? words.holder : words.product, words.when, words.proof];
  return {
    id: 'rights',
    title: tells === 'holder' ? words.rights : words.rights_held,
    body: html`<p class="legend">${words.rights_says}</p>${rowsTable(words.rights, heads, rows)}`,
  };
}

/** What a product was called when, the newest first; nothing where no name is dated. */
function namesOverTime(on: On, names: readonly NameOver[]): Piece | string {
  if (names.length === 0) return '';
  const { lang } = on.here;
  const words = ENTITY_WORDS[lang];
  const rows = names.map((one) => [
    html`<span lang="${one.lang === 'zh' ? 'zh-Hans' : (one.lang ?? 'und')}">${one.name}</span>`,
    one.kind[lang],
    whenWords(lang, one),
    proofLink(on, { statement: one.statement, seen: one.seen }),
  ]);
  return html`<h3>${words.names_over_time}</h3>${rowsTable(words.names_over_time, [words.name, words.kind, words.used, words.proof], rows)}`;
}

/** The words for a code of a milestone with what changes it, such as “conditional”. */
export function milestoneWords(lang: 'zh' | 'en', milestone: string, modifier: string | null): string {
  const [kind, how] = [labelOf('milestone', milestone)[lang], modifier === null ? '' : labelOf('modifier', modifier)[lang]];
  if (how === '') return kind;
  return lang === 'zh' ? `${kind}（${how}）` : `${kind} (${how})`;
}
