import { html } from 'hono/html';
import { labelOf } from '../../model/labels.ts';
import { modalityLabel } from '../../view/dimension.ts';
import type { ListedTrial, TrialOrder } from '../../view/trial-list.ts';
import type { TrialWords } from '../../view/trial-words.ts';
import type { Table } from './export.ts';
import { spanOf, spanWords } from './format.ts';
import { entityLink, type Here, statementLink } from './links.ts';
import type { Piece } from './piece.ts';
import { scrolled } from './scroll.ts';
import { LANDSCAPE_WORDS } from './words/landscape.ts';
import type { Lang } from './words/words.ts';

/** How a table of trials is in order, and the address at which it is in another. */
export type Sorting = { by: TrialOrder; isDescending: boolean; addressOf(by: TrialOrder, isDescending: boolean): string };

const HEADS: [TrialOrder | null, 'trial' | 'title' | 'phase' | 'status' | 'sponsor' | 'start' | 'statement'][] = [
  ['trial', 'trial'],
  [null, 'title'],
  ['phase', 'phase'],
  ['status', 'status'],
  ['sponsor', 'sponsor'],
  ['start', 'start'],
  [null, 'statement'],
];

/** Trials with title, phase, status, sponsor and start; where a sorting is given the heads change it. */
export function trialTable(here: Here, label: string, trials: readonly ListedTrial[], sorting?: Sorting): Piece {
  const heads = HEADS.map(([by, name]) => headOf(here.lang, by, name, sorting));
  return scrolled(
    label,
    html`<table class="rows"><thead><tr>${heads}</tr></thead><tbody>${trials.map((trial) => rowOf(here, trial))}</tbody></table>`,
  );
}

function headOf(lang: Lang, by: TrialOrder | null, name: (typeof HEADS)[number][1], sorting: Sorting | undefined): Piece {
  const words = LANDSCAPE_WORDS[lang];
  if (by === null || sorting === undefined) return html`<th scope="col">${words[name]}</th>`;
  const isHere = sorting.by === by;
  const sort = !isHere ? 'none' : sorting.isDescending ? 'descending' : 'ascending';
  const next = isHere ? !sorting.isDescending : by === 'start';
  const arrow = isHere ? html` <span aria-hidden="true">${sorting.isDescending ? '↓' : '↑'}</span>` : '';
  return html`<th scope="col" aria-sort="${sort}"><a href="${sorting.addressOf(by, next)}" title="${words.sorted}">${words[name]}${arrow}</a></th>`;
}

function rowOf(here: Here, one: ListedTrial): Piece {
  const { lang } = here;
  const sponsors = one.sponsors.map(({ id, label }) => (id.startsWith('organisation/') ? entityLink(here, id, label[lang]) : label[lang]));
  return html`<tr><th scope="row">${entityLink(here, `trial/${one.trial}`, one.trial)}</th><td class="title">${titleOf(lang, one)}</td>
<td class="day">${labelsOf(lang, 'phase', one.phases)}</td><td class="day">${labelsOf(lang, 'status', one.statuses)}</td><td>${parted(sponsors)}</td>
<td class="day">${spanWords(lang, one.start_from, one.start_to)}</td><td>${statementLink(lang, one.statement)}</td></tr>`;
}

function parted(pieces: (Piece | string)[]): Piece | string {
  return pieces.length === 0 ? '–' : html`${pieces.map((piece, at) => html`${at === 0 ? '' : html`<br>`}${piece}`)}`;
}

/** The title, or what the trial gives against what where the sources at hand give no title. */
export function titleOf(lang: Lang, { title, about }: TrialWords): Piece {
  if (title !== null) return html`${title}`;
  const { interventions, conditions } = about;
  const words = LANDSCAPE_WORDS[lang];
  if (interventions.length + conditions.length === 0) return html`<span class="soft">${words.untitled}</span>`;
  const [given, against] = [interventions, conditions].map((list) => list.join(words.list_colon));
  return html`${given}${against === '' ? '' : html` <span class="soft">${given === '' ? '' : '· '}${against}</span>`}`;
}

function labelsOf(lang: Lang, group: string, codes: readonly string[]): string {
  return codes.map((code) => labelOf(group, code)[lang]).join('/') || '–';
}

/** The same trials as a table to take along, with codes and ids beside the words. */
export function trialExport(lang: Lang, name: string, trials: readonly ListedTrial[]): Table {
  const { zh, en } = LANDSCAPE_WORDS;
  const column = (id: keyof typeof COLUMNS) => ({ id, label: { zh: zh[COLUMNS[id]], en: en[COLUMNS[id]] } });
  const both = (texts: readonly string[]) => texts.join(' | ');
  return {
    name,
    columns: (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).map(column),
    rows: trials.map((one) => [
      one.trial,
      one.title ?? both(one.about.interventions),
      both(one.phases.map((code) => labelOf('phase', code)[lang])),
      both(one.statuses.map((code) => labelOf('status', code)[lang])),
      both(one.sponsors.map(({ label }) => label[lang])),
      spanOf(one.start_from, one.start_to),
      one.modality === null ? null : modalityLabel(one.modality)[lang],
      both(one.targets),
      one.statement,
    ]),
  };
}

const COLUMNS = {
  trial: 'trial',
  title: 'title',
  phase: 'phase',
  status: 'status',
  lead_sponsor: 'sponsor',
  start: 'start',
  modality: 'modality',
  targets: 'targets',
  statement: 'statement',
} as const;
