import { html } from 'hono/html';
import { explainDefinition } from '../../../model/definitions.ts';
import { COUNTED_SCOPE, type Counted, type TrialCounts } from '../../../view/trial-counts.ts';
import { countOf } from '../format.ts';
import { addressOf, entityAddress } from '../links.ts';
import type { Piece } from '../piece.ts';
import { trialTable } from '../trial-table.ts';
import { ENTITY_WORDS } from '../words/entity.ts';
import type { On } from './proof.ts';
import type { Section } from './section.ts';

/** How the trials of an entity are narrowed in the landscape, null where no filter of it does, and where all of them are listed. */
export type Drill = { filter: Record<string, string> | null; all: string };

/** Trials of an entity: how many, by phase, modality and sponsor, and the last to start, with ways on. */
export function trialsSection(on: On, name: string, counts: TrialCounts, drill: Drill): Section {
  const { here } = on;
  const words = ENTITY_WORDS[here.lang];
  const { trials, phases, modalities, sponsors, newest, definition } = counts;
  if (trials === 0) return { id: 'trials', title: words.trials, count: 0, body: html`<p class="empty">${words.no_trials}</p>` };
  const counted = explainDefinition({ scope: definition.scope, role: definition.role, date_rule: definition.date_rule })[here.lang];
  const way = (axis: string, id: string) => (drill.filter === null ? null : landscapeAt(on, { ...drill.filter, column: id }, axis));
  const body = html`<dl class="facts">${countRow(on, words.by_phase, phases, (id) => way('phase', id))}${countRow(on, words.by_modality, modalities, (id) => (drill.filter === null ? null : landscapeAt(on, { ...drill.filter, modality: id }, 'phase')))}
${sponsors.length > 1 ? countRow(on, words.by_sponsor, sponsors, (id) => (id.startsWith('organisation/') ? entityAddress(here, id) : null)) : ''}</dl>
<p class="legend">${words.counted_by}: ${counted}. ${drill.filter === null ? '' : html`<a href="${landscapeAt(on, drill.filter, 'phase')}">${words.in_landscape}</a>`}</p>
<h3>${words.newest_trials}</h3>${trialTable(here, `${words.trials}: ${name}`, newest)}
${newest.length < trials ? html`<p><a class="button quiet" href="${drill.all}">${words.all_trials(countOf(here.lang, trials))}</a></p>` : ''}`;
  return { id: 'trials', title: words.trials, count: trials, body };
}

function landscapeAt({ here }: On, fields: Record<string, string>, columns: string): string {
  return addressOf(here, '/landscape', { rows: 'modality', columns, scope: COUNTED_SCOPE, ...fields });
}

function countRow({ here: { lang } }: On, term: string, counted: readonly Counted[], wayTo: (id: string) => string | null): Piece {
  const chips = counted.map(({ id, label, trials }) => {
    const inner = html`${label[lang]} <b>${countOf(lang, trials)}</b>`;
    const way = wayTo(id);
    return way === null ? html`<li><span class="chip">${inner}</span></li>` : html`<li><a class="chip" href="${way}">${inner}</a></li>`;
  });
  return html`<div><dt>${term}</dt><dd><ul class="chips">${chips}</ul></dd></div>`;
}
