import { html } from 'hono/html';
import { labelOf } from '../../../model/labels.ts';
import { placeRow, readLexicon } from '../../../model/lexicon.ts';
import { type PolicyTerm, policyTermsOfKind } from '../../../model/park-words.ts';
import { OPERATIONS } from '../../../operation/table.ts';
import { dateFields } from '../fields.ts';
import { countOf, dateOf } from '../format.ts';
import { addressOf, entityLink, statementLink } from '../links.ts';
import type { Page, Query, Visit } from '../page.ts';
import type { Piece } from '../piece.ts';
import { VERDICT_SIGNS } from '../signs.ts';
import { POLICY_WORDS } from '../words/policy.ts';
import type { Lang } from '../words/words.ts';
import { type On, proofLink } from './proof.ts';

type Answer = Awaited<ReturnType<typeof OPERATIONS.policy.run>>;
type Match = Answer['matches'][number];
type PolicyWords = (typeof POLICY_WORDS)[Lang];

const EXAMPLE = { activity: 'gene_therapy', region: 'zhangjiang', ownership: 'foreign_invested_enterprise' };
const OFTEN = [
  'gene_therapy',
  'human_stem_cells',
  'wholly_foreign_owned_hospital',
  'filing_of_clinical_research',
  'cell_gene_therapy_industry',
];
const OUTCOMES = ['applies', 'lacks', 'not'] as const;
/** The sign and shade of each thing that decides, by the verdict that looks like it. */
const STATES = { yes: 'supported', no: 'contradicted', unknown: 'unclear' } as const;

/** Which policies apply to a case, told apart by whether they do; a condition that nobody spoke of can be answered by a link. */
export const policyPage: Page = {
  path: '/policy',
  show: async (visit) => {
    const { lang, asked, query, ask } = visit;
    const fields = asked.activity ? asked : { ...asked, ...EXAMPLE };
    const { activity, region = '', ownership, met, unmet } = fields;
    const { as_of, known_by } = query;
    const where = region === '' ? EXAMPLE.region : region;
    const answer = await ask(OPERATIONS.policy, { question: 'match', activity, region: where, ownership, met, unmet, as_of, known_by });
    return { title: POLICY_WORDS[lang].title, main: shown(visit, { ...fields, region: answer.understood.region.label[lang] }, answer) };
  },
};

function shown(visit: Visit, fields: Query, answer: Answer): Piece {
  const { lang, here, query } = visit;
  const words = POLICY_WORDS[lang];
  const { understood, matches, disagreements, others } = answer;
  const on: On = { here, as_of: query.as_of, known_by: query.known_by };
  const groups = OUTCOMES.map((outcome) => ({ outcome, own: matches.filter((one) => one.outcome === outcome) })).filter(
    ({ own }) => own.length > 0,
  );
  const said = words.case(
    understood.activity.label[lang],
    understood.region.label[lang],
    understood.ownership?.label[lang] ?? words.anybody,
  );
  return html`<h1>${words.title}</h1><p class="legend">${words.says}</p>${form(visit, fields)}${often(visit, fields)}
<h2>${said}</h2>${answeredPart(visit, fields, understood)}
${matches.length === 0 ? html`<p class="empty">${words.none}</p>` : ''}
${disagreementsPart(on, words, disagreements)}
${groups.map(({ outcome, own }) => html`<section><h3>${words[outcome]} <small>${own.length}</small></h3><ol class="cards">${own.map((one) => matchCard(on, words, fields, one))}</ol></section>`)}
${others.length === 0 ? '' : html`<details><summary>${words.others(countOf(lang, others.length))}</summary><ul class="plain">${others.map((one) => html`<li>${entityLink(here, `policy/${one.id}`, nameOf(lang, one))} <small>${one.number ?? ''}</small></li>`)}</ul></details>`}
<p class="legend">${words.not_advice} ${words.known}: ${countOf(lang, answer.policies)}. ${words.newest}: ${dateOf(lang, answer.newest_snapshot)}</p>`;
}

/** Pairs of policies that say the opposite: a warning, with the pairs folded. */
function disagreementsPart({ here: { lang } }: On, words: PolicyWords, disagreements: Answer['disagreements']): Piece | string {
  if (disagreements.length === 0) return '';
  const items = disagreements.map(
    ({ says, statements }) => html`<li>${says[lang]} ${statements.slice(0, 2).map((id) => html`${statementLink(lang, id)} `)}</li>`,
  );
  return html`<details class="note"><summary>${words.disagree} (${disagreements.length})</summary><ul class="plain">${items}</ul></details>`;
}

function form({ lang, query }: Visit, fields: Query): Piece {
  const words = POLICY_WORDS[lang];
  const places = readLexicon('places', placeRow).filter(
    ({ id, kind, parent }) => kind === 'cluster' || (kind === 'province' && parent === 'CN') || id === 'CN',
  );
  return html`<form class="question" method="get" action="/policy"><input type="hidden" name="lang" value="${lang}"><div class="fields">
${termField(lang, 'activity', words.activity, policyTermsOfKind('activity'), fields.activity)}
<label>${words.region}<input name="region" value="${fields.region ?? ''}" list="regions" placeholder="${words.region_hint}" required></label>
<datalist id="regions">${places.map((one) => html`<option value="${one[lang][0] ?? one.id}"></option>`)}</datalist>
${termField(lang, 'ownership', words.ownership, policyTermsOfKind('party'), fields.ownership, words.anybody)}
${dateFields(lang, query.as_of, query.known_by)} <button>${words.match}</button></div></form>`;
}

function termField(lang: Lang, name: string, label: string, terms: PolicyTerm[], chosen = '', none?: string): Piece {
  const isChosen = ({ id, zh, en }: PolicyTerm) => [id, ...zh, ...en].includes(chosen);
  const options = terms.map((one) => html`<option value="${one.id}" ${isChosen(one) ? 'selected' : ''}>${one[lang][0]}</option>`);
  return html`<label>${label}<select name="${name}">${none === undefined ? '' : html`<option value="">${none}</option>`}${options}</select></label>`;
}

function often({ here, lang }: Visit, { region, ownership, activity }: Query): Piece {
  const terms = policyTermsOfKind('activity').filter(({ id }) => OFTEN.includes(id));
  const chips = terms.map(
    (one) =>
      html`<li><a class="chip" ${one.id === activity ? html`aria-current="true"` : ''} href="${addressOf(here, '/policy', { activity: one.id, region, ownership })}">${one[lang][0]}</a></li>`,
  );
  return html`<ul class="chips" aria-label="${POLICY_WORDS[lang].often}">${chips}</ul>`;
}

/** Conditions that the reader has answered, each with a way to take the answer back. */
function answeredPart({ here, lang }: Visit, fields: Query, { met, unmet }: Answer['understood']): Piece | string {
  const words = POLICY_WORDS[lang];
  const without = (field: 'met' | 'unmet', id: string) => ({
    ...fields,
    [field]: partsOf(fields[field])
      .filter((one) => one !== id)
      .join(';'),
  });
  const chip = (field: 'met' | 'unmet', label: string) => (term: { id: string; label: { zh: string; en: string } }) =>
    html`<li><a class="chip" href="${addressOf(here, '/policy', without(field, term.id))}"><span>${term.label[lang]}${lang === 'zh' ? '：' : ': '}<b>${label}</b></span><span class="x">${words.forget}</span></a></li>`;
  const chips = [...met.map(chip('met', words.is_met)), ...unmet.map(chip('unmet', words.is_not_met))];
  return chips.length === 0 ? '' : html`<p class="legend">${words.answered}</p><ul class="chips">${chips}</ul>`;
}

function partsOf(list: string | undefined): string[] {
  return (list ?? '').split(';').filter((one) => one !== '');
}

function matchCard(on: On, words: PolicyWords, fields: Query, match: Match): Piece {
  const { here } = on;
  const { lang } = here;
  const where = [match.number, match.clause].filter((one) => one !== null).join(lang === 'zh' ? '，' : ', ');
  const fits = match.fits.map(
    ({ state, says, condition }) =>
      html`<li class="${STATES[state]}"><span class="verdict sign" aria-hidden="true">${VERDICT_SIGNS[STATES[state]]}</span><span>${says[lang]}${condition !== undefined && state === 'unknown' ? answers(on, words, fields, condition) : ''}</span></li>`,
  );
  return html`<li class="card ${shadeOf(match)}"><h4><span class="verdict">${labelOf('policy_effect', match.effect)[lang]}</span> ${entityLink(here, `policy/${match.id}`, nameOf(lang, match))}${where === '' ? '' : html` <small>${where}</small>`}</h4>
<p>${proofLink(on, { statement: match.statements[0] as string, grade: match.grade })}</p><ul class="plain fits" aria-label="${words.checks}">${fits}</ul></li>`;
}

function answers({ here }: On, words: PolicyWords, fields: Query, condition: string): Piece {
  const address = (field: 'met' | 'unmet') =>
    addressOf(here, '/policy', { ...fields, [field]: [...partsOf(fields[field]), condition].join(';') });
  return html` <span class="yes-no"><a class="button quiet" href="${address('met')}">${words.is_met}</a> <a class="button quiet" href="${address('unmet')}">${words.is_not_met}</a></span>`;
}

/** The shade of a match: what applies and allows is not what applies and forbids. */
function shadeOf({ outcome, effect }: Match): string {
  if (outcome === 'not') return 'not_checkable';
  if (outcome === 'lacks') return 'unclear';
  return effect === 'forbids' || effect === 'ends' ? 'contradicted' : 'supported';
}

function nameOf(lang: Lang, { id, zh, en }: Pick<Match, 'id' | 'zh' | 'en'>): string {
  return (lang === 'zh' ? zh[0] : en[0]) ?? zh[0] ?? en[0] ?? id;
}
