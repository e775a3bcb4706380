import { html } from 'hono/html';
import { labelOf } from '../../../model/labels.ts';
import { OPERATIONS } from '../../../operation/table.ts';
import type { EntityAnswer } from '../../../view/entity.ts';
import { nameOf } from '../../../view/said.ts';
import type { TimelineEvent } from '../../../view/timeline.ts';
import { type Lane, type Shape, timelineChart } from '../chart/timeline.ts';
import { spanWords } from '../format.ts';
import { entityLink } from '../links.ts';
import type { Visit } from '../page.ts';
import type { Piece } from '../piece.ts';
import { scrolled } from '../scroll.ts';
import { ENTITY_WORDS } from '../words/entity.ts';
import { diseasePart } from './milestones-part.ts';
import { milestoneWords } from './product-sections.ts';
import { type On, proofLink } from './proof.ts';
import { foldedList, type Section } from './section.ts';

/** The lanes of a timeline, from the market back to the first trial, with the shape of each. */
const LANES = [
  ['approval', 'star', ['approved']],
  ['review', 'square', ['nda_bla_submitted', 'nda_bla_accepted', 'priority_review']],
  ['designation', 'diamond', ['orphan', 'fast_track', 'rmat', 'breakthrough', 'breakthrough_proposed', 'prime', 'rare_pediatric']],
  ['clearance', 'triangle', ['ind_submitted', 'ind_accepted', 'ind_cleared', 'suspended']],
  ['trial', 'circle', ['trial_started', 'first_patient_dosed', 'trial_result']],
] as const satisfies readonly (readonly [string, Shape, readonly string[]])[];

/** Trial starts that are drawn and listed one by one; of more the years are. */
const MOST_STARTS = 60;
const OF: readonly string[] = ['product', 'organisation', 'target'];

/** Milestones and trial starts of a product, organisation or target over the years, drawn and told; nothing for other kinds or where nothing is dated. */
export async function timelineSection(
  { ask, query: { as_of, known_by } }: Visit,
  on: On,
  { kind, subject, label }: EntityAnswer,
): Promise<Section | undefined> {
  if (!OF.includes(kind)) return undefined;
  const { lang } = on.here;
  const words = ENTITY_WORDS[lang];
  const asked = kind === 'target' ? subject.slice('target/'.length) : subject;
  const { events } = await ask(OPERATIONS.timeline, { [kind]: asked, as_of, known_by, scope: 'industry', role: 'all' });
  const dated = events.filter(({ from, to }) => from !== null && to !== null);
  if (dated.length === 0) return undefined;
  const chart = timelineChart(`${words.timeline}: ${label[lang]}`, lanesOf(on, dated));
  return { id: 'timeline', title: words.timeline, body: html`${scrolled(words.timeline, chart)}${listOf(on, dated)}` };
}

function lanesOf(on: On, events: readonly TimelineEvent[]): Lane[] {
  const { lang } = on.here;
  return LANES.flatMap(([name, shape, kinds]) => {
    const own = events.filter(({ kind }) => (kinds as readonly string[]).includes(kind));
    if (own.length === 0) return [];
    const points = own.length > MOST_STARTS ? byYear(own) : own.map((one) => pointOf(on, one));
    return [{ label: `${labelOf('lane', name)[lang]} ${own.length}`, points: points.map((one) => ({ ...one, shape })) }];
  });
}

function pointOf({ here: { lang } }: On, one: TimelineEvent): { from: string; to: string; says: string } {
  const [from, to] = [one.from as string, one.to as string];
  return { from, to, says: `${spanWords(lang, from, to)} · ${subjectWords(lang, one)} · ${milestoneWords(lang, one.kind, one.modifier)}` };
}

/** One point a year where there are too many to draw. */
function byYear(events: readonly TimelineEvent[]): { from: string; to: string; says: string }[] {
  const years = [...Map.groupBy(events, ({ from }) => (from as string).slice(0, 4))];
  return years.map(([year, own]) => ({ from: `${year}-01-01`, to: `${year}-12-31`, says: `${year}: ${own.length}` }));
}

/** The same as a list, the newest first; trial starts only where they are few, since trials have a table of their own. */
function listOf(on: On, events: readonly TimelineEvent[]): Piece {
  const { lang } = on.here;
  const starts = events.filter(({ kind }) => kind === 'trial_started').length;
  const told = events.filter(({ kind }) => kind !== 'trial_started' || starts <= MOST_STARTS).toReversed();
  const items = told.map(
    (one) =>
      html`<span class="when">${spanWords(lang, one.from, one.to)}</span> ${milestoneWords(lang, one.kind, one.modifier)} · ${subjectLink(on, one)}${where(on, one)} ${proofLink(on, { statement: one.statements[0] as string, grade: one.grade })}`,
  );
  return html`<div class="told">${foldedList(items, ENTITY_WORDS[lang].more, 6)}</div>`;
}

function where({ here }: On, { jurisdiction, disease }: TimelineEvent): Piece {
  const place = jurisdiction === null ? '' : ` · ${labelOf('jurisdiction', jurisdiction)[here.lang]}`;
  return html`${place}${disease === null ? '' : html` · ${diseasePart(here, disease)}`}`;
}

function subjectLink({ here }: On, { kind, subject, product }: TimelineEvent): Piece | string {
  if (kind === 'trial_started' && product === null) return entityLink(here, `trial/${subject}`, subject);
  return product === null ? subject : entityLink(here, `product/${product}`, nameOf('product', product)[here.lang]);
}

function subjectWords(lang: 'zh' | 'en', { subject, product }: TimelineEvent): string {
  return product === null ? subject : nameOf('product', product)[lang];
}
