import { html } from 'hono/html';
import type { Both } from '../../../model/definitions.ts';
import type { AboutTrial, SitesAt } from '../../../view/about-trial.ts';
import type { EntityAnswer } from '../../../view/entity.ts';
import type { Fact } from '../../../view/fact.ts';
import { addressOf, entityLink, statementLink } from '../links.ts';
import type { Piece } from '../piece.ts';
import { ENTITY_WORDS } from '../words/entity.ts';
import { definition, factsPart, namesPart } from './facts-part.ts';
import { type On, proofLink } from './proof.ts';
import { foldedList, joined, type Section } from './section.ts';
import { unfoldedWhy } from './why-part.ts';

/** The sections of a page on a trial: facts, class with the words that decided it, products, other registrations, sites, titles and the way to its history. */
export function trialSections(on: On, answer: EntityAnswer, about: AboutTrial): (Section | undefined)[] {
  const words = ENTITY_WORDS[on.here.lang];
  const id = answer.subject.slice('trial/'.length);
  return [
    { id: 'facts', title: words.facts, body: factsOf(on, answer.facts, about) },
    { id: 'why', title: words.class, body: classPart(on, id, about) },
    productsSection(on, about),
    registrationsSection(on, about),
    sitesSection(on, about.sites),
    answer.names.length === 0 ? undefined : { id: 'names', title: words.names, body: namesPart(on, answer.names) },
    {
      id: 'history',
      title: words.history,
      body: html`<p><a class="button quiet" href="${addressOf(on.here, `/trial/${encodeURIComponent(id)}/history`)}">${words.see_history}</a></p>`,
    },
  ];
}

/** The facts; the name of a sponsor leads to the organisation that it stands for. */
function factsOf(on: On, facts: readonly Fact[], { sponsors }: AboutTrial): Piece {
  const [only, ...others] = sponsors.filter(({ id }) => id.startsWith('organisation/'));
  const linked = (fact: Fact): Fact =>
    fact.property === 'sponsor' && only !== undefined && others.length === 0
      ? { ...fact, link: only.id, says: sponsorWords(only.label, fact.value) }
      : fact;
  return factsPart(on, facts.map(linked));
}

function sponsorWords(label: Both, written: string): Both {
  const say = (lang: 'zh' | 'en') => (label[lang] === written ? written : ENTITY_WORDS[lang].written(label[lang], written));
  return { zh: say('zh'), en: say('en') };
}

function classPart(on: On, id: string, { class: classed, diseases }: AboutTrial): Piece {
  const { here } = on;
  const words = ENTITY_WORDS[here.lang];
  const why = unfoldedWhy(here, id, words.decided_by);
  if (classed === null) return html`<p class="empty">${words.not_classed}</p>${why}`;
  const { scope, role, modality, cell_source, targets } = classed;
  const comma = here.lang === 'zh' ? '、' : ', ';
  const rows: [string, Piece | string | undefined][] = [
    [words.scope, scope?.[here.lang]],
    [
      words.modality,
      modality === null ? undefined : html`<a href="${addressOf(here, '/track', { track: modality.id })}">${modality.label[here.lang]}</a>`,
    ],
    [
      words.targets,
      targets.length === 0
        ? undefined
        : joined(
            targets.map((target) => entityLink(here, `target/${target}`, target)),
            comma,
          ),
    ],
    [
      words.diseases,
      diseases.length === 0
        ? undefined
        : joined(
            diseases.map((one) => entityLink(here, `disease/${one.id}`, one.label[here.lang])),
            comma,
          ),
    ],
    [words.cell_source, cell_source?.[here.lang]],
    [words.trial_role, role?.[here.lang]],
  ];
  return html`<p class="legend">${words.classed}</p><dl class="facts">${rows.map(([term, body]) => (body === undefined ? '' : definition(term, body)))}</dl>${why}`;
}

function productsSection(on: On, { products }: AboutTrial): Section | undefined {
  if (products.length === 0) return undefined;
  const { here } = on;
  const words = ENTITY_WORDS[here.lang];
  const items = products.map(
    ({ product, label, statement }) => html`${entityLink(here, `product/${product}`, label[here.lang])} ${proofLink(on, { statement })}`,
  );
  return { id: 'products', title: words.products, count: products.length, body: foldedList(items, words.more) };
}

/** Other entries of the trial in registers, each with the reason, its statements and how to part the two. */
function registrationsSection({ here }: On, { registrations }: AboutTrial): Section | undefined {
  if (registrations.length === 0) return undefined;
  const { lang } = here;
  const words = ENTITY_WORDS[lang];
  const items = registrations.map(
    ({ trial, pairing, says, undo }) =>
      html`<li>${entityLink(here, `trial/${trial}`, trial)} · ${says[lang]} ${pairing.statements.map((id) => html`${statementLink(lang, id)} `)}<br><small>${words.part_them}<code>${undo}</code></small></li>`,
  );
  return { id: 'registrations', title: words.registrations, count: registrations.length, body: html`<ul class="plain">${items}</ul>` };
}

function sitesSection(on: On, sites: readonly SitesAt[]): Section | undefined {
  if (sites.length === 0) return undefined;
  const { lang } = on.here;
  const words = ENTITY_WORDS[lang];
  const count = sites.reduce((sum, at) => sum + at.sites.length, 0);
  const groups = sites.map(({ label, sites: own }) => {
    const items = own.map(({ name, statement }) => html`<li>${name[lang]} ${statementLink(lang, statement)}</li>`);
    return html`<details ${count <= SHOWN ? 'open' : ''}><summary>${label[lang]} <small>${words.sites_count(String(own.length))}</small></summary><ul class="plain">${items}</ul></details>`;
  });
  return { id: 'sites', title: words.sites, count, body: html`<div class="folds many">${groups}</div>` };
}

/** Sites of a trial that stand open. */
const SHOWN = 8;
