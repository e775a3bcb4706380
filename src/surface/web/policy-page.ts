import { html } from 'hono/html';
import { labelOf } from '../../model/labels.ts';
import { type PolicyTerm, policyTermsOfKind } from '../../model/park-words.ts';
import type { OPERATIONS } from '../../operation/table.ts';
import { dateFields } from './fields.ts';
import { statementLink } from './links.ts';
import type { Piece } from './piece.ts';
import { type Lang, WORDS } from './words/words.ts';

type Answer = Awaited<ReturnType<typeof OPERATIONS.policy.run>>;
type Match = Answer['matches'][number];
type Query = Record<string, string> & { as_of: string; known_by: string };

const EXAMPLE = { activity: 'gene_therapy', region: 'zhangjiang', ownership: 'foreign_invested_enterprise' };
const SIGN = { yes: '✓', no: '✗', unknown: '?' } as const;

/** Which policies apply to a case; a condition that nobody spoke of can be answered by a link. */
export async function policyPage(lang: Lang, given: Query, ask: (input: object) => Promise<Answer>): Promise<Piece> {
  const query = given.activity ? given : { ...EXAMPLE, ...given };
  const { activity = '', region = '', ownership = '', met = '', unmet = '', as_of, known_by } = query;
  const answer = await ask({ question: 'match', activity, region, ownership, met, unmet, as_of, known_by });
  const words = WORDS[lang];
  const { understood, matches, disagreements } = answer;
  return html`${form(lang, query)}
<h1>${understood.activity.label[lang]} <small>${understood.region.label[lang]}${lang === 'zh' ? '，' : ', '}${understood.ownership?.label[lang] ?? words.anybody}</small></h1>
${disagreements.map(({ says, statements }) => html`<p class="problem">${says[lang]} ${statements.slice(0, 2).map((id) => html`${statementLink(lang, id)} `)}</p>`)}
${matches.length === 0 ? html`<p>${words.no_policy}</p>` : html`<ol class="cards">${matches.map((one) => matchCard(lang, query, one))}</ol>`}
<dl><dt>${words.policies_known}</dt><dd>${answer.policies}</dd><dt>${words.newest}</dt><dd>${answer.newest_snapshot}</dd></dl>`;
}

function form(lang: Lang, query: Query): Piece {
  const words = WORDS[lang];
  return html`<form class="dates" method="get" action="/policy"><input type="hidden" name="lang" value="${lang}">
${termField(lang, 'activity', words.activity, policyTermsOfKind('activity'), query.activity)}
<label>${words.region}<input name="region" value="${query.region ?? ''}" required></label>
${termField(lang, 'ownership', words.ownership, policyTermsOfKind('party'), query.ownership, words.anybody)}
${dateFields(lang, query.as_of, query.known_by)} <button>${words.match_it}</button></form>`;
}

function termField(lang: Lang, name: string, label: string, terms: PolicyTerm[], chosen = '', none?: string): Piece {
  const options = terms.map((one) => html`<option value="${one.id}" ${isNamed(one, chosen) ? 'selected' : ''}>${one[lang][0]}</option>`);
  return html`<label>${label}<select name="${name}">${none === undefined ? '' : html`<option value="">${none}</option>`}${options}</select></label>`;
}

/** The colour of a match: what applies and allows is not what applies and forbids. */
function shadeOf({ outcome, effect }: Match): string {
  if (outcome === 'not') return 'not_checkable';
  if (outcome === 'lacks') return 'unclear';
  return effect === 'forbids' || effect === 'ends' ? 'contradicted' : 'supported';
}

function isNamed({ id, zh, en }: PolicyTerm, chosen: string): boolean {
  return [id, ...zh, ...en].includes(chosen);
}

function matchCard(lang: Lang, query: Query, match: Match): Piece {
  const words = WORDS[lang];
  const name = match[lang][0] ?? match.zh[0] ?? match.en[0];
  const where = [match.number, match.clause].filter((one) => one !== null).join(', ');
  const address = (field: 'met' | 'unmet', condition: string) =>
    `/policy?${new URLSearchParams({ ...query, lang, [field]: [query[field], condition].filter(Boolean).join(';') })}`;
  const answers = (condition: string | undefined, state: string) =>
    condition === undefined || state !== 'unknown'
      ? ''
      : html` <a href="${address('met', condition)}">${words.is_met}</a> / <a href="${address('unmet', condition)}">${words.is_not_met}</a>`;
  const fits = match.fits.map(({ state, says, condition }) => html`<li>${SIGN[state]} ${says[lang]}${answers(condition, state)}</li>`);
  return html`<li class="card ${shadeOf(match)}"><h2><span class="verdict">${labelOf('policy_outcome', match.outcome)[lang]} · ${labelOf('policy_effect', match.effect)[lang]}</span> ${name} ${where === '' ? '' : html`<small>${where}</small>`}</h2>
<p>${labelOf('grade', match.grade)[lang]} ${match.statements.map((id) => html`${statementLink(lang, id)} `)}</p><ul>${fits}</ul></li>`;
}
