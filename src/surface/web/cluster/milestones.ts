import { html } from 'hono/html';
import type { Both } from '../../../model/definitions.ts';
import { labelOf } from '../../../model/labels.ts';
import { OPERATIONS } from '../../../operation/table.ts';
import { productCalled } from '../../../view/called.ts';
import type { Milestone } from '../../../view/milestones.ts';
import { eventOf } from '../../../view/own-milestones.ts';
import { type Lane, type Shape, shapeSign, timelineChart } from '../chart/timeline.ts';
import { type Table, tableFile, tableLinks } from '../export.ts';
import { countOf, spanWords } from '../format.ts';
import { entityLink, statementLink } from '../links.ts';
import type { Page, Query, Visit } from '../page.ts';
import type { Piece } from '../piece.ts';
import { scrolled } from '../scroll.ts';
import { GRADES, gradeBadge } from '../signs.ts';
import { CLUSTER_PAGE_WORDS } from '../words/cluster-page.ts';
import { type Lang, WORDS } from '../words/words.ts';
import { clusterQuestion } from './question.ts';

/** The shape of each kind of milestone, from the market down to the laboratory. */
const KINDS: readonly { shape: Shape; label: Both; kinds: readonly string[] }[] = [
  { shape: 'star', label: { zh: '获批上市', en: 'approved' }, kinds: ['approved'] },
  { shape: 'triangle', label: { zh: '上市申请', en: 'marketing application' }, kinds: ['nda_bla_submitted', 'nda_bla_accepted'] },
  {
    shape: 'diamond',
    label: { zh: '资格与优先', en: 'designations' },
    kinds: ['orphan', 'fast_track', 'rmat', 'breakthrough', 'breakthrough_proposed', 'priority_review', 'prime', 'rare_pediatric'],
  },
  { shape: 'square', label: { zh: '获批临床', en: 'cleared for trials' }, kinds: ['ind_submitted', 'ind_accepted', 'ind_cleared'] },
];
const OTHERS = { shape: 'circle', label: { zh: '试验进展', en: 'trials' } } as const;

/** The milestones of a cluster as a file. */
export const clusterMilestonesPage: Page = {
  path: '/cluster/:id/milestones/:format',
  show: async (visit) => {
    const { row, definition, days } = clusterQuestion(visit);
    const { place_rule: _, ...rest } = definition;
    const { detail } = await visit.ask(OPERATIONS.cluster, { cluster: row.id, ...rest, ...days });
    return tableFile(visit.lang, visit.params.format ?? '', milestonesTable(eventsOf(detail?.milestones ?? [])));
  },
};

/** One event with all that state it; the first is of the strongest grade. */
type Told = [Milestone, ...Milestone[]];

/** Events newest first, those without a day last. */
function eventsOf(rows: Milestone[]): Told[] {
  const groups = [...Map.groupBy(rows, eventOf).values()].map(
    (same) => same.toSorted((a, b) => GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade)) as Told,
  );
  return groups.toSorted(([a], [b]) => ((a.date_to ?? '') < (b.date_to ?? '') ? 1 : -1));
}

/** The milestones of a cluster as lanes over years, a lane a product, and as a table with statements. */
export function milestonesPart({ lang, here }: Visit, rows: Milestone[], cluster: string, fields: Query): Piece {
  const words = CLUSTER_PAGE_WORDS[lang];
  const events = eventsOf(rows);
  const count = countOf(lang, events.length);
  const head = html`<h2 id="milestones-head">${words.timeline} <small>${count}</small></h2>`;
  if (events.length === 0)
    return html`<section id="milestones" aria-labelledby="milestones-head">${head}<p class="empty">${words.timeline_none}</p></section>`;
  const undated = events.filter(([one]) => one.date_from === null || one.date_to === null).length;
  const legend = [...KINDS, OTHERS].map(({ shape, label }) => html`<li>${shapeSign(shape)} ${label[lang]}</li>`);
  return html`<section id="milestones" aria-labelledby="milestones-head">${head}<p class="legend">${words.timeline_says}</p>
<ul class="shapes">${legend}</ul>${chart(lang, events)}
${undated === 0 ? '' : html`<p class="legend">${words.timeline_undated(countOf(lang, undated))}</p>`}
<details><summary>${words.timeline_table(count)}</summary>${scrolled(words.timeline, eventTable(lang, here, events))}
${tableLinks(here, `/cluster/${cluster}/milestones`, fields)}</details></section>`;
}

function chart(lang: Lang, events: Told[]): Piece | string {
  const dated = events.filter(([one]) => one.date_from !== null && one.date_to !== null);
  if (dated.length === 0) return '';
  const lanes = [...Map.groupBy(dated, ([one]) => one.product ?? one.label)].map(
    ([, own]): Lane => ({
      label: subjectOf(lang, (own[0] as Told)[0]),
      points: own.map(([one]) => ({
        from: one.date_from as string,
        to: one.date_to as string,
        shape: KINDS.find(({ kinds }) => kinds.includes(one.milestone))?.shape ?? OTHERS.shape,
        says: `${spanWords(lang, one.date_from, one.date_to)} ${kindOf(one)[lang]}`,
      })),
    }),
  );
  const days = dated.map(([one]) => one.date_from as string).toSorted();
  const label = CLUSTER_PAGE_WORDS[lang].timeline_label(
    countOf(lang, dated.length),
    days[0]?.slice(0, 4) ?? '',
    days.at(-1)?.slice(0, 4) ?? '',
  );
  return scrolled(label, timelineChart(label, lanes));
}

function eventTable(lang: Lang, here: Visit['here'], events: Told[]): Piece {
  const words = CLUSTER_PAGE_WORDS[lang];
  const rows = events.map((told) => {
    const [one] = told;
    const product = one.product === null ? one.label : entityLink(here, `product/${one.product}`, subjectOf(lang, one));
    const authority = one.agency ?? (one.jurisdiction === null ? '–' : labelOf('jurisdiction', one.jurisdiction)[lang]);
    return html`<tr><td class="day">${spanWords(lang, one.date_from, one.date_to)}</td><td>${kindOf(one)[lang]}</td><td>${product}</td><td>${one.disease ?? '–'}</td><td>${authority}</td><td>${gradeBadge(lang, one.grade)}</td><td>${told.map(({ statement }) => html`${statementLink(lang, statement)} `)}</td></tr>`;
  });
  const heads = [words.date, words.what, words.product, WORDS[lang].disease, words.authority, words.grade, words.evidence];
  return html`<table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`;
}

/** The kind of a milestone with what limits it, such as proposed. */
function kindOf({ milestone, modifier }: Milestone): Both {
  const [kind, more] = [labelOf('milestone', milestone), modifier === null ? null : labelOf('modifier', modifier)];
  return { zh: `${kind.zh}${more === null ? '' : `（${more.zh}）`}`, en: `${kind.en}${more === null ? '' : ` (${more.en})`}` };
}

function subjectOf(lang: Lang, { product, label }: Milestone): string {
  return product === null ? label : productCalled(product)[lang];
}

function milestonesTable(events: Told[]): Table {
  const both = (name: 'date' | 'what' | 'product' | 'authority' | 'grade' | 'evidence'): Both => ({
    zh: CLUSTER_PAGE_WORDS.zh[name],
    en: CLUSTER_PAGE_WORDS.en[name],
  });
  return {
    name: 'cluster-milestones',
    columns: [
      { id: 'date_from', label: { zh: '最早日期', en: 'First possible day' } },
      { id: 'date_to', label: { zh: '最晚日期', en: 'Last possible day' } },
      { id: 'milestone', label: both('what') },
      { id: 'product', label: both('product') },
      { id: 'disease', label: { zh: WORDS.zh.disease, en: WORDS.en.disease } },
      { id: 'agency', label: both('authority') },
      { id: 'grade', label: both('grade') },
      { id: 'statements', label: both('evidence') },
    ],
    rows: events.map((told) => {
      const [one] = told;
      const what = [one.milestone, one.modifier].filter(Boolean).join(' ');
      return [
        one.date_from,
        one.date_to,
        what,
        one.product ?? one.label,
        one.disease,
        one.agency ?? one.jurisdiction,
        one.grade,
        told.map(({ statement }) => statement).join(' '),
      ];
    }),
  };
}
