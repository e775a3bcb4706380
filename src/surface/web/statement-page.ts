import { html } from 'hono/html';
import { labelOf } from '../../model/labels.ts';
import { OPERATIONS } from '../../operation/table.ts';
import type { Statement } from '../../view/evidence.ts';
import { dateOf } from './format.ts';
import { entityLink, type Here } from './links.ts';
import type { Page, Visit } from './page.ts';
import type { Piece } from './piece.ts';
import { gradeBadge } from './signs.ts';
import { WORDS } from './words/words.ts';

/** One statement followed to its bytes; as a part it stands in the dialog of an island. */
export const statementPage: Page = { path: '/statement/:id', show: async (visit) => shown(visit) };

async function shown({ lang, here, asked, params: { id = '' }, ask }: Visit) {
  const answer = await ask(OPERATIONS.show, { what: id });
  if (answer.kind !== 'statement') return { redirect: `/show?${new URLSearchParams({ what: id, lang })}` };
  const words = WORDS[lang];
  const { statement, receipt, url, bytes } = answer;
  const said = typeof bytes === 'string' ? bytes : JSON.stringify(bytes, null, 1);
  const close = asked.part === 'true' ? html`<button type="button" class="close quiet">${words.close}</button>` : '';
  const main = html`<article class="statement-page">${close}<h1 id="statement">${labelOf('property', statement.property)[lang]} <small>${gradeBadge(lang, statement.grade)}</small></h1>
<p class="said">${statement.value}</p>
<dl><dt>${words.about}</dt><dd>${entityLink(here, statement.subject, statement.subject)}</dd>
<dt>${words.valid}</dt><dd>${period(here, statement)}</dd>
<dt>${words.observed}</dt><dd>${dateOf(lang, statement.observed_at)}${statement.observed_to === statement.observed_at ? '' : html` – ${dateOf(lang, statement.observed_to)}`}</dd>
<dt>${words.source}</dt><dd><a href="/source?name=${statement.source}&lang=${lang}">${statement.source}</a> ${statement.series ?? ''}</dd>
<dt>${words.publisher}</dt><dd>${receipt.publisher}</dd><dt>${words.licence}</dt><dd>${receipt.licence}</dd>
<dt>${words.record}</dt><dd>${url ? html`<a href="${url}" rel="noreferrer">${url}</a>` : '–'}</dd>
<dt>${words.bytes}</dt><dd><pre tabindex="0">${said ?? ''}</pre></dd>
<dt>${words.locator}</dt><dd><code>${statement.part} # ${statement.record} # ${statement.field}</code></dd>
<dt>${words.snapshot}</dt><dd><code>${statement.snapshot}</code></dd>
<dt>${words.statement}</dt><dd><a href="/statement/${statement.id}?lang=${lang}"><code>${statement.id}</code></a></dd></dl></article>`;
  return { title: `${labelOf('property', statement.property)[lang]} · ${statement.subject}`, main };
}

function period({ lang }: Here, { valid_from, valid_to, precision }: Statement): Piece {
  const shownPrecision = precision === null ? '' : html` <small>(${labelOf('precision', precision)[lang]})</small>`;
  return html`${valid_from === null ? '?' : dateOf(lang, valid_from)} – ${valid_to === null ? '' : dateOf(lang, valid_to)}${shownPrecision}`;
}
