import { html } from 'hono/html';
import { UsageError } from '../../../base/errors.ts';
import { diseases } from '../../../classify/disease-tree.ts';
import { JURISDICTIONS, MILESTONES } from '../../../model/claim.ts';
import { labelOf } from '../../../model/labels.ts';
import { modalityRow, readLexicon, targetRow, traitRow } from '../../../model/lexicon.ts';
import { OPERATIONS } from '../../../operation/table.ts';
import { resolveDisease, resolveTarget } from '../../../view/resolve.ts';
import { tableFile } from '../export.ts';
import { dateFields, selectField } from '../fields.ts';
import { addressOf, type Here } from '../links.ts';
import type { Page, Query, Shown, Visit } from '../page.ts';
import type { Piece } from '../piece.ts';
import { readableMessage } from '../problem-page.ts';
import { FIRST_WORDS } from '../words/first.ts';
import { LAYOUT_WORDS } from '../words/layout.ts';
import { WORDS } from '../words/words.ts';
import { contendersFile, type FirstAnswer, firstAnswer } from './answer.ts';
import { EXAMPLE, type PARTS, PLACES, placeWords, questionIn, questionWords } from './question.ts';

/** Questions that are often asked, as links. */
const PRESETS: readonly Query[] = [
  EXAMPLE,
  { rank: 'first', milestone: 'approved', jurisdiction: 'CN', modality: 'car_t' },
  { rank: 'first', milestone: 'approved', jurisdiction: 'US', modality: 'car_t', target: 'BCMA' },
  { rank: 'first', milestone: 'approved', jurisdiction: 'US', modality: 'aav' },
  { rank: 'second', milestone: 'approved', jurisdiction: 'CN', modality: 'car_t' },
  { rank: 'first', milestone: 'ind_cleared', jurisdiction: 'CN', modality: 'ipsc_derived' },
];

/** The contenders of the same question as files. */
const firstFile: Page = {
  path: '/first/:format',
  show: async ({ lang, asked, query, params: { format = '' }, ask }) => {
    const question = { ...questionIn(asked), as_of: query.as_of, known_by: query.known_by };
    return tableFile(lang, format, contendersFile(await ask(OPERATIONS.first, question)));
  },
};

/** Who was first: a question built from menus, the contenders in their order, the verdict, and what the sources at hand cover; and its files. */
export const firstPages: readonly Page[] = [{ path: '/first', show: shown }, firstFile];

async function shown(visit: Visit): Promise<Shown> {
  const { lang, here, asked } = visit;
  const words = FIRST_WORDS[lang];
  const question = questionIn(asked);
  const answered = await answerOf(visit, question);
  const main = html`<h1>${words.title}</h1><p class="intro">${words.lead}</p>
${form(here, question)}${presets(here)}
${'problem' in answered ? problem(visit, answered.problem) : await firstAnswer(visit, question, answered.answer)}`;
  return { title: LAYOUT_WORDS[lang].first, main, ...('problem' in answered ? { status: 400 as const } : {}) };
}

/** The answer, or why there is none. */
async function answerOf({ lang, query, ask }: Visit, question: Query): Promise<{ answer: FirstAnswer } | { problem: string }> {
  const words = FIRST_WORDS[lang];
  const { target, disease, modality } = question;
  if (!target && !disease && !modality) return { problem: words.open_question };
  if (target && !isKnown(() => resolveTarget(target))) return { problem: words.unknown_target(target) };
  if (disease && !isKnown(() => resolveDisease(disease))) return { problem: words.unknown_disease(disease) };
  try {
    return { answer: await ask(OPERATIONS.first, { ...question, as_of: query.as_of, known_by: query.known_by }) };
  } catch (error) {
    if (error instanceof UsageError) return { problem: readableMessage(lang, error) };
    throw error;
  }
}

function isKnown(resolve: () => unknown): boolean {
  try {
    resolve();
    return true;
  } catch {
    return false;
  }
}

function problem({ lang }: Visit, message: string): Piece {
  return html`<section class="problem" role="alert"><h2>${WORDS[lang].error}</h2><p>${message}</p></section>`;
}

function form({ lang, ...dates }: Here, question: Query): Piece {
  const words = FIRST_WORDS[lang];
  const isNarrowed = [question.disease, question.trait, question.product, dates.as_of, dates.known_by].some(Boolean);
  const modalities = new Map(readLexicon('modalities', modalityRow).map(({ id, label }) => [id, label[lang]]));
  const traits = new Map(readLexicon('traits', traitRow).map(({ id, zh, en }) => [id, (lang === 'zh' ? zh : en)[0] ?? id]));
  const menu = (name: (typeof PARTS)[number], values: Iterable<string>, open: string, wordsOf: (value: string) => string) =>
    selectField(name, words[name], ['', ...values], question[name] ?? '', (value) => (value === '' ? open : wordsOf(value)));
  const text = (name: 'target' | 'disease' | 'product', list: string) =>
    html`<label>${words[name]}<input name="${name}" value="${question[name] ?? ''}" ${list === '' ? '' : html`list="${list}"`} placeholder="${words.any}" autocomplete="off" maxlength="120"></label>`;
  const targets = readLexicon('targets', targetRow).map(({ id }) => html`<option value="${id}">`);
  const ills = [...diseases().values()].map(({ id, zh, en }) => html`<option value="${(lang === 'zh' ? zh : en)[0] ?? id}">`);
  return html`<form class="question" method="get" action="/first"><input type="hidden" name="lang" value="${lang}"><div class="fields">
${selectField('rank', words.rank, PLACES, question.rank ?? 'first', (value) => placeWords(lang, value))}
${menu(
  'modality',
  [...modalities.keys()].filter((id) => id !== 'none'),
  words.any,
  (id) => modalities.get(id) ?? id,
)}
${text('target', 'targets')}
${selectField('milestone', words.milestone, MILESTONES, question.milestone ?? 'ind_cleared', (value) => labelOf('milestone', value)[lang])}
${menu('jurisdiction', JURISDICTIONS, words.anywhere, (value) => labelOf('jurisdiction', value)[lang])}
<button>${words.ask}</button></div>
<details ${isNarrowed ? 'open' : ''}><summary>${words.narrower}</summary><div class="fields">
${text('disease', 'diseases')}${menu('trait', traits.keys(), words.any, (id) => traits.get(id) ?? id)}${text('product', '')}${dateFields(lang, dates.as_of ?? '', dates.known_by ?? '')}</div></details>
<datalist id="targets">${targets}</datalist><datalist id="diseases">${ills}</datalist></form>`;
}

function presets(here: Here): Piece {
  const words = FIRST_WORDS[here.lang];
  const links = PRESETS.map((one) => html`<a class="chip" href="${addressOf(here, '/first', one)}">${questionWords(here.lang, one)}</a> `);
  return html`<nav class="presets" aria-label="${words.presets}">${links}</nav>`;
}
