import { html } from 'hono/html';
import { labelOf } from '../../../model/labels.ts';
import { productCalled } from '../../../view/called.ts';
import { diseaseNamed } from '../../../view/disease-named.ts';
import type { Milestone } from '../../../view/milestones.ts';
import { spanWords } from '../format.ts';
import { entityLink, type Here } from '../links.ts';
import type { Piece } from '../piece.ts';
import { scrolled } from '../scroll.ts';
import { ENTITY_WORDS } from '../words/entity.ts';
import { type On, proofLink } from './proof.ts';
import type { Section } from './section.ts';

/** The sign of a milestone: reached, not yet, or taken back. */
const SIGNS = { reached: '●', ahead: '○', back: '✗' } as const;
const AHEAD: readonly string[] = ['planned', 'proposed', 'recommended'];
const BACK: readonly string[] = ['rejected', 'lifted'];

/** Milestones, of a product by jurisdiction, else with the product of each, the newest first; nothing where there is none. */
export function milestonesSection(on: On, milestones: readonly Milestone[], by: 'jurisdiction' | 'product'): Section | undefined {
  if (milestones.length === 0) return undefined;
  const words = ENTITY_WORDS[on.here.lang];
  const body = by === 'jurisdiction' ? byJurisdiction(on, milestones) : inOrder(on, milestones);
  return { id: 'milestones', title: words.milestones, count: milestones.length, body };
}

function byJurisdiction(on: On, milestones: readonly Milestone[]): Piece {
  const { lang } = on.here;
  const groups = [...Map.groupBy(milestones, ({ jurisdiction }) => jurisdiction ?? '')];
  const bodies = groups.map(([code, own]) => {
    const rows = own.toSorted(newestFirst).map((row) => rowOf(on, row));
    return html`<tbody><tr><th colspan="5" scope="rowgroup">${code === '' ? '–' : labelOf('jurisdiction', code)[lang]}</th></tr>${rows}</tbody>`;
  });
  return tableOf(on, bodies);
}

function inOrder(on: On, milestones: readonly Milestone[]): Piece {
  const rows = milestones.toSorted(newestFirst).map((row) => rowOf(on, row, productOf(on.here, row)));
  return tableOf(on, [html`<tbody>${rows}</tbody>`], ENTITY_WORDS[on.here.lang].product);
}

/** The product of a milestone, as a link where it is curated. */
export function productOf(here: Here, { product, label }: Pick<Milestone, 'product' | 'label'>): Piece | string {
  return product === null ? label : entityLink(here, `product/${product}`, productCalled(product)[here.lang]);
}

function tableOf({ here: { lang } }: On, bodies: readonly Piece[], first?: string): Piece {
  const words = ENTITY_WORDS[lang];
  const heads = [...(first === undefined ? [] : [first]), words.what, words.when, words.agency, words.disease, words.proof];
  return scrolled(
    words.milestones,
    html`<table class="rows"><thead><tr>${heads.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>${bodies}</table>`,
  );
}

function rowOf(on: On, row: Milestone, first?: Piece | string): Piece {
  const { lang } = on.here;
  const kind = labelOf('milestone', row.milestone)[lang];
  const [how, of] = [
    row.modifier && labelOf('modifier', row.modifier)[lang],
    row.date_kind && labelOf('milestone_date_kind', row.date_kind)[lang],
  ];
  const sign = html`<span class="reach ${stateOf(row)}" aria-hidden="true">${SIGNS[stateOf(row)]}</span>`;
  const where = [
    row.agency && labelOf('agency', row.agency)[lang],
    first === undefined ? null : row.jurisdiction && labelOf('jurisdiction', row.jurisdiction)[lang],
  ];
  return html`<tr>${first === undefined ? '' : html`<th scope="row">${first}</th>`}<td>${sign}${kind}${how ? html` <small>${how}</small>` : ''}</td>
<td class="day">${spanWords(lang, row.date_from, row.date_to)}${of ? html`<br><small>${of}</small>` : ''}</td><td>${where.filter(Boolean).join(' · ') || '–'}</td><td>${diseasePart(on.here, row.disease)}</td>
<td>${proofLink(on, { statement: row.statement, grade: row.grade, seen: null })}</td></tr>`;
}

/** A disease as a source writes it, as a link where it is the name of one. */
export function diseasePart(here: Here, text: string | null): Piece | string {
  const named = text === null ? undefined : diseaseNamed(text);
  return named === undefined ? (text ?? '–') : entityLink(here, `disease/${named.id}`, named.label[here.lang]);
}

function stateOf({ modifier, milestone }: Milestone): keyof typeof SIGNS {
  if (modifier !== null && BACK.includes(modifier)) return 'back';
  return (modifier !== null && AHEAD.includes(modifier)) || milestone === 'breakthrough_proposed' ? 'ahead' : 'reached';
}

function newestFirst(one: Milestone, other: Milestone): number {
  return (one.date_from ?? '') < (other.date_from ?? '') ? 1 : -1;
}
