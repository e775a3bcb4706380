import { html } from 'hono/html';
import { UnknownError } from '../../../base/errors.ts';
import { labelOf } from '../../../model/labels.ts';
import { OPERATIONS } from '../../../operation/table.ts';
import type { EntityAnswer } from '../../../view/entity.ts';
import { dateFields } from '../fields.ts';
import { addressOf } from '../links.ts';
import type { Page, Shown, Visit } from '../page.ts';
import type { Piece } from '../piece.ts';
import { ENTITY_WORDS } from '../words/entity.ts';
import { WORDS } from '../words/words.ts';
import { organisationSections } from './organisation-sections.ts';
import { productSections } from './product-sections.ts';
import type { On } from './proof.ts';
import { eventSections, policySections, recordSections } from './record-sections.ts';
import { type Section, sectionsOf } from './section.ts';
import { statementsSection } from './statements-part.ts';
import { diseaseSections, targetSections } from './term-sections.ts';
import { timelineSection } from './timeline-part.ts';
import { trialSections } from './trial-sections.ts';
import { unknownPage } from './unknown-page.ts';
import { ledNote, whySection } from './why-part.ts';

/** Kinds of entities, and of rows of registers, that have a page of their own. */
const KINDS = [
  ...['product', 'organisation', 'trial', 'target', 'disease', 'event', 'policy'],
  ...['application', 'listing', 'deal', 'service', 'offer', 'amenity', 'figure', 'chain', 'judgement', 'article'],
];

/** How many trials are listed where all are asked for. */
const MOST_TRIALS = '500';

/** The page of every entity: `/KIND/ID`; another name or id leads to it. */
export const ENTITY_PAGES: readonly Page[] = KINDS.map((kind) => ({ path: `/${kind}/:id`, show: (visit) => entityShown(visit, kind) }));

async function entityShown(visit: Visit, kind: string): Promise<Shown> {
  const { asked, params, here } = visit;
  const id = params.id ?? '';
  try {
    const answer = await answerFor(visit, kind, id);
    if (answer.subject !== `${kind}/${id}`) return { redirect: addressWith(visit, answer.subject, id) };
    const on: On = { here, as_of: answer.as_of, known_by: answer.known_by };
    const sections = await sectionsFor(visit, on, answer);
    return { title: answer.label[here.lang], main: framed(on, visit, answer, sections), islands: ['unfold'] };
  } catch (error) {
    if (error instanceof UnknownError) return unknownPage(visit, kind, asked.from ?? id);
    throw error;
  }
}

/** The answer for an id; where the reader came by another name, the same with how that led here, unless it does not. */
async function answerFor({ ask, asked, query: { as_of, known_by } }: Visit, kind: string, id: string): Promise<EntityAnswer> {
  const fields = { as_of, known_by, ...(asked.trials === 'all' ? { trials: MOST_TRIALS } : {}) };
  if (asked.from !== undefined) {
    const led = await ask(OPERATIONS.entity, { what: `${kind}/${asked.from}`, ...fields }).catch(() => undefined);
    if (led?.subject === `${kind}/${id}`) return led;
  }
  return ask(OPERATIONS.entity, { what: `${kind}/${id}`, ...fields });
}

/** The address of the entity that an id led to, which keeps the fields and says where the reader came from. */
function addressWith({ here, asked }: Visit, subject: string, from: string): string {
  const at = subject.indexOf('/');
  const { lang: _, from: first, ...fields } = asked;
  return addressOf(here, `/${subject.slice(0, at)}/${encodeURIComponent(subject.slice(at + 1))}`, { ...fields, from: first ?? from });
}

async function sectionsFor(visit: Visit, on: On, answer: EntityAnswer): Promise<(Section | undefined)[]> {
  const timeline = await timelineSection(visit, on, answer);
  return [...ownSections(visit, on, answer), timeline, whySection(on, answer), statementsSection(on, answer)];
}

function ownSections({ lang, path }: Visit, on: On, answer: EntityAnswer): (Section | undefined)[] {
  const { about, subject, label } = answer;
  const id = subject.slice(subject.indexOf('/') + 1);
  switch (about?.kind) {
    case 'product':
      return productSections(on, answer, about);
    case 'organisation':
      return organisationSections(on, answer, about, `${addressOf(on.here, path, { trials: 'all' })}#trials`);
    case 'trial':
      return trialSections(on, answer, about);
    case 'target':
      return targetSections(on, id, about);
    case 'disease':
      return diseaseSections(on, id, label[lang], about);
    case 'event':
      return eventSections(on, answer, about);
    case 'policy':
      return policySections(on, answer, about);
    default:
      return recordSections(on, answer);
  }
}

/** The frame that pages of all kinds share: what it is, how the reader was led here, another day, and the sections. */
function framed(on: On, { asked, path }: Visit, answer: EntityAnswer, sections: readonly (Section | undefined)[]): Piece {
  const { here, as_of, known_by } = on;
  const words = ENTITY_WORDS[here.lang];
  const { subject, kind, label } = answer;
  const other = here.lang === 'zh' ? 'en' : 'zh';
  const also =
    label[other] === label[here.lang] ? '' : html`<span class="also" lang="${other === 'zh' ? 'zh-Hans' : 'en'}">${label[other]}</span>`;
  const isDated = asked.as_of !== undefined || asked.known_by !== undefined;
  return html`<article class="entity"><header>
<p class="kind">${labelOf('thing', kind)[here.lang]} <code>${subject}</code></p>
<h1>${label[here.lang]}</h1>${also}${subtitleOf(here.lang, answer)}${ledNote(on, answer)}
<div class="tools"><details ${isDated ? 'open' : ''}><summary>${words.other_day}</summary><form method="get" action="${path}"><input type="hidden" name="lang" value="${here.lang}">${dateFields(here.lang, as_of, known_by)} <button>${WORDS[here.lang].update}</button></form></details>
<a href="/api/entity?${new URLSearchParams({ what: subject, as_of, known_by })}">${words.json}</a></div></header>
${sectionsOf(words.sections, sections)}</article>`;
}

/** What a trial without a title at hand gives, and against what. */
function subtitleOf(lang: 'zh' | 'en', { kind, names, facts, subject }: EntityAnswer): Piece | string {
  if (kind !== 'trial') return '';
  if (names.length > 0) return html`<p class="lead">${subject.slice('trial/'.length)}</p>`;
  const said = (property: string) => facts.filter((one) => one.property === property).slice(0, 3);
  const [given, against] = [said('intervention'), said('condition')].map((list) =>
    list.map(({ says }) => says[lang]).join(lang === 'zh' ? '、' : ', '),
  );
  return html`<p class="lead">${[given, against].filter(Boolean).join(' · ')}</p>`;
}
