import { html } from 'hono/html';
import { labelOf } from '../../model/labels.ts';
import type { OPERATIONS } from '../../operation/table.ts';
import { dateFields } from './fields.ts';
import { statementLink } from './links.ts';
import type { Piece } from './piece.ts';
import { registrationPart } from './registration-part.ts';
import { type Lang, WORDS } from './words/words.ts';

type Shown = Awaited<ReturnType<typeof OPERATIONS.show.run>>;
type Query = Record<string, string> & { as_of: string; known_by: string };

/** An entity with everything stated about it, or one statement followed to its bytes. */
export async function showPage(lang: Lang, query: Query, ask: (input: object) => Promise<Shown>): Promise<Piece> {
  const words = WORDS[lang];
  const form = html`<form class="dates" method="get" action="/show"><input type="hidden" name="lang" value="${lang}">
<label class="wide">${words.find}<input name="what" value="${query.what ?? ''}" required></label>${dateFields(lang, query.as_of, query.known_by)} <button>${words.open}</button></form>`;
  if (!query.what) return form;
  const shown = await ask(query);
  return html`${form}${shown.kind === 'statement' ? statementPart(lang, shown) : entityPart(lang, shown)}`;
}

function statementPart(lang: Lang, { statement, receipt, url, bytes }: Extract<Shown, { kind: 'statement' }>): Piece {
  const words = WORDS[lang];
  const said = typeof bytes === 'string' ? bytes : JSON.stringify(bytes, null, 1);
  return html`<h1>${words.statement} ${statement.id}</h1><dl>
<dt>${words.property}</dt><dd><a href="/show?what=${statement.subject}&lang=${lang}">${statement.subject}</a> · ${statement.property}</dd>
<dt>${words.value}</dt><dd>${statement.value}</dd>
<dt>${words.valid}</dt><dd>${statement.valid_from ?? '?'} – ${statement.valid_to ?? ''} (${statement.precision ?? '–'})</dd>
<dt>${words.observed}</dt><dd>${statement.observed_at}${statement.observed_to === statement.observed_at ? '' : ` – ${statement.observed_to}`}</dd>
<dt>${words.grade}</dt><dd>${labelOf('grade', statement.grade)[lang]}</dd>
<dt>${words.bytes}</dt><dd><pre>${said ?? ''}</pre></dd>
<dt>${words.locator}</dt><dd><code>${statement.part} # ${statement.record} # ${statement.field}</code></dd>
<dt>${words.snapshot}</dt><dd><code>${statement.snapshot}</code></dd>
<dt>${words.source}</dt><dd>${statement.source} ${statement.series ?? ''}</dd>
<dt>${words.publisher}</dt><dd>${receipt.publisher}</dd><dt>${words.licence}</dt><dd>${receipt.licence}</dd>
<dt>${words.record}</dt><dd>${url ? html`<a href="${url}" rel="noreferrer">${url}</a>` : '–'}</dd></dl>`;
}

function entityPart(lang: Lang, shown: Extract<Shown, { kind: 'entity' }>): Piece {
  const words = WORDS[lang];
  const body = shown.statements.map(
    (
      one,
    ) => html`<tr><td>${one.property}</td><td>${readable(lang, one.property, one.value)}</td><td class="day">${one.valid_from ?? ''}</td><td class="day">${one.observed_at}</td><td class="day">${labelOf('grade', one.grade)[lang]}</td><td>${one.source}</td>
<td>${statementLink(lang, one.id)}</td></tr>`,
  );
  return html`<h1>${shown.subject}</h1>${productPart(lang, shown)}${trialPart(lang, shown)}<div class="scroll"><table><thead><tr><th>${words.property}</th><th>${words.value}</th><th>${words.valid}</th><th>${words.observed}</th><th>${words.grade}</th><th>${words.source}</th><th>${words.statement}</th></tr></thead><tbody>${body}</tbody></table></div>`;
}

/** Names in use, rights and trials of a product, or the rights of an organisation; nothing where there are none. */
function productPart(lang: Lang, { subject, called, rights, trials }: Extract<Shown, { kind: 'entity' }>): Piece | string {
  const words = WORDS[lang];
  const other = subject.startsWith('product/') ? 'organisation' : 'product';
  const names = called.map(
    (one) => html`<dd>${one.name} · ${one.kind} · ${one.from ?? one.seen} ${statementLink(lang, one.statement)}</dd>`,
  );
  const held = rights.map(
    (one) =>
      html`<dd>${one.role} · <a href="/show?what=${other}/${one[other]}&lang=${lang}">${one[other]}</a> · ${one.territory} · ${one.from ?? one.seen} ${statementLink(lang, one.statement)}</dd>`,
  );
  const tested = trials.map(
    (one) => html`<a href="/show?what=${one.trial}&lang=${lang}">${one.trial}</a> ${statementLink(lang, one.statement)} `,
  );
  const parts = [
    names.length > 0 ? html`<dt>${words.called}</dt>${names}` : '',
    held.length > 0 ? html`<dt>${words.rights}</dt>${held}` : '',
    tested.length > 0 ? html`<dt>${words.rows} (${tested.length})</dt><dd>${tested}</dd>` : '',
  ];
  return parts.every((part) => part === '') ? '' : html`<dl>${parts}</dl>`;
}

/** The way to the history of a trial, and its other entries; nothing for other subjects. */
function trialPart(lang: Lang, { subject, known_by, registrations }: Extract<Shown, { kind: 'entity' }>): Piece | string {
  if (!subject.startsWith('trial/')) return '';
  const address = `/history?trial=${subject.slice('trial/'.length)}&known_by=${known_by}&lang=${lang}`;
  return html`<p><a href="${address}">${WORDS[lang].history}</a></p>${registrationPart(lang, registrations)}`;
}

function readable(lang: Lang, property: string, value: string): Piece | string {
  if (property === 'organisation') return html`<a href="/show?what=organisation/${value}&lang=${lang}">${value}</a>`;
  return property === 'site'
    ? Object.values(JSON.parse(value) as Record<string, string | null>)
        .filter(Boolean)
        .join(', ')
    : value;
}
