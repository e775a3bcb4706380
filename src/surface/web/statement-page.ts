import { html } from 'hono/html';
import { UnknownError } from '../../base/errors.ts';
import { labelOf } from '../../model/labels.ts';
import { OPERATIONS } from '../../operation/table.ts';
import type { Evidence, Statement } from '../../view/evidence.ts';
import { nameOf, sayProperty, sayValue } from '../../view/said.ts';
import { originsOf } from '../../view/why.ts';
import { addressed, factValue } from './entity/proof.ts';
import { sourceTitle } from './entity/statements-part.ts';
import { unknownPage } from './entity/unknown-page.ts';
import { dateOf, spanWords } from './format.ts';
import { addressOf, entityLink, type Here } from './links.ts';
import type { Page, Shown, Visit } from './page.ts';
import type { Piece } from './piece.ts';
import { gradeBadge } from './signs.ts';
import { ENTITY_WORDS } from './words/entity.ts';
import type { Lang } from './words/words.ts';

/** One statement followed to its bytes; as a part it stands in the dialog of an island. */
export const statementPage: Page = { path: '/statement/:id', show: async (visit) => shown(visit) };

async function shown(visit: Visit): Promise<Shown> {
  const { here, asked, ask, params } = visit;
  const id = params.id ?? '';
  const answer = await ask(OPERATIONS.show, { what: id }).catch((error: unknown) => {
    if (error instanceof UnknownError) return undefined;
    throw error;
  });
  if (answer === undefined) return unknownPage(visit, 'statement', id);
  if (answer.kind !== 'statement') return { redirect: addressOf(here, '/show', { what: id }) };
  const { statement } = answer;
  const title = `${sayProperty(statement.subject, statement.property)[here.lang]} · ${statement.subject}`;
  return { title, main: article(here, answer, asked.part === 'true') };
}

function article(here: Here, evidence: Evidence, isPart: boolean): Piece {
  const { lang } = here;
  const words = ENTITY_WORDS[lang];
  const { statement, receipt } = evidence;
  const close = isPart ? html`<button type="button" class="close quiet" autofocus>${words.close}</button>` : '';
  const property = sayProperty(statement.subject, statement.property)[lang];
  return html`<article class="statement-page">${close}<h1 id="statement">${property}</h1>
<p class="said">${saidPart(here, statement)}</p><p>${gradeBadge(lang, statement.grade)} · ${entityLink(here, statement.subject, nameFor(lang, statement.subject))}</p>
${pagePart(here, evidence)}
<h2>${words.bytes}</h2>${bytesPart(lang, evidence)}
<dl><dt>${words.valid}</dt><dd>${period(here, statement)}</dd>
<dt>${words.observed}</dt><dd>${dateOf(lang, statement.observed_at)}${statement.observed_to === statement.observed_at ? '' : html` – ${dateOf(lang, statement.observed_to)}`}</dd>
<dt>${words.source}</dt><dd><a href="${addressOf(here, '/source', { name: statement.source })}">${sourceTitle(lang, statement.source)}</a> ${statement.series ?? ''}</dd>
<dt>${words.publisher}</dt><dd>${receipt.publisher}</dd><dt>${words.licence}</dt><dd>${receipt.licence}</dd>
<dt>${words.value_raw}</dt><dd><code>${statement.property}</code> <code>${statement.value}</code></dd>
${statement.original === null || statement.original === statement.value ? '' : html`<dt>${words.original}</dt><dd><code>${statement.original}</code></dd>`}
<dt>${words.locator}</dt><dd><code>${statement.part} # ${statement.record} # ${statement.field}</code></dd>
<dt>${words.snapshot}</dt><dd><code>${statement.snapshot}</code></dd>
<dt>${words.address}</dt><dd><a href="/statement/${statement.id}?lang=${lang}"><code>/statement/${statement.id}</code></a> <button type="button" class="quiet copy" data-copy="/statement/${statement.id}" data-done="${words.copied}" hidden>${words.copy}</button></dd></dl></article>`;
}

/** The value in words; the bare days where they say all. */
function saidPart(here: Here, { property, value, valid_from, valid_to }: Statement): Piece | string {
  return factValue(here, { ...sayValue(property, value), from: valid_from, to: valid_to });
}

function nameFor(lang: Lang, subject: string): string {
  const at = subject.indexOf('/');
  const name = nameOf(subject.slice(0, at), subject.slice(at + 1))[lang];
  return name === subject.slice(at + 1) ? subject : name;
}

/** The way to the publisher's page of the record, or to where the curation read it. */
function pagePart({ lang }: Here, { url, origin, statement }: Evidence): Piece {
  const words = ENTITY_WORDS[lang];
  if (url !== null) return html`<p><a class="button" href="${url}" rel="noreferrer">${words.open_page} ↗</a></p>`;
  const read = origin === null ? originsOf(statement.subject).map((one) => one.url) : [origin];
  if (read.length === 0) return html`<p class="legend">${words.record}${lang === 'zh' ? '：' : ': '}${words.no_page}</p>`;
  return html`<p>${words.origin}${lang === 'zh' ? '：' : ': '}${read.map((one) => html`${addressed(one)} `)}</p>`;
}

/** What the bytes say at the place of the statement, with the words that it rests on marked where they are found. */
function bytesPart(lang: Lang, { statement, bytes }: Evidence): Piece {
  const text = typeof bytes === 'string' ? bytes : (JSON.stringify(bytes, null, 1) ?? '');
  const pieces = markedIn(text, [statement.original, statement.value]);
  const isPartial = pieces.length > 1;
  const shownText = pieces.map((piece, at) => (at % 2 === 1 ? html`<mark>${piece}</mark>` : html`${piece}`));
  return html`<pre tabindex="0" aria-label="${ENTITY_WORDS[lang].bytes}">${shownText}</pre>${isPartial ? html`<p class="legend">${ENTITY_WORDS[lang].marked}</p>` : ''}`;
}

/** A text in pieces, every second of which is one of the words looked for; whole where none is found, or where it is nothing else. */
function markedIn(text: string, sought: readonly (string | null)[]): string[] {
  const found = sought.find((one) => one !== null && one !== '' && one !== text && text.includes(one));
  if (!found) return [text];
  const at = text.indexOf(found);
  return [text.slice(0, at), found, text.slice(at + found.length)];
}

function period({ lang }: Here, { valid_from, valid_to, precision }: Statement): Piece {
  if (valid_from === null && valid_to === null) return html`${ENTITY_WORDS[lang].not_said}`;
  const exact = precision === null ? '' : html` <small>${ENTITY_WORDS[lang].exact(labelOf('precision', precision)[lang])}</small>`;
  return html`${spanWords(lang, valid_from, valid_to)}${exact}`;
}
